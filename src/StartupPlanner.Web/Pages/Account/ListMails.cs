using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>The mails written last, to whomever. Only in development may anybody read them.</summary>
public static class ListMails
{
    private const int Newest = 50;

    public sealed record Query : IRequest<Outcome<View>>;

    public sealed record View(IReadOnlyList<Mail> Mails);

    internal sealed class Handler(PlannerDb db, IHostEnvironment environment) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (!environment.IsDevelopment()) return new Failure.NotFound();
            return new View(await db.Mails.AsNoTracking().OrderByDescending(m => m.Id).Take(Newest).ToListAsync(cancellationToken));
        }
    }
}
