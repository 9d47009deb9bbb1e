using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class AChangeOfAField
{
    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void The_value_is_kept_in_canonical_form()
    {
        var applied = plan.Set("overview/pitch", "  We read scans. ").Value;
        Assert.Equal((ActivityKind.FieldSet, "", "We read scans."), (applied.Kind, applied.Before, applied.After));
        Assert.Equal("We read scans.", plan.Pitch);
    }

    [Fact]
    public void It_raises_the_revision_and_the_time_of_the_plan()
    {
        var later = PlanUnderTest.Noon.AddHours(1);
        plan.Apply(new Change.SetField(PlanUnderTest.At("overview/pitch"), null, "x"), later);
        Assert.Equal((1, later), (plan.Revision, plan.ChangedAt));
    }

    [Fact]
    public void The_same_value_again_changes_nothing()
    {
        plan.Set("overview/pitch", "x");
        var again = plan.Set("overview/pitch", " x ", seen: "something else").Value;
        Assert.Equal((again.Before, 1), (again.After, plan.Revision));
    }

    [Fact]
    public void An_editor_who_saw_another_value_is_told_the_current_one()
    {
        plan.Set("overview/pitch", "mine");
        var stale = Assert.IsType<Failure.Stale>(plan.Set("overview/pitch", "theirs", seen: "").Failure);
        Assert.Equal(("overview/pitch", "mine", "mine", 1), (stale.Address, stale.Current, plan.Pitch, plan.Revision));
    }

    [Fact]
    public void What_the_editor_saw_may_be_spelled_as_typed()
    {
        plan.Set("opportunity/cost-to-prove", "1000;2000;3000");
        Assert.True(plan.Set("opportunity/cost-to-prove", "1;2;3", seen: "1,000; 2,000; 3,000").Succeeded);
    }

    [Fact]
    public void A_value_that_the_field_refuses_changes_nothing()
    {
        Assert.Equal(FieldErrors.NotAMonth, plan.Set("overview/first-month", "soon").Failure!.Code);
        Assert.Equal(FieldErrors.Empty, plan.Set("overview/name", "").Failure!.Code);
        Assert.Equal((new(2027, 1), 0), (plan.FirstMonth!.Value, plan.Revision));
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("overview/outcomes")]
    [InlineData("overview/outcomes/0195e1d0-0000-7000-8000-000000000001")]
    [InlineData("overview/outcomes/0195e1d0-0000-7000-8000-000000000001/statement")]
    public void What_is_no_field_of_the_plan_is_not_found(string address) => Assert.IsType<Failure.NotFound>(plan.Set(address, "x").Failure);
}
