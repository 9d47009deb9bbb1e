using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class AChangeOfAList
{
    private const string Values = "strategy/values";

    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void A_row_is_added_with_its_values_where_it_is_wanted()
    {
        plan.Add(Values, 1);
        plan.Add(Values, 2);
        plan.Add(Values, 3, after: PlanUnderTest.Id(1).ToString(), ("name", " Honesty "));
        plan.Add(Values, 4, after: null);
        Assert.Equal([4, 1, 3, 2], plan.Order(Values));
        Assert.Equal("Honesty", plan.Read($"{Values}/{PlanUnderTest.Id(3)}/name"));
        Assert.Equal([0, 1, 2, 3], plan.Strategy.Values.Select(row => row.Position));
    }

    [Fact]
    public void Behind_a_row_that_is_gone_means_last()
    {
        plan.Add(Values, 1);
        plan.Add(Values, 2, after: PlanUnderTest.Id(9).ToString());
        Assert.Equal([1, 2], plan.Order(Values));
    }

    [Fact]
    public void Adding_a_row_twice_changes_nothing()
    {
        plan.Add(Values, 1, null, ("name", "Honesty"));
        var again = plan.Add(Values, 1, null, ("name", "Speed")).Value;
        Assert.Equal((again.Before, 1), (again.After, plan.Revision));
        Assert.Equal("Honesty", plan.Strategy.Values.Single().Name);
    }

    [Fact]
    public void A_full_list_says_how_many_rows_it_may_have()
    {
        for (var id = 1; id <= 10; id++) Assert.True(plan.Add(Values, id).Succeeded);
        var refused = Assert.IsType<Failure.Refused>(plan.Add(Values, 11).Failure);
        Assert.Equal((RowErrors.TooMany, 10), (refused.Code, refused.Args[0]));
        Assert.Equal(10, plan.Strategy.Values.Count);
        Assert.True(plan.Add(Values, 10).Succeeded);
    }

    [Fact]
    public void A_row_with_a_value_that_is_refused_is_not_added()
    {
        var invalid = Assert.IsType<Failure.Invalid>(plan.Add(Values, 1, null, ("meaning", "x"), ("name", new('x', 81))).Failure);
        Assert.Equal(($"{Values}/{PlanUnderTest.Id(1)}/name", FieldErrors.TooLong), (invalid.Errors.Single().Field, invalid.Errors.Single().Code));
        Assert.IsType<Failure.NotFound>(plan.Add(Values, 1, null, ("nothing", "x")).Failure);
        Assert.Equal((0, 0), (plan.Strategy.Values.Count, plan.Revision));
    }

    [Theory]
    [InlineData("overview")]
    [InlineData("overview/name")]
    [InlineData("overview/outcomes/0195e1d0-0000-7000-8000-000000000001")]
    public void Rows_are_added_to_lists_only(string address) => Assert.IsType<Failure.NotFound>(plan.Add(address, 1).Failure);

    [Fact]
    public void A_row_is_taken_out_with_everything_it_takes_to_bring_it_back()
    {
        plan.Add(Values, 1);
        plan.Add(Values, 2, RowPlace.Last, ("name", "中文 \"x\""));
        var removed = plan.Remove(Values, 2).Value;
        Assert.Equal([1], plan.Order(Values));
        Assert.Equal((ActivityKind.RowRemoved, null), (removed.Kind, removed.After));
        Assert.Contains("中文", removed.Before, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_gone_is_not_found()
    {
        Assert.IsType<Failure.NotFound>(plan.Remove(Values, 1).Failure);
        Assert.IsType<Failure.NotFound>(plan.Move(Values, 1, null).Failure);
    }

    [Fact]
    public void Rows_that_are_given_are_neither_added_nor_removed_nor_moved()
    {
        var growth = PlanUnderTest.At("opportunity/scorecard/market-growth");
        Change[] changes = [new Change.AddRow(PlanUnderTest.At("opportunity/scorecard"), PlanUnderTest.Id(9), new Dictionary<string, string>(), null), new Change.RemoveRow(growth), new Change.MoveRow(growth, null, null)];
        foreach (var change in changes) Assert.Equal(RowErrors.Fixed, plan.Apply(change, PlanUnderTest.Noon) is { Failure: Failure.Refused refused } ? refused.Code : null);
    }

    [Fact]
    public void A_row_that_somebody_else_changed_is_not_removed()
    {
        var segment = PlanUnderTest.At(Values).Part!.Fields[0].Segment;
        plan.Add(Values, 2, values: (segment, "Seen"));
        var seen = plan.Read($"{Values}/{PlanUnderTest.Id(2)}/{segment}");
        plan.Set($"{Values}/{PlanUnderTest.Id(2)}/{segment}", "Changed meanwhile");
        Assert.Contains("Changed meanwhile", Assert.IsType<Failure.Stale>(plan.Remove(Values, 2, (segment, seen)).Failure).Current, StringComparison.Ordinal);
        Assert.True(plan.Remove(Values, 2, (segment, " Changed meanwhile ")).Succeeded);
    }

    [Theory]
    [InlineData(3, null, new[] { 3, 1, 2 }, "0195e1d0-0000-7000-8000-000000000002", "first")]
    [InlineData(1, 3, new[] { 2, 3, 1 }, "first", "0195e1d0-0000-7000-8000-000000000003")]
    [InlineData(1, 2, new[] { 2, 1, 3 }, "first", "0195e1d0-0000-7000-8000-000000000002")]
    [InlineData(2, 1, new[] { 1, 2, 3 }, "0195e1d0-0000-7000-8000-000000000001", "0195e1d0-0000-7000-8000-000000000001")]
    public void A_row_moves_behind_another_or_first(int row, int? after, int[] order, string before, string now)
    {
        for (var id = 1; id <= 3; id++) plan.Add(Values, id);
        var moved = plan.Move(Values, row, after is { } key ? PlanUnderTest.Id(key).ToString() : null).Value;
        Assert.Equal(order, plan.Order(Values));
        Assert.Equal((ActivityKind.RowMoved, before, now), (moved.Kind, moved.Before, moved.After));
        Assert.Equal([0, 1, 2], plan.Strategy.Values.Select(value => value.Position));
        Assert.Equal(before == now ? 3 : 4, plan.Revision);
    }

    [Fact]
    public void A_row_moves_behind_no_other_list_and_not_behind_itself()
    {
        plan.Add(Values, 1);
        plan.Add("strategy/offers", 2);
        Assert.IsType<Failure.NotFound>(plan.Move(Values, 1, PlanUnderTest.Id(1).ToString()).Failure);
        Assert.IsType<Failure.NotFound>(plan.Move(Values, 1, PlanUnderTest.Id(2).ToString()).Failure);
    }

    [Fact]
    public void An_editor_who_saw_the_row_elsewhere_is_told_its_place()
    {
        for (var id = 1; id <= 3; id++) plan.Add(Values, id);
        var stale = Assert.IsType<Failure.Stale>(plan.Move(Values, 3, null, seen: RowPlace.Write(null)).Failure);
        Assert.Equal(PlanUnderTest.Id(2).ToString(), stale.Current);
        Assert.Equal([1, 2, 3], plan.Order(Values));
    }

    [Fact]
    public void One_id_may_stand_in_two_lists()
    {
        plan.Set("overview/name", "Lumen");
        plan.Add(Values, 1);
        plan.Add("strategy/offers", 1);
        Assert.True(PlanFile.Read(PlanFile.Write(plan), plan.Id, PlanUnderTest.Noon).Succeeded);
    }
}
