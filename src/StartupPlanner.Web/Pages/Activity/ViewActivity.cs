using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Activity;

/// <summary>A page of the activity log.</summary>
public static class ViewActivity
{
    public const int PageLength = 50;

    public sealed record Query(PlanId PlanId, Guid? Before) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    public sealed record View(PlanShell Shell, IReadOnlyList<ActivityItem> Items);

    internal sealed class Handler(PlanScope scope, PlanShells shells, ActivityItems items) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await items.Rows(PageLength, query.Before).AsNoTracking().ToListAsync(cancellationToken);
            return new View(await shells.OfAsync(cancellationToken), items.ItemsOf(await scope.PlanAsync(cancellationToken), rows));
        }
    }
}
