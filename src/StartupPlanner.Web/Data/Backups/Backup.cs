using System.Data;

namespace StartupPlanner.Web.Data.Backups;

/// <summary>Saves all tables as they were at one moment, while others may go on writing.</summary>
internal static class Backup
{
    public static async Task<Manifest> SaveAsync(BackupConnection database, Stream to, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var snapshot = await database.Connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await database.ExecuteAsync("set transaction read only", cancellationToken);
        var steps = await database.StepsAsync(cancellationToken);
        if (steps.Count == 0) throw new BackupException("The database is empty: there is nothing to back up.");
        var names = await database.ReadAsync<string>(
            "select name from unnest($1) with ordinality as made (name, place) where to_regclass(name) is not null order by place",
            cancellationToken, SchemaSteps.Tables.ToArray());
        await database.ExecuteAsync($"lock table {Sql.List(names)} in access share mode", cancellationToken);
        await using var file = new BackupWriter(to);
        List<SavedTable> tables = [];
        foreach (var name in names) tables.Add(await SaveAsync(database, file, name, cancellationToken));
        var manifest = new Manifest(Manifest.CurrentFormat, Manifest.CurrentApplication, now, database.Connection.ServerVersion, steps, tables);
        await file.FinishAsync(manifest, cancellationToken);
        return manifest;
    }

    private static async Task<SavedTable> SaveAsync(BackupConnection database, BackupWriter file, string table, CancellationToken cancellationToken)
    {
        var columns = await database.ReadAsync<string>(
            """
            select attname::text from pg_attribute
            where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
            """, cancellationToken, table);
        var copy = $"copy {Sql.Name(table)} ({Sql.List(columns)}) to stdout";
        using var rows = await database.Connection.BeginTextExportAsync(copy, cancellationToken);
        return await file.AddAsync(table, columns, ((StreamReader)rows).BaseStream, cancellationToken);
    }
}

internal static class Sql
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Name));
}
