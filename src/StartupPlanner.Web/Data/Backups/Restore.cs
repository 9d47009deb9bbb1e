using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Data.Backups;

/// <summary>Puts a backup in the place of what a database holds: all of it, or, whatever fails, nothing.</summary>
internal static class Restore
{
    private const string History = "__EFMigrationsHistory";

    /// <param name="replace">Whether accounts and plans that are there may go.</param>
    /// <param name="say">Learns what goes before it does.</param>
    public static async Task LoadAsync(
        BackupConnection database, BackupFile backup, bool replace, Action<string> say, CancellationToken cancellationToken)
    {
        await using var all = await database.Connection.BeginTransactionAsync(cancellationToken);
        await RefuseWhileInUseAsync(database, cancellationToken);
        if (await HeldAsync(database, cancellationToken) is { } held)
        {
            if (!replace) throw new BackupException($"The database holds {held}: add --replace to put the backup in their place.");
            say($"Replacing {held}.");
        }
        await database.ExecuteAsync($"drop table if exists {Sql.List([.. SchemaSteps.Tables, History])}", cancellationToken);
        var options = new DbContextOptionsBuilder<PlannerDb>().UseNpgsql(database.Connection).UseModel(PlannerModel.Shared).Options;
        await using var db = new PlannerDb(options);
        var history = db.GetService<IHistoryRepository>();
        await database.ExecuteAsync(history.GetCreateScript(), cancellationToken);
        var (then, since) = (backup.Manifest.Steps, SchemaSteps.All.Except(backup.Manifest.Steps));
        await StepAsync(database, history, then, cancellationToken);
        await FillAsync(database, backup, cancellationToken);
        await StepAsync(database, history, since, cancellationToken);
        await all.CommitAsync(cancellationToken);
    }

    private static async Task RefuseWhileInUseAsync(BackupConnection database, CancellationToken cancellationToken)
    {
        var others = await database.ReadAsync<long>(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = $1",
            cancellationToken, Database.ApplicationName);
        if (others is not [0])
            throw new BackupException($"The application is running on the database {database.Connection.Database}: stop it, restore, start it again.");
    }

    private static async Task<string?> HeldAsync(BackupConnection database, CancellationToken cancellationToken)
    {
        if (await database.StepsAsync(cancellationToken) is []) return null;
        var counts = await database.ReadAsync<long>("select count(*) from users union all select count(*) from plans", cancellationToken);
        return counts is [0, 0] ? null : $"{counts[0]} accounts and {counts[1]} plans";
    }

    private static async Task StepAsync(
        BackupConnection database, IHistoryRepository history, IEnumerable<string> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            await database.ExecuteAsync(SchemaSteps.Sql(step), cancellationToken);
            await database.ExecuteAsync(history.GetInsertScript(new(step, ProductInfo.GetVersion())), cancellationToken);
            // A step's own temporary tables would last until the end of the transaction, and meet those of the next.
            await database.ExecuteAsync("discard temp", cancellationToken);
        }
    }

    private static async Task FillAsync(BackupConnection database, BackupFile backup, CancellationToken cancellationToken)
    {
        foreach (var table in backup.Manifest.Tables)
        {
            var copy = $"copy {Sql.Name(table.Name)} ({Sql.List(table.Columns)}) from stdin";
            await using var rows = await database.Connection.BeginTextImportAsync(copy, cancellationToken);
            await backup.LoadAsync(table, ((StreamWriter)rows).BaseStream, cancellationToken);
        }
        var counters = await database.ReadAsync<string>("""
            select format('select setval(%L, max(%I)) from %I', pg_get_serial_sequence(quote_ident(relname), attname), attname, relname)
            from pg_class join pg_attribute on attrelid = pg_class.oid and attidentity <> ''
            where relname = any ($1) and pg_table_is_visible(pg_class.oid)
            """, cancellationToken, SchemaSteps.Tables.ToArray());
        foreach (var counter in counters) await database.ExecuteAsync(counter, cancellationToken);
    }
}
