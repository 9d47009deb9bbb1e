using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Team;

/// <summary>A quality of the founder, as the founder sees it.</summary>
public sealed class FounderQuality : FixedRow
{
    /// <summary>The qualities in order.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["technical-depth", "leadership", "innovation", "business-insight", "learning", "experience", "communication"];

    /// <summary>1 to 5; each has a behaviour that shows it.</summary>
    public int? Score { get; private set; }

    /// <summary>What shows it.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>What the founder does about it.</summary>
    public string Action { get; private set; } = "";
}

/// <summary>What the scores say together.</summary>
/// <param name="Mean">Mean of the scores given, 1 to 5; null while there is none.</param>
/// <param name="Scored">How many are given.</param>
/// <param name="Lowest">The two lowest below 4, the lowest first; fewer where there are fewer.</param>
public sealed record SelfAssessment(decimal? Mean, int Scored, IReadOnlyList<FounderQuality> Lowest)
{
    private const int Good = 4;

    /// <summary>Adds up the scores.</summary>
    public static SelfAssessment Of(IReadOnlyCollection<FounderQuality> qualities)
    {
        var scored = qualities.Where(quality => quality.Score is not null).ToList();
        return new(
            scored.Count == 0 ? null : scored.Average(quality => (decimal)quality.Score!.Value),
            scored.Count,
            [.. scored.Where(quality => quality.Score < Good).OrderBy(quality => quality.Score).Take(2)]);
    }
}
