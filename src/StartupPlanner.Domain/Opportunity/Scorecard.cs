using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Opportunity;

/// <summary>The indicators by which an opportunity is scored, in four groups of three. A high score is always good: 5 for little risk, little competition, low cost.</summary>
public static class Indicators
{
    /// <summary>The groups in order.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["market", "technology", "advantage", "risk"];

    /// <summary>Weights to start with, as fractions; they add up to 1.</summary>
    public static IReadOnlyDictionary<string, decimal> DefaultWeights { get; } = new Dictionary<string, decimal>
    {
        ["market-capacity"] = 0.10m,
        ["market-growth"] = 0.10m,
        ["market-competition"] = 0.08m,
        ["technology-difficulty"] = 0.08m,
        ["technology-cost"] = 0.08m,
        ["technology-maturity"] = 0.08m,
        ["advantage-position"] = 0.08m,
        ["advantage-brand"] = 0.06m,
        ["advantage-satisfaction"] = 0.08m,
        ["risk-market"] = 0.09m,
        ["risk-technology"] = 0.09m,
        ["risk-finance"] = 0.08m,
    };

    /// <summary>The indicators in order, group by group.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. DefaultWeights.Keys];

    /// <summary>The group of an indicator.</summary>
    public static string GroupOf(string key) => key[..key.IndexOf('-', StringComparison.Ordinal)];
}

/// <summary>The score of one indicator.</summary>
public sealed class IndicatorScore : FixedRow
{
    /// <summary>1 (poor) to 5 (excellent), whole; null while it is not scored.</summary>
    public decimal? Score { get; private set; }

    /// <summary>Its weight as a fraction; weights need not add up to 1, they are normalised.</summary>
    public decimal? Weight { get; private set; }

    /// <summary>Why this score.</summary>
    public string Reason { get; private set; } = "";

    internal void StartWith(decimal weight) => Weight = weight;
}

/// <summary>What a total says, in a word.</summary>
public enum ScorecardBand
{
    /// <summary>Nothing that has a weight is scored.</summary>
    None,

    /// <summary>Below 2.5.</summary>
    Weak,

    /// <summary>From 2.5.</summary>
    Mixed,

    /// <summary>From 3.2.</summary>
    Good,

    /// <summary>From 4.</summary>
    Strong,
}

/// <summary>What the scores say together.</summary>
/// <param name="Total">The weighted mean of the scores, 1 to 5; null while none with a weight is scored.</param>
/// <param name="Scored">How many indicators are scored.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Groups">The weighted mean of each group, 1 to 5, in the order of <see cref="Indicators.Groups"/>; null for a group without a score.</param>
/// <param name="TotalWeight">Sum of the weights of all indicators; 1 is usual and not needed.</param>
/// <param name="NormalizedWeights">Weight of each indicator ÷ sum of the weights, in order; empty when all weights are 0.</param>
/// <param name="Lowest">The keys of the indicators scored below 4 that pull the total down most, at most two: weight × (5 − score), largest first.</param>
public sealed record ScorecardResult(
    decimal? Total, int Scored, int Count, IReadOnlyList<decimal?> Groups, decimal TotalWeight, IReadOnlyDictionary<string, decimal> NormalizedWeights, IReadOnlyList<string> Lowest)
{
    /// <summary>The total in a word.</summary>
    public ScorecardBand Band => Total switch
    {
        null => ScorecardBand.None,
        >= 4m => ScorecardBand.Strong,
        >= 3.2m => ScorecardBand.Good,
        >= 2.5m => ScorecardBand.Mixed,
        _ => ScorecardBand.Weak,
    };
}

/// <summary>The weighted score of an opportunity: sum of weight × score ÷ sum of the weights, over the indicators that are scored.</summary>
public static class Scorecard
{
    /// <summary>Adds up the scores.</summary>
    public static ScorecardResult Of(IReadOnlyCollection<IndicatorScore> rows)
    {
        var sum = rows.Sum(row => row.Weight ?? 0m);
        var scored = rows.Where(row => row.Score is not null).ToList();
        return new(
            Mean(scored),
            scored.Count,
            rows.Count,
            [.. Indicators.Groups.Select(group => Mean(scored.Where(row => Indicators.GroupOf(row.Key) == group)))],
            sum,
            sum == 0m ? new Dictionary<string, decimal>() : rows.ToDictionary(row => row.Key, row => (row.Weight ?? 0m) / sum),
            [.. scored.Where(row => row.Score < 4m && row.Weight > 0m).OrderByDescending(row => row.Weight * (5m - row.Score)).Take(2).Select(row => row.Key)]);
    }

    private static decimal? Mean(IEnumerable<IndicatorScore> scored)
    {
        var weighted = scored.Where(row => row.Weight > 0m).ToList();
        return weighted.Count == 0 ? null : weighted.Sum(row => row.Weight!.Value * row.Score!.Value) / weighted.Sum(row => row.Weight!.Value);
    }
}
