using System.Diagnostics;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>How fast a history of equity is folded, and a priced round solved.</summary>
internal static class EquityCommand
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    public static int Run(Settings settings)
    {
        var report = new Report("Equity", "dotnet run --project bench/StartupPlanner.Bench -c Release -- equity --out bench/results/equity.md", null);
        var runs = settings.Rounds * 50;
        report.Line(Invariant($"The least and the middle of {runs} runs on one thread. A limit not met ends the command with an error."));
        report.Line();
        report.Line("""
            ## Fold

            Shares issued with vesting, transfers, grants, exercises, SAFEs and five priced rounds, in the order of their days; the table with every holder, holding and grant at the end.

            | Events | Holders | Least | Middle | For an event | Limit |
            |---:|---:|---:|---:|---:|---:|
            """);
        var met = true;
        foreach (var (events, holders, limit) in ((int, int, double?)[])[(1_000, 100, null), (10_000, 500, 20), (100_000, 5_000, null)])
        {
            var history = History(events, holders);
            EquityStory.Of(history).OrThrow();
            var (least, middle) = Timed(events > 10_000 ? runs / 5 : runs, () => EquityStory.Of(history));
            report.Line(Invariant($"| {events:N0} | {holders:N0} | {least:0.00} ms | {middle:0.00} ms | {least / events * 1e6:0} ns | {(limit is null ? "" : $"{limit:0} ms")} |"));
            met &= limit is null || least <= limit;
        }
        report.Line();
        report.Line("""
            ## Round

            A pool renewed to a tenth, and as many SAFEs and notes with caps near the round's price and discounts, so that it is open which of their terms hold; conversions, shares, ownership and all steps.

            | SAFEs and notes | Least | Middle | Limit |
            |---:|---:|---:|---:|
            """);
        foreach (var (instruments, limit) in ((int, double?)[])[(10, null), (100, 5), (1_000, null)])
        {
            var (before, terms) = Round(instruments);
            var (least, middle) = Timed(runs, () => PricedRound.Solve(before, "round", Start.AddDays(800), terms));
            report.Line(Invariant($"| {instruments:N0} | {least:0.00} ms | {middle:0.00} ms | {(limit is null ? "" : $"{limit:0} ms")} |"));
            met &= limit is null || least <= limit;
        }
        report.Save(settings.Out);
        return met ? 0 : 1;
    }

    private static EquityHistory History(int count, int holders)
    {
        var events = new List<EquityEvent> { new SharesIssued("founding", Start, Holder(0), "common", 100_000_000, 0.0001m), new PoolReserved("plan", Start, "pool", 100_000_000) };
        for (var number = events.Count; number < count; number++)
        {
            var (id, day, holder) = (Name("event", number), Start.AddDays(1 + number * 3000 / count), Holder(1 + number % (holders - 1)));
            events.Add((number % (count / 5), number % 10) switch
            {
                (7, _) => new RoundClosed(id, day, new(Name("series", number / (count / 5)), Valuation.PreMoney(20_000_000 + 10_000m * number), [new(holder, 5_000_000)]) { Pool = new("pool", Percentage.FromPercent(12)) }),
                (_, 0 or 1) => new SharesIssued(id, day, holder, "common", 1_000, 0.5m) { Vesting = new(day, 48, 12) },
                (_, 2 or 3) => new SharesTransferred(id, day, Holder(0), holder, "common", 100),
                (_, 4) => new ConvertibleIssued(id, day, new Safe(holder, 1_000) { ValuationCap = 50_000_000 }),
                (_, 5 or 6 or 7) => new OptionsGranted(id, day, new(holder, "pool", 100, 0.1m) { Vesting = new(day, 48, 12) }),
                (_, 8) when events[number - 1] is OptionsGranted grant => new OptionsExercised(id, day, grant.Id, 1),
                _ => new SharesTransferred(id, day, Holder(0), holder, "common", 10),
            });
        }
        // Only what was granted without vesting can be exercised at once.
        for (var number = 1; number < events.Count; number++)
            if (events[number] is OptionsExercised && events[number - 1] is OptionsGranted granted) events[number - 1] = granted with { Grant = granted.Grant with { Vesting = null } };
        return new(new("USD"), [.. Enumerable.Range(0, holders).Select(number => new Holder(Holder(number), number == 0 ? HolderKind.Founder : HolderKind.Employee))],
            [new("common", ShareClassKind.Common), .. Enumerable.Range(0, 6).Select(number => new ShareClass(Name("series", number), ShareClassKind.Preferred) { AntiDilution = AntiDilution.WeightedAverage })],
            [new("pool", "common")], events);
    }

    private static (CapTable Before, RoundTerms Terms) Round(int instruments)
    {
        var events = new List<EquityEvent> { new SharesIssued("founding", Start, Holder(0), "common", 10_000_000, 0), new PoolReserved("plan", Start, "pool", 1_000_000) };
        for (var number = 0; number < instruments; number++)
        {
            decimal amount = 5_000_000 / instruments;
            var (cap, discount) = (18_000_000m + 6_000_000m * number / instruments, Discount.Off(Percentage.FromPercent(5 + number % 20)));
            events.Add(new ConvertibleIssued(Name("instrument", number), Start.AddDays(number % 700), number % 4 == 0
                ? new ConvertibleNote(Holder(1 + number % 50), amount, new(Percentage.FromPercent(8)), Start.AddDays(2000)) { ValuationCap = cap, Discount = discount }
                : new Safe(Holder(1 + number % 50), amount) { ValuationCap = cap, Discount = number % 2 == 0 ? discount : null }));
        }
        var history = new EquityHistory(new("USD"), [.. Enumerable.Range(0, 60).Select(number => new Holder(Holder(number), HolderKind.Investor))],
            [new("common", ShareClassKind.Common), new("A", ShareClassKind.Preferred)], [new("pool", "common")], events);
        return (CapTable.At(history, Start.AddDays(800)), new("A", Valuation.PreMoney(25_000_000), [new(Holder(59), 8_000_000)]) { Pool = new("pool", Percentage.FromPercent(10)) });
    }

    private static string Holder(int number) => Name("holder", number);

    private static string Name(string kind, int number) => Invariant($"{kind} {number}");

    private static (double Least, double Middle) Timed(int runs, Action act)
    {
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            act();
            times[run] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        Array.Sort(times);
        return (times[0], times[runs / 2]);
    }
}
