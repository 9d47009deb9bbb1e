using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Activity;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>The plan at a glance: how far it is, what to do next, what others said and did.</summary>
public static class ViewGlance
{
    public sealed record Query(PlanId PlanId) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    public sealed record View(PlanShell Shell, Plan Plan, Question? NextBest, IReadOnlyList<ThreadView> Open, IReadOnlyList<ActivityItem> Recent);

    internal sealed class Handler(PlanScope scope, PlanShells shells, ThreadViews threads, ActivityItems activity) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            var open = (await threads.AllAsync(cancellationToken)).Where(thread => thread.IsOpen).ToList();
            return new View(await shells.OfAsync(cancellationToken), plan, Outline.NextBest(plan), open, await activity.LastAsync(6, null, cancellationToken));
        }
    }
}
