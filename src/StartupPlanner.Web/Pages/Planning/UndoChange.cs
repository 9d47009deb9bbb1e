using MediatR;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>Undoes one change of the activity log, unless the value changed since.</summary>
public static class UndoChange
{
    public sealed record Command(PlanId PlanId, Guid CommandId, Guid Entry) : IPlanCommand<Result>
    {
        public PlanRight Right => PlanRight.Edit;
    }

    public sealed record Result(Plan Plan, Applied Applied);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.CommandId).NotEmpty();
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken cancellationToken)
        {
            var entries = db.Activity.Where(entry => entry.PlanId == command.PlanId);
            if (await entries.FirstOrDefaultAsync(entry => entry.CommandId == command.CommandId, cancellationToken) is { } repeated)
                return repeated.Applied() is { } applied ? new Result(await scope.PlanAsync(cancellationToken), applied) : new Failure.NotFound();
            var entry = await entries.SingleOrDefaultAsync(entry => entry.Id == command.Entry, cancellationToken);
            if (entry?.Applied()?.Inverse() is not { } inverse) return new Failure.NotFound();
            var plan = await scope.PlanAsync(cancellationToken);
            var now = clock.GetUtcNow();
            var outcome = plan.Apply(inverse, now);
            // What is to be undone is gone: that is a change since, too.
            if (outcome.Failure is Failure.NotFound or Failure.Gone or Failure.Stale) return new Failure.Refused("Undo.Changed");
            if (outcome.Failure is Failure.Invalid { Errors: [var error, ..] }) return new Failure.Refused(error.Code, error.Args);
            if (outcome.Failure is { } failure) return Outcome<Result>.Fail(failure);
            if (outcome.Value.Before != outcome.Value.After)
                db.Activity.Add(ActivityEntry.Of(plan, outcome.Value, viewer.RequiredUserId, command.CommandId, now, entry.Id));
            return new Result(plan, outcome.Value);
        }
    }
}
