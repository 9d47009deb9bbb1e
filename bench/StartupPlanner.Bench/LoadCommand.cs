using System.Text.Json;

namespace StartupPlanner.Bench;

/// <summary>Pages and autosave under load, each beside its twin.</summary>
internal static class LoadCommand
{
    private static readonly int[] Connections = [1, 16, 64];

    public static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using var world = await World.MakeAsync(settings, cancellationToken);
        await using var app = await world.StartAppAsync(cancellationToken);
        var token = await world.Founder.TokenAsync($"/plans/{world.Plan}/overview/problem", cancellationToken);
        var scenarios = (await Scenarios.MakeAsync(world, token, cancellationToken)).Where(scenario => scenario.Name.Contains(settings.Only, StringComparison.OrdinalIgnoreCase)).ToList();
        var report = new Report("Pages and autosave under load", "dotnet run --project bench/StartupPlanner.Bench -c Release -- load --out bench/results/load.md", world.PostgresVersion);
        LoadText.Explain(report, settings);
        LoadText.Head(report);
        var errors = 0;
        foreach (var scenario in scenarios)
        {
            var answer = await Capture.OfAsync(scenario, token, cancellationToken);
            // Until the code of the page is compiled for good.
            await LoadLoop.RunAsync(app, scenario, token, 16, TimeSpan.FromSeconds(settings.Seconds), TimeSpan.FromSeconds(settings.Seconds), cancellationToken);
            foreach (var connections in Connections)
            {
                var (mine, floor) = await PairAsync(app, world, scenario, answer, token, connections, settings, cancellationToken);
                errors += mine.Errors + floor.Errors;
                LoadText.Row(report, scenario.Name, answer.Body.Length, connections, mine, floor);
            }
        }
        report.Line();
        report.Line(Report.Invariant($"Errors: {errors}. Memory of the application's process at the end: {app.Megabytes} MB."));
        report.Save(settings.Out);
        return errors == 0 ? 0 : 1;
    }

    // Application, twin, application, twin…: what else the machine does meets both alike. Of each the better round counts.
    private static async Task<(Measured App, Measured Twin)> PairAsync(
        ServerProcess app, World world, Scenario scenario, TwinAnswer answer, string token, int connections, Settings settings, CancellationToken cancellationToken)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes([answer], BenchJson.Default.TwinAnswerArray), cancellationToken);
        await using var twin = ServerProcess.Twin(file, world.Connection);
        await ListensAsync(twin, cancellationToken);
        var (warmUp, time) = (TimeSpan.FromSeconds(settings.Seconds / 3), TimeSpan.FromSeconds(settings.Seconds));
        var (mine, floor) = (new List<Measured>(), new List<Measured>());
        await LoadLoop.RunAsync(twin, scenario, token, 16, time / 2, time / 2, cancellationToken);
        for (var round = 0; round < settings.Rounds; round++)
        {
            mine.Add(await LoadLoop.RunAsync(app, scenario, token, connections, warmUp, time, cancellationToken));
            floor.Add(await LoadLoop.RunAsync(twin, scenario, token, connections, warmUp, time, cancellationToken));
        }
        File.Delete(file);
        return (Best(mine), Best(floor));
    }

    private static Measured Best(List<Measured> rounds) => rounds.MaxBy(round => round.Rate)! with { Errors = rounds.Sum(round => round.Errors) };

    private static async Task ListensAsync(ServerProcess twin, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        while (true)
        {
            try
            {
                using var _ = await client.GetAsync(twin.Address, cancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }
}
