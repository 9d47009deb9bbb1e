using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Tests;

/// <summary>Plans are kept in memory to be looked at; what is shown is what the database holds.</summary>
public sealed class PlansReadLately(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Are_the_same_object_until_the_plan_changes()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var first = await ReadAsync(owner, plan);
        Assert.Same(first, await ReadAsync(owner, plan));
        await app.SetAsync(owner, plan, "overview/problem", "Changed");
        var second = await ReadAsync(owner, plan);
        Assert.NotSame(first, second);
        Assert.Equal(("", "Changed"), (first.Overview.Problem, second.Overview.Problem));
    }

    [Fact]
    public async Task Show_what_another_instance_changed()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var before = await ReadAsync(owner, plan);
        // As another process would: past this one's memory.
        await app.QueryAsync(async db =>
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(db.Database, $"update plans set revision = revision + 1, pitch = 'From elsewhere' where id = {plan.Value}", TestContext.Current.CancellationToken);
            return 0;
        });
        Assert.Equal(("", "From elsewhere"), (before.Pitch, (await ReadAsync(owner, plan)).Pitch));
    }

    [Fact]
    public async Task Are_not_what_a_change_works_on()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.PlanAsync(owner);
        var read = await ReadAsync(owner, plan);
        var refused = await app.Send(owner, new ChangePlan.Command(plan, Guid.CreateVersion7(), [new Change.SetField(Address.Read("overview/problem")!, "stale", "New")]));
        Assert.NotNull(refused.Value.Changes[0].Failure);
        Assert.Same(read, await ReadAsync(owner, plan));
        await app.SetAsync(owner, plan, "overview/solution", "New");
        Assert.Equal("", read.Overview.Solution);
    }

    [Fact]
    public async Task Are_waited_for_while_their_change_is_being_committed()
    {
        using var cache = new Pipeline.PlanCache();
        var plan = Plan.Start(PlanId.New(), DateTimeOffset.UnixEpoch, Finance.Values.Month.Parse("2027-01", null));
        Task<Plan?> next;
        using (cache.Committing(plan))
        {
            next = cache.FindAsync(plan.Id, plan.Revision, isInBin: false).AsTask();
            Assert.False(next.IsCompleted);
            // Whoever reads the revision of before waits for nothing.
            Assert.Null(await cache.FindAsync(plan.Id, plan.Revision - 1, isInBin: false));
            cache.Keep(plan);
        }
        Assert.Same(plan, await next);
        // A commit that failed leaves nothing.
        var failed = Plan.Start(PlanId.New(), DateTimeOffset.UnixEpoch, Finance.Values.Month.Parse("2027-01", null));
        using (cache.Committing(failed)) next = cache.FindAsync(failed.Id, failed.Revision, isInBin: false).AsTask();
        Assert.Null(await next);
    }

    [Fact]
    public async Task Are_what_the_database_holds_after_changes_of_every_list()
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.SampleAsync(owner);
        var lists = Outline.Parts.Where(part => part.Shape == PartShape.Rows).ToList();
        Assert.True(lists.Count > 20, $"{lists.Count} lists.");
        foreach (var list in lists)
        {
            var (at, id, before) = (Address.Read(list.Address)!, Guid.CreateVersion7(), await ReadAsync(owner, plan));
            var row = Address.Read(list.RowAddress($"{id}"))!;
            await app.ChangeAsync(owner, plan, new Change.AddRow(at, id, new Dictionary<string, string>(), null));
            await app.ReadAsync(owner, plan);
            await app.ChangeAsync(owner, plan, new Change.MoveRow(row, null, list.Entries(before).Select(entry => entry.Key).LastOrDefault()));
            var removed = await app.ChangeAsync(owner, plan, new Change.RemoveRow(list.Entries(before).Select(entry => Address.Read(list.RowAddress(entry.Key))!).FirstOrDefault(row)));
            await app.ReadAsync(owner, plan);
            Assert.True((await app.Send(owner, new UndoChange.Command(plan, Guid.CreateVersion7(), removed.Entry!.Value))).Succeeded);
            await app.ReadAsync(owner, plan);
        }
    }

    private async Task<Plan> ReadAsync(Identity.User user, PlanId plan) => (await app.Send(user, new ViewDocument.Query(plan))).Value.Plan;
}
