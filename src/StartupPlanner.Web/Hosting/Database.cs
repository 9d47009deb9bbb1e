using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using StartupPlanner.EmbeddedPostgres;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Hosting;

internal static class Database
{
    private const string Name = "planner";

    /// <summary>Uses the server that ConnectionStrings__Planner names, else starts the private one. What is returned stops it.</summary>
    public static async Task<IAsyncDisposable?> AddDatabaseAsync(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Planner");
        EmbeddedPostgresServer? server = null;
        if (string.IsNullOrWhiteSpace(connection))
        {
            server = await EmbeddedPostgresServer.StartAsync(new() { Report = Console.WriteLine }, CancellationToken.None);
            connection = await DatabaseOnAsync(server);
        }
        builder.Services.AddPlannerDb(connection, server is null ? null : DataFolder.Default);
        return server;
    }

    /// <param name="folder">Where a server of our own keeps its data.</param>
    public static void AddPlannerDb(this IServiceCollection services, string connection, string? folder = null)
    {
        var source = new NpgsqlDataSourceBuilder(connection) { ConnectionStringBuilder = { MaxAutoPrepare = 200, MaxPoolSize = 30, ApplicationName = "StartupPlanner" } }.Build();
        services.AddSingleton(source);
        services.AddSingleton<Installation>();
        services.AddSingleton(new DiskRoom(folder));
        services.AddDbContextPool<PlannerDb>((provider, options) => options
            .UseNpgsql(source)
            .AddInterceptors(provider.GetRequiredService<DiskRoom>())
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
        if (await services.GetRequiredService<Installation>().IsMigratedAsync()) return;
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlannerDb>().Database.MigrateAsync();
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

    private static async Task<string> DatabaseOnAsync(EmbeddedPostgresServer server)
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
