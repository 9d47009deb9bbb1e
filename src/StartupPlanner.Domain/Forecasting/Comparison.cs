using StartupPlanner.Domain.Costs;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>A plan in one of its scenarios, beside others.</summary>
/// <param name="Scenario">Name, key or address of the scenario; null for the plan itself.</param>
/// <param name="Forecast">The forecast.</param>
public sealed record Side(string? Scenario, PlanForecast Forecast)
{
    /// <summary>What a line comes to over the whole plan; null where it is undefined, or this side does not have it.</summary>
    public decimal? Total(string key) => Forecast.Forecast.Lines.TryGetValue(key, out var line) ? Forecast.Evaluation.Total(line, 1, Forecast.Months) : null;

    /// <summary>What the scenario changes in the plan.</summary>
    public IReadOnlyList<ScenarioOverride> Overrides => Scenario is null ? [] : Scenarios.OverridesOf(Forecast.Plan, Scenario);
}

/// <summary>A line that one of the compared sides has.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Line">The line.</param>
/// <param name="Of">The side from whose forecast it is.</param>
public sealed record ComparedLine(string Key, Line Line, Side Of);

/// <summary>Scenarios of a plan side by side: in what they differ, and why.</summary>
/// <param name="sides">At least one; the others are compared with the first.</param>
public sealed class Comparison(IReadOnlyList<Side> sides)
{
    private const decimal Rounding = 1e-9m;

    /// <summary>The sides.</summary>
    public IReadOnlyList<Side> Sides { get; } = sides;

    /// <summary>The lines of which the totals differ, the statements first, those of the first side in their order.</summary>
    public IEnumerable<ComparedLine> Different => Lines(Sides).Where(line => Sides.Skip(1).Any(side => !IsSame(Sides[0].Total(line.Key), side.Total(line.Key))));

    /// <summary>The lines that move cash, by how far: together they are the difference of the cash at the end.</summary>
    /// <param name="other">One of the sides, compared with the first.</param>
    public IEnumerable<(ComparedLine Line, decimal Difference)> CausesOf(Side other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (one, cash) = (Sides[0], Sides[0].Forecast.Forecast.Cash);
        var sums = ((Line[])[cash.Operating, cash.Investing, cash.Financing, cash.NetCashFlow]).Select(one.Forecast.Forecast.KeyOf).ToHashSet();
        return Lines([one, other]).Where(line => line.Line.Section == cash.NetCashFlow.Section && line.Line.Aggregation == Aggregation.Flow && !sums.Contains(line.Key))
            .Select(line => (line, Difference: (other.Total(line.Key) ?? 0) - (one.Total(line.Key) ?? 0)))
            .Where(cause => !IsSame(cause.Difference, 0)).OrderByDescending(cause => Math.Abs(cause.Difference));
    }

    private static IEnumerable<ComparedLine> Lines(IReadOnlyList<Side> sides) =>
        sides.SelectMany(side => side.Forecast.Forecast.Model.Lines.Select(line => new ComparedLine(side.Forecast.Forecast.KeyOf(line), line, side))).DistinctBy(line => line.Key)
            .OrderBy(line => sides[0].Forecast.Forecast.PlaceOf(line.Line.Section));

    // What differs in the last digits only was computed in another order.
    private static bool IsSame(decimal? one, decimal? other) =>
        one == other || one is { } a && other is { } b && Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
