using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Team;

/// <summary>How far an agreement is.</summary>
public enum AgreementState
{
    /// <summary>Nobody spoke of it.</summary>
    Open,

    /// <summary>Agreed by word of mouth.</summary>
    Spoken,

    /// <summary>Written down.</summary>
    Written,

    /// <summary>Signed by all.</summary>
    SignedByAll,
}

/// <summary>What a founder gets and brings.</summary>
public sealed class FounderTerms : Row
{
    /// <summary>The founder.</summary>
    public Guid? Member { get; private set; }

    /// <summary>The share of the founders' stock; a fraction. Those of all add up to 1.</summary>
    public decimal? Stake { get; private set; }

    /// <summary>Months until the shares are earned in full.</summary>
    public int? VestingMonths { get; private set; }

    /// <summary>Months before the first are earned.</summary>
    public int? CliffMonths { get; private set; }

    /// <summary>What they bring in: time, money, rights, customers.</summary>
    public string Contribution { get; private set; } = "";
}

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
