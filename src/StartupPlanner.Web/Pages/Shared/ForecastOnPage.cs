using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>A forecast as pages and documents show it.</summary>
internal static class ForecastOnPage
{
    /// <summary>In the words of a reader who wants no cents.</summary>
    public static ForecastWords WordsFor(this PlanForecast forecast, Texts texts, Display display) =>
        new(forecast, texts.Culture) { MonthFormat = display.Month, MoneyFormat = amount => display.Money(decimal.Round(amount), forecast.Plan.Currency) };

    /// <summary>The names of its months, the labels of a chart.</summary>
    public static IReadOnlyList<string> MonthNames(this PlanForecast forecast, Display display) =>
        [.. Enumerable.Range(1, forecast.Months).Select(month => display.Month(forecast.MonthOf(month)))];
}
