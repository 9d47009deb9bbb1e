using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class AnAddress
{
    private static string KeyOf(Part part) => part.Shape switch
    {
        PartShape.Own => "",
        PartShape.Fixed => part.Keys[0],
        PartShape.Matrix => CellKey.Of(KeyOf(Address.Read(part.Down[0])!.Part!), KeyOf(Address.Read(part.Across[0])!.Part!)),
        PartShape.PerField => FieldKey.Of("overview/problem"),
        _ => PlanUnderTest.Id(7).ToString(),
    };

    [Fact]
    public void Every_section_has_one() => Assert.All(Outline.Sections, section =>
    {
        var at = Address.Read(section.Segment)!;
        Assert.Equal((section, null, null, ""), (at.Section, at.Part, at.Field, at.Key));
        Assert.False(at.IsRow || at.IsList);
    });

    [Fact]
    public void Every_question_has_one() =>
        Assert.All(Outline.Sections.SelectMany(section => section.Questions), question => Assert.Equal(question, Address.Read(question.Address)!.Question));

    [Fact]
    public void Every_list_has_one() => Assert.All(Outline.Parts.Where(part => part.Shape != PartShape.Own), part =>
    {
        var at = Address.Read(part.Address)!;
        Assert.Equal((part, null, ""), (at.Part, at.Field, at.Key));
        Assert.True(at.IsList && !at.IsRow);
    });

    [Fact]
    public void Every_row_has_one() => Assert.All(Outline.Parts.Where(part => part.Shape != PartShape.Own), part =>
    {
        var at = Address.Read(part.RowAddress(KeyOf(part)))!;
        Assert.Equal((part, null, KeyOf(part)), (at.Part, at.Field, at.Key));
        Assert.True(at.IsRow && !at.IsList);
    });

    [Fact]
    public void Every_field_has_one() => Assert.All(Outline.Parts.SelectMany(part => part.Fields), field =>
    {
        var at = Address.Read(field.Part.FieldAddress(KeyOf(field.Part), field))!;
        Assert.Equal((field.Part, field, KeyOf(field.Part)), (at.Part, at.Field, at.Key));
        Assert.False(at.IsRow || at.IsList);
        Assert.Equal(field.Part.FieldAddress(KeyOf(field.Part), field), at.Text);
    });

    [Fact]
    public void No_two_fields_share_one()
    {
        var addresses = Outline.Parts.SelectMany(part => part.Fields).Select(field => field.Part.FieldAddress(KeyOf(field.Part), field)).ToList();
        Assert.True(addresses.Count > 40);
        Assert.Distinct(addresses);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("overview/")]
    [InlineData("strategy/")]
    [InlineData("/overview")]
    [InlineData("Overview")]
    [InlineData("overview//name")]
    [InlineData("overview/name/")]
    [InlineData("overview/name/x")]
    [InlineData("overview/nothing")]
    [InlineData("overview/outcomes/")]
    [InlineData("overview/outcomes/1")]
    [InlineData("overview/outcomes/0195E1D0-0000-7000-8000-00000000000A")]
    [InlineData("overview/outcomes/{0195e1d0-0000-7000-8000-000000000001}")]
    [InlineData("overview/outcomes/0195e1d0000070008000000000000001")]
    [InlineData("overview/outcomes/0195e1d0-0000-7000-8000-000000000001/nothing")]
    [InlineData("overview/outcomes/0195e1d0-0000-7000-8000-000000000001/statement/x")]
    [InlineData("overview/outcomes/statement")]
    [InlineData("opportunity/scorecard/market-nothing")]
    [InlineData("opportunity/scorecard/market-growth/nothing")]
    [InlineData("evidence/items/overview")]
    [InlineData("evidence/items/overview.outcomes")]
    [InlineData("evidence/items/overview.nothing")]
    [InlineData("evidence/items/evidence.items.overview.problem")]
    [InlineData("nothing")]
    public void Anything_else_is_none(string? text) => Assert.Null(Address.Read(text));

    [Fact]
    public void An_endless_text_is_none() => Assert.Null(Address.Read("overview/" + new string('x', 500)));

    [Theory]
    [InlineData("overview", "overview/name", true)]
    [InlineData("overview/name", "overview", true)]
    [InlineData("overview/name", "overview/name", true)]
    [InlineData("opportunity/verdict", "opportunity/verdict-reason", false)]
    [InlineData("overview/name", "overview/pitch", false)]
    public void Places_overlap_where_one_lies_in_the_other(string left, string right, bool overlap) =>
        Assert.Equal(overlap, PlanUnderTest.At(left).Overlaps(PlanUnderTest.At(right)));

    [Fact]
    public void Two_readings_of_one_text_are_the_same_place()
    {
        Assert.Equal(PlanUnderTest.At("overview/name"), PlanUnderTest.At("overview/name"));
        Assert.Equal(PlanUnderTest.At("overview/name").GetHashCode(), PlanUnderTest.At("overview/name").GetHashCode());
        Assert.NotEqual(PlanUnderTest.At("overview/name"), PlanUnderTest.At("overview/pitch"));
    }
}
