using System.Text.Json.Nodes;
using NJsonSchema;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class TheSchema
{
    public static TheoryData<string> Samples => Repository.Samples;

    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(PlanSchema.Write());

    private static async Task<IEnumerable<string>> Complaints(string json) => (await Schema).Validate(json).Select(error => error.ToString());

    [Fact]
    public void The_published_one_is_current() => Assert.Equal(PlanSchema.Write(), Repository.Read("docs/plan.schema.json"), ignoreLineEndingDifferences: true);

    [Theory, MemberData(nameof(Samples))]
    public async Task A_sample_is_accepted(string file) => Assert.Empty(await Complaints(Repository.Read(file)));

    [Fact]
    public async Task Any_plan_is_accepted()
    {
        var schema = await Schema;
        Prop.ForAll(Generated.Plans.ToArbitrary(), plan => schema.Validate(PlanFile.Write(plan)).Count == 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [Theory]
    [InlineData("team/properties/hires/items", "salary", "currency", "Gross salary of one in a month.")]
    [InlineData("funding/properties/grants/items", "cliff-months", "months", "Months before which nothing vests; 0 where nothing is said.")]
    [InlineData("funding/properties/convertibles/items", "discount", "fraction", "What is taken off the round's price; a fraction.")]
    [InlineData("finance/properties/rates/items", "rate", null, "What one unit of it costs in the plan's currency.")]
    [InlineData("funding/properties/rounds/items", "status", null,
        "Whether it counts; assumed where nothing is chosen.\nassumed: Planned for the future, and counted.\nclosed: Has closed.\noffer: A term sheet to compare with others; not counted.")]
    public void A_value_has_its_meaning_and_its_unit(string part, string field, string? unit, string meaning)
    {
        var schema = part.Split('/').Aggregate(JsonNode.Parse(PlanSchema.Write())!["properties"]!, (node, segment) => node[segment]!)["properties"]![field]!;
        Assert.Equal((unit, meaning), ((string?)schema["unit"], (string?)schema["description"]));
    }

    [Fact]
    public void Every_field_stands_in_it()
    {
        var schema = JsonNode.Parse(PlanSchema.Write())!["properties"]!;
        Assert.All(Outline.Parts, part =>
        {
            var home = schema[part.Section]!["properties"]!;
            if (part.Shape == PartShape.Rows) home = home[part.Segment]!["items"]!["properties"]!;
            if (part.Shape == PartShape.Fixed) home = home[part.Segment]!["properties"]![part.Keys[^1]]!["properties"]!;
            if (part.IsSparse) home = home[part.Segment]!["patternProperties"]!.AsObject().Single().Value!["properties"]!;
            Assert.All(part.Fields, field => Assert.NotEmpty((string)home[field.Segment]!["description"]!));
        });
    }

    /// <summary>Where to break the sample, and the value to break it with; null takes the value out.</summary>
    public static TheoryData<string, string?> Breaks { get; } = new()
    {
        { "format", null },
        { "format", "\"planner.plan/2\"" },
        { "overview", null },
        { "overview", "[]" },
        { "overview/name", null },
        { "overview/name", "\"\"" },
        { "overview/name", "\" \"" },
        { "overview/name", "7" },
        { "overview/first-month", null },
        { "overview/first-month", "\"2027-13\"" },
        { "overview/first-month", "\"1949-12\"" },
        { "overview/first-month", "\"2027-01-01\"" },
        { "overview/stage", "\"growing\"" },
        { "overview/currency", "\"XXX\"" },
        { "overview/colour", "\"red\"" },
        { "overview/outcomes", "{}" },
        { "overview/outcomes/0", "7" },
        { "overview/outcomes/0/id", null },
        { "overview/outcomes/0/id", "\"seven\"" },
        { "overview/outcomes/0/id", "\"0195e1d0000070008000000000000001\"" },
        { "overview/outcomes/0/colour", "\"red\"" },
        { "overview/outcomes/0/target", "\"7\"" },
        { "overview/outcomes/0/target", "-1" },
        { "opportunity/cost-to-prove", "7" },
        { "opportunity/cost-to-prove/low", null },
        { "opportunity/cost-to-prove/mode", "7" },
        { "opportunity/cost-to-prove/low", "\"7\"" },
        { "opportunity/scorecard", "[]" },
        { "opportunity/scorecard/luck", "{}" },
        { "opportunity/scorecard/market-growth/score", "6" },
        { "opportunity/scorecard/market-growth/score", "0" },
        { "opportunity/scorecard/market-growth/weight", "1.5" },
        { "opportunity/verdict", "\"perhaps\"" },
        { "strategy/customer-types", "\"developers\"" },
        { "strategy/customer-types", "[\"aliens\"]" },
        { "strategy/customer-types", "[7]" },
        { "markets", "{}" },
    };

    [Theory, MemberData(nameof(Breaks))]
    public async Task A_broken_file_is_refused_by_schema_and_reader_alike(string address, string? json)
    {
        var file = JsonNode.Parse(PlanFile.Write(PlanUnderTest.Sample()))!;
        var segments = address.Split('/');
        var home = segments[..^1].Aggregate(file, (node, segment) => (node is JsonArray rows ? rows[int.Parse(segment, System.Globalization.CultureInfo.InvariantCulture)] : node[segment])!);
        if (home is JsonArray list) list[0] = JsonNode.Parse(json!);
        else if (json is null) Assert.True(home.AsObject().Remove(segments[^1]));
        else home[segments[^1]] = JsonNode.Parse(json);
        var text = file.ToJsonString();
        Assert.False(PlanFile.Read(text, PlanId.New(), PlanUnderTest.Noon).Succeeded);
        Assert.NotEmpty(await Complaints(text));
    }

    [Fact]
    public async Task Too_many_rows_and_too_long_a_text_are_refused()
    {
        var file = JsonNode.Parse(PlanFile.Write(PlanUnderTest.Sample()))!;
        file["overview"]!["outcomes"] = new JsonArray([.. Enumerable.Range(1, 21).Select(id => new JsonObject { ["id"] = PlanUnderTest.Id(id).ToString() })]);
        file["strategy"]!["vision"] = new string('x', 401);
        Assert.Equal(2, (await Complaints(file.ToJsonString())).Count());
    }
}
