using System.Diagnostics;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>How long the PDF takes, and what printing does to those who only read.</summary>
internal static class PdfCommand
{
    private const int Cold = 3;
    private const int Warm = 8;
    private const int AtOnce = 8;

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using var world = await World.MakeAsync(settings, cancellationToken);
        var report = new Report("PDF", "dotnet run --project bench/StartupPlanner.Bench -c Release -- pdf --out bench/results/pdf.md", world.PostgresVersion);
        report.Line(Invariant($"""
            The sample plan as `plan.pdf`, from the request to the last byte. Cold: the first PDF after the start of the application, which starts the browser ({Cold} starts);
            the browser's own files have been unpacked before. Warm: the browser runs ({Warm} in a row, median).

            | Plan | Bytes | Cold, least | Cold, most | Warm, median | Warm, most |
            |---|---:|---:|---:|---:|---:|
            """));
        await using (var unpack = await world.StartAppAsync(cancellationToken)) await TimeAsync(world.Founder, Pdf(world.Plan, "en"), cancellationToken);
        foreach (var (name, path) in ((string, string)[])[("English", Pdf(world.Plan, "en")), ("Chinese", Pdf(world.ChinesePlan, "zh"))])
            report.Line(await RowAsync(world, name, path, cancellationToken));
        report.Line();
        var errors = await TogetherAsync(world, report, settings, cancellationToken);
        report.Save(settings.Out);
        return errors;
    }

    private static string Pdf(Guid plan, string language) => $"/plans/{plan}/plan.pdf?lang={language}";

    private static async Task<string> RowAsync(World world, string name, string path, CancellationToken cancellationToken)
    {
        var (cold, warm, bytes) = (new List<double>(), new List<double>(), 0);
        for (var start = 0; start < Cold; start++)
        {
            await using var app = await world.StartAppAsync(cancellationToken);
            cold.Add((await TimeAsync(world.Founder, path, cancellationToken)).Seconds);
            for (var again = 0; start == Cold - 1 && again < Warm; again++)
            {
                (var seconds, bytes) = await TimeAsync(world.Founder, path, cancellationToken);
                warm.Add(seconds);
            }
        }
        warm.Sort();
        return Invariant($"| {name} | {bytes:N0} | {cold.Min():0.00} s | {cold.Max():0.00} s | {warm[warm.Count / 2]:0.00} s | {warm[^1]:0.00} s |");
    }

    private static async Task<(double Seconds, int Bytes)> TimeAsync(Visitor visitor, string path, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var pdf = await visitor.Client.GetByteArrayAsync(path, cancellationToken);
        if (!pdf.AsSpan().StartsWith("%PDF"u8)) throw new InvalidOperationException("What came is no PDF.");
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, pdf.Length);
    }

    private static async Task<int> TogetherAsync(World world, Report report, Settings settings, CancellationToken cancellationToken)
    {
        await using var app = await world.StartAppAsync(cancellationToken);
        await TimeAsync(world.Founder, Pdf(world.Plan, "en"), cancellationToken);
        var quiet = await GlanceAsync(world, app, Task.Delay(TimeSpan.FromSeconds(settings.Seconds), cancellationToken), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var exports = Enumerable.Range(0, AtOnce).Select(index => TimeAsync(world.Founder, index % 2 == 0 ? Pdf(world.Plan, "en") : Pdf(world.ChinesePlan, "zh"), cancellationToken)).ToList();
        var busy = await GlanceAsync(world, app, Task.WhenAll(exports), cancellationToken);
        report.Line(Invariant($"""
            ## {AtOnce} exports at once

            Half of them English, half Chinese, browser warm; meanwhile one reader opens the plan at a glance again and again, without a pause. All {AtOnce} were there after
            {exports.Max(export => export.Result.Seconds):0.00} s, the first after {exports.Min(export => export.Result.Seconds):0.00} s.

            | Plan at a glance, one connection | Requests | p50 ms | p99 ms | Most ms |
            |---|---:|---:|---:|---:|
            """));
        foreach (var (name, ticks) in ((string, long[])[])[("nobody prints", quiet), ($"{AtOnce} print", busy)])
            report.Line(Invariant($"| {name} | {ticks.Length:N0} | {LoadLoop.Percentile(ticks, 0.50):0.0} | {LoadLoop.Percentile(ticks, 0.99):0.0} | {LoadLoop.Percentile(ticks, 1):0.0} |"));
        return 0;
    }

    private static async Task<long[]> GlanceAsync(World world, ServerProcess app, Task until, CancellationToken cancellationToken)
    {
        using var reader = new Visitor(app.Address, world.Founder.Cookies);
        for (var warm = 0; warm < 50; warm++) await reader.Client.GetByteArrayAsync($"/plans/{world.Plan}", cancellationToken);
        var ticks = new List<long>();
        while (!until.IsCompleted)
        {
            var started = Stopwatch.GetTimestamp();
            await reader.Client.GetByteArrayAsync($"/plans/{world.Plan}", cancellationToken);
            ticks.Add(Stopwatch.GetTimestamp() - started);
        }
        await until;
        ticks.Sort();
        return [.. ticks];
    }
}
