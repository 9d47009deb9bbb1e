using FluentValidation;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Plans;

/// <summary>Makes a plan from a plan file; whoever imports it owns it.</summary>
public static class ImportPlan
{
    public sealed record Command(string Json) : IRequest<Outcome<PlanId>>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Json).NotNull().MaximumLength(PlanFile.MaxBytes);
    }

    internal sealed class Handler(PlannerDb db, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<PlanId>>
    {
        public async Task<Outcome<PlanId>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var read = PlanFile.Read(command.Json, PlanId.New(), now);
            if (read.Failure is { } wrong) return wrong;
            var plan = read.Value;
            var files = PlanFile.ReadFiles(command.Json, plan, now);
            if (files.Failure is { } unreadable) return unreadable;
            db.Plans.Add(plan);
            db.Files.AddRange(files.Value);
            db.Members.Add(new(plan.Id, viewer.RequiredUserId, PlanRole.Owner, now));
            db.Activity.Add(ActivityEntry.Of(plan, ActivityKind.PlanImported, "", viewer.RequiredUserId, now));
            await db.SaveChangesAsync(cancellationToken);
            return plan.Id;
        }
    }
}
