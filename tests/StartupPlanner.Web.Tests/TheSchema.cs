using Microsoft.EntityFrameworkCore;
using Npgsql;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Data.Conventions;

namespace StartupPlanner.Web.Tests;

/// <summary>The schema is written by hand, in SQL: it must be the one that the model expects.</summary>
public sealed class TheSchema(TestServer server)
{
    private const string Columns = """
        select format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' end)
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        """;

    private const string Constraints = """
        select format('%s: %s', c.relname, pg_get_constraintdef(k.oid))
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and k.contype in ('p', 'u', 'f')
        """;

    // Without their names: a name is no matter to the model.
    private const string Indexes = """
        select format('%s: %s', tablename, regexp_replace(indexdef, 'INDEX \S+ ON', 'INDEX ON')) from pg_indexes where schemaname = 'public'
        """;

    // Not EF's, by design: its own memory of what ran, and the table that KeyTable reads.
    private static readonly string[] Others = ["__EFMigrationsHistory", "data_protection_keys"];

    [Theory, InlineData(nameof(Columns), Columns, 150), InlineData(nameof(Constraints), Constraints, 40), InlineData(nameof(Indexes), Indexes, 30)]
    public async Task After_all_migrations_is_what_the_model_would_create(string what, string sql, int least)
    {
        var migrated = await server.CopyAsync();
        var modelled = await server.EmptyAsync();
        await using (var db = new PlannerDb(new DbContextOptionsBuilder<PlannerDb>().UseNpgsql(modelled).Options))
            await ReadAsync(modelled, db.Database.GenerateCreateScript());
        var expected = await ReadAsync(modelled, sql);
        // EF need not know of references, whose rows come and go in any order.
        if (what == nameof(Constraints)) expected = [.. expected, .. References()];
        var actual = (await ReadAsync(migrated, sql)).Where(line => !Others.Any(other => line.StartsWith(other, StringComparison.Ordinal))).ToList();
        Assert.True(expected.Count >= least, $"Only {expected.Count} {what}.");
        Assert.Equal([], expected.Except(actual).Select(line => "missing: " + line).Concat(actual.Except(expected).Select(line => "too many: " + line)));
        Assert.Equal(expected.Count, actual.Count);
    }

    [Fact]
    public async Task Confines_every_table_that_belongs_to_a_plan()
    {
        const string Tables = """
            select c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                and (c.relname = 'plans' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'plan_id' and not a.attisdropped))
            """;
        var connection = await server.CopyAsync();
        var tables = await ReadAsync(connection, Tables);
        Assert.True(tables.Count > 30, $"{tables.Count} tables.");
        Assert.Equal(tables, await ReadAsync(connection, """
            select c.relname from pg_class c join pg_policies p on p.schemaname = 'public' and p.tablename = c.relname
            where c.relnamespace = 'public'::regnamespace and c.relrowsecurity and p.policyname = 'of_plan' and p.cmd = 'ALL' and p.qual like '%planner.plan%'
            """));
    }

    private static IEnumerable<string> References() =>
        from part in Outline.Parts
        from field in part.Fields
        where field.Type == FieldType.Reference && field.Targets.Count == 1
        let target = field.TargetParts.Single()
        select $"{TableOf(part)}: FOREIGN KEY (plan_id, {Quoted(SnakeCase.Of(field.Property))}) REFERENCES {TableOf(target)}(plan_id, id) DEFERRABLE INITIALLY DEFERRED";

    private static string TableOf(Part part) => SnakeCase.Of($"{part.Section}_{part.Segment}");

    // Words of SQL among the columns stand in quotation marks.
    private static string Quoted(string column) => column is "of" or "into" or "to" ? $"\"{column}\"" : column;

    [Fact]
    public async Task Has_the_share_of_members_beside_the_conversion_of_the_funnel_and_what_points_at_it()
    {
        var connection = await server.EmptyAsync();
        foreach (var step in Steps.TakeWhile(step => !step.Contains("0006", StringComparison.Ordinal))) await RunAsync(connection, step);
        await ReadAsync(connection, """
            alter table revenue_streams disable trigger all;
            alter table finance_overrides disable trigger all;
            insert into revenue_streams (id, plan_id, position, name, kind, growth, by_month, retention, served_by, seasonality, conversion_low, conversion_likely, conversion_high)
            select gen_random_uuid(), gen_random_uuid(), 0, kind || growth, kind, nullif(growth, ''), '', '', '', '', 1, 2, 3
            from unnest(array['Freemium', 'Freemium', 'Subscription'], array['', 'Funnel', 'Funnel']) as stream (kind, growth);
            insert into finance_overrides (id, plan_id, position, scenario, at, value) select gen_random_uuid(), plan_id, 0, '', format('revenue/streams/%s/conversion', id), '5' from revenue_streams
            """);
        await RunAsync(connection, Steps.Single(step => step.Contains("0006", StringComparison.Ordinal)));
        Assert.Equal(
            ["Freemium: rate 1 2 3, conversion 1 2 3", "FreemiumFunnel: rate 1 2 3, conversion 1 2 3", "SubscriptionFunnel: rate, conversion 1 2 3"],
            await ReadAsync(connection, "select concat_ws(' ', name || ': rate', rate_low, rate_likely, rate_high) || concat_ws(' ', ', conversion', conversion_low, conversion_likely, conversion_high) from revenue_streams"));
        Assert.Equal(
            ["Freemium: rate", "FreemiumFunnel: conversion", "SubscriptionFunnel: conversion"],
            await ReadAsync(connection, "select name || ': ' || substring(at from '[a-z]+$') from finance_overrides join revenue_streams using (plan_id)"));
    }

    [Fact]
    public async Task Has_the_ids_of_the_rows_that_were_named()
    {
        var connection = await server.EmptyAsync();
        foreach (var step in Steps.TakeWhile(step => !step.Contains("0011", StringComparison.Ordinal))) await RunAsync(connection, step);
        await ReadAsync(connection, """
            alter table revenue_streams disable trigger all;
            alter table finance_costs disable trigger all;
            alter table team_hires disable trigger all;
            alter table finance_assets disable trigger all;
            insert into team_hires (id, plan_id, position, role) select id, 'a0000000-0000-4000-8000-000000000000', 0, 'Server' from (values ('b0000000-0000-4000-8000-000000000001'::uuid)) as hire (id);
            insert into finance_assets (id, plan_id, position, name) values ('b0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000000', 0, 'Server');
            insert into revenue_streams (id, plan_id, position, name, by_month, retention, seasonality, sold_to, served_by) values
                ('c0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000000', 0, 'Seats', '', '', '', '', 'Server'),
                ('c0000000-0000-4000-8000-000000000002', 'a0000000-0000-4000-8000-000000000000', 1, 'Desks', '', '', '', 'Seats', ''),
                ('c0000000-0000-4000-8000-000000000003', 'a0000000-0000-4000-8000-000000000000', 2, 'Tables', '', '', '', 'Nobody', ''),
                ('c0000000-0000-4000-8000-000000000004', 'd0000000-0000-4000-8000-000000000000', 0, 'Seats', '', '', '', '', '');
            insert into finance_costs (id, plan_id, position, name, line, stream)
            select gen_random_uuid(), 'a0000000-0000-4000-8000-000000000000', 0, name, '', stream
            from (values ('by address', 'revenue/streams/c0000000-0000-4000-8000-000000000002'), ('by id', 'c0000000-0000-4000-8000-000000000003'), ('by name', 'Seats')) as cost (name, stream)
            """);
        await RunAsync(connection, Steps.Single(step => step.Contains("0011", StringComparison.Ordinal)));
        Assert.Equal(
            ["by address: 2", "by id: 3", "by name: 1"],
            await ReadAsync(connection, "select name || ': ' || right(stream::text, 1) from finance_costs order by name"));
        Assert.Equal(
            ["Desks: 1 {}", "Seats: - {b0000000-0000-4000-8000-000000000001,b0000000-0000-4000-8000-000000000002}", "Seats: - {}", "Tables: - {}"],
            await ReadAsync(connection, "select name || ': ' || coalesce(right(sold_to::text, 1), '-') || ' ' || served_by::text from revenue_streams order by name, sold_to, plan_id"));
    }

    [Fact]
    public async Task Has_the_rows_of_given_keys_for_plans_that_exist()
    {
        var connection = await server.EmptyAsync();
        foreach (var step in Steps.TakeWhile(step => !step.Contains("0013", StringComparison.Ordinal))) await RunAsync(connection, step);
        await ReadAsync(connection, "alter table team disable trigger all; insert into team (plan_id) values (gen_random_uuid())");
        await RunAsync(connection, Steps.Single(step => step.Contains("0013", StringComparison.Ordinal)));
        foreach (var part in Outline.Parts.Where(part => part is { Section: "team", Shape: PartShape.Fixed }))
            Assert.Equal(part.Keys.Order(StringComparer.Ordinal), (await ReadAsync(connection, $"select key from {TableOf(part)}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Has_a_budget_of_each_class_for_plans_that_exist()
    {
        var connection = await server.EmptyAsync();
        foreach (var step in Steps.TakeWhile(step => !step.Contains("0017", StringComparison.Ordinal))) await RunAsync(connection, step);
        await ReadAsync(connection, "alter table finance disable trigger all; insert into finance (plan_id) values (gen_random_uuid())");
        await RunAsync(connection, Steps.Single(step => step.Contains("0017", StringComparison.Ordinal)));
        Assert.Equal(Domain.Costs.ClassBudget.Keys.Order(StringComparer.Ordinal), (await ReadAsync(connection, "select key from finance_budget")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Has_the_second_tier_of_a_stream_as_a_row_and_what_points_at_it()
    {
        var connection = await server.EmptyAsync();
        foreach (var step in Steps.TakeWhile(step => !step.Contains("0008", StringComparison.Ordinal))) await RunAsync(connection, step);
        await ReadAsync(connection, """
            alter table revenue_streams disable trigger all;
            alter table finance_overrides disable trigger all;
            alter table revenue disable trigger all;
            insert into revenue_streams (id, plan_id, position, name, kind, by_month, retention, served_by, seasonality, sold_to, tier_from_low, tier_from_likely, tier_from_high, tier_price_low, tier_price_likely, tier_price_high)
            select gen_random_uuid(), gen_random_uuid(), 0, name, kind, '', '', '', '', '', 1, 2, 3, price - 1, price, price + 1 from (values ('Two tiers', 5, 'Usage'), ('One', null, 'Usage'), ('Seats', 5, 'Subscription')) as stream (name, price, kind);
            insert into revenue (plan_id) select plan_id from revenue_streams;
            insert into finance_overrides (id, plan_id, position, scenario, at, value) select gen_random_uuid(), plan_id, 0, '', format('revenue/streams/%s/%s', id, field), '5' from revenue_streams, unnest(array['tier-from', 'tier-price', 'price']) as field
            """);
        await RunAsync(connection, Steps.Single(step => step.Contains("0008", StringComparison.Ordinal)));
        Assert.Equal(
            ["Two tiers: Second tier 1 2 3 4 5 6"],
            await ReadAsync(connection, "select format('%s: ', streams.name) || concat_ws(' ', tiers.name, above_low, above_likely, above_high, tiers.price_low, tiers.price_likely, tiers.price_high) from revenue_tiers tiers join revenue_streams streams on stream = 'revenue/streams/' || streams.id"));
        Assert.Equal(
            ["One: streams price", "One: streams tier-from", "One: streams tier-price", "Seats: streams price", "Seats: streams tier-from", "Seats: streams tier-price", "Two tiers: streams price", "Two tiers: tiers above", "Two tiers: tiers price"],
            await ReadAsync(connection, "select name || ': ' || split_part(at, '/', 2) || ' ' || split_part(at, '/', 4) from finance_overrides join revenue_streams using (plan_id)"));
    }

    [Fact]
    public async Task Has_shares_of_lines_where_shares_of_revenue_were()
    {
        var connection = await server.EmptyAsync();
        foreach (var step in Steps.TakeWhile(step => !step.Contains("0009", StringComparison.Ordinal))) await RunAsync(connection, step);
        await ReadAsync(connection, """
            alter table finance_costs disable trigger all;
            alter table finance_overrides disable trigger all;
            insert into finance_costs (id, plan_id, position, name, stream, kind, quantity_low, quantity_likely, quantity_high)
            select gen_random_uuid(), gen_random_uuid(), 0, '', '', kind, 1, 2, 3 from unnest(array['PercentOfRevenue', 'Fixed', 'Training']) as kind;
            insert into finance_overrides (id, plan_id, position, scenario, at, value) select gen_random_uuid(), plan_id, 0, '', format('finance/costs/%s/kind', id), 'percent-of-revenue' from finance_costs
            """);
        await RunAsync(connection, Steps.Single(step => step.Contains("0009", StringComparison.Ordinal)));
        Assert.Equal(["Fixed", "PercentOfLine 2", "Training 2"], await ReadAsync(connection, "select concat_ws(' ', kind, quantity_likely) from finance_costs where line = ''"));
        Assert.Equal(["percent-of-line"], await ReadAsync(connection, "select distinct value from finance_overrides"));
    }

    // EF goes to a step in the middle only where its name begins with a time.
    private static IEnumerable<string> Steps => typeof(SqlMigration).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static async Task RunAsync(string connection, string step) =>
        await ReadAsync(connection, await new StreamReader(typeof(SqlMigration).Assembly.GetManifestResourceStream(step)!).ReadToEndAsync(TestContext.Current.CancellationToken));

    private static async Task<List<string>> ReadAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) lines.Add(reader.GetString(0));
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
