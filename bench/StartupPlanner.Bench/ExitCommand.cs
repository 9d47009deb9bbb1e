using System.Diagnostics;
using System.Globalization;
using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>How fast an exit waterfall is laid out and evaluated.</summary>
internal static class ExitCommand
{
    private const int ExitValues = 1000;
    private static readonly CurrencyCode Currency = new("USD");

    public static int Run(Settings settings)
    {
        var report = new Report("Exit waterfall", "dotnet run --project bench/StartupPlanner.Bench -c Release -- exit --out bench/results/exit.md", null);
        report.Line(Invariant($"""
            One common class, the rest preferred in turns non-participating, capped and fully participating, in ten ranks; with each class ten holders, and every fifth an option grant, a SAFE and a note.
            {ExitValues:N0} exit values from 0 to twice the last break point. The least of {settings.Rounds * 10} runs.

            | Classes | Options, SAFEs, notes | Break points | Lay out | Evaluate | Both | And by holder, in whole cents |
            |---:|---:|---:|---:|---:|---:|---:|
            """));
        foreach (var classes in (int[])[5, 50, 200]) report.Line(Measured(classes, settings.Rounds * 10));
        report.Line();
        report.Line("Limit: 50 classes over 1,000 exit values in at most 100 ms.");
        report.Save(settings.Out);
        return 0;
    }

    private static string Measured(int classes, int rounds)
    {
        var securities = Made(classes);
        var waterfall = Waterfall.Of(securities);
        var last = waterfall.BreakPoints[^1].ExitValue.Amount;
        Money[] values = [.. Enumerable.Range(0, ExitValues).Select(index => Amount(Math.Round(last * 2 * index / ExitValues, 2)))];
        var layOut = Least(rounds, () => Waterfall.Of(securities));
        var evaluate = Least(rounds, () =>
        {
            foreach (var value in values) waterfall.At(value);
        });
        var rounded = Least(rounds, () =>
        {
            foreach (var value in values) waterfall.At(value).Rounded();
        });
        var others = securities.Options.Count + securities.Safes.Count + securities.Notes.Count;
        return Invariant($"| {classes} | {others} | {waterfall.BreakPoints.Count} | {layOut * 1000:0.00} ms | {evaluate * 1000:0.0} ms | {(layOut + evaluate) * 1000:0.0} ms | {(layOut + rounded) * 1000:0.0} ms |");
    }

    private static SecuritiesAtExit Made(int classes)
    {
        var names = Enumerable.Range(1, classes / 5).Select(index => index.ToString("000", CultureInfo.InvariantCulture)).ToArray();
        return new(Currency)
        {
            Classes = [new("Common", Held(8_000_000)), .. Enumerable.Range(1, classes - 1).Select(index => new ExitClass("Series " + index.ToString("000", CultureInfo.InvariantCulture), Held(200_000 + index * 1_000))
            {
                ConversionRatio = 1 + index % 4 / 10m,
                Preference = new(Amount(0.5m + index * 0.11m))
                {
                    Seniority = index / 5 % 10,
                    Participation = (index % 3) switch { 0 => new Participation.None(), 1 => new Participation.Capped(2 + index % 5), _ => new Participation.Full() },
                },
            })],
            Options = [.. names.Select((name, index) => new ExitOption("Grant " + name, "Employee " + name, 10_000, Amount(0.1m + index * 0.2m)))],
            Safes = [.. names.Select((name, index) => new ExitSafe("SAFE " + name, "Angel " + name, Amount(50_000)) { ValuationCap = Amount(10_000_000 + index * 1_000_000) })],
            Notes = [.. names.Select((name, index) => new ExitNote("Note " + name, "Lender " + name, Amount(50_000), Amount(4_000)) { ValuationCap = Amount(8_000_000 + index * 1_000_000) })],
        };
    }

    private static Holding[] Held(long shares) => [.. Enumerable.Range(0, 10).Select(index => new Holding($"Holder {index}", shares / 10 + index))];

    private static Money Amount(decimal amount) => new(amount, Currency);

    private static double Least(int rounds, Action act)
    {
        var least = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            act();
            least = Math.Min(least, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return least;
    }
}
