namespace StartupPlanner.EmbeddedPostgres;

/// <summary>How the private server is found and started. The defaults serve an installation.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The application's data folder; the server keeps to <c>postgres</c> inside it.</summary>
    public string DataFolder { get; init; } = EmbeddedPostgres.DataFolder.Default;

    /// <summary>Folders that hold <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>, tried before all others.</summary>
    public IReadOnlyList<string> BinaryFolders { get; init; } = [];

    /// <summary>The user as whom the server runs when the application runs as root; PostgreSQL refuses root. Otherwise without effect.</summary>
    public string RunAs { get; init; } = "nobody";

    /// <summary>How long a start may take, recovery after a crash included. A recovery that takes longer is left running, not killed.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an orderly stop may take before the server is told to drop everything (it then recovers at the next start).</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Listen on a free port of 127.0.0.1 instead of a socket in a private folder. The default is to do so on Windows only.</summary>
    public bool LoopbackTcp { get; init; } = OperatingSystem.IsWindows();

    /// <summary>
    /// Trades durability for speed (no fsync) and deletes the data folder in the end. For tests: refused on a folder that holds a durable
    /// cluster, and a folder made so is refused without it.
    /// </summary>
    public bool ThrowAway { get; init; }

    /// <summary>Receives a line for what takes long or was repaired, such as a recovery. Never a secret.</summary>
    public Action<string> Report { get; init; } = static _ => { };

    /// <summary>Options for a throw-away server in a fresh folder of its own.</summary>
    public static EmbeddedPostgresOptions ForTests() => new()
    {
        DataFolder = Path.Combine(Path.GetTempPath(), $"planner-test-{Guid.NewGuid():N}"),
        ThrowAway = true,
    };
}
