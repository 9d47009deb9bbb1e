using Npgsql;

namespace StartupPlanner.Web.Tests.Backups;

/// <summary>All that a database holds, as text: its tables with their rows.</summary>
internal static class SavedRows
{
    private const string Tables = "select tablename from pg_tables where schemaname = 'public' order by 1";

    public static Task<List<string>> TablesAsync(string connection) => ReadAsync(connection, Tables);

    /// <summary>Every row of every table, with the name of its table before it.</summary>
    public static async Task<List<string>> AllAsync(string connection)
    {
        List<string> rows = [];
        foreach (var table in await TablesAsync(connection))
            rows.AddRange(await ReadAsync(connection, $"select '{table} ' || t::text from \"{table}\" t order by t::text"));
        return rows;
    }

    public static async Task<List<string>> ReadAsync(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection + ";Pooling=false");
        await opened.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, opened);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> lines = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) lines.Add(reader.GetString(0));
        return lines;
    }
}
