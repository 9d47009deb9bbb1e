using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Plans.Fields;

/// <summary>Fields that count only with what their row has chosen, by the example of incentives.</summary>
public sealed class Relevance
{
    private readonly Plan plan = PlanUnderTest.Start();
    private readonly Guid id = PlanUnderTest.Id(1);

    public Relevance() =>
        Assert.True(plan.Apply(new Change.AddRow(Address.Read("team/incentives")!, id, new Dictionary<string, string> { ["terms"] = "For aims reached" }, RowPlace.Last), PlanUnderTest.Noon).Succeeded);

    [Theory]
    [InlineData("", "")]
    [InlineData("bonus", "share")]
    [InlineData("profit-share", "share")]
    [InlineData("options", "pool vesting-months cliff-months")]
    [InlineData("other", "")]
    public void Follows_the_choice(string kind, string expected)
    {
        plan.Set($"team/incentives/{id}/kind", kind);
        var part = Address.Read("team/incentives")!.Part!;
        var row = part.Find(plan, $"{id}")!;
        Assert.Equal(expected, string.Join(' ', part.Fields.Where(field => field.Conditions.Count > 0 && field.AppliesTo(row)).Select(field => field.Segment)));
    }

    [Fact]
    public void Keeps_the_value_of_what_does_not_count_and_asks_nothing_of_it()
    {
        var question = Outline.QuestionAt("team", "incentives")!;
        plan.Set($"team/incentives/{id}/kind", "bonus");
        Assert.False(question.In(plan).IsComplete);
        plan.Set($"team/incentives/{id}/share", "10%");
        Assert.True(question.In(plan).IsComplete);
        plan.Set($"team/incentives/{id}/kind", "other");
        Assert.True(question.In(plan).IsComplete);
        Assert.Equal(0.1m, plan.Team.Incentives.Single().Share);
        plan.Set($"team/incentives/{id}/kind", "options");
        Assert.False(question.In(plan).IsComplete);
    }
}
