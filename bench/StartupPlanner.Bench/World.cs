using Npgsql;
using StartupPlanner.EmbeddedPostgres;

namespace StartupPlanner.Bench;

/// <summary>A database with the sample plans, and a founder who is signed in.</summary>
/// <remarks>
/// The server is durable as an installation's: an autosave waits for the disk. Development makes the demo accounts and signs in by one click;
/// what is measured runs in production on the same database, where the founder's cookie holds because its keys lie there.
/// </remarks>
internal sealed class World : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"planner-bench-{Guid.NewGuid():N}");
    private readonly Settings settings;
    private EmbeddedPostgresServer? postgres;

    private World(Settings settings) => this.settings = settings;

    public string Connection { get; private set; } = "";

    public string PostgresVersion { get; private set; } = "";

    public Visitor Founder { get; private set; } = null!;

    /// <summary>The sample plan in English.</summary>
    public Guid Plan { get; private set; }

    /// <summary>The sample plan in Chinese.</summary>
    public Guid ChinesePlan { get; private set; }

    public static async Task<World> MakeAsync(Settings settings, CancellationToken cancellationToken)
    {
        var world = new World(settings);
        try
        {
            await world.FillAsync(cancellationToken);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>The application in production on this database; the founder is there already.</summary>
    public async Task<ServerProcess> StartAppAsync(CancellationToken cancellationToken)
    {
        var app = ServerProcess.App(settings.App, ("ASPNETCORE_ENVIRONMENT", "Production"), ("Planner__CostlyRequestsPerMinute", "100000"), ("ConnectionStrings__Planner", Connection), ("PLANNER_DATA", folder + "-app"));
        Founder = new(app.Address, Founder.Cookies);
        await app.AnswersAsync(Founder.Client, $"/plans/{Plan}", cancellationToken);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null) await postgres.DisposeAsync();
        foreach (var left in (string[])[folder, folder + "-app"])
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        postgres = await EmbeddedPostgresServer.StartAsync(new() { DataFolder = folder }, cancellationToken);
        PostgresVersion = postgres.Version.ToString();
        await using (var source = NpgsqlDataSource.Create(postgres.ConnectionString("postgres")))
        await using (var create = source.CreateCommand("create database planner"))
            await create.ExecuteNonQueryAsync(cancellationToken);
        Connection = postgres.ConnectionString("planner");
        await using var app = ServerProcess.App(settings.App, ("ASPNETCORE_ENVIRONMENT", "Development"), ("ConnectionStrings__Planner", Connection), ("PLANNER_DATA", folder + "-app"));
        Founder = new(app.Address);
        await app.AnswersAsync(Founder.Client, "/", cancellationToken);
        await Founder.SignInAsync(cancellationToken);
        (Plan, ChinesePlan) = await PlansAsync(Founder, cancellationToken);
    }

    /// <summary>The sample plans of the visitor: English, Chinese.</summary>
    public static async Task<(Guid English, Guid Chinese)> PlansAsync(Visitor founder, CancellationToken cancellationToken)
    {
        var plans = await founder.PlansAsync(cancellationToken);
        var first = await founder.Client.GetStringAsync($"/plans/{plans[0]}/plan.json", cancellationToken);
        return first.Contains("\"zh\"", StringComparison.Ordinal) ? (plans[1], plans[0]) : (plans[0], plans[1]);
    }
}
