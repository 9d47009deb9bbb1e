using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>A class or series of shares, by the rights that the charter gives it.</summary>
/// <remarks>What changes with time (conversion price, number of shares) stands in <see cref="ClassPosition"/>. Names follow Open Cap Table Format, STOCK_CLASS.</remarks>
/// <param name="Id">Not empty; unique among the classes.</param>
/// <param name="Kind">Common or preferred.</param>
public sealed record ShareClass(string Id, ShareClassKind Kind)
{
    /// <summary>As the plan's author wrote it; shown, never computed with.</summary>
    public string Name { get; init; } = "";

    /// <summary>What one share was first sold for; null where the first round or sale sets it. Above 0. Common has none.</summary>
    public decimal? OriginalIssuePrice { get; init; }

    /// <summary>What of the original issue price buys one common share on conversion; null for the original issue price itself, that is one for one. Above 0.</summary>
    public decimal? ConversionPrice { get; init; }

    /// <summary>Rank in liquidation: a higher number is paid first, equal numbers share pari passu. Common is 0 or less than all preferred.</summary>
    public int Seniority { get; init; }

    /// <summary>Liquidation preference as a multiple of the original issue price; 1 is usual, 0 is none.</summary>
    public decimal LiquidationMultiple { get; init; } = 1;

    /// <summary>Whether the class shares in the rest after its preference.</summary>
    public Participation Participation { get; init; }

    /// <summary>Preference and participation together, at most, as a multiple of the original issue price; only for capped participation.</summary>
    public decimal? ParticipationCapMultiple { get; init; }

    /// <summary>A fixed dividend; null where there is none.</summary>
    public Dividend? Dividend { get; init; }

    /// <summary>Protection against a later sale at a lower price (反稀释).</summary>
    public AntiDilution AntiDilution { get; init; }

    /// <summary>Which shares a weighted average counts as there before the sale; plays no role for other protections.</summary>
    public WeightedAverageBase WeightedAverageBase { get; init; }

    /// <summary>What happens to who does not take part in a later round.</summary>
    public PayToPlay PayToPlay { get; init; }

    /// <summary>The right to be bought out (回购); null where there is none.</summary>
    public Redemption? Redemption { get; init; }

    /// <summary>Whether the class can make others sell with it (领售权). Noted; it has no effect on figures.</summary>
    public bool DragAlong { get; init; }

    /// <summary>Whether the class may sell along with others (随售权). Noted; it has no effect on figures.</summary>
    public bool TagAlong { get; init; }

    /// <summary>The series of which this is a shadow: the same rights, but the price at which a SAFE or note converted; null for a series of its own.</summary>
    public string? ShadowOf { get; init; }
}

/// <summary>Common or preferred.</summary>
public enum ShareClassKind
{
    /// <summary>Common (ordinary) shares (普通股).</summary>
    Common,

    /// <summary>Preferred shares (优先股).</summary>
    Preferred,
}

/// <summary>Whether preferred shares in the rest after its preference.</summary>
public enum Participation
{
    /// <summary>Either the preference or conversion.</summary>
    None,

    /// <summary>The preference and a share of the rest.</summary>
    Full,

    /// <summary>The preference and a share of the rest, up to a multiple of the original issue price in all.</summary>
    Capped,
}

/// <summary>A fixed dividend on the original issue price.</summary>
/// <param name="AnnualRate">For a year of 365 days; 0 or more.</param>
/// <param name="Cumulative">Whether what is not declared is still owed at liquidation.</param>
/// <param name="Compounding">Whether what is owed bears dividends itself.</param>
public sealed record Dividend(Percentage AnnualRate, bool Cumulative, Compounding Compounding = Compounding.Simple);

/// <summary>Protection of a conversion price against a later sale at a lower price.</summary>
public enum AntiDilution
{
    /// <summary>No protection.</summary>
    None,

    /// <summary>Weighted average: CP2 = CP1 × (A + B) ÷ (A + C).</summary>
    WeightedAverage,

    /// <summary>The conversion price becomes the new price.</summary>
    FullRatchet,
}

/// <summary>What A is in CP2 = CP1 × (A + B) ÷ (A + C): the common shares, as if converted, that a weighted average counts as there before the sale.</summary>
public enum WeightedAverageBase
{
    /// <summary>Broad-based: all shares, and outstanding options and warrants as if exercised (NVCA model charter).</summary>
    OutstandingWithOptions,

    /// <summary>Broad-based, the mildest: the same, and the unissued pool too.</summary>
    FullyDiluted,

    /// <summary>Narrow-based: all shares, no options.</summary>
    Outstanding,

    /// <summary>Narrow-based: preferred shares only.</summary>
    Preferred,

    /// <summary>Narrow-based, the harshest: shares of the protected class only.</summary>
    OwnClass,
}

/// <summary>What happens to preferred whose holder does not buy its pro rata in a later round.</summary>
/// <remarks>The part of the shares that matches the part of the pro rata not taken (NVCA model charter: the applicable portion), rounded down.</remarks>
public enum PayToPlay
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>They become a shadow series without protection against dilution.</summary>
    LosesAntiDilution,

    /// <summary>They convert to common at the conversion price before the round.</summary>
    ConvertsToCommon,
}

/// <summary>A right to be bought out at the issue price with interest (回购).</summary>
/// <param name="AnnualRate">Interest for a year of 365 days; 0 or more.</param>
/// <param name="From">The first day on which the right can be used.</param>
/// <param name="Compounding">Whether the interest bears interest.</param>
public sealed record Redemption(Percentage AnnualRate, DateOnly From, Compounding Compounding = Compounding.Simple);
