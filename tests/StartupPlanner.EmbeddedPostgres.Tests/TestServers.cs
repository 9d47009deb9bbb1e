using System.Globalization;
using Npgsql;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>Folders, servers and queries for the tests. Every folder goes with its fixture.</summary>
internal static class TestServers
{
    /// <summary>Durable, as an installation is: the tests are about what survives.</summary>
    public static EmbeddedPostgresOptions In(string folder) => new() { DataFolder = folder };

    public static int ServerProcess(string folder) =>
        int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public static async Task<object?> AskAsync(this EmbeddedPostgresServer server, string sql) => await AskAsync(server.ConnectionString("postgres"), sql);

    public static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>A fresh data folder, deleted in the end.</summary>
public abstract class WithDataFolder : IDisposable
{
    protected string Folder { get; } = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"planner test '{Guid.NewGuid():N}")).FullName;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected Task<EmbeddedPostgresServer> StartAsync() => EmbeddedPostgresServer.StartAsync(TestServers.In(Folder), Cancellation);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }
}
