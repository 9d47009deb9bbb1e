using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Funding;

/// <summary>Where the money comes from that is not earned.</summary>
public sealed class Funding
{
    /// <summary>Rounds, convertibles, grants and loans.</summary>
    public RowList<Instrument> Instruments { get; } = [];

    /// <summary>Holders.</summary>
    public RowList<Shareholder> Holders { get; } = [];

    /// <summary>Classes of shares.</summary>
    public RowList<ClassOfShares> ShareClasses { get; } = [];

    /// <summary>Option pools.</summary>
    public RowList<Pool> Pools { get; } = [];

    /// <summary>Shares issued.</summary>
    public RowList<ShareIssue> Shares { get; } = [];

    /// <summary>Options granted.</summary>
    public RowList<OptionAward> Grants { get; } = [];

    /// <summary>SAFEs and convertible notes.</summary>
    public RowList<Convertible> Convertibles { get; } = [];

    /// <summary>Priced rounds.</summary>
    public RowList<Round> Rounds { get; } = [];

    /// <summary>Investors of rounds.</summary>
    public RowList<RoundInvestor> RoundInvestors { get; } = [];

    /// <summary>Other equity events.</summary>
    public RowList<EquityAction> EquityActions { get; } = [];

    /// <summary>The section's fields. No questions ask for them yet.</summary>
    public static Section Section { get; } = new(
        SectionMap.Of("funding")
            .Rows<Instrument>("instruments", plan => plan.Funding.Instruments, maxRows: 60, fields => fields
                .ShortText(instrument => instrument.Name, 80)
                .Choice(instrument => instrument.Kind)
                .Estimate(instrument => instrument.Amount, FieldSet<Instrument>.CurrencyUnit)
                .Currency(instrument => instrument.Currency)
                .Month(instrument => instrument.Month)
                .Estimate(instrument => instrument.CostsOfIssue, FieldSet<Instrument>.CurrencyUnit, required: false)
                .Estimate(instrument => instrument.InterestRate, FieldSet<Instrument>.PercentUnit, max: 100, required: false)
                .Number(instrument => instrument.Term, "months", min: 1, max: 600, decimals: 0, required: false)
                .Number(instrument => instrument.Grace, "months", max: 599, decimals: 0, required: false)
                .Choice(instrument => instrument.Repayment, required: false)
                .Month(instrument => instrument.Conversion, required: false)
                .Choice(instrument => instrument.Area, required: false)
                .Reference(instrument => instrument.Of, required: false, targets: ["funding/rounds", "funding/convertibles"]))
            .Rows<Shareholder>("holders", plan => plan.Funding.Holders, maxRows: 500, Shareholder.Declare)
            .Rows<ClassOfShares>("share-classes", plan => plan.Funding.ShareClasses, maxRows: 50, ClassOfShares.Declare)
            .Rows<Pool>("pools", plan => plan.Funding.Pools, maxRows: 10, Pool.Declare)
            .Rows<ShareIssue>("shares", plan => plan.Funding.Shares, maxRows: 2000, ShareIssue.Declare)
            .Rows<OptionAward>("grants", plan => plan.Funding.Grants, maxRows: 2000, OptionAward.Declare)
            .Rows<Convertible>("convertibles", plan => plan.Funding.Convertibles, maxRows: 200, Convertible.Declare)
            .Rows<Round>("rounds", plan => plan.Funding.Rounds, maxRows: 20, Round.Declare)
            .Children<RoundInvestor>("round-investors", plan => plan.Funding.RoundInvestors, investor => investor.Round, maxRows: 400, RoundInvestor.Declare)
            .Rows<EquityAction>("equity-actions", plan => plan.Funding.EquityActions, maxRows: 2000, EquityAction.Declare),
        _ => []);
}
