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
