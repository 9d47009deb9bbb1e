using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding;

/// <summary>A SAFE or a convertible note.</summary>
public sealed class Convertible : Row
{
    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When the money comes.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>Who pays.</summary>
    public Guid? Holder { get; private set; }

    /// <summary>What it is; a post-money SAFE where nothing is chosen.</summary>
    public ConvertibleKind? Kind { get; private set; }

    /// <summary>What is paid, in the plan's currency.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>Valuation cap; none where nothing is said.</summary>
    public decimal? Cap { get; private set; }

    /// <summary>What is taken off the round's price; a fraction.</summary>
    public decimal? Discount { get; private set; }

    /// <summary>Most favoured nation, pro rata.</summary>
    public IReadOnlyList<ConvertibleRight> Rights { get; private set; } = [];

    /// <summary>Interest of a note a year; a fraction.</summary>
    public decimal? InterestRate { get; private set; }

    /// <summary>Whether interest bears interest; not where nothing is chosen.</summary>
    public Compounding? Compounding { get; private set; }

    /// <summary>How parts of a year are counted; actual days ÷ 365 where nothing is chosen.</summary>
    public DayCount? DayCount { get; private set; }

    /// <summary>When a note falls due; two years after its date where nothing is said.</summary>
    public DateOnly? Maturity { get; private set; }

    /// <summary>What happens to a note that falls due before a round; it runs on where nothing is chosen.</summary>
    public MaturityChoice? AtMaturity { get; private set; }

    /// <summary>The least new money of a round in which a note converts by itself; any where nothing is said.</summary>
    public decimal? Qualified { get; private set; }

    internal static void Declare(FieldSet<Convertible> fields) => fields
        .ShortText(instrument => instrument.Name, 80)
        .Date(instrument => instrument.Date)
        .Reference(instrument => instrument.Holder, targets: ["funding/holders", "team/hires"])
        .Choice(instrument => instrument.Kind)
        .Money(instrument => instrument.Amount)
        .Money(instrument => instrument.Cap, required: false)
        .Percentage(instrument => instrument.Discount, max: 0.99m, required: false)
        .Choices(instrument => instrument.Rights, required: false)
        .Percentage(instrument => instrument.InterestRate, required: false)
        .Choice(instrument => instrument.Compounding, required: false)
        .Choice(instrument => instrument.DayCount, required: false)
        .Date(instrument => instrument.Maturity, required: false)
        .Choice(instrument => instrument.AtMaturity, required: false)
        .Money(instrument => instrument.Qualified, required: false);
}

/// <summary>Kinds of instruments that become shares in a later round.</summary>
public enum ConvertibleKind
{
    /// <summary>SAFE whose cap is a post-money valuation.</summary>
    PostMoneySafe,

    /// <summary>SAFE whose cap is a pre-money valuation, the form from before 2018.</summary>
    PreMoneySafe,

    /// <summary>Convertible note (可转债).</summary>
    Note,
}

/// <summary>Rights of who holds a SAFE or a note.</summary>
public enum ConvertibleRight
{
    /// <summary>Takes over the terms of a later SAFE that serves better.</summary>
    MostFavoredNation,

    /// <summary>May buy its share of the round in which it converts.</summary>
    ProRata,
}
