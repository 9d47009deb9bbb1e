namespace StartupPlanner.Finance.Equity;

/// <summary>When shares or options become their holder's own (归属, 成熟).</summary>
/// <param name="Start">The day from which months are counted.</param>
/// <param name="Months">Until all is vested; at least 1. 48 is usual.</param>
/// <param name="CliffMonths">Before which nothing vests; 0 to <paramref name="Months"/>. 12 is usual.</param>
public sealed record Vesting(DateOnly Start, int Months, int CliffMonths = 0)
{
    /// <summary>Months from one instalment to the next after the cliff; at least 1.</summary>
    public int EveryMonths { get; init; } = 1;

    /// <summary>How many of a number of shares are vested on a day, rounded down, so that instalments add up to the whole.</summary>
    /// <param name="shares">In all; 0 or more.</param>
    /// <param name="on">The day; an instalment vests at its beginning.</param>
    public long Vested(long shares, DateOnly on)
    {
        var elapsed = WholeMonths(Start, on);
        if (elapsed < CliffMonths || elapsed < 0) return 0;
        if (elapsed >= Months) return shares;
        return (long)((Int128)shares * (elapsed - elapsed % EveryMonths) / Months);
    }

    // A month that has no such day ends on its last one: from the 31st, a month is over on the 30th of April.
    private static int WholeMonths(DateOnly from, DateOnly to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}
