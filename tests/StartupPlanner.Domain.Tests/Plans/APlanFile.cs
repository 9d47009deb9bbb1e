using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

public sealed class APlanFile
{
    public static TheoryData<string> Samples => Repository.Samples;

    private static Plan Read(string json) => PlanFile.Read(json, PlanId.New(), PlanUnderTest.Noon).Value;

    [Fact]
    public void There_are_two_samples() => Assert.Equal(2, Samples.Count);

    [Theory, MemberData(nameof(Samples))]
    public void A_sample_is_written_as_it_is_read(string file)
    {
        var text = Repository.Read(file);
        Assert.Equal(text, PlanFile.Write(Read(text)), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Any_plan_is_written_as_it_is_read() => Prop.ForAll(Generated.Plans.ToArbitrary(), plan =>
    {
        var text = PlanFile.Write(plan);
        return PlanFile.Write(Read(text)) == text;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Every_answer_of_any_plan_is_read_back() => Prop.ForAll(Generated.Plans.ToArbitrary(), plan =>
    {
        var read = Read(PlanFile.Write(plan));
        return Outline.Parts.All(part => part.Entries(plan).Zip(part.Entries(read)).All(pair =>
            pair.First.Key == pair.Second.Key && part.Fields.All(field => field.Read(pair.First.Entity) == field.Read(pair.Second.Entity))));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void The_least_file_is_a_name_and_a_first_month()
    {
        var plan = Read("""{"format":"planner.plan/1","overview":{"name":"Lumen","first-month":"2027-01"}}""");
        Assert.Equal(("Lumen", new(2027, 1), PlanStage.Idea), (plan.Name, plan.FirstMonth!.Value, plan.Stage));
    }

    [Fact]
    public void Null_is_no_answer()
    {
        var plan = Read("""{"format":"planner.plan/1","overview":{"name":"Lumen","first-month":"2027-01","pitch":null,"stage":null,"outcomes":null},"strategy":null}""");
        Assert.Equal(("", PlanStage.Idea), (plan.Pitch, plan.Stage));
    }

    [Fact]
    public void It_may_name_its_schema() =>
        Assert.Equal("x", Read("""{"$schema":"./plan.schema.json","format":"planner.plan/1","overview":{"name":"x","first-month":"2027-01"}}""").Name);

    [Fact]
    public void What_people_type_is_read_too() =>
        Assert.Equal("Lumen", Read("""{"format":"planner.plan/1","overview":{"name":"  Lumen ","first-month":" 2027-01"}}""").Name);

    [Fact]
    public void An_id_is_read_in_capitals_and_written_in_small_letters()
    {
        var plan = Read("""{"format":"planner.plan/1","overview":{"name":"x","first-month":"2027-01","outcomes":[{"id":"0195E1D0-0000-7000-8000-00000000000A"}]}}""");
        Assert.Equal("0195e1d0-0000-7000-8000-00000000000a", plan.Overview.Outcomes.Single().Key);
    }

    [Fact]
    public void Answers_stand_in_the_order_of_the_outline()
    {
        var text = PlanFile.Write(PlanUnderTest.Sample());
        var places = Outline.Sections.Select(section => text.IndexOf($"\n  \"{section.Segment}\": ", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }
}

public sealed class ABrokenPlanFile
{
    private static IReadOnlyList<FieldError> Errors(string json) =>
        Assert.IsType<Failure.Invalid>(PlanFile.Read(json, PlanId.New(), PlanUnderTest.Noon).Failure).Errors;

    private static IReadOnlyList<FieldError> ErrorsOf(string overview = "", string other = "") =>
        Errors($$"""{"format":"planner.plan/1","overview":{"name":"x","first-month":"2027-01"{{overview}}}{{other}}}""");

    [Fact]
    public void Every_mistake_is_told_at_once_with_its_address()
    {
        var errors = Errors("""
            {"format":"planner.plan/1","markets":{},
             "overview":{"pitch":3,"stage":"growing","first-month":"2027","outcomes":[
               {"id":"0195e1d0-0000-7000-8000-000000000001","target":"many","colour":"red"},{"statement":"x"},7]},
             "opportunity":{"cost-to-prove":{"low":3,"likely":2,"high":1},"scorecard":{"market-growth":{"score":6},"luck":{"score":1}},"swot":{}},
             "strategy":{"customer-types":["developers","aliens"],"phases":[],"vision":"a\nb"}}
            """);
        Assert.Equal(
            [
                "markets File.Unknown",
                "overview/first-month Field.NotAMonth",
                "overview/name File.Missing",
                "overview/outcomes/0195e1d0-0000-7000-8000-000000000001/colour File.Unknown",
                "overview/outcomes/0195e1d0-0000-7000-8000-000000000001/target Field.WrongType",
                "overview/outcomes/1 File.NoId",
                "overview/outcomes/2 Field.WrongType",
                "overview/pitch Field.WrongType",
                "overview/stage Field.NotAChoice",
                "opportunity/cost-to-prove Field.NotAnEstimate",
                "opportunity/scorecard/luck File.Unknown",
                "opportunity/scorecard/market-growth/score Field.TooLarge",
                "opportunity/swot Field.WrongType",
                "strategy/customer-types Field.NotAChoice",
                "strategy/phases Field.WrongType",
                "strategy/vision Field.OneLine",
            ],
            errors.Select(error => $"{error.Field} {error.Code}").OrderBy(error => Array.FindIndex((string[])["m", "ov", "op", "s"], error.StartsWith)).ThenBy(error => error, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{", 1, 2)]
    [InlineData("{\n  \"format\": planner", 2, 13)]
    [InlineData("not JSON", 1, 2)]
    public void What_is_no_JSON_is_told_with_line_and_column(string json, long line, long column)
    {
        var error = Errors(json).Single();
        Assert.Equal(("", PlanFileErrors.NotJson), (error.Field, error.Code));
        Assert.Equal([line, column], error.Args);
    }

    [Fact]
    public void A_name_that_stands_twice_is_no_JSON() => Assert.Equal(PlanFileErrors.NotJson, ErrorsOf(""","name":"y" """).Single().Code);

    [Fact]
    public void Endless_nesting_is_no_JSON() =>
        Assert.Equal(PlanFileErrors.NotJson, Errors(string.Concat(Enumerable.Repeat("[", 100_000))).Single().Code);

    [Theory]
    [InlineData(",\"pitch\":\n\"\\ud800\"", 2, 1)]
    [InlineData(",\"problem\":\"a\\udc00b\"", 1, 85)]
    [InlineData(",\"\\ud800\":1", 1, 75)]
    [InlineData(",\"outcomes\":[{\"id\":\"\\ud83d\"}]", 1, 93)]
    [InlineData(",\"stage\":[\"\\ud800\\ud800\"]", 1, 84)]
    public void Half_a_surrogate_pair_is_no_text_and_so_no_JSON(string overview, long line, long column)
    {
        var error = ErrorsOf(overview).Single();
        Assert.Equal(PlanFileErrors.NotJson, error.Code);
        Assert.Equal([line, column], error.Args);
    }

    [Fact]
    public void Half_a_surrogate_pair_as_itself_is_read_as_the_sign_for_what_cannot_be_read() =>
        Assert.Equal("\uFFFD", PlanFile.Read("""{"format":"planner.plan/1","overview":{"name":"?","first-month":"2027-01"}}""".Replace('?', '\uD800'), PlanId.New(), PlanUnderTest.Noon).Value.Name);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("{\"format\":1}")]
    [InlineData("{\"format\":\"planner.plan/2\",\"anything\":1}")]
    [InlineData("{\"format\":\"Planner.Plan/1\"}")]
    public void Another_format_or_a_newer_version_is_refused_before_anything_else(string json)
    {
        var error = Errors(json).Single();
        Assert.Equal(("format", PlanFileErrors.WrongFormat, PlanFile.Format), (error.Field, error.Code, error.Args.Single()));
    }

    [Fact]
    public void A_plan_cannot_be_without_name_and_first_month()
    {
        Assert.Equal(["overview/name", "overview/first-month"], Errors("""{"format":"planner.plan/1"}""").Select(error => error.Field));
        Assert.Equal(["overview/name", "overview/first-month"], Errors("""{"format":"planner.plan/1","overview":{"name":null,"first-month":null}}""").Select(error => error.Field));
        Assert.Equal(FieldErrors.Empty, Errors("""{"format":"planner.plan/1","overview":{"name":" ","first-month":"2027-01"}}""").Single().Code);
    }

    [Fact]
    public void Two_rows_of_a_list_cannot_have_one_id()
    {
        var error = ErrorsOf(""","outcomes":[{"id":"0195e1d0-0000-7000-8000-00000000000a"},{"id":"0195E1D0-0000-7000-8000-00000000000A"}]""").Single();
        Assert.Equal(("overview/outcomes/0195e1d0-0000-7000-8000-00000000000a", PlanFileErrors.SameId), (error.Field, error.Code));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"id\":null}")]
    [InlineData("{\"id\":7}")]
    [InlineData("{\"id\":\"seven\"}")]
    [InlineData("{\"id\":\"0195e1d0000070008000000000000001\"}")]
    [InlineData("{\"id\":\"{0195e1d0-0000-7000-8000-000000000001}\"}")]
    public void A_row_needs_an_id(string row)
    {
        var error = ErrorsOf($",\"outcomes\":[{row}]").Single();
        Assert.Equal(("overview/outcomes/0", PlanFileErrors.NoId), (error.Field, error.Code));
    }

    [Fact]
    public void A_list_that_is_too_long_is_told_once_and_not_read_on()
    {
        var rows = Enumerable.Range(1, 60_000).Select(id => $$"""{"id":"{{PlanUnderTest.Id(id)}}","nothing":1}""");
        var errors = ErrorsOf($",\"outcomes\":[{string.Join(',', rows)}]");
        Assert.Equal(RowErrors.TooMany, errors[0].Code);
        Assert.Equal(1 + 20, errors.Count);
    }

    [Fact]
    public void A_section_that_is_no_object_is_told() =>
        Assert.Equal(["strategy Field.WrongType"], ErrorsOf(other: ""","strategy":[]""").Select(error => $"{error.Field} {error.Code}"));

    [Fact]
    public void Whatever_is_cut_off_is_told_and_never_throws()
    {
        var text = PlanFile.Write(PlanUnderTest.Sample());
        for (var length = 0; length < text.Length - 2; length += 997) Assert.NotEmpty(Errors(text[..length]));
    }
}
