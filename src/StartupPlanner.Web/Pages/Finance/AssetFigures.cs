using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>What is bought to last and what of it is written off, year by year, as a chart.</summary>
internal sealed class AssetFigures(PlanForecasts forecasts) : IFigures
{
    public IReadOnlyList<string> Groups => ["assets"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display) => ChartOf(plan, texts, display).Figures;

    public Chart ChartOf(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null) return new("assets.chart", texts["Finance.Unknown"], texts["Finance.Year"], [], []);
        var (forecast, words) = (made.Value, new FinanceWords(plan, texts, display));
        var years = Period.Of(forecast.Forecast, PeriodLength.Year);
        var (bought, writtenOff) = (Sums("capital-expenditure"), Sums("write-off"));
        var title = bought.All(amount => amount == 0) && writtenOff.All(amount => amount == 0) ? texts["Finance.Assets.Chart.Empty"]
            : texts["Finance.Assets.Chart", words.Money(bought.Sum()), words.Money(writtenOff.Max()), words.Year(years[writtenOff.IndexOf(writtenOff.Max())])];
        return new("assets.chart", title, texts["Finance.Year"], [.. years.Select(words.Year)],
        [
            new(texts["Finance.Assets.Bought"], [.. bought.Cast<decimal?>()], ChartShape.Bars, Unit: words.Unit),
            new(texts["Finance.Assets.WrittenOff"], [.. writtenOff.Cast<decimal?>()], ChartShape.Bars, Unit: words.Unit),
        ]);

        List<decimal> Sums(string term)
        {
            var months = forecast.SumOf(plan.Finance.Assets.Select(asset => $"finance/assets/{asset.Key}/{term}"));
            return [.. years.Select(year => decimal.Round(year.SumOf(months), 2))];
        }
    }
}
