using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Short ways to write histories.</summary>
internal static class Founded
{
    public static readonly CurrencyCode Dollar = new("USD");
    public static readonly DateOnly Start = new(2024, 1, 1);

    public static DateOnly Day(int days) => Start.AddDays(days);

    /// <summary>A company with founders' common shares, a pool, and a preferred class for each series.</summary>
    public static EquityHistory Company(long founders, long pool = 0, params string[] series)
    {
        List<EquityEvent> events = [new SharesIssued("founding", Start, "founder", "common", founders, 0)];
        if (pool > 0) events.Add(new PoolReserved("plan", Start, "pool", pool));
        return new(Dollar,
            [new("founder", HolderKind.Founder), new("employee", HolderKind.Employee), new("lead", HolderKind.Investor), new("angel", HolderKind.Investor)],
            [new("common", ShareClassKind.Common), .. (series.Length == 0 ? ["A"] : series).Select((name, rank) => new ShareClass(name, ShareClassKind.Preferred) { Seniority = rank + 1 })],
            [new("pool", "common")],
            events);
    }

    public static EquityHistory With(this EquityHistory history, params EquityEvent[] events) => history with { Events = [.. history.Events, .. events] };

    public static EquityHistory With(this EquityHistory history, params Holder[] holders) => history with { Holders = [.. history.Holders, .. holders] };

    /// <summary>The same company with more preferred classes.</summary>
    public static EquityHistory And(this EquityHistory history, params string[] series) =>
        history with { Classes = [.. history.Classes, .. series.Select(name => new ShareClass(name, ShareClassKind.Preferred))] };

    public static EquityStory Story(this EquityHistory history, DateOnly? day = null) => EquityStory.Of(history, day).OrThrow();

    public static Percentage Percent(decimal percent) => Percentage.FromPercent(percent);
}
