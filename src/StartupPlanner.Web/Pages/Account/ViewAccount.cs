using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>What the viewer's account says of them.</summary>
public static class ViewAccount
{
    public sealed record Query : IRequest<Outcome<View>>;

    public sealed record View(string Name, string Email, bool OwnsAddress, string Language, string TimeZone, int OtherSessions, bool IsOperator);

    internal sealed class Handler(PlannerDb db, UserSession session, Viewer viewer, TimeProvider clock) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (here, now) = (session.Id, clock.GetUtcNow());
            var found = await db.Users.Where(u => u.Id == viewer.UserId)
                .Select(u => new View(u.Name, u.Email!, u.NormalizedUserName == u.NormalizedEmail, u.Language, u.TimeZone, db.Sessions.Count(s => s.UserId == u.Id && s.Id != here && s.ExpiresAt > now), u.IsOperator))
                .SingleOrDefaultAsync(cancellationToken);
            return found is null ? new Failure.NotFound() : found;
        }
    }
}
