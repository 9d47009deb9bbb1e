using Npgsql;
using StartupPlanner.EmbeddedPostgres;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Data.Backups;

/// <summary>The connection over which a backup is taken or put back, and the private server where it was started for that.</summary>
internal sealed class BackupConnection(NpgsqlConnection connection, EmbeddedPostgresServer? server) : IAsyncDisposable
{
    // The private server ends what takes a minute; a table may take longer. Dates are written so that no setting changes how they are read.
    private const string Settings = """
        set statement_timeout = 0;
        set idle_in_transaction_session_timeout = 0;
        set lock_timeout = '30s';
        set datestyle = 'ISO';
        """;

    public NpgsqlConnection Connection => connection;

    /// <summary>Connects beside the application that may be running.</summary>
    public static async Task<BackupConnection> ToSaveAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (Database.NamedIn(configuration) is { } named) return await OpenAsync(named, null, cancellationToken);
        if (await RunningServer.FindAsync(DataFolder.Default, Database.Name, cancellationToken) is { } running)
            return await OpenAsync(running, null, cancellationToken);
        return DataFolder.HasServer(DataFolder.Default)
            ? await StartAsync(cancellationToken)
            : throw new BackupException(
                $"There is nothing in {DataFolder.Default} to back up: set {DataFolder.Variable} to the data folder, or ConnectionStrings__Planner.");
    }

    /// <summary>Connects where no application is running.</summary>
    public static async Task<BackupConnection> ToRestoreAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (Database.NamedIn(configuration) is { } named) return await OpenAsync(named, null, cancellationToken);
        return await RunningServer.FindAsync(DataFolder.Default, Database.Name, cancellationToken) is null
            ? await StartAsync(cancellationToken)
            : throw new BackupException($"The application is running on {DataFolder.Default}: stop it, restore, start it again.");
    }

    /// <summary>Connects to a server that runs.</summary>
    public static Task<BackupConnection> ToAsync(string connection, CancellationToken cancellationToken) =>
        OpenAsync(connection, null, cancellationToken);

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first column of all rows.</summary>
    public async Task<List<T>> ReadAsync<T>(string sql, CancellationToken cancellationToken, object? value = null)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        if (value is not null) command.Parameters.Add(new() { Value = value });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<T> read = [];
        while (await rows.ReadAsync(cancellationToken)) read.Add(rows.GetFieldValue<T>(0));
        return read;
    }

    /// <summary>The steps of the schema that have run; none in an empty database.</summary>
    /// <exception cref="BackupException">There are some that this version does not know.</exception>
    public async Task<IReadOnlyList<string>> StepsAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync<bool>("""select to_regclass('"__EFMigrationsHistory"') is null""", cancellationToken) is [true]) return [];
        var steps = await ReadAsync<string>("""select "MigrationId"::text from "__EFMigrationsHistory" order by 1""", cancellationToken);
        return steps.Except(SchemaSteps.All).FirstOrDefault() is { } unknown
            ? throw new BackupException($"The database was brought up to date by a newer version than this one (step {unknown}): use that version.")
            : steps;
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private static async Task<BackupConnection> StartAsync(CancellationToken cancellationToken)
    {
        var server = await EmbeddedPostgresServer.StartAsync(new() { Report = Console.Error.WriteLine }, cancellationToken);
        try
        {
            return await OpenAsync(await Database.DatabaseOnAsync(server), server, cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task<BackupConnection> OpenAsync(string named, EmbeddedPostgresServer? server, CancellationToken cancellationToken)
    {
        // Under a name of its own, by which it is told from the application.
        var name = $"{Database.ApplicationName} backup";
        var text = new NpgsqlConnectionStringBuilder(named) { ApplicationName = name, Pooling = false, CommandTimeout = 0 };
        var opened = new BackupConnection(new NpgsqlConnection(text.ConnectionString), server);
        try
        {
            await opened.Connection.OpenAsync(cancellationToken);
            await opened.ExecuteAsync(Settings, cancellationToken);
            return opened;
        }
        catch
        {
            await opened.Connection.DisposeAsync();
            throw;
        }
    }
}
