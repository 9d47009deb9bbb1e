using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class APlan
{
    [Fact]
    public void In_the_bin_remembers_when_it_was_put_there_first()
    {
        var plan = PlanUnderTest.Start();
        plan.Delete(PlanUnderTest.Noon);
        plan.Delete(PlanUnderTest.Noon.AddDays(1));
        Assert.Equal((true, PlanUnderTest.Noon), (plan.IsDeleted, plan.DeletedAt!.Value));
        plan.Restore();
        Assert.False(plan.IsDeleted);
    }

    [Fact]
    public void Keeps_the_rows_that_it_is_loaded_with_in_order_of_their_positions()
    {
        var rows = PlanUnderTest.Start().Strategy.Values;
        var loaded = PlanUnderTest.Start();
        for (var id = 1; id <= 3; id++) loaded.Add("strategy/values", id);
        foreach (var row in loaded.Strategy.Values.Reverse()) rows.Add(row);
        Assert.Equal(loaded.Strategy.Values, rows);
    }

    [Fact]
    public void Has_an_identity_that_reads_back()
    {
        var id = PlanId.New();
        Assert.Equal(id, PlanId.Parse(id.ToString(), null));
        Assert.False(PlanId.TryParse("seven", null, out _));
        Assert.True(PlanId.TryParse(id.ToString(), null, out var read) && read == id);
    }

    [Fact]
    public void Logs_a_change_so_that_it_can_be_undone_later()
    {
        var plan = PlanUnderTest.Start();
        var applied = plan.Set("overview/pitch", "x").Value;
        var entry = ActivityEntry.Of(plan, applied, Guid.NewGuid(), Guid.NewGuid(), PlanUnderTest.Noon);
        Assert.Equal((1L, applied), (entry.Revision, entry.Applied()));
        Assert.Null(ActivityEntry.Of(plan, ActivityKind.PlanCreated, "overview/pitch", Guid.NewGuid(), PlanUnderTest.Noon).Applied());
    }
}
