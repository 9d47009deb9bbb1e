using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Files;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pages.Sharing;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Tests;

/// <summary>What a request about a plan gets of the database where its queries forget to name the plan.</summary>
public sealed class AConfinedRequest(PlannerApp app) : IClassFixture<PlannerApp>
{
    private const string Tables = """
        select c.relname, case c.relname when 'plans' then 'id' else 'plan_id' end from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
            and (c.relname = 'plans' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'plan_id' and not a.attisdropped))
        """;

    private static readonly byte[] Dot = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, InlineData(true), InlineData(false)]
    public async Task Sees_its_own_rows_alone_in_every_table(bool changes)
    {
        var owner = await app.UserAsync("Owner");
        var (mine, other) = (await FullAsync(owner), await FullAsync(owner));
        foreach (var (table, column) in await TablesAsync())
        {
            Assert.True(await CountAsync($"select count(*) from {table} where {column} = '{other}'") > 0, $"The other plan has nothing in {table}.");
            var all = $"select distinct {column} as \"Value\" from {table}";
            var seen = await InsideAsync(owner, mine, changes, db => db.Database.SqlQueryRaw<Guid>(all).ToListAsync(Cancellation));
            Assert.Equal([mine.Value], seen);
        }
    }

    [Fact]
    public async Task Writes_no_other_plans_rows_in_any_table()
    {
        var owner = await app.UserAsync("Owner");
        var (mine, other) = (await FullAsync(owner), await FullAsync(owner));
        foreach (var (table, column) in await TablesAsync())
        {
            var (change, remove, give) = (
                $"update {table} set {column} = {column} where {column} = '{other}'", $"delete from {table} where {column} = '{other}'",
                $"update {table} set {column} = '{other}' where {column} = '{mine}'");
            await InsideAsync(owner, mine, true, async db =>
            {
                Assert.Equal(0, await db.Database.ExecuteSqlRawAsync(change, Cancellation));
                Assert.Equal(0, await db.Database.ExecuteSqlRawAsync(remove, Cancellation));
                var refused = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(give, Cancellation));
                Assert.Contains("row-level security", refused.MessageText, StringComparison.Ordinal);
                return true;
            });
        }
    }

    [Fact]
    public async Task Leaves_what_comes_after_it_unconfined()
    {
        var owner = await app.UserAsync("Owner");
        var (mine, _) = (await app.PlanAsync(owner), await app.PlanAsync(owner));
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().UserId = owner.Id;
        var (plan, db) = (scope.ServiceProvider.GetRequiredService<PlanScope>(), scope.ServiceProvider.GetRequiredService<PlannerDb>());
        foreach (var changes in (bool[])[false, true])
        {
            await plan.EnterAsync(new ViewDocument.Query(mine), changes, Cancellation);
            Assert.Equal(1, await db.Plans.CountAsync(Cancellation));
            await plan.LeaveAsync();
            Assert.True(await db.Plans.CountAsync(Cancellation) > 1);
        }
    }

    private async Task<T> InsideAsync<T>(User user, PlanId plan, bool changes, Func<PlannerDb, Task<T>> act)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().UserId = user.Id;
        var entered = scope.ServiceProvider.GetRequiredService<PlanScope>();
        try
        {
            Assert.NotNull(await entered.EnterAsync(new ViewDocument.Query(plan), changes, Cancellation));
            return await act(scope.ServiceProvider.GetRequiredService<PlannerDb>());
        }
        finally
        {
            await entered.LeaveAsync();
        }
    }

    /// <summary>A plan with a row in every table.</summary>
    private async Task<PlanId> FullAsync(User owner)
    {
        var plan = await app.SampleAsync(owner);
        foreach (var list in Outline.Parts.Where(part => part.MaxRows > 0))
            await app.Send(owner, new ChangePlan.Command(plan, Guid.CreateVersion7(), [new Change.AddRow(Address.Read(list.Address)!, Guid.CreateVersion7(), new Dictionary<string, string>(), RowPlace.Last)]));
        Assert.True((await app.Send(owner, new StartThread.Command(plan, "overview/problem", "", "", "", "Really?"))).Succeeded);
        Assert.True((await app.Send(owner, new Invite.Command(plan, "", PlanRole.Editor))).Succeeded);
        Assert.True((await app.Send(owner, new CreateLink.Command(plan, "Reader", 7))).Succeeded);
        Assert.True((await app.Send(owner, new UploadFile.Command(plan, "dot.gif", Dot))).Succeeded);
        return plan;
    }

    private async Task<List<(string, string)>> TablesAsync()
    {
        await using var source = NpgsqlDataSource.Create(app.Connection);
        await using var command = source.CreateCommand(Tables);
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var tables = new List<(string, string)>();
        while (await reader.ReadAsync(Cancellation)) tables.Add((reader.GetString(0), reader.GetString(1)));
        Assert.True(tables.Count > 30, $"{tables.Count} tables.");
        return tables;
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.Connection);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
