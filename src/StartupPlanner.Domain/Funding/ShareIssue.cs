using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Funding;

/// <summary>Shares that the company issues outside rounds: founding, awards.</summary>
public sealed class ShareIssue : Row
{
    /// <summary>When.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>Who receives them.</summary>
    public Guid? Holder { get; private set; }

    /// <summary>Of which class; the first common class where nothing is said.</summary>
    public Guid? Class { get; private set; }

    /// <summary>How many.</summary>
    public decimal? Shares { get; private set; }

    /// <summary>Paid for each, in the plan's currency; nothing where nothing is said.</summary>
    public decimal? Price { get; private set; }

    /// <summary>Months until all are the holder's own; at once where nothing is said.</summary>
    public decimal? VestingMonths { get; private set; }

    /// <summary>Months before which nothing vests; 0 where nothing is said.</summary>
    public decimal? CliffMonths { get; private set; }

    /// <summary>Months from one instalment to the next after the cliff; 1 where nothing is said.</summary>
    public decimal? EveryMonths { get; private set; }

    /// <summary>From when vesting is counted; from the date where nothing is said.</summary>
    public DateOnly? VestingStart { get; private set; }

    /// <summary>The pool out of which they come; none where nothing is said.</summary>
    public Guid? Pool { get; private set; }

    internal static void Declare(FieldSet<ShareIssue> fields) => fields
        .Date(issue => issue.Date)
        .Reference(issue => issue.Holder, targets: ["funding/holders", "team/hires"])
        .Reference(issue => issue.Class, required: false, targets: ["funding/share-classes"])
        .Number(issue => issue.Shares, "shares", max: 1_000_000_000_000m, decimals: 0)
        .Number(issue => issue.Price, max: 1_000_000_000_000m, decimals: 8, required: false)
        .Number(issue => issue.VestingMonths, "months", min: 1, max: 240, decimals: 0, required: false)
        .Number(issue => issue.CliffMonths, "months", min: 0, max: 240, decimals: 0, required: false)
        .Number(issue => issue.EveryMonths, "months", min: 1, max: 240, decimals: 0, required: false)
        .Date(issue => issue.VestingStart, required: false)
        .Reference(issue => issue.Pool, required: false, targets: ["funding/pools"]);
}
