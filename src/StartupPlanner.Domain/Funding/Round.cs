using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding;

/// <summary>A priced round, closed, assumed or offered.</summary>
public sealed class Round : Row
{
    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether it counts; assumed where nothing is chosen.</summary>
    public RoundStatus? Status { get; private set; }

    /// <summary>When the money comes.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>The class that is sold.</summary>
    public Guid? Class { get; private set; }

    /// <summary>What the valuation is; pre-money where nothing is chosen.</summary>
    public ValuationKind? ValuationKind { get; private set; }

    /// <summary>In the plan's currency.</summary>
    public decimal? Valuation { get; private set; }

    /// <summary>The pool that is topped up; the first where nothing is said.</summary>
    public Guid? Pool { get; private set; }

    /// <summary>How large the pool is after it, as a share of the fully diluted company; as it is where nothing is said; a fraction.</summary>
    public decimal? PoolTarget { get; private set; }

    /// <summary>Of which company that is a share; after the money where nothing is chosen.</summary>
    public PoolBase? PoolOf { get; private set; }

    /// <summary>What counts towards it; what is neither granted nor promised where nothing is chosen.</summary>
    public PoolCount? PoolCounts { get; private set; }

    /// <summary>Who is diluted by it; the present holders where nothing is chosen.</summary>
    public PoolPlacement? PoolPlacement { get; private set; }

    /// <summary>Whether shares from SAFEs and notes are inside the pre-money; they are where nothing is chosen.</summary>
    public ConversionBasis? Conversions { get; private set; }

    /// <summary>Of which class these shares are; a shadow series where nothing is chosen.</summary>
    public ConversionShares? ConversionShares { get; private set; }

    /// <summary>When protections against dilution work; after the round where nothing is chosen.</summary>
    public AntiDilutionTiming? DownRound { get; private set; }

    /// <summary>Decimals of the price per share; exact where nothing is said.</summary>
    public decimal? PriceDecimals { get; private set; }

    /// <summary>What closing costs the company.</summary>
    public decimal? Costs { get; private set; }

    internal static void Declare(FieldSet<Round> fields) => fields
        .ShortText(round => round.Name, 80)
        .Choice(round => round.Status)
        .Date(round => round.Date)
        .Reference(round => round.Class, targets: ["funding/share-classes"])
        .Choice(round => round.ValuationKind, required: false)
        .Number(round => round.Valuation, max: 1_000_000_000_000m, decimals: 8)
        .Reference(round => round.Pool, required: false, targets: ["funding/pools"])
        .Percentage(round => round.PoolTarget, max: 0.99m, required: false)
        .Choice(round => round.PoolOf, required: false)
        .Choice(round => round.PoolCounts, required: false)
        .Choice(round => round.PoolPlacement, required: false)
        .Choice(round => round.Conversions, required: false)
        .Choice(round => round.ConversionShares, required: false)
        .Choice(round => round.DownRound, required: false)
        .Number(round => round.PriceDecimals, min: 0, max: 12, decimals: 0, required: false)
        .Money(round => round.Costs, required: false);
}

/// <summary>Whether a round counts.</summary>
public enum RoundStatus
{
    /// <summary>Planned for the future, and counted.</summary>
    Assumed,

    /// <summary>Has closed.</summary>
    Closed,

    /// <summary>A term sheet to compare with others; not counted.</summary>
    Offer,
}
