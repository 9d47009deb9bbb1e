using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

/// <summary>A cell for each pair of rows, by the example of capabilities and people.</summary>
public sealed class AMatrix
{
    private readonly Plan plan = PlanUnderTest.Start();
    private readonly Guid ada = PlanUnderTest.Id(1);
    private readonly Guid engineer = PlanUnderTest.Id(2);

    public AMatrix()
    {
        Make(new Change.AddRow(Address.Read("team/members")!, ada, new Dictionary<string, string> { ["name"] = "Ada" }, RowPlace.Last));
        Make(new Change.AddRow(Address.Read("team/hires")!, engineer, new Dictionary<string, string> { ["role"] = "Engineer" }, RowPlace.Last));
    }

    [Fact]
    public void Has_a_cell_once_something_is_entered_and_none_when_it_is_emptied()
    {
        var applied = Make(Set("data", ada, "3"));
        Assert.Equal(("", "3"), (applied.Before, applied.After));
        Assert.Equal(3, Level("data", ada));
        Make(Set("data", ada, ""));
        Assert.Empty(plan.Team.Levels);
        Make(Set("data", ada, "2"));
        Assert.Equal(2, Level("data", ada));
    }

    [Theory, InlineData("data", "no-such-person"), InlineData("no-such-skill", ""), InlineData("data", "01a2cf10-0122-7aec-8cc3-adab1c916df9")]
    public void Has_no_cell_where_a_row_is_missing(string skill, string person)
    {
        var at = Address.Read($"team/levels/{CellKey.Of(skill, person.Length > 0 ? person : ada.ToString())}/level");
        if (at is not null) Assert.False(plan.Apply(new Change.SetField(at, null, "3"), PlanUnderTest.Noon).Succeeded);
        Assert.Empty(plan.Team.Levels);
    }

    [Fact]
    public void Loses_the_cells_of_a_row_that_is_removed_and_gets_them_back_when_that_is_undone()
    {
        Make(Set("data", ada, "3"));
        Make(Set("product", ada, "4"));
        Make(Set("data", engineer, "5"));
        var removed = Make(new Change.RemoveRow(Address.Read($"team/members/{ada}")!));
        Assert.Equal([CellKey.Of("data", $"{engineer}")], plan.Team.Levels.Select(cell => cell.Key));
        Make(removed.Inverse()!);
        Assert.Equal((3, 4, 5), (Level("data", ada), Level("product", ada), Level("data", engineer)));
    }

    [Fact]
    public void Is_written_and_read_by_the_keys_of_both_rows()
    {
        Make(Set("data", engineer, "5"));
        plan.Set("overview/name", "A plan");
        var file = PlanFile.Write(plan);
        Assert.Contains($"\"data~{engineer}\"", file, StringComparison.Ordinal);
        var read = PlanFile.Read(file, PlanId.New(), PlanUnderTest.Noon).Value;
        Assert.Equal(5, read.Team.Levels[CellKey.Of("data", $"{engineer}")]!.Level);
        var wrong = PlanFile.Read(file.Replace($"data~{engineer}", $"data~{ada.ToString()[..^1]}9", StringComparison.Ordinal), PlanId.New(), PlanUnderTest.Noon);
        Assert.Equal(FieldErrors.NoSuchRow, Assert.Single(Assert.IsType<Domain.Common.Failure.Invalid>(wrong.Failure).Errors).Code);
    }

    private int? Level(string skill, Guid person) => plan.Team.Levels[CellKey.Of(skill, $"{person}")]?.Level;

    private static Change.SetField Set(string skill, Guid person, string level) => new(Address.Read($"team/levels/{CellKey.Of(skill, $"{person}")}/level")!, null, level);

    private Applied Make(Change change) => plan.Apply(change, PlanUnderTest.Noon).Value;
}
