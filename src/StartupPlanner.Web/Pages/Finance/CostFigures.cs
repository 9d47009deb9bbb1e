using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>What is spent each month by class, as a chart.</summary>
internal sealed class CostFigures(PlanForecasts forecasts) : IFigures
{
    public IReadOnlyList<string> Groups => ["costs"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => ChartOf(plan, texts, display).Figures;

    public Chart ChartOf(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return new("costs.chart", texts["Finance.Unknown"], texts["Shared.Month"], [], []);
        var words = new FinanceWords(plan, texts, display);
        return new("costs.chart", Title(made.Value, words, texts, display), texts["Shared.Month"], made.Value.MonthNames(display),
        [
            .. from area in Enum.GetValues<CostArea>()
               select new ChartSeries(words.Class(area), [.. CostsByClass.Of(made.Value, area).Select(amount => (decimal?)decimal.Round(amount, 2))], ChartShape.Bars, "costs", Unit: words.Unit),
        ]);
    }

    private static string Title(PlanForecast forecast, FinanceWords words, Texts texts, Display display)
    {
        var year = CostsByClass.OfFirstYear(forecast);
        var (all, most) = (year.Values.Sum(), year.MaxBy(cost => cost.Value));
        return all <= 0 ? texts["Finance.Costs.Chart.Empty"] : texts["Finance.Costs.Chart", words.Money(all), texts.Inline(words.Class(most.Key)), display.Percent(most.Value / all)];
    }
}
