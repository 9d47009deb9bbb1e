using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Funding;

/// <summary>Options granted from a pool.</summary>
public sealed class OptionAward : Row
{
    /// <summary>When.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>To whom.</summary>
    public Guid? Holder { get; private set; }

    /// <summary>From which pool; the first where nothing is said.</summary>
    public Guid? Pool { get; private set; }

    /// <summary>How many.</summary>
    public decimal? Shares { get; private set; }

    /// <summary>Paid for a share on exercise, in the plan's currency; nothing where nothing is said.</summary>
    public decimal? Strike { get; private set; }

    /// <summary>Months until all can be exercised; at once where nothing is said.</summary>
    public decimal? VestingMonths { get; private set; }

    /// <summary>Months before which nothing vests; 0 where nothing is said.</summary>
    public decimal? CliffMonths { get; private set; }

    /// <summary>Months from one instalment to the next after the cliff; 1 where nothing is said.</summary>
    public decimal? EveryMonths { get; private set; }

    /// <summary>From when vesting is counted; from the date where nothing is said.</summary>
    public DateOnly? VestingStart { get; private set; }

    /// <summary>Of what is not vested at an exit, the part that vests then; nothing where nothing is said.</summary>
    public decimal? AccelerationAtExit { get; private set; }

    /// <summary>The last day on which they can be exercised; none where nothing is said.</summary>
    public DateOnly? Expires { get; private set; }

    internal static void Declare(FieldSet<OptionAward> fields) => fields
        .Date(grant => grant.Date)
        .Reference(grant => grant.Holder, targets: ["funding/holders", "team/hires"])
        .Reference(grant => grant.Pool, required: false, targets: ["funding/pools"])
        .Number(grant => grant.Shares, "shares", max: 1_000_000_000_000m, decimals: 0)
        .Number(grant => grant.Strike, max: 1_000_000_000_000m, decimals: 8, required: false)
        .Number(grant => grant.VestingMonths, "months", min: 1, max: 240, decimals: 0, required: false)
        .Number(grant => grant.CliffMonths, "months", min: 0, max: 240, decimals: 0, required: false)
        .Number(grant => grant.EveryMonths, "months", min: 1, max: 240, decimals: 0, required: false)
        .Date(grant => grant.VestingStart, required: false)
        .Percentage(grant => grant.AccelerationAtExit, required: false)
        .Date(grant => grant.Expires, required: false);
}
