using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class AnUndo
{
    private const string Values = "strategy/values";

    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void A_value_is_put_back()
    {
        plan.Set("overview/pitch", "old");
        plan.Undo(plan.Set("overview/pitch", "new"));
        Assert.Equal("old", plan.Pitch);
    }

    [Fact]
    public void An_added_row_is_taken_out()
    {
        plan.Undo(plan.Add(Values, 1, null, ("name", "Honesty")));
        Assert.Empty(plan.Strategy.Values);
    }

    [Fact]
    public void A_removed_row_comes_back_in_its_place_with_its_values()
    {
        for (var id = 1; id <= 3; id++) plan.Add(Values, id, RowPlace.Last, ("name", $"Value {id}"));
        plan.Undo(plan.Remove(Values, 2));
        Assert.Equal([1, 2, 3], plan.Order(Values));
        Assert.Equal("Value 2", plan.Read($"{Values}/{PlanUnderTest.Id(2)}/name"));
    }

    [Fact]
    public void A_moved_row_goes_back()
    {
        for (var id = 1; id <= 3; id++) plan.Add(Values, id);
        plan.Undo(plan.Move(Values, 3, null));
        plan.Undo(plan.Move(Values, 1, PlanUnderTest.Id(3).ToString()));
        Assert.Equal([1, 2, 3], plan.Order(Values));
    }

    [Fact]
    public void Of_an_undo_is_the_change_again()
    {
        var undone = plan.Undo(plan.Set("overview/pitch", "new"));
        plan.Undo(undone);
        Assert.Equal("new", plan.Pitch);
    }

    [Fact]
    public void Whatever_was_done_is_undone_in_reverse() => Prop.ForAll(Generated.Plans.Select(PlanFile.Write).ToArbitrary(), Generated.Steps, (file, steps) =>
    {
        var edited = PlanFile.Read(file, plan.Id, PlanUnderTest.Noon).Value;
        var (start, done) = (edited.Revision, new Stack<Outcome<Applied>>());
        foreach (var step in steps)
            if (step.In(edited) is { } change && edited.Apply(change, PlanUnderTest.Noon) is { Succeeded: true } applied && applied.Value.Before != applied.Value.After)
                done.Push(applied);
        var changes = edited.Revision - start;
        while (done.TryPop(out var applied))
            if (!edited.Undo(applied).Succeeded) return false;
        return PlanFile.Write(edited) == file && edited.Revision == start + 2 * changes;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Nothing_is_undone_where_nothing_was_done()
    {
        plan.Add(Values, 1);
        Assert.Null(plan.Add(Values, 1).Value.Inverse());
        Assert.Null(plan.Set("overview/pitch", "").Value.Inverse());
    }

    [Fact]
    public void An_act_around_the_plan_has_none() =>
        Assert.Null(new Applied(ActivityKind.MemberInvited, PlanUnderTest.At("overview"), null, "x").Inverse());
}

public sealed class AnUndoAfterAnotherChange
{
    private const string Values = "strategy/values";

    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void Is_refused_where_the_value_changed_since()
    {
        var mine = plan.Set("overview/pitch", "mine");
        plan.Set("overview/pitch", "theirs");
        Assert.Equal("theirs", Assert.IsType<Failure.Stale>(plan.Undo(mine).Failure).Current);
        Assert.Equal("theirs", plan.Pitch);
    }

    [Fact]
    public void Is_refused_where_the_added_row_was_written_in_since()
    {
        var mine = plan.Add(Values, 1);
        plan.Set($"{Values}/{PlanUnderTest.Id(1)}/name", "theirs");
        Assert.IsType<Failure.Stale>(plan.Undo(mine).Failure);
        Assert.Single(plan.Strategy.Values);
    }

    [Fact]
    public void Takes_out_an_added_row_that_only_moved_since()
    {
        var mine = plan.Add(Values, 1);
        plan.Add(Values, 2, after: null);
        Assert.True(plan.Undo(mine).Succeeded);
    }

    [Fact]
    public void Is_refused_where_the_row_moved_since()
    {
        for (var id = 1; id <= 3; id++) plan.Add(Values, id);
        var mine = plan.Move(Values, 3, null);
        plan.Move(Values, 3, PlanUnderTest.Id(1).ToString());
        Assert.IsType<Failure.Stale>(plan.Undo(mine).Failure);
    }

    [Fact]
    public void Is_refused_where_the_row_is_gone()
    {
        for (var id = 1; id <= 3; id++) plan.Add(Values, id);
        var mine = plan.Move(Values, 3, null);
        plan.Remove(Values, 3);
        Assert.IsType<Failure.NotFound>(plan.Undo(mine).Failure);
    }

    [Fact]
    public void Puts_a_removed_row_last_where_the_one_before_it_is_gone()
    {
        for (var id = 1; id <= 3; id++) plan.Add(Values, id);
        var mine = plan.Remove(Values, 2);
        plan.Remove(Values, 1);
        Assert.True(plan.Undo(mine).Succeeded);
        Assert.Equal([3, 2], plan.Order(Values));
    }
}
