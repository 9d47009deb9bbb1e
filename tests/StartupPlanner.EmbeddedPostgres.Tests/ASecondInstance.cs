using System.Diagnostics;

namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class ASecondInstance() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Is_refused_at_once_and_leaves_the_first_alone()
    {
        await using var first = await StartAsync();
        var process = TestServers.ServerProcess(Folder);
        var clock = Stopwatch.StartNew();
        var refusal = await RefusalAsync(TestServers.In(Folder));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Contains($"Another instance already uses {Folder}", refusal, StringComparison.Ordinal);
        Assert.Equal(process, TestServers.ServerProcess(Folder));
        Assert.Equal(1, await first.AskAsync("select 1"));
    }

    [Fact]
    public async Task May_start_when_the_first_has_stopped()
    {
        var first = await StartAsync();
        await first.StopAsync(Cancellation);
        await using var second = await StartAsync();
        await first.DisposeAsync();
        Assert.Equal(1, await second.AskAsync("select 1"));
    }
}
