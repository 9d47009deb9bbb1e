using StartupPlanner.Domain.Evidence;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Evidence;

/// <summary>What numbers and claims rest on, kept by the address of their field.</summary>
public sealed class EvidenceOfAField
{
    private readonly Plan plan = PlanUnderTest.Start();
    private readonly Guid ada = PlanUnderTest.Id(1);
    private readonly Guid stream = PlanUnderTest.Id(2);
    private readonly Guid tier = PlanUnderTest.Id(3);

    public EvidenceOfAField()
    {
        Add("team/members", ada, ("name", "Ada"));
        Add("revenue/streams", stream, ("name", "Licences"));
        Add("revenue/tiers", tier, ("stream", $"{stream}"), ("name", "Small"));
    }

    private string Salary => $"team/members/{ada}/time";

    private string Price => $"revenue/tiers/{tier}/price";

    private string Level => $"team/levels/{CellKey.Of("data", $"{ada}")}/level";

    [Fact]
    public void Is_one_for_each_field_whoever_writes_it()
    {
        Note(Price, "kind", "guess");
        Note(Price, "source", "Founders");
        Assert.Equal((EvidenceKind.Guess, "Founders"), (plan.Evidence.For(Price)!.Kind, plan.Evidence.For(Price)!.Source));
        Assert.Single(plan.Evidence.Items);
        // A second editor who saw none learns of the first, and both texts are there to choose from.
        var second = plan.Apply(new Change.SetField(At(Price, "source"), "", "A study"), PlanUnderTest.Noon);
        Assert.Equal("Founders", Assert.IsType<Domain.Common.Failure.Stale>(second.Failure).Current);
    }

    [Fact]
    public void Goes_with_its_last_answer()
    {
        Note("overview/problem", "source", "Forty interviews");
        Note("overview/problem", "source", "");
        Assert.Empty(plan.Evidence.Items);
    }

    [Theory, InlineData("overview/outcomes/01a2cf10-0122-7aec-8cc3-adab1c916df9/statement"), InlineData("team/levels/data~01a2cf10-0122-7aec-8cc3-adab1c916df9/level")]
    public void Is_refused_where_the_row_of_its_field_is_missing(string field)
    {
        Assert.IsType<Domain.Common.Failure.NotFound>(plan.Apply(new Change.SetField(At(field, "source"), null, "x"), PlanUnderTest.Noon).Failure);
        Assert.Empty(plan.Evidence.Items);
    }

    [Fact]
    public void Goes_with_its_row_and_comes_back_with_it()
    {
        Note(Price, "source", "Letter of intent");
        Note(Salary, "source", "Agreement");
        Note(Level, "source", "A test");
        var (gone, other) = (Remove($"revenue/streams/{stream}"), Remove($"team/members/{ada}"));
        Assert.Empty(plan.Evidence.Items);
        plan.Apply(other.Inverse()!, PlanUnderTest.Noon);
        Assert.Equal(("Agreement", "A test"), (plan.Evidence.For(Salary)?.Source, plan.Evidence.For(Level)?.Source));
        Assert.Null(plan.Evidence.For(Price));
        plan.Apply(gone.Inverse()!, PlanUnderTest.Noon);
        Assert.Equal("Letter of intent", plan.Evidence.For(Price)?.Source);
    }

    [Fact]
    public void Stays_with_the_rows_that_stay()
    {
        Note(Price, "source", "Letter of intent");
        Remove($"team/members/{ada}");
        Assert.Equal("Letter of intent", plan.Evidence.For(Price)?.Source);
    }

    [Fact]
    public void Is_written_to_the_file_and_read_from_it()
    {
        plan.Set("overview/name", "A plan");
        foreach (var (field, value) in Values) Note(Price, field, value);
        Note(Level, "kind", "tested");
        var file = PlanFile.Write(plan);
        var read = PlanFile.Read(file, PlanId.New(), PlanUnderTest.Noon).Value;
        Assert.Equal(Values.Select(value => value.Value), Values.Select(value => At(Price, value.Field).Field!.Read(read.Evidence.For(Price)!)));
        Assert.Equal(EvidenceKind.Tested, read.Evidence.For(Level)!.Kind);
        Assert.Equal(file, PlanFile.Write(read));
        var wrong = PlanFile.Read(file.Replace($"revenue.tiers.{tier}", $"revenue.tiers.{ada}", StringComparison.Ordinal), PlanId.New(), PlanUnderTest.Noon);
        Assert.Equal(FieldErrors.NoSuchRow, Assert.Single(Assert.IsType<Domain.Common.Failure.Invalid>(wrong.Failure).Errors).Code);
    }

    [Fact]
    public void Is_asked_of_numbers_and_claims_and_not_of_itself()
    {
        Assert.All((string[])[Price, Salary, "overview/problem"], address => Assert.True(Domain.Evidence.Evidence.IsAskedOf(Address.Read(address)!.Field!)));
        Assert.All(["overview/name", "overview/stage", At(Price, "note").Text], address => Assert.False(Domain.Evidence.Evidence.IsAskedOf(Address.Read(address)!.Field!)));
    }

    private static readonly (string Field, string Value)[] Values =
        [("kind", "contracted"), ("source", "Letter of intent"), ("link", "https://example.com/letter"), ("date", "2027-03-31"), ("confidence", "80%"), ("note", "For **two** years")];

    private static Address At(string field, string segment) => Address.Read($"{Domain.Evidence.Evidence.AddressFor(field)}/{segment}")!;

    private void Note(string field, string segment, string value) => plan.Set(At(field, segment).Text, value);

    private void Add(string list, Guid id, params (string Field, string Value)[] values) =>
        Assert.True(plan.Apply(new Change.AddRow(Address.Read(list)!, id, values.ToDictionary(value => value.Field, value => value.Value), RowPlace.Last), PlanUnderTest.Noon).Succeeded);

    private Applied Remove(string row) => plan.Apply(new Change.RemoveRow(Address.Read(row)!), PlanUnderTest.Noon).Value;
}
