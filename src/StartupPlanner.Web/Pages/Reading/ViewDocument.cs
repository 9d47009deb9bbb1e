using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>The whole plan to be read, with its conversations for who may see them.</summary>
public static class ViewDocument
{
    public sealed record Query(PlanId PlanId) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Read;
    }

    public sealed record View(PlanShell Shell, Plan Plan, IReadOnlyList<ThreadView> Threads);

    internal sealed class Handler(PlanScope scope, PlanShells shells, ThreadViews threads) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken) =>
            new View(await shells.OfAsync(cancellationToken), await scope.PlanAsync(cancellationToken), await threads.AllAsync(cancellationToken));
    }
}
