using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using StartupPlanner.EmbeddedPostgres;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Hosting;

internal static class Database
{
    /// <summary>The database on the private server.</summary>
    public const string Name = "planner";

    /// <summary>What the application calls itself before the server.</summary>
    public const string ApplicationName = "StartupPlanner";

    /// <summary>Uses the server that ConnectionStrings__Planner names, else starts the private one. What is returned stops it.</summary>
    public static async Task<IAsyncDisposable?> AddDatabaseAsync(this WebApplicationBuilder builder)
    {
        if (NamedIn(builder.Configuration) is { } named)
        {
            builder.Services.AddPlannerDb(named);
            return null;
        }
        var server = await EmbeddedPostgresServer.StartAsync(new() { Report = Console.WriteLine }, CancellationToken.None);
        builder.Services.AddPlannerDb(await DatabaseOnAsync(server), DataFolder.Default);
        return server;
    }

    /// <summary>How to connect to the server that the operator names; null where the private one is meant.</summary>
    public static string? NamedIn(IConfiguration configuration) =>
        configuration.GetConnectionString("Planner") is { } connection && !string.IsNullOrWhiteSpace(connection) ? connection : null;

    /// <param name="folder">Where a server of our own keeps its data.</param>
    public static void AddPlannerDb(this IServiceCollection services, string connection, string? folder = null)
    {
        var source = new NpgsqlDataSourceBuilder(connection) { ConnectionStringBuilder = { MaxAutoPrepare = 200, MaxPoolSize = 30, ApplicationName = ApplicationName } }.Build();
        services.AddSingleton(source);
        services.AddSingleton<Installation>();
        services.AddSingleton<ConfinedRole>();
        services.AddSingleton<Confinement>();
        services.AddSingleton(new DiskRoom(folder));
        services.AddDbContextPool<PlannerDb>((provider, options) => options
            .UseNpgsql(source)
            .AddInterceptors(provider.GetRequiredService<DiskRoom>(), provider.GetRequiredService<Confinement>())
            .UseModel(PlannerModel.Shared)
            .ConfigureWarnings(warnings => warnings
                // The schema is written in SQL; a test compares it with the model.
                .Ignore(RelationalEventId.PendingModelChangesWarning)
                // Whoever catches the exception logs it, or knows it for an outage.
                .Log(
                    (CoreEventId.QueryIterationFailed, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                    (RelationalEventId.ConnectionError, LogLevel.Debug))));
    }

    public static async Task MigrateAsync(this IServiceProvider services)
    {
        if (!await services.GetRequiredService<Installation>().IsMigratedAsync())
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PlannerDb>().Database.MigrateAsync();
        }
        await services.GetRequiredService<ConfinedRole>().PrepareAsync();
    }

    /// <summary>What the person at the terminal can mend, in one line; null where the fault is the program's.</summary>
    public static string? Explain(Exception wrong) => wrong switch
    {
        EmbeddedPostgresException => wrong.Message,
        // The keys of cookies could not be read.
        CryptographicException { InnerException: { } cause } => Explain(cause),
        ArgumentException or FormatException => $"ConnectionStrings__Planner is no connection string ({wrong.Message}). Write it as Host=...;Database=...;Username=...;Password=... .",
        PostgresException { SqlState: var state } when !state.StartsWith("28", StringComparison.Ordinal) && state is not (PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.CannotConnectNow) => null,
        NpgsqlException => $"The database of ConnectionStrings__Planner lets nobody in ({wrong.Message}). Check that it runs and that host, database, user and password are right, then start again.",
        _ => null,
    };

    /// <summary>How to connect to the database on the private server, which is made on first use.</summary>
    public static async Task<string> DatabaseOnAsync(EmbeddedPostgresServer server)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres"));
        await using var exists = source.CreateCommand($"select 1 from pg_database where datname = '{Name}'");
        if (await exists.ExecuteScalarAsync() is null)
        {
            await using var create = source.CreateCommand($"create database {Name}");
            await create.ExecuteNonQueryAsync();
        }
        return server.ConnectionString(Name);
    }
}
