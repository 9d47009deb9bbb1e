using System.Globalization;
using Npgsql;

namespace StartupPlanner.Bench;

/// <summary>The published application with its private, durable PostgreSQL in a folder of its own, and the means to kill either.</summary>
internal sealed class KillWorld(Settings settings) : IAsyncDisposable
{
    public const string Start = "nothing yet";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"planner-bench-{Guid.NewGuid():N}");
    private readonly Random random = new(1);
    private ServerProcess app = null!;

    public Uri Address => app.Address;

    /// <summary>What was killed last.</summary>
    public string Period { get; private set; } = Start;

    /// <summary>The kinds of kill, by turns.</summary>
    public IReadOnlyList<(string Name, Func<CancellationToken, Task> KillAsync)> Kinds =>
        [("the server (postmaster)", _ => KillServerAsync()), ("one backend of the server", KillBackendAsync), ("the application", KillApplicationAsync)];

    /// <summary>Makes the demo account in development, then goes on in production.</summary>
    public async Task<(Visitor Founder, Guid Plan)> FillAsync(CancellationToken cancellationToken)
    {
        await using var development = App("Development");
        var founder = new Visitor(development.Address);
        await development.AnswersAsync(founder.Client, "/", cancellationToken);
        await founder.SignInAsync(cancellationToken);
        return (founder, (await World.PlansAsync(founder, cancellationToken)).English);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        app = App("Production");
        using var nobody = new Visitor(app.Address);
        await app.AnswersAsync(nobody.Client, "/health/live", cancellationToken);
    }

    public async Task KillAsync(string name, Func<CancellationToken, Task> kill, CancellationToken cancellationToken)
    {
        Period = name;
        await kill(cancellationToken);
    }

    public NpgsqlDataSource Database() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
    {
        Host = Path.Combine(folder, "postgres", "socket"),
        Username = "planner",
        Password = File.ReadAllText(Path.Combine(folder, "postgres", "secret")).Trim(),
        Database = "planner",
    });

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    // Without a connection string the application starts its own PostgreSQL in its data folder.
    private ServerProcess App(string environment) =>
        ServerProcess.App(settings.App, ("ASPNETCORE_ENVIRONMENT", environment), ("PLANNER_DATA", folder), ("ConnectionStrings__Planner", ""), ("DOTNET_gcServer", "0"));

    private Task KillServerAsync()
    {
        Signal(ServerId());
        return Task.CompletedTask;
    }

    private async Task KillBackendAsync(CancellationToken cancellationToken)
    {
        // A client's backend, whichever: it may be in the middle of a save.
        int[] backends;
        while ((backends = Backends()).Length == 0) await Task.Delay(10, cancellationToken);
        Signal(backends[random.Next(backends.Length)]);
    }

    private async Task KillApplicationAsync(CancellationToken cancellationToken)
    {
        await app.KillAsync();
        await StartAsync(cancellationToken);
    }

    private int ServerId() => int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private int[] Backends()
    {
        var server = ServerId().ToString(CultureInfo.InvariantCulture);
        return [.. from process in Directory.EnumerateDirectories("/proc")
                   where int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                   where Read(process, "status").Contains($"PPid:\t{server}\n", StringComparison.Ordinal) && Read(process, "cmdline").Contains("[local]", StringComparison.Ordinal)
                   select int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture)];
    }

    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        // It has just ended.
        catch (IOException)
        {
            return "";
        }
    }

    private static void Signal(int processId)
    {
        using var kill = System.Diagnostics.Process.Start("kill", ["-KILL", processId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
