using Npgsql;
using StartupPlanner.EmbeddedPostgres;
using Testcontainers.PostgreSql;

namespace StartupPlanner.Tests;

/// <summary>
/// The PostgreSQL that a run of tests works on. <c>PLANNER_TEST_POSTGRES</c> names it: nothing for a private throw-away server, <c>container</c> for
/// a container of <c>postgres:18</c>, else the connection string of a server on which databases may be made.
/// </summary>
internal sealed class TestPostgres : IAsyncDisposable
{
    private const string Variable = "PLANNER_TEST_POSTGRES";
    private const string Container = "container";
    private const string Image = "postgres:18";

    private readonly IAsyncDisposable? owned;
    private readonly string connection;
    private readonly List<string> made = [];

    private TestPostgres(string connection, IAsyncDisposable? owned) => (this.connection, this.owned) = (connection, owned);

    public static async Task<TestPostgres> StartAsync(CancellationToken cancellationToken)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(named)) return await StartAsync(EmbeddedPostgresOptions.ForTests(), cancellationToken);
        if (named != Container) return new(named, null);
        var container = new PostgreSqlBuilder(Image).Build();
        await container.StartAsync(cancellationToken);
        return new(container.GetConnectionString(), container);
    }

    /// <summary>Starts a private server, whatever is named.</summary>
    public static async Task<TestPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        var server = await EmbeddedPostgresServer.StartAsync(options, cancellationToken);
        return new(server.ConnectionString("postgres"), server);
    }

    /// <summary>How to connect to a database of the server.</summary>
    public string Connection(string database) => new NpgsqlConnectionStringBuilder(connection) { Database = database, IncludeErrorDetail = true }.ConnectionString;

    /// <summary>Makes a database of a name that nobody else has.</summary>
    /// <param name="how">What follows its name in the statement, such as a template.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateAsync(string how, CancellationToken cancellationToken)
    {
        var name = $"planner_test_{Guid.NewGuid():N}";
        await ExecuteAsync($"create database {name} {how}", cancellationToken);
        lock (made) made.Add(name);
        return Connection(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (owned is not null)
        {
            await owned.DisposeAsync();
            return;
        }
        // A server that was there before is left as it was.
        foreach (var name in made) await ExecuteAsync($"drop database {name} with (force)", CancellationToken.None);
    }

    /// <summary>Runs a statement in the server's first database.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
