using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding;

/// <summary>A class or series of shares, by its rights.</summary>
public sealed class ClassOfShares : Row
{
    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Common or preferred; common where nothing is chosen.</summary>
    public ShareClassKind? Kind { get; private set; }

    /// <summary>What one share was first sold for, in the plan's currency; the first round or sale sets it where nothing is said.</summary>
    public decimal? IssuePrice { get; private set; }

    /// <summary>What of the issue price buys one common share; one for one where nothing is said.</summary>
    public decimal? ConversionPrice { get; private set; }

    /// <summary>Rank in liquidation: a higher number is paid first, equal numbers share; 0 where nothing is said.</summary>
    public decimal? Seniority { get; private set; }

    /// <summary>Liquidation preference as a multiple of the issue price; 1 where nothing is said.</summary>
    public decimal? LiquidationMultiple { get; private set; }

    /// <summary>Whether it shares in the rest after its preference; not where nothing is chosen.</summary>
    public Participation? Participation { get; private set; }

    /// <summary>Preference and participation together at most, as a multiple of the issue price.</summary>
    public decimal? ParticipationCap { get; private set; }

    /// <summary>Fixed dividend a year; a fraction.</summary>
    public decimal? DividendRate { get; private set; }

    /// <summary>Whether the dividend adds up until liquidation; not where nothing is chosen.</summary>
    public DividendKind? DividendKind { get; private set; }

    /// <summary>Protection against a later sale at a lower price; none where nothing is chosen.</summary>
    public AntiDilution? AntiDilution { get; private set; }

    /// <summary>Which shares a weighted average counts; broad-based where nothing is chosen.</summary>
    public WeightedAverageBase? AverageBase { get; private set; }

    /// <summary>What happens to who does not take part in a later round; nothing where nothing is chosen.</summary>
    public PayToPlay? PayToPlay { get; private set; }

    /// <summary>Interest a year at which it can be sold back; no such right where nothing is said; a fraction.</summary>
    public decimal? RedemptionRate { get; private set; }

    /// <summary>From when on it can be sold back.</summary>
    public DateOnly? RedemptionFrom { get; private set; }

    /// <summary>Rights that are noted and move no figures.</summary>
    public IReadOnlyList<ClassRight> Rights { get; private set; } = [];

    internal static void Declare(FieldSet<ClassOfShares> fields) => fields
        .ShortText(of => of.Name, 80)
        .Choice(of => of.Kind)
        .Number(of => of.IssuePrice, max: 1_000_000_000_000m, decimals: 8, required: false)
        .Number(of => of.ConversionPrice, max: 1_000_000_000_000m, decimals: 8, required: false)
        .Number(of => of.Seniority, min: 0, max: 100, decimals: 0, required: false)
        .Number(of => of.LiquidationMultiple, min: 0, max: 20, decimals: 4, required: false)
        .Choice(of => of.Participation, required: false)
        .Number(of => of.ParticipationCap, min: 0, max: 100, decimals: 4, required: false)
        .Percentage(of => of.DividendRate, required: false)
        .Choice(of => of.DividendKind, required: false)
        .Choice(of => of.AntiDilution, required: false)
        .Choice(of => of.AverageBase, required: false)
        .Choice(of => of.PayToPlay, required: false)
        .Percentage(of => of.RedemptionRate, required: false)
        .Date(of => of.RedemptionFrom, required: false)
        .Choices(of => of.Rights, required: false);
}

/// <summary>Whether a fixed dividend adds up.</summary>
public enum DividendKind
{
    /// <summary>What is not declared is lost.</summary>
    NonCumulative,

    /// <summary>What is not declared is owed at liquidation.</summary>
    Cumulative,

    /// <summary>The same, and what is owed bears dividends itself, year by year.</summary>
    Compounding,
}

/// <summary>Rights of a class that are noted.</summary>
public enum ClassRight
{
    /// <summary>It can make others sell with it (领售权).</summary>
    DragAlong,

    /// <summary>It may sell along with others (随售权).</summary>
    TagAlong,
}
