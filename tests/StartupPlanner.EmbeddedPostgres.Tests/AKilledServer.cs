using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>A server that somebody kills while the application lives.</summary>
public sealed class AKilledServer(ITestOutputHelper output) : WithDataFolder(prepared: true)
{
    private readonly BlockingCollection<string> reports = [];

    [Fact]
    public async Task Is_back_soon_at_the_same_address_with_what_was_committed()
    {
        await using var server = await StartReportingAsync();
        var connection = server.ConnectionString("postgres");
        await server.AskAsync("create table kept as select n from generate_series(1, 1000) as n");
        var killed = TestServers.ServerProcess(Folder);
        var clock = Stopwatch.StartNew();
        await TestServers.KillAsync(killed);
        Assert.Equal(1000L, await AskPatientlyAsync(connection, "select count(*) from kept"));
        output.WriteLine($"back after {clock.ElapsedMilliseconds} ms");
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.NotEqual(killed, TestServers.ServerProcess(Folder));
        Assert.Equal(connection, server.ConnectionString("postgres"));
        Next("runs again");
        Assert.True(await server.IsRunningAsync(Cancellation));
    }

    [Fact]
    public async Task Is_back_over_TCP_at_the_same_port()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(TestServers.In(Folder) with { LoopbackTcp = true }, Cancellation);
        await TestServers.KillAsync(TestServers.ServerProcess(Folder));
        Assert.Equal(1, await AskPatientlyAsync(server.ConnectionString("postgres"), "select 1"));
    }

    [Fact]
    public async Task Is_back_each_time()
    {
        await using var server = await StartReportingAsync();
        for (var time = 0; time < 3; time++)
        {
            await TestServers.KillAsync(TestServers.ServerProcess(Folder));
            Next("runs again");
        }
        Assert.Equal(1, await server.AskAsync("select 1"));
    }

    [Fact]
    public async Task That_cannot_start_is_tried_until_it_can_and_each_change_is_told_once()
    {
        var settings = Path.Combine(Folder, "postgres", "postgresql.conf");
        await using var server = await StartReportingAsync();
        File.Move(settings, settings + ".away");
        await TestServers.KillAsync(TestServers.ServerProcess(Folder));
        Assert.Contains("it is started again", Next(""), StringComparison.Ordinal);
        Assert.Contains("tried again", Next("did not start"), StringComparison.Ordinal);
        // It is tried, and fails, at least once more.
        var log = Path.Combine(Folder, "postgres", "log", "start.log");
        File.Delete(log);
        while (!File.Exists(log))
            await Task.Delay(10, Cancellation);
        File.Move(settings + ".away", settings);
        Assert.Equal(1, await AskPatientlyAsync(server.ConnectionString("postgres"), "select 1"));
        Assert.Contains("runs again", Next(""), StringComparison.Ordinal);
    }

    [Theory, InlineData(0), InlineData(100), InlineData(250), InlineData(400), InlineData(700), InlineData(1200)]
    public async Task Is_not_started_again_once_it_was_stopped(int milliseconds)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The server's processes are found by /proc.");
        await using (await StartReportingAsync())
        {
            await TestServers.KillAsync(TestServers.ServerProcess(Folder));
            await Task.Delay(milliseconds, Cancellation);
        }
        // Those of the killed server may take a moment to notice.
        for (var clock = Stopwatch.StartNew(); TestServers.ProcessesIn(Folder) is [_, ..] left; await Task.Delay(20, Cancellation))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{left.Count} processes still live.");
        await using var again = await StartAsync();
        Assert.Equal(1, await again.AskAsync("select 1"));
    }

    private Task<EmbeddedPostgresServer> StartReportingAsync() =>
        EmbeddedPostgresServer.StartAsync(TestServers.In(Folder) with { Report = reports.Add }, Cancellation);

    /// <summary>The next report that says so.</summary>
    private string Next(string words)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return reports.GetConsumingEnumerable(limit.Token).First(line => line.Contains(words, StringComparison.Ordinal));
    }

    /// <summary>Asks until there is an answer.</summary>
    private static async Task<object?> AskPatientlyAsync(string connection, string sql)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(20, Cancellation))
            try
            {
                return await TestServers.AskAsync(connection, sql);
            }
            catch (NpgsqlException) when (clock.Elapsed < TimeSpan.FromSeconds(20))
            {
                // It is not back yet.
            }
    }
}
