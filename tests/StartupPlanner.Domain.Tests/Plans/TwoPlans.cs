using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class TwoPlans
{
    private const string Values = "strategy/values";

    private readonly Plan before = WithValues(1, 2, 3, 4);
    private readonly Plan after = WithValues(1, 2, 3, 4);

    private static Plan WithValues(params int[] ids)
    {
        var plan = PlanUnderTest.Start();
        plan.Set("overview/name", "Lumen");
        foreach (var id in ids) plan.Add(Values, id, RowPlace.Last, ("name", $"Value {id}"));
        return plan;
    }

    private string[] Differences() => [.. PlanDiff.Between(before, after).Select(difference => $"{difference.Kind} {difference.At.Text.Replace(PlanUnderTest.Id(0).ToString()[..^1], "", StringComparison.Ordinal)}: {Short(difference.Before)} > {Short(difference.After)}")];

    private static string? Short(string? text) => text?.Replace(PlanUnderTest.Id(0).ToString()[..^1], "", StringComparison.Ordinal);

    [Fact]
    public void That_are_equal_differ_nowhere() => Assert.Empty(Differences());

    [Fact]
    public void Answers_are_added_changed_and_removed()
    {
        before.Set("overview/pitch", "old");
        before.Set("overview/goal", "gone");
        after.Set("overview/pitch", "new");
        after.Set("opportunity/verdict", "go");
        Assert.Equal(["Changed overview/pitch: old > new", "Removed overview/goal: gone > ", "Added opportunity/verdict:  > go"], Differences());
    }

    [Fact]
    public void A_row_that_is_new_comes_with_its_answers()
    {
        after.Add(Values, 5, after: null, ("name", "Speed"));
        Assert.Equal(["Added strategy/values/5:  > ", "Added strategy/values/5/name:  > Speed"], Differences());
    }

    [Fact]
    public void A_row_that_is_gone_comes_with_its_answers()
    {
        after.Remove(Values, 1);
        Assert.Equal(["Removed strategy/values/1:  > ", "Removed strategy/values/1/name: Value 1 > "], Differences());
    }

    [Fact]
    public void One_row_that_moved_is_the_only_one_that_moved()
    {
        after.Move(Values, 4, null);
        Assert.Equal(["Moved strategy/values/4: 3 > first"], Differences());
    }

    [Fact]
    public void A_row_is_matched_by_its_id_wherever_it_stands()
    {
        after.Move(Values, 1, PlanUnderTest.Id(3).ToString());
        after.Set($"{Values}/{PlanUnderTest.Id(1)}/name", "Courage");
        Assert.Equal(["Moved strategy/values/1: first > 3", "Changed strategy/values/1/name: Value 1 > Courage"], Differences());
    }

    [Fact]
    public void Rows_around_an_added_or_removed_one_have_not_moved()
    {
        after.Remove(Values, 2);
        after.Add(Values, 5, PlanUnderTest.Id(3).ToString());
        Assert.DoesNotContain(Differences(), difference => difference.StartsWith("Moved", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_of_a_fixed_set_differs_by_its_fields()
    {
        after.Set("opportunity/scorecard/market-growth/score", "4");
        after.Set("opportunity/scorecard/market-growth/weight", "20");
        Assert.Equal(["Added opportunity/scorecard/market-growth/score:  > 4", "Changed opportunity/scorecard/market-growth/weight: 10% > 20%"], Differences());
    }

    [Fact]
    public void Differ_somewhere_exactly_where_their_files_do() => Prop.ForAll(Generated.Plans.Select(PlanFile.Write).ToArbitrary(), Generated.Steps, (file, steps) =>
    {
        var (old, edited) = (PlanFile.Read(file, before.Id, PlanUnderTest.Noon).Value, PlanFile.Read(file, after.Id, PlanUnderTest.Noon).Value);
        foreach (var step in steps)
            if (step.In(edited) is { } change) edited.Apply(change, PlanUnderTest.Noon);
        var there = PlanDiff.Between(old, edited);
        var back = PlanDiff.Between(edited, old);
        return there.Count == 0 == (PlanFile.Write(edited) == file)
            && there.Count(difference => difference.Kind == DifferenceKind.Added) == back.Count(difference => difference.Kind == DifferenceKind.Removed)
            && there.Count(difference => difference.Kind == DifferenceKind.Moved) == back.Count(difference => difference.Kind == DifferenceKind.Moved);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
}
