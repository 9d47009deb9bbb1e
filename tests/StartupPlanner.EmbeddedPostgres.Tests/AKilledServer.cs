using System.Diagnostics;
using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class AKilledServer() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task The_next_start_recovers_what_was_committed()
    {
        await using (var server = await StartAsync())
        {
            await server.AskAsync("create table kept as select n from generate_series(1, 1000) as n");
            await TestServers.KillAsync(TestServers.ServerProcess(Folder));
            Assert.False(await server.IsRunningAsync(Cancellation));
        }
        await using var again = await StartAsync();
        Assert.Equal(1000L, await again.AskAsync("select count(*) from kept"));
    }

    [Fact]
    public async Task The_next_start_waits_for_what_the_killed_server_left_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The query is held up by a signal.");
        await using (var server = await StartAsync())
        {
            await server.AskAsync("create table kept as select 42 as answer");
            var backend = (int)(await server.AskAsync("select pid from pg_stat_activity where backend_type = 'checkpointer'"))!;
            Signal("STOP", backend);
            await TestServers.KillAsync(TestServers.ServerProcess(Folder));
            _ = Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None).ContinueWith(_ => Signal("CONT", backend), TaskScheduler.Default);
        }
        await using var again = await StartAsync();
        Assert.Equal(42, await again.AskAsync("select answer from kept"));
    }

    private static void Signal(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
