using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Funding;

/// <summary>Who takes part in a round.</summary>
public sealed class RoundInvestor : Row
{
    /// <summary>The round.</summary>
    public Guid? Round { get; private set; }

    /// <summary>The holder.</summary>
    public Guid? Holder { get; private set; }

    /// <summary>New money.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>A right to a part of the round: 1 for pro rata, more for super pro rata; none where nothing is said.</summary>
    public decimal? ProRata { get; private set; }

    internal static void Declare(FieldSet<RoundInvestor> fields) => fields
        .Reference(investor => investor.Round, targets: ["funding/rounds"])
        .Reference(investor => investor.Holder, targets: ["funding/holders", "team/hires"])
        .Money(investor => investor.Amount, required: false)
        .Number(investor => investor.ProRata, min: 0, max: 100, decimals: 4, required: false);
}
