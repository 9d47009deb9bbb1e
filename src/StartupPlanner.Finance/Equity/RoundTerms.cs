using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>What the parties to a priced round agree. Where real agreements differ, the difference is a setting here.</summary>
/// <param name="Class">The preferred class that is sold: a class's id.</param>
/// <param name="Valuation">Pre-money, post-money or price per share.</param>
/// <param name="Commitments">Who buys for how much; together the new money of the round.</param>
public sealed record RoundTerms(string Class, Valuation Valuation, IReadOnlyList<Commitment> Commitments)
{
    /// <summary>Who of the present holders buys a part of the round by right; it comes off the commitments in proportion.</summary>
    public IReadOnlyList<ProRata> ProRata { get; init; } = [];

    /// <summary>The pool after the round; null to leave it as it is.</summary>
    public PoolTarget? Pool { get; init; }

    /// <summary>Whether shares from SAFEs and notes are inside the pre-money valuation.</summary>
    public ConversionBasis Conversions { get; init; }

    /// <summary>Of which class the shares from SAFEs and notes are.</summary>
    public ConversionShares ConversionShares { get; init; }

    /// <summary>The instruments that convert: the ids of their events; null for all that convert by themselves.</summary>
    public IReadOnlyList<string>? Converting { get; init; }

    /// <summary>When conversion prices of older preferred fall in a down round.</summary>
    public AntiDilutionTiming AntiDilution { get; init; }

    /// <summary>How price and shares are rounded, once, after the round is solved.</summary>
    public RoundRounding Rounding { get; init; } = new();

    /// <summary>What closing costs the company (lawyers, due diligence), in its currency; 0 or more.</summary>
    public decimal Costs { get; init; }
}

/// <summary>What the company is agreed to be worth.</summary>
/// <param name="Kind">What the amount is.</param>
/// <param name="Amount">In the company's currency; above 0.</param>
public readonly record struct Valuation(ValuationKind Kind, decimal Amount)
{
    /// <summary>Before the new money.</summary>
    public static Valuation PreMoney(decimal amount) => new(ValuationKind.PreMoney, amount);

    /// <summary>After the new money, with all that converts.</summary>
    public static Valuation PostMoney(decimal amount) => new(ValuationKind.PostMoney, amount);

    /// <summary>As a price for each new share.</summary>
    public static Valuation PricePerShare(decimal amount) => new(ValuationKind.PricePerShare, amount);
}

/// <summary>What the amount of a valuation is.</summary>
public enum ValuationKind
{
    /// <summary>The value before the new money; what it covers, <see cref="ConversionBasis"/> and <see cref="PoolPlacement"/> say.</summary>
    PreMoney,

    /// <summary>The value after the new money, with all that converts; <see cref="ConversionBasis"/> plays no role.</summary>
    PostMoney,

    /// <summary>The price of a new share; nothing is left to solve but conversions and pool.</summary>
    PricePerShare,
}

/// <summary>New money of one investor.</summary>
/// <param name="Investor">A holder's id; each once.</param>
/// <param name="Amount">In the company's currency; above 0.</param>
public sealed record Commitment(string Investor, decimal Amount);

/// <summary>A present holder's right to a part of the round.</summary>
/// <param name="Holder">A holder's id.</param>
/// <param name="Multiple">Of its share of the company before the round (with conversions, without the pool's increase): 1 is pro rata, more is super pro rata, less a part of it. Above 0.</param>
public sealed record ProRata(string Holder, decimal Multiple = 1);

/// <summary>Who is diluted by shares from SAFEs and notes.</summary>
public enum ConversionBasis
{
    /// <summary>They are inside the pre-money: the present holders are diluted, new money gets amount ÷ (pre-money + new money) (Y Combinator, 1984 Ventures; the percent-ownership method).</summary>
    InPreMoney,

    /// <summary>They are outside: the price is pre-money ÷ shares without them, and new money is diluted too (FundersClub; the pre-money method).</summary>
    OutsidePreMoney,

    /// <summary>The amounts converted are added to the pre-money, and the shares are inside the sum: the post-money is pre-money + new money + converted amounts (the dollars-invested method).</summary>
    DollarsInvested,
}

/// <summary>Of which class the shares from SAFEs and notes are.</summary>
public enum ConversionShares
{
    /// <summary>Of a shadow series for each price, whose preference is what was paid (Y Combinator: Safe Preferred Stock).</summary>
    ShadowSeries,

    /// <summary>Of the series that is sold; the preference is more than was paid.</summary>
    SameSeries,
}

/// <summary>When conversion prices of older preferred fall in a down round.</summary>
public enum AntiDilutionTiming
{
    /// <summary>After the price is set, as charters have it: the new investors bear their part.</summary>
    AfterTheRound,

    /// <summary>Inside the pre-money: the price and the conversion prices are solved together, and the new investors are not diluted.</summary>
    InPreMoney,
}

/// <summary>How large a pool is to be after the round.</summary>
/// <param name="Pool">The pool's id.</param>
/// <param name="Share">Of the fully diluted company; 0 to below 1.</param>
public sealed record PoolTarget(string Pool, Percentage Share)
{
    /// <summary>Of which company.</summary>
    public PoolBase Of { get; init; }

    /// <summary>What counts towards the target.</summary>
    public PoolCount Counts { get; init; }

    /// <summary>Who is diluted by the increase.</summary>
    public PoolPlacement Placement { get; init; }

    /// <summary>A number of new shares instead of a target; null for the target. 0 or more.</summary>
    public long? NewShares { get; init; }
}

/// <summary>Of which fully diluted company a pool target is a share.</summary>
public enum PoolBase
{
    /// <summary>After the new money; usual in term sheets.</summary>
    PostMoney,

    /// <summary>Before the new money, with conversions and the increase.</summary>
    PreMoney,
}

/// <summary>What counts towards a pool target; of several pools, that of all.</summary>
public enum PoolCount
{
    /// <summary>Neither granted nor promised.</summary>
    Unissued,

    /// <summary>Not granted.</summary>
    UnissuedAndPromised,

    /// <summary>All of the plan but what was exercised.</summary>
    UnissuedPromisedAndGranted,
}

/// <summary>Who is diluted by a pool's increase.</summary>
public enum PoolPlacement
{
    /// <summary>The present holders: it is inside the pre-money (the option pool shuffle).</summary>
    InPreMoney,

    /// <summary>All: it is created after the money.</summary>
    AfterTheMoney,
}

/// <summary>How price and shares of a round are rounded.</summary>
/// <remarks>What is within a billionth of a whole share counts as whole before it is rounded down or up.</remarks>
public sealed record RoundRounding
{
    /// <summary>Decimals of the round's price; 0 to 12. Null for the exact price: then each investor pays the amount committed, and not price × shares.</summary>
    public int? PriceDecimals { get; init; }

    /// <summary>Decimals of prices at which SAFEs, notes and older preferred convert; 0 to 12. Null for those of the round's price.</summary>
    public int? ConversionPriceDecimals { get; init; }

    /// <summary>How prices are rounded.</summary>
    public RoundingRule Price { get; init; } = RoundingRule.Nearest;

    /// <summary>How numbers of shares bought and converted are rounded.</summary>
    public RoundingRule Shares { get; init; } = RoundingRule.Down;

    /// <summary>How the pool's increase is rounded.</summary>
    public RoundingRule Pool { get; init; } = RoundingRule.Up;

    /// <summary>As lawyers' spreadsheets do it (1984 Ventures): price up to five decimals, shares and pool down.</summary>
    public static RoundRounding FiveDecimalsUp { get; } = new() { PriceDecimals = 5, Price = RoundingRule.Up, Shares = RoundingRule.Down, Pool = RoundingRule.Down };
}

/// <summary>A rule of rounding.</summary>
public enum RoundingRule
{
    /// <summary>To the nearest; halves up.</summary>
    Nearest,

    /// <summary>Down.</summary>
    Down,

    /// <summary>Up.</summary>
    Up,
}
