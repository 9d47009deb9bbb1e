using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Team;

public sealed class SkillGaps
{
    private readonly Plan plan = PlanUnderTest.Start();

    [Fact]
    public void Count_from_the_best_of_those_who_are_here()
    {
        plan.Set("team/skills/data/required", "4");
        var (ada, zhou) = (Add("members", "name", "Ada"), Add("members", "name", "Zhou"));
        Level("data", ada, "1");
        Level("data", zhou, "2");
        var gap = Gap("data");
        Assert.Equal((4, 2, 2, 2, 2), (gap.Required, gap.Now, gap.Planned, gap.Missing, gap.MissingAfterHiring));
    }

    [Fact]
    public void Close_when_somebody_who_can_do_it_is_hired()
    {
        plan.Set("team/skills/data/required", "4");
        Level("data", Add("members", "name", "Ada"), "1");
        Level("data", Add("hires", "role", "Engineer"), "5");
        var gap = Gap("data");
        Assert.Equal((1, 5, 3, 0), (gap.Now, gap.Planned, gap.Missing, gap.MissingAfterHiring));
    }

    [Theory, InlineData("2", false), InlineData("3", true)]
    public void Name_what_rests_on_one_person_where_much_is_needed(string required, bool expected)
    {
        plan.Set("team/skills/data/required", required);
        Level("data", Add("members", "name", "Ada"), "5");
        Level("data", Add("members", "name", "Zhou"), "1");
        Assert.Equal(expected, Gap("data").DependsOnOne);
        Level("data", Add("members", "name", "Chen"), "4");
        Assert.False(Gap("data").DependsOnOne);
    }

    [Fact]
    public void Are_none_where_nothing_is_needed() => Assert.All(SkillGap.Of(plan.Team), gap => Assert.Equal((0, 0), (gap.Missing, gap.Holders)));

    private SkillGap Gap(string key) => SkillGap.Of(plan.Team).Single(gap => gap.Skill.Key == key);

    private void Level(string skill, string person, string level) => plan.Set($"team/levels/{CellKey.Of(skill, person)}/level", level);

    private string Add(string list, string field, string name)
    {
        var id = Guid.CreateVersion7();
        Assert.True(plan.Apply(new Change.AddRow(Address.Read($"team/{list}")!, id, new Dictionary<string, string> { [field] = name }, RowPlace.Last), PlanUnderTest.Noon).Succeeded);
        return id.ToString();
    }
}
