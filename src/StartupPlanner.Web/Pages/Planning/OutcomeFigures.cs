using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A figure that tells what an edit does to the company.</summary>
/// <param name="Key">Its place among the texts under Planning.Outcome and among the figures.</param>
/// <param name="Text">As a reader sees it.</param>
/// <param name="Rank">A number that grows as the company is better off; null where neither is better.</param>
public sealed record OutcomeFigure(string Key, string Text, decimal? Rank);

/// <summary>What the plan comes to in money, beside the form in which it is edited: an edit shows what it did to each.</summary>
internal sealed class OutcomeFigures(PlanForecasts forecasts) : IFigures
{
    private const string People = "people";
    private const string Runway = "runway";
    private const string LowestCash = "lowest-cash";
    private const string BreakEven = "break-even";

    public IReadOnlyList<string> Groups => ["outcome"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        foreach (var outcome in Outcomes(plan, texts, display))
        {
            yield return new($"outcome.{outcome.Key}", outcome.Text);
            yield return new($"outcome.{outcome.Key}.rank", outcome.Rank?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }
    }

    /// <summary>The figures in order. Where there is no forecast, each says so.</summary>
    public IReadOnlyList<OutcomeFigure> Outcomes(Plan plan, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (made.Failure is not null || made.Value.Figures.LowestCash is null)
            return [.. Keys.Select(key => new OutcomeFigure(key, texts["Planning.Outcome.Unknown"], null))];
        var (forecast, figures) = (made.Value, made.Value.Figures);
        var people = PeopleForecast.Of(plan, forecast);
        // A month that never comes ranks behind the last one.
        var never = forecast.Months + 1;
        var lowest = display.Money(decimal.Round(figures.LowestCash.Value), plan.Currency);
        return
        [
            new(People, display.Money(decimal.Round(people.FirstYearCost), plan.Currency), -people.FirstYearCost),
            new(Runway, RunwayText(), figures.RunwayMonths ?? never),
            new(LowestCash, texts["Planning.Outcome.In", lowest, Month(figures.LowestCashMonth!.Value)], figures.LowestCash),
            new(BreakEven, figures.BreakEvenMonth is { } even ? Month(even) : texts["Planning.Outcome.NotWithinPlan"], -(figures.BreakEvenMonth ?? never)),
        ];

        string Month(int number) => display.Month(forecast.MonthOf(number));

        string RunwayText() => figures.RunwayMonths is { } runway
            ? texts["Planning.Outcome.Months", runway, Month(figures.CashOutMonth!.Value)]
            : texts["Planning.Outcome.CashLasts"];
    }

    private static readonly string[] Keys = [People, Runway, LowestCash, BreakEven];
}
