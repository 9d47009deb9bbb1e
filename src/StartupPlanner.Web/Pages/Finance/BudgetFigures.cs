using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>The budget of each class beside the forecast of today, and of what the plan warns.</summary>
internal sealed class BudgetFigures(PlanForecasts forecasts, TimeProvider clock) : IFigures
{
    public IReadOnlyList<string> Groups => ["budget"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null)
        {
            yield return new("budget.warnings", texts["Finance.Unknown"]);
            yield break;
        }
        var words = new FinanceWords(plan, texts, display);
        var comparison = BudgetComparison.Of(plan, made.Value);
        yield return new("budget.warnings", words.Warnings(made.Value, clock.GetUtcNow(), comparison));
        foreach (var (area, costs) in comparison.Costs)
            foreach (var (cost, index) in costs.Select((cost, index) => (cost, index)))
            {
                var name = $"budget.{KeyOf(area)}.{index}";
                yield return new($"{name}.forecast", words.Amount(cost.Forecast));
                yield return new($"{name}.variance", words.Variance(cost));
                yield return new($"{name}.sign", SignOf(cost));
            }
    }

    public static string KeyOf(Domain.Team.CostArea area) => Domain.Costs.ClassBudget.Keys[(int)area];

    /// <summary>As the style sheet names it.</summary>
    public static string SignOf(BudgetedCost cost) => (cost.Variance is { } variance ? decimal.Round(variance) : 0) switch { > 0 => "u", < 0 => "f", _ => "" };
}
