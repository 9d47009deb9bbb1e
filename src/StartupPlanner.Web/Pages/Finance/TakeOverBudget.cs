using FluentValidation;
using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>What the forecast of today would be as a budget, before it is taken over.</summary>
public static class ViewProposedBudget
{
    public sealed record Query(PlanId PlanId) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Edit;
    }

    public sealed record View(PlanShell Shell, Plan Plan, PlanForecast Forecast);

    internal sealed class Handler(PlanScope scope, PlanShells shells, PlanForecasts forecasts) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            var made = forecasts.Of(plan);
            return made.Failure is { } failure ? failure : new View(await shells.OfAsync(cancellationToken), plan, made.Value);
        }
    }
}

/// <summary>Makes the forecast of today the budget, in one change.</summary>
public static class TakeOverBudget
{
    /// <param name="Seen">The revision of the plan whose amounts were agreed to: no others are taken over.</param>
    /// <param name="Note">Kept with the budget; how long it may be, its field says.</param>
    public sealed record Command(PlanId PlanId, Guid CommandId, long Seen, string Note) : IPlanCommand<Plan>
    {
        public PlanRight Right => PlanRight.Edit;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.CommandId).NotEmpty();
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope, PlanForecasts forecasts, Viewer viewer, Display display, TimeProvider clock) : IRequestHandler<Command, Outcome<Plan>>
    {
        public async Task<Outcome<Plan>> Handle(Command command, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            if (plan.Revision != command.Seen) return new Failure.Stale("finance/budget", "");
            var made = forecasts.Of(plan);
            if (made.Failure is { } failure) return failure;
            var now = clock.GetUtcNow();
            var outcome = plan.Apply(BudgetComparison.TakeOver(plan, made.Value, display.Day(now), command.Note), now);
            if (outcome.Failure is { } refused) return refused;
            if (outcome.Value.Before != outcome.Value.After) db.Activity.Add(ActivityEntry.Of(plan, outcome.Value, viewer.RequiredUserId, command.CommandId, now));
            return plan;
        }
    }
}
