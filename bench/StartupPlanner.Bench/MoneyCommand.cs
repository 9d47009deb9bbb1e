using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>How fast the money follows: edits of a driver with all that their page shows, and pages of money that nobody changed.</summary>
internal static partial class MoneyCommand
{
    private const int Editors = 16;
    private const int Reads = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using var world = await World.MakeAsync(settings, cancellationToken);
        await using var app = await world.StartAppAsync(cancellationToken);
        var report = new Report("Money on the screen", "dotnet run --project bench/StartupPlanner.Bench -c Release -- money --out bench/results/money.md", world.PostgresVersion);
        report.Line(Invariant($"""
            {Editors} editors, each in a copy of the sample plan of their own (60 months, about 520 lines), who edit one field after the other with a pause of {Pause.TotalSeconds:0} s, for
            {settings.Seconds:0} s. **Driver**: the price of a stream of revenue; the answer brings the curves, the unit economics and the outcomes that the stream's page shows, so each edit
            computes the whole forecast anew. **Text**: the problem that is solved, whose page shows no money; the difference is what the money costs. Times are from the
            request to the last byte, as the client saw them, over all edits.

            | Edit | Edits | p50 ms | p95 ms | p99 ms | Bytes |
            |---|---:|---:|---:|---:|---:|
            """));
        var file = await world.Founder.Client.GetByteArrayAsync($"/plans/{world.Plan}/plan.json", cancellationToken);
        var plans = new List<Guid>();
        for (var index = 0; index < Editors; index++) plans.Add(await world.Founder.ImportAsync(file, cancellationToken));
        var token = await world.Founder.TokenAsync($"/plans/{world.Plan}/overview/problem", cancellationToken);
        var stream = JsonDocument.Parse(file).RootElement.GetProperty("revenue").GetProperty("streams").EnumerateArray().First(each => each.GetProperty("kind").GetString() == "subscription").GetProperty("id").GetString()!;
        var price = await EditAsync(world, app, plans, token, $"revenue/streams/{stream}/price", await GroupsAsync(world, $"/plans/{world.Plan}/revenue/streams/{stream}", cancellationToken), index => $"{1000 + index}", settings, cancellationToken);
        var text = await EditAsync(world, app, plans, token, "overview/problem", await GroupsAsync(world, $"/plans/{world.Plan}/overview/problem", cancellationToken), index => $"Edit {index}.", settings, cancellationToken);
        foreach (var (name, ticks, bytes) in ((string, long[], int)[])[("Driver", price.Ticks, price.Bytes), ("Text", text.Ticks, text.Bytes)])
            report.Line(Invariant($"| {name} | {ticks.Length:N0} | {At(ticks, 0.5)} | {At(ticks, 0.95)} | {At(ticks, 0.99)} | {bytes:N0} |"));
        report.Line(Invariant($"""

            Driver ÷ text at p95: {LoadLoop.Percentile(price.Ticks, 0.95) / LoadLoop.Percentile(text.Ticks, 0.95):0.00}.

            ## Pages of a plan of 60 months when nothing changed

            One reader, {Reads} times each, one after the other. The floor is `/health/live`, which answers three words.

            | Page | Bytes | p50 ms | p95 ms | p95 ÷ floor |
            |---|---:|---:|---:|---:|
            """));
        var floor = await ReadAsync(world, "/health/live", cancellationToken);
        var least = LoadLoop.Percentile(floor.Ticks, 0.95);
        foreach (var (name, path) in ((string, string)[])[
            ("Floor", "/health/live"), ("Income statement by year", "/statements"), ("Income statement by month, all open", "/statements?by=month&open=*"), ("Balance sheet by month", "/statements/balance-sheet?by=month"),
            ("Metrics by month", "/statements/metrics?by=month"), ("Trace of closing cash", "/figures/closing-cash?month=12"), ("Plan at a glance", ""), ("Streams of revenue", "/revenue/streams"), ("Reading view", "/read")])
        {
            var page = name == "Floor" ? floor : await ReadAsync(world, $"/plans/{world.Plan}{path}", cancellationToken);
            report.Line(Invariant($"| {name} | {page.Bytes:N0} | {At(page.Ticks, 0.5)} | {At(page.Ticks, 0.95)} | {LoadLoop.Percentile(page.Ticks, 0.95) / least:0.0} |"));
        }
        report.Save(settings.Out);
        return price.Errors + text.Errors == 0 ? 0 : 1;
    }

    private static string At(long[] ticks, double share) => Invariant($"{LoadLoop.Percentile(ticks, share):0.0}");

    // What the page shows, as its script asks for it.
    private static async Task<string> GroupsAsync(World world, string page, CancellationToken cancellationToken) =>
        string.Join(',', Figure().Matches(await world.Founder.Client.GetStringAsync(page, cancellationToken)).Select(match => match.Groups["group"].Value).Distinct());

    private static async Task<(long[] Ticks, int Bytes, int Errors)> EditAsync(
        World world, ServerProcess app, List<Guid> plans, string token, string address, string groups, Func<int, string> next, Settings settings, CancellationToken cancellationToken)
    {
        var (ticks, bytes, errors) = (new List<long>(), 0, 0);
        // Until the code is compiled for good.
        await RunAsync(TimeSpan.FromSeconds(Math.Max(3, settings.Seconds / 2)), 1);
        (ticks, errors) = ([], 0);
        await RunAsync(TimeSpan.FromSeconds(settings.Seconds * 2), 100_000);
        return ([.. ticks.Order()], bytes, errors);

        Task RunAsync(TimeSpan time, int from) => Task.WhenAll(plans.Select((plan, index) => TypeAsync(plan, index, DateTime.UtcNow + time, from)));

        async Task TypeAsync(Guid plan, int index, DateTime end, int from)
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = app.Address };
            var file = JsonDocument.Parse(await world.Founder.Client.GetByteArrayAsync($"/plans/{plan}/plan.json", cancellationToken)).RootElement;
            var seen = address.StartsWith("revenue/", StringComparison.Ordinal) ? Estimate(file, address) : file.GetProperty("overview").GetProperty("problem").GetString()!;
            await Task.Delay(Pause * index / plans.Count, cancellationToken);
            for (var edit = from; DateTime.UtcNow < end; edit++)
            {
                var value = next(edit);
                using var request = new Slot(plan, address, seen).Edit(app.Address, value, token);
                request.Headers.TryAddWithoutValidation("Cookie", world.Founder.CookieHeader);
                request.Headers.TryAddWithoutValidation("Figures", groups);
                var started = Stopwatch.GetTimestamp();
                using var response = await client.SendAsync(request, cancellationToken);
                var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
                var took = Stopwatch.GetTimestamp() - started;
                lock (ticks)
                {
                    if (!answer.AsSpan().StartsWith("{\"state\":\"saved\""u8)) errors++;
                    ticks.Add(took);
                    bytes = answer.Length;
                }
                seen = JsonDocument.Parse(answer).RootElement.TryGetProperty("value", out var kept) && kept.ValueKind == JsonValueKind.String ? kept.GetString()! : value;
                if (Pause - TimeSpan.FromSeconds(took / (double)Stopwatch.Frequency) is { Ticks: > 0 } rest) await Task.Delay(rest, cancellationToken);
            }
        }
    }

    // An estimate as its field holds it: low;likely;high.
    private static string Estimate(JsonElement file, string address)
    {
        var price = file.GetProperty("revenue").GetProperty("streams").EnumerateArray().Single(each => address.Contains(each.GetProperty("id").GetString()!, StringComparison.Ordinal)).GetProperty("price");
        return string.Join(';', ((string[])["low", "likely", "high"]).Select(each => price.GetProperty(each).GetRawText()));
    }

    private static async Task<(long[] Ticks, int Bytes)> ReadAsync(World world, string path, CancellationToken cancellationToken)
    {
        var (ticks, bytes) = (new List<long>(), 0);
        for (var index = -50; index < Reads; index++)
        {
            var started = Stopwatch.GetTimestamp();
            bytes = (await world.Founder.Client.GetByteArrayAsync(path, cancellationToken)).Length;
            if (index >= 0) ticks.Add(Stopwatch.GetTimestamp() - started);
        }
        return ([.. ticks.Order()], bytes);
    }

    [GeneratedRegex("data-figure=\"(?<group>[^\".]+)")]
    private static partial Regex Figure();
}
