using System.Diagnostics;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>A foreign process that got the number of a server which is no more, as after a restart of the machine.</summary>
public sealed class AForeignProcess() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Neither_blocks_the_start_nor_is_harmed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The foreign process is a Unix command.");
        var file = Path.Combine(TestServers.ClusterIn(Folder), "postmaster.pid");
        await TestApplication.LeaveKilledServerAsync(Folder);
        using var foreign = StartSleepAsTheServersUser();
        var lines = await File.ReadAllLinesAsync(file, Cancellation);
        lines[0] = foreign.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(file, lines, Cancellation);

        await using (var again = await StartAsync())
            Assert.Equal(42, await again.AskAsync("select answer from written"));

        Assert.False(foreign.HasExited);
        foreign.Kill();
    }

    // PostgreSQL takes only a process of its own user for a rival.
    private static Process StartSleepAsTheServersUser() =>
        Environment.IsPrivilegedProcess
            ? Process.Start("setpriv", ["--reuid=nobody", "--clear-groups", "sleep", "60"])
            : Process.Start("sleep", ["60"]);
}
