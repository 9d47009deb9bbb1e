using System.Diagnostics;
using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class AKilledApplication() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Takes_its_server_with_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows the next start ends the server.");
        using var application = await StartApplicationAsync();
        var server = TestServers.ServerProcess(Folder);
        application.Kill();
        await TestServers.EndAsync(server).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        Assert.False(File.Exists(Path.Combine(TestServers.ClusterIn(Folder), "postmaster.pid")));
    }

    [Fact]
    public async Task The_next_start_ends_a_server_that_was_left_behind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The guard is found by /proc.");
        using var application = await StartApplicationAsync();
        var orphan = TestServers.ServerProcess(Folder);
        foreach (var guard in ChildrenOf(application.Id))
            await TestServers.KillAsync(guard);
        application.Kill();
        await application.WaitForExitAsync(Cancellation);
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
        using var application = await StartApplicationAsync();
        application.Kill();
        await application.WaitForExitAsync(Cancellation);
        await using var server = await StartAsync();
        Assert.Equal(42, await server.AskAsync("select answer from written"));
    }

    private async Task<Process> StartApplicationAsync()
    {
        var program = Path.ChangeExtension(typeof(Entry).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo(program, [Entry.Serve, Folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var application = Process.Start(start)!;
        if (await application.StandardOutput.ReadLineAsync(Cancellation) != "ready")
            Assert.Fail(await application.StandardError.ReadToEndAsync(Cancellation));
        return application;
    }

    private static List<int> ChildrenOf(int parent) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let id = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
           where id > 0 && TestServers.Stat(id) is [not "Z", var its, ..] && its == parent.ToString(CultureInfo.InvariantCulture)
           select id,
    ];
}
