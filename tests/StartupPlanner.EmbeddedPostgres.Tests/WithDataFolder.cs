using System.Diagnostics;

[assembly: AssemblyFixture(typeof(StartupPlanner.EmbeddedPostgres.Tests.PreparedFolder))]

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>A data folder with a durable, stopped cluster, made once: a copy is ready in a tenth of the time of a new one.</summary>
public sealed class PreparedFolder : IAsyncLifetime
{
    private static readonly string Template = Path.Combine(Path.GetTempPath(), $"planner-prepared-{Guid.NewGuid():N}");

    public async ValueTask InitializeAsync()
    {
        await using var server = await EmbeddedPostgresServer.StartAsync(TestServers.In(Template), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Template, recursive: true);
        return ValueTask.CompletedTask;
    }

    internal static void CopyTo(string folder)
    {
        // On Windows the test makes its own cluster, slowly.
        if (OperatingSystem.IsWindows())
            return;
        using var copy = Process.Start("cp", ["-a", Path.Combine(Template, "postgres"), folder]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }
}

/// <summary>A data folder of the test's own, deleted in the end. Its name has what shells and settings trip over.</summary>
public abstract class WithDataFolder : IDisposable
{
    protected WithDataFolder(bool prepared = false, string name = "it's \"a\" $(plan)")
    {
        Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"{name} {Guid.NewGuid():N}")).FullName;
        if (prepared)
            PreparedFolder.CopyTo(Folder);
    }

    protected string Folder { get; }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected Task<EmbeddedPostgresServer> StartAsync() => EmbeddedPostgresServer.StartAsync(TestServers.In(Folder), Cancellation);

    private protected static async Task<string> RefusalAsync(EmbeddedPostgresOptions options)
    {
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => EmbeddedPostgresServer.StartAsync(options, Cancellation));
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }
}
