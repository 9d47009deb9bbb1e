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
        builder.Services.AddPlannerDb(connection);
        return server;
    }

    public static void AddPlannerDb(this IServiceCollection services, string connection)
    {
        var source = new NpgsqlDataSourceBuilder(connection) { ConnectionStringBuilder = { MaxAutoPrepare = 200, MaxPoolSize = 30, ApplicationName = "StartupPlanner" } }.Build();
        services.AddSingleton(source);
        services.AddDbContextPool<PlannerDb>(options => options
            .UseNpgsql(source)
            .ConfigureWarnings(warnings => warnings
                // The schema is written in SQL; a test compares it with the model.
                .Ignore(RelationalEventId.PendingModelChangesWarning)));
    }

    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PlannerDb>().Database.MigrateAsync();
    }

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
