using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What a plan's cash may come to, with every estimate drawn at once, many times over: how wide its range is, how likely it lasts, and what moves it.</summary>
/// <param name="Bands">The balance at the end of each month: below it lie 10, 25, 50, 75 and 90 per cent of the draws; null where one is undefined.</param>
/// <param name="Lasting">The share of draws in which no month ends with less than nothing, 0 to 1.</param>
/// <param name="Drivers">The estimates that move cash at the end most, with the rank correlation, −1 to 1, the strongest first.</param>
public sealed record Outlook(IReadOnlyList<IReadOnlyList<double?>> Bands, double Lasting, IReadOnlyList<(Input Input, double Correlation)> Drivers)
{
    /// <summary>How many futures are drawn: enough for a share to be right within three per cent, few enough to follow each edit.</summary>
    public const int Draws = 1000;

    private static readonly double[] Shares = [0.1, 0.25, 0.5, 0.75, 0.9];

    /// <summary>Draws the futures of a forecast; the same ones each time.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <returns>Null where no estimate has a range, or where the plan's uncertainties contradict each other.</returns>
    public static Outlook? Of(PlanForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var model = forecast.Forecast.Model;
        if (model.Inputs.All(input => input.Months is not null || input.Value.IsPoint)) return null;
        var options = Uncertainties.OptionsOf(forecast.Plan, model, Draws, seed: 1);
        if (options.Failure is not null) return null;
        var cash = forecast.Forecast.Cash.ClosingCash;
        var simulation = Simulation.Of(model, [cash], options.Value with { KeepInputs = true, Threads = 1 });
        return new(
            [.. Enumerable.Range(1, forecast.Months).Select(month => simulation.Percentiles(cash, month, Shares))],
            1 - simulation.ProbabilityBy(cash, forecast.Months, balance => balance < 0),
            [
                .. from pair in simulation.RankCorrelations(cash, forecast.Months)
                   let correlation = pair.Value ?? 0
                   where correlation != 0
                   orderby Math.Abs(correlation) descending
                   select (pair.Key, correlation),
            ]);
    }
}
