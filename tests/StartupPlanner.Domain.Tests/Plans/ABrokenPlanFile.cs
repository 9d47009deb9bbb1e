using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Tests.Plans;

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
             "strategy":{"customer-types":["developers","aliens"],"phases":[],"vision":7}}
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
                "strategy/vision Field.WrongType",
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

    [Fact]
    public void Half_a_surrogate_pair_that_is_escaped_is_read_as_the_sign_for_what_cannot_be_read()
    {
        var plan = PlanFile.Read("""{"format":"planner.plan/1","overview":{"name":"\ud83d\ude00\ud800","pitch":"\\\udc00 \\ud800","first-month":"2027-01"}}""", PlanId.New(), PlanUnderTest.Noon).Value;
        Assert.Equal(("😀\uFFFD", "\\\uFFFD \\ud800"), (plan.Name, plan.Pitch));
        Assert.Equal(["overview/outcomes/0 File.NoId", "overview/\uFFFD File.Unknown"], ErrorsOf(""","outcomes":[{"id":"\ud83d"}],"\ud800":1""").Select(error => $"{error.Field} {error.Code}").Order());
    }

    [Fact]
    public void Characters_that_no_text_can_hold_become_what_they_mean() =>
        Assert.Equal("a\nb c", PlanFile.Read("""{"format":"planner.plan/1","overview":{"name":"x","problem":"a\u000bb\u0000 c","first-month":"2027-01"}}""", PlanId.New(), PlanUnderTest.Noon).Value.Overview.Problem);

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
