using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding;

/// <summary>Anything else that changes who holds what.</summary>
public sealed class EquityAction : Row
{
    /// <summary>What happens; nothing where nothing is chosen.</summary>
    public EquityActionKind? Kind { get; private set; }

    /// <summary>When.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>Whose, or by whom.</summary>
    public Guid? Holder { get; private set; }

    /// <summary>To whom.</summary>
    public Guid? To { get; private set; }

    /// <summary>Of which class.</summary>
    public Guid? Class { get; private set; }

    /// <summary>Into which class; the first common class where nothing is said.</summary>
    public Guid? Into { get; private set; }

    /// <summary>Of which pool; the first where nothing is said.</summary>
    public Guid? Pool { get; private set; }

    /// <summary>The grant, warrant or instrument that it is about.</summary>
    public Guid? Of { get; private set; }

    /// <summary>How many; all where nothing is said and all is possible.</summary>
    public decimal? Shares { get; private set; }

    /// <summary>For each, in the plan's currency.</summary>
    public decimal? Price { get; private set; }

    /// <summary>Of a split: so many new shares</summary>
    public decimal? New { get; private set; }

    /// <summary>for so many old ones; 1 where nothing is said.</summary>
    public decimal? Old { get; private set; }

    /// <summary>The new maturity, or the last day of a warrant.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>Of an agreement on targets: what the investor paid.</summary>
    public decimal? Amount { get; private set; }

    /// <summary>Of an agreement on targets: the valuation at which it was paid.</summary>
    public decimal? PostMoney { get; private set; }

    /// <summary>Of an agreement on targets: what was to be reached.</summary>
    public decimal? Target { get; private set; }

    /// <summary>Of an agreement on targets: what was reached.</summary>
    public decimal? Actual { get; private set; }

    /// <summary>In what it is settled; cash where nothing is chosen.</summary>
    public AdjustmentForm? Form { get; private set; }

    internal static void Declare(FieldSet<EquityAction> fields) => fields
        .Choice(action => action.Kind)
        .Date(action => action.Date)
        .Reference(action => action.Holder, required: false, targets: ["funding/holders", "team/hires"])
        .Reference(action => action.To, required: false, targets: ["funding/holders", "team/hires"])
        .Reference(action => action.Class, required: false, targets: ["funding/share-classes"])
        .Reference(action => action.Into, required: false, targets: ["funding/share-classes"])
        .Reference(action => action.Pool, required: false, targets: ["funding/pools"])
        .Reference(action => action.Of, required: false, targets: ["funding/convertibles", "funding/grants", "funding/equity-actions", "team/hires"])
        .Number(action => action.Shares, "shares", min: -1_000_000_000_000m, max: 1_000_000_000_000m, decimals: 0, required: false)
        .Number(action => action.Price, max: 1_000_000_000_000m, decimals: 8, required: false)
        .Number(action => action.New, min: 1, max: 1000000, decimals: 0, required: false)
        .Number(action => action.Old, min: 1, max: 1000000, decimals: 0, required: false)
        .Date(action => action.Until, required: false)
        .Money(action => action.Amount, required: false)
        .Money(action => action.PostMoney, required: false)
        .Number(action => action.Target, min: 0, max: 1000000000000, decimals: 2, required: false)
        .Number(action => action.Actual, min: -1000000000000, max: 1000000000000, decimals: 2, required: false)
        .Choice(action => action.Form, required: false);
}

/// <summary>Events other than issues, grants, convertibles and rounds.</summary>
public enum EquityActionKind
{
    /// <summary>Shares change hands.</summary>
    Transfer,

    /// <summary>The company buys shares back.</summary>
    Repurchase,

    /// <summary>Preferred becomes common.</summary>
    ConvertShares,

    /// <summary>Each share becomes several.</summary>
    Split,

    /// <summary>Preferred is bought out by its right of redemption (回购).</summary>
    Redeem,

    /// <summary>Somebody leaves; what is not vested goes back.</summary>
    Leave,

    /// <summary>A pool is created, topped up or reduced.</summary>
    ReservePool,

    /// <summary>Options are promised.</summary>
    Promise,

    /// <summary>Options become shares.</summary>
    Exercise,

    /// <summary>Options lapse or are given up.</summary>
    Cancel,

    /// <summary>A warrant is issued.</summary>
    IssueWarrant,

    /// <summary>A warrant becomes shares.</summary>
    ExerciseWarrant,

    /// <summary>A SAFE or note becomes shares outside a round.</summary>
    ConvertInstrument,

    /// <summary>A SAFE or note is paid back.</summary>
    RepayInstrument,

    /// <summary>A note's maturity is moved.</summary>
    ExtendNote,

    /// <summary>An agreement on targets is settled (对赌).</summary>
    AdjustValuation,
}
