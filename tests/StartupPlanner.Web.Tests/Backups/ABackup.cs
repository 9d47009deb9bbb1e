using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Data.Backups;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Tests.Backups;

/// <summary>All tables in one file, and what the file makes of another database.</summary>
public sealed class ABackup(PlannerApp app, TestServer server) : IClassFixture<PlannerApp>
{
    private const string Hostile = "Tab\t, line\nfeed, \\. \\N \\n, \"quoted\", 容梅 🚀";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Holds_every_table_and_restores_every_row()
    {
        var original = await FillAsync();
        var (file, manifest) = await SaveAsync(original);
        Assert.Equal((await SavedRows.TablesAsync(original)).Where(name => name != "__EFMigrationsHistory"), manifest.Tables.Select(table => table.Name).Order(StringComparer.Ordinal));
        Assert.Equal(SchemaSteps.All, manifest.Steps);

        var restored = await server.EmptyAsync();
        await RestoreAsync(restored, file);
        var rows = await SavedRows.AllAsync(restored);
        Assert.True(rows.Select(row => row.Split(' ')[0]).Distinct().Count() > 30, "Most tables are empty.");
        Assert.Contains(rows, row => row.Contains("容梅 🚀", StringComparison.Ordinal));
        Assert.Equal(await SavedRows.AllAsync(original), rows);
    }

    [Fact]
    public async Task Leaves_counters_where_the_next_row_gets_a_number_of_its_own()
    {
        var original = await server.CopyAsync();
        await SavedRows.ReadAsync(original, "insert into data_protection_keys (xml) select '<key/>' from generate_series(1, 5)");
        var restored = await server.EmptyAsync();
        await RestoreAsync(restored, (await SaveAsync(original)).File);
        Assert.Equal(["6"], await SavedRows.ReadAsync(restored, "insert into data_protection_keys (xml) values ('<key/>') returning id::text"));
    }

    [Fact]
    public async Task Is_of_one_moment_whatever_is_written_meanwhile()
    {
        var original = await server.CopyAsync();
        await SavedRows.ReadAsync(original, "insert into data_protection_keys (xml) values ('first')");
        await using var database = await BackupConnection.ToAsync(original, Cancellation);
        // Written to when the first table is saved: then the snapshot stands, and the table of the plans is still to come.
        using var file = new ActingStream(() => SavedRows.ReadAsync(original, """
            insert into plans (id, revision, created_at, changed_at, name, pitch, application_field, stage, path, language, currency)
            values (gen_random_uuid(), 1, now(), now(), '', '', '', '', '', '', '')
            """).GetAwaiter().GetResult());
        var manifest = await Backup.SaveAsync(database, file, DateTimeOffset.UnixEpoch, Cancellation);
        Assert.Equal(["1"], await SavedRows.ReadAsync(original, "select count(*)::text from plans"));
        Assert.Equal(0, manifest.Tables.Single(table => table.Name == "plans").Tally.Rows);
    }

    [Fact]
    public async Task Of_an_older_schema_is_brought_up_to_date()
    {
        var original = await server.EmptyAsync();
        await SavedRows.ReadAsync(original, """create table "__EFMigrationsHistory" ("MigrationId" varchar(150) primary key, "ProductVersion" varchar(32) not null)""");
        foreach (var step in SchemaSteps.All.TakeWhile(step => !step.StartsWith("0006", StringComparison.Ordinal)))
            await SavedRows.ReadAsync(original, $"""{SchemaSteps.Sql(step)}; insert into "__EFMigrationsHistory" values ('{step}', '10')""");
        await SavedRows.ReadAsync(original, """
            insert into plans (id, revision, created_at, changed_at, name, pitch, application_field, stage, path, language, currency)
            values ('00000000-0000-0000-0000-000000000001', 1, now(), now(), '', '', '', '', '', 'En', 'EUR');
            insert into revenue (plan_id) select id from plans;
            insert into revenue_streams (id, plan_id, position, name, kind, by_month, retention, served_by, seasonality, tier_from_likely, tier_price_likely)
            select gen_random_uuid(), id, 0, 'Calls', 'Usage', '', '', '', '', 1000, 5 from plans
            """);
        var restored = await server.EmptyAsync();
        var (file, manifest) = await SaveAsync(original);
        Assert.Equal(5, manifest.Steps.Count);
        await RestoreAsync(restored, file);
        Assert.Equal(["Second tier 1000 5"], await SavedRows.ReadAsync(restored, "select concat_ws(' ', name, above_likely, price_likely) from revenue_tiers"));
        Assert.Equal(SchemaSteps.All, await SavedRows.ReadAsync(restored, """select "MigrationId" from "__EFMigrationsHistory" order by 1"""));
        await using var source = NpgsqlDataSource.Create(restored);
        Assert.True(await new Installation(source).IsMigratedAsync(Cancellation));
    }

    [Fact]
    public async Task Replaces_accounts_and_plans_only_when_told_so()
    {
        var (file, manifest) = await SaveAsync(await FillAsync());
        var held = await server.CopyAsync();
        await RestoreAsync(held, file);
        await SavedRows.ReadAsync(held, "update users set name = 'Later'");
        var before = await SavedRows.AllAsync(held);

        var refusal = await RefusalAsync(() => RestoreAsync(held, file));
        var accounts = manifest.Tables.Single(table => table.Name == "users").Tally.Rows;
        Assert.Matches($"^The database holds {accounts} accounts and [1-9][0-9]* plans: add --replace", refusal);
        Assert.Equal(before, await SavedRows.AllAsync(held));

        List<string> said = [];
        await RestoreAsync(held, file, replace: true, said.Add);
        Assert.Matches($"^Replacing {accounts} accounts and [1-9][0-9]* plans", Assert.Single(said));
        Assert.Empty(await SavedRows.ReadAsync(held, "select name from users where name = 'Later'"));
    }

    [Fact]
    public async Task Changes_nothing_when_the_last_of_its_tables_does_not_fit()
    {
        var (file, _) = await SaveAsync(await FillAsync());
        var (held, original) = (await server.EmptyAsync(), await server.EmptyAsync());
        foreach (var database in (string[])[held, original]) await RestoreAsync(database, file);
        await SavedRows.ReadAsync(held, "update users set name = 'Later'");
        var before = await SavedRows.AllAsync(held);
        // A member of no plan: the rows are as they were saved, and the database does not take them.
        await SavedRows.ReadAsync(original, "alter table plan_members drop constraint fk_plan_members_plans_plan_id; update plan_members set plan_id = gen_random_uuid()");
        var (broken, _) = await SaveAsync(original);
        await Assert.ThrowsAsync<PostgresException>(() => RestoreAsync(held, broken, replace: true, _ => { }));
        Assert.Equal(before, await SavedRows.AllAsync(held));
    }

    [Fact]
    public async Task Is_not_restored_under_a_running_application()
    {
        var (file, _) = await SaveAsync(await server.CopyAsync());
        var used = await server.EmptyAsync();
        await using var application = new NpgsqlConnection(used + ";Pooling=false;Application Name=StartupPlanner");
        await application.OpenAsync(Cancellation);
        Assert.Contains("The application is running", await RefusalAsync(() => RestoreAsync(used, file)), StringComparison.Ordinal);
        await application.CloseAsync();
        await RestoreAsync(used, file);
    }

    [Fact]
    public async Task Is_refused_when_a_byte_of_what_it_holds_is_another()
    {
        var (file, manifest) = await SaveAsync(await FillAsync());
        List<int> refused = [];
        for (var at = 0; at < file.Length; at += 97)
        {
            var damaged = (byte[])file.Clone();
            damaged[at] ^= 0x10;
            // A byte of the zip file's own words, as the time of an entry, may change nothing.
            try
            {
                await using var opened = await BackupFile.OpenAsync(new MemoryStream(damaged), Cancellation);
                Assert.Equivalent(manifest, opened.Manifest);
            }
            catch (BackupException)
            {
                refused.Add(at);
            }
        }
        Assert.True(refused.Count > file.Length / 97 / 2, $"{refused.Count} of {file.Length / 97} damaged files were refused.");
    }

    [Theory, InlineData(0), InlineData(0.01), InlineData(0.5), InlineData(0.999)]
    public async Task Is_refused_when_it_was_cut_short(double part)
    {
        var (file, _) = await SaveAsync(await FillAsync());
        Assert.Contains("damaged or cut short", await RefusalAsync(() => BackupFile.OpenAsync(new MemoryStream(file[..(int)(file.Length * part)]), Cancellation)), StringComparison.Ordinal);
    }

    [Theory, InlineData("0001_first", "9999_to_come"), InlineData("startup-planner-backup/1", "startup-planner-backup/2")]
    public async Task Of_a_newer_version_is_refused(string now, string then)
    {
        var (file, _) = await SaveAsync(await server.CopyAsync());
        var newer = await WithManifestAsync(file, json => json.Replace(now, then, StringComparison.Ordinal));
        Assert.Contains("made by StartupPlanner 0.1.0, which is newer", await RefusalAsync(() => BackupFile.OpenAsync(new MemoryStream(newer), Cancellation)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_neither_taken_nor_restored_over_a_database_of_a_newer_version()
    {
        var newer = await server.CopyAsync();
        var (file, _) = await SaveAsync(newer);
        await SavedRows.ReadAsync(newer, """insert into "__EFMigrationsHistory" values ('9999_to_come', '10')""");
        Assert.Contains("newer version", await RefusalAsync(() => SaveAsync(newer)), StringComparison.Ordinal);
        Assert.Contains("newer version", await RefusalAsync(() => RestoreAsync(newer, file, replace: true, _ => { })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_nothing_is_refused() =>
        Assert.Contains("nothing to back up", await RefusalAsync(async () => await SaveAsync(await server.EmptyAsync())), StringComparison.Ordinal);

    /// <summary>A database with a plan in both languages and everything around them.</summary>
    private async Task<string> FillAsync()
    {
        var owner = await app.UserAsync(Hostile);
        var plan = await app.SampleAsync(owner);
        await app.SampleAsync(owner, "smart-retail.zh-CN");
        await app.MemberAsync(plan, PlanRole.Advisor);
        await app.SetAsync(owner, plan, "overview/problem", Hostile);
        await app.Send(owner, new Invite.Command(plan, "guest@example.com", PlanRole.Viewer));
        return app.Connection;
    }

    private static async Task<(byte[] File, Manifest Manifest)> SaveAsync(string connection)
    {
        await using var database = await BackupConnection.ToAsync(connection, Cancellation);
        using var file = new MemoryStream();
        var manifest = await Backup.SaveAsync(database, file, DateTimeOffset.UnixEpoch, Cancellation);
        return (file.ToArray(), manifest);
    }

    private static async Task RestoreAsync(string connection, byte[] file, bool replace = false, Action<string>? say = null)
    {
        await using var backup = await BackupFile.OpenAsync(new MemoryStream(file), Cancellation);
        await using var database = await BackupConnection.ToAsync(connection, Cancellation);
        await Restore.LoadAsync(database, backup, replace, say ?? (line => Assert.Fail(line)), Cancellation);
    }

    private static async Task<string> RefusalAsync(Func<Task> act)
    {
        var message = (await Assert.ThrowsAsync<BackupException>(act)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static async Task<byte[]> WithManifestAsync(byte[] file, Func<string, string> change)
    {
        using var changed = new MemoryStream();
        changed.Write(file);
        await using (var zip = new ZipArchive(changed, ZipArchiveMode.Update, leaveOpen: true))
        {
            byte[] json;
            using (var manifest = new StreamReader(await zip.GetEntry("manifest.json")!.OpenAsync(Cancellation)))
                json = Encoding.UTF8.GetBytes(change(await manifest.ReadToEndAsync(Cancellation)));
            foreach (var (name, content) in new[] { ("manifest.json", json), ("manifest.sha256", SHA256.HashData(json)) })
            {
                zip.GetEntry(name)!.Delete();
                await using var entry = await zip.CreateEntry(name).OpenAsync(Cancellation);
                await entry.WriteAsync(content, Cancellation);
            }
        }
        return changed.ToArray();
    }

    /// <summary>Does something at the first write.</summary>
    private sealed class ActingStream(Action act) : MemoryStream
    {
        private Action? once = act;

        // MemoryStream leads every way of writing of a class below it here.
        public override void Write(byte[] buffer, int offset, int count)
        {
            Act();
            base.Write(buffer, offset, count);
        }

        private void Act() => Interlocked.Exchange(ref once, null)?.Invoke();
    }
}
