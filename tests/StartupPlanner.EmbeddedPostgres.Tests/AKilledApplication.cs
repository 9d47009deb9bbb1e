using System.Diagnostics;
using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class AKilledApplication() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Takes_its_server_with_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the next start ends the server.");
        using var application = await TestApplication.StartAsync(Folder);
        await EndsWithItsServerAsync(application);
    }

    [Fact]
    public async Task Takes_with_it_a_server_that_was_started_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the next start ends the server.");
        using var application = await TestApplication.StartAsync(Folder);
        await TestServers.KillAsync(TestServers.ServerProcess(Folder));
        while (await application.SaysAsync() is { } line && !line.EndsWith("runs again.", StringComparison.Ordinal)) { }
        await EndsWithItsServerAsync(application);
    }

    [Fact]
    public async Task The_next_start_ends_a_server_that_was_left_behind()
    {
        using var application = await TestApplication.StartAsync(Folder);
        var orphan = TestServers.ServerProcess(Folder);
        await application.KillWithGuardAsync();
        await Task.Delay(300, Cancellation);
        Assert.True(TestServers.Lives(orphan));

        await using var server = await StartAsync();
        Assert.False(TestServers.Lives(orphan));
        Assert.NotEqual(orphan, TestServers.ServerProcess(Folder));
        Assert.Equal(42, await server.AskAsync("select answer from written"));
    }

    [Fact]
    public async Task The_next_start_need_not_wait()
    {
        using var application = await TestApplication.StartAsync(Folder);
        await application.KillAsync();
        await using var server = await StartAsync();
        Assert.Equal(42, await server.AskAsync("select answer from written"));
    }

    [Fact]
    public async Task And_server_lose_nothing_that_was_committed()
    {
        await TestApplication.LeaveKilledServerAsync(Folder);
        await using var again = await StartAsync();
        Assert.Equal(42, await again.AskAsync("select answer from written"));
    }

    [Fact]
    public async Task The_next_start_waits_for_what_the_killed_server_left_behind()
    {
        using var application = await TestApplication.StartAsync(Folder);
        var straggler = await TestServers.ProcessOfAsync(Folder, "checkpointer");
        Signal("STOP", straggler);
        await application.KillWithGuardAsync();
        await TestServers.KillAsync(TestServers.ServerProcess(Folder));
        _ = Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None).ContinueWith(_ => Signal("CONT", straggler), TaskScheduler.Default);
        await using var again = await StartAsync();
        Assert.Equal(42, await again.AskAsync("select answer from written"));
    }

    private async Task EndsWithItsServerAsync(TestApplication application)
    {
        var server = TestServers.ServerProcess(Folder);
        await application.KillAsync();
        await TestServers.EndAsync(server).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        Assert.False(File.Exists(Path.Combine(TestServers.ClusterIn(Folder), "postmaster.pid")));
    }

    private static void Signal(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
