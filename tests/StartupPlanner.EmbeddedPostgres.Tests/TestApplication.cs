using System.Diagnostics;
using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>An application in a process of its own that holds the server of a folder until somebody kills it.</summary>
internal sealed class TestApplication : IDisposable
{
    private readonly Process process;

    private TestApplication(Process process) => this.process = process;

    /// <summary>Starts it; its table <c>written</c> has the answer 42.</summary>
    public static async Task<TestApplication> StartAsync(string folder)
    {
        var program = Path.ChangeExtension(typeof(Entry).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo(program, [Entry.Serve, folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var application = new TestApplication(Process.Start(start)!);
        if (await application.SaysAsync() != "ready")
            Assert.Fail(await application.process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return application;
    }

    /// <summary>What it says next.</summary>
    public async Task<string?> SaysAsync() => await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>As by <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Kills it in such a way that its server is left behind.</summary>
    public async Task KillWithGuardAsync()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The guard is found by /proc.");
        foreach (var guard in ChildrenOf(process.Id))
            await TestServers.KillAsync(guard);
        await KillAsync();
    }

    /// <summary>Leaves in the folder what a killed machine leaves: written data, and neither application nor server.</summary>
    public static async Task LeaveKilledServerAsync(string folder)
    {
        using var application = await StartAsync(folder);
        await application.KillWithGuardAsync();
        await TestServers.KillAsync(TestServers.ServerProcess(folder));
    }

    public void Dispose() => process.Dispose();

    private static List<int> ChildrenOf(int parent) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           let id = int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
           where id > 0 && TestServers.Stat(id) is [not "Z", var its, ..] && its == parent.ToString(CultureInfo.InvariantCulture)
           select id,
    ];
}
