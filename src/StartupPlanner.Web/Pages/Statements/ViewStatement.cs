using MediatR;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>A statement of the forecast.</summary>
public static class ViewStatement
{
    public sealed record Query(PlanId PlanId, StatementChoice Choice) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Comment;
    }

    /// <param name="Forecast">Null where it cannot be computed.</param>
    /// <param name="Standard">By whose words lines are called.</param>
    /// <param name="Table">Null where there is nothing to show.</param>
    /// <param name="Begin">The questions with which the money of a plan begins, where none is in it yet.</param>
    /// <param name="Problems">What stands in the way of the forecast.</param>
    public sealed record View(PlanShell Shell, Plan Plan, PlanForecast? Forecast, AccountingStandard Standard, StatementTable? Table, IReadOnlyList<Question> Begin, IReadOnlyList<ForecastProblem> Problems);

    private static readonly (string Section, string Key)[] Beginnings = [("team", "hiring"), ("revenue", "streams"), ("finance", "costs")];

    internal sealed class Handler(PlanScope scope, PlanShells shells, PlanForecasts forecasts, StatementTables tables, Texts texts) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var plan = await scope.PlanAsync(cancellationToken);
            var shell = await shells.OfAsync(cancellationToken);
            var made = forecasts.Of(plan);
            if (made.Failure is { } failure) return new View(shell, plan, null, default, null, [], ForecastProblem.Of(failure, plan, texts));
            var forecast = made.Value;
            var standard = query.Choice.Names ?? forecast.Forecast.Names.StandardFor(texts.Culture);
            return forecast.HasMoney
                ? new View(shell, plan, forecast, standard, tables.Of(plan, forecast, query.Choice, standard, texts), [], [])
                : new View(shell, plan, forecast, standard, null, [.. Beginnings.Select(at => Outline.QuestionAt(at.Section, at.Key)).OfType<Question>()], []);
        }
    }
}
