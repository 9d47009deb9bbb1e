using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Team;

/// <summary>Headcount and what it costs, as a chart.</summary>
internal sealed class HiringFigures(PlanForecasts forecasts) : IFigures
{
    public IReadOnlyList<string> Groups => ["hiring"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => ChartOf(plan, texts, display).Figures;

    /// <summary>Headcount and what it costs each month.</summary>
    public Chart ChartOf(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return new("hiring.chart", texts["Team.Hiring.Chart.Empty"], texts["Shared.Month"], [], []);
        var (forecast, people) = (made.Value, PeopleForecast.Of(plan, made.Value));
        var labels = forecast.MonthNames(display);
        List<ChartSeries> series =
        [
            .. from cost in people.Cost
               orderby cost.Key
               select new ChartSeries(texts[$"Team.CostArea.{cost.Key}"], [.. cost.Value.Select(amount => (decimal?)decimal.Round(amount, 2))], ChartShape.Bars, "cost", Unit: Display.Symbol(plan.Currency).Trim()),
            new(texts["Team.Hiring.Headcount"], [.. people.Heads.Select(heads => (decimal?)heads)], ChartShape.Step, Axis: 1),
        ];
        return new("hiring.chart", Title(people, labels, plan.Currency, texts, display), texts["Shared.Month"], labels, series);
    }

    private static string Title(PeopleForecast people, IReadOnlyList<string> labels, CurrencyCode currency, Texts texts, Display display) => people.Heads.All(heads => heads == 0)
        ? texts["Team.Hiring.Chart.Empty"]
        : texts["Team.Hiring.Chart", display.Number(people.Heads[0]), labels[0], display.Number(people.Heads[^1]), labels[^1], display.Money(decimal.Round(people.TotalCost[^1]), currency)];
}
