using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Plans;

/// <summary>Puts a plan in the bin.</summary>
public static class DeletePlan
{
    public sealed record Command(PlanId PlanId) : IPlanCommand<Done>
    {
        public PlanRight Right => PlanRight.Manage;
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            plan.Delete(clock.GetUtcNow());
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.PlanDeleted, "", viewer.RequiredUserId, clock.GetUtcNow()));
            return new Done();
        }
    }
}

/// <summary>Takes a plan out of the bin.</summary>
public static class RestorePlan
{
    public sealed record Command(PlanId PlanId) : IPlanCommand<Done>
    {
        public PlanRight Right => PlanRight.Manage;

        public bool InBin => true;
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Done>>
    {
        public async Task<Outcome<Done>> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            plan.Restore();
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.PlanRestored, "", viewer.RequiredUserId, clock.GetUtcNow()));
            return new Done();
        }
    }
}
