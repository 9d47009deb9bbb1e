using MediatR;
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

    internal sealed class Handler(PlanShells shells, ActivityItems items) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken) =>
            new View(await shells.OfAsync(cancellationToken), await items.LastAsync(PageLength, query.Before, cancellationToken));
    }
}
