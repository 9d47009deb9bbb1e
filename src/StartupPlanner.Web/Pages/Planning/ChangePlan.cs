using MediatR;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>Makes changes to a plan's content: one for an edit in the browser, many for a form that is sent whole.</summary>
public static class ChangePlan
{
    /// <param name="CommandId">The browser's name for the command; a repeat gets the first answer.</param>
    public sealed record Command(PlanId PlanId, Guid CommandId, IReadOnlyList<Change> Changes) : IPlanCommand<Result>
    {
        public PlanRight Right => PlanRight.Edit;
    }

    public sealed record Result(Plan Plan, IReadOnlyList<ChangeResult> Changes);

    /// <summary>What became of one change: what it did, or why it did not.</summary>
    /// <param name="Entry">Its entry in the activity log, by which it can be undone; null where nothing was to be done.</param>
    public sealed record ChangeResult(Address At, Applied? Applied, Failure? Failure, Guid? Entry);

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.CommandId).NotEmpty();
            RuleFor(command => command.Changes).Must(changes => changes.Sum(change => change is Change.Several several ? several.Changes.Count : 1) is > 0 and <= 500)
                .WithErrorCode("Changes.Count");
        }
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, Viewer viewer, TimeProvider clock) : IRequestHandler<Command, Outcome<Result>>
    {
        public async Task<Outcome<Result>> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            var log = await LogAsync(command, cancellationToken);
            return new Result(plan, [.. command.Changes.Select(change => Make(plan, change, command.CommandId, log))]);
        }

        /// <summary>What the command did when it came before, and the last entries about the fields that it sets.</summary>
        private async Task<List<ActivityEntry>> LogAsync(Command command, CancellationToken cancellationToken)
        {
            string[] places = [.. command.Changes.OfType<Change.SetField>().SelectMany(set => set.At.Enclosing()).Distinct()];
            var lately = Guid.CreateVersion7(clock.GetUtcNow() - ActivityEntry.Pause);
            return await db.Activity
                .Where(entry => entry.PlanId == command.PlanId
                    && (entry.CommandId == command.CommandId || entry.Id > lately && entry.ContinuedBy == null && places.Contains(entry.Address)))
                .OrderBy(entry => entry.Revision).ToListAsync(cancellationToken);
        }

        private ChangeResult Make(Plan plan, Change change, Guid commandId, List<ActivityEntry> log)
        {
            // A list whose rows are given has no address for another one.
            var address = Address.Read(change.Place) ?? change.At;
            if (log.Find(entry => entry.CommandId == commandId && entry.Address == address.Text) is { } before) return new(address, before.Applied(), null, before.Id);
            var now = clock.GetUtcNow();
            var outcome = plan.Apply(change, now);
            if (outcome.Failure is { } failure) return new(address, null, failure, null);
            var applied = outcome.Value;
            if (applied.Before == applied.After) return new(address, applied, null, null);
            var entry = ActivityEntry.Of(plan, applied, viewer.RequiredUserId, commandId, now);
            entry.GoOnWith(log.FindLast(other => address.Enclosing().Contains(other.Address)));
            db.Activity.Add(entry);
            return new(address, applied, null, entry.Id);
        }
    }
}
