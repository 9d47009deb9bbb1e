using Npgsql;

namespace StartupPlanner.Web.Data;

/// <summary>What the start and the first page ask of the database. Asked without EF, since making its model takes longer than all the rest of a start.</summary>
public sealed class Installation(NpgsqlDataSource source)
{
    public async Task<bool> HasAccountsAsync(CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand("select exists (select from users)");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Whether every step of the schema has run.</summary>
    public async Task<bool> IsMigratedAsync(CancellationToken cancellationToken = default)
    {
        await using var command = source.CreateCommand("""select "MigrationId" from "__EFMigrationsHistory" """);
        try
        {
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            HashSet<string> run = [];
            while (await rows.ReadAsync(cancellationToken)) run.Add(rows.GetString(0));
            return SchemaSteps.All.All(run.Contains);
        }
        catch (PostgresException nothing) when (nothing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }
}
