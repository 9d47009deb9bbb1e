using System.Globalization;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Cli.Tests.Commands;

public sealed class Forecasting
{
    public static TheoryData<string, int, string, string> Periods => new()
    {
        { "month", 60, "2027-01", "2031-12" }, { "quarter", 20, "2027-Q1", "2031-Q4" }, { "year", 5, "2027", "2031" },
    };

    [Fact]
    public void A_valid_plan_has_no_impossible_scenario()
    {
        const string Plan = """
            {"format":"planner.plan/1","overview":{"name":"Circle","first-month":"2027-01"},"finance":{"scenarios":[
            {"id":"01a2ce8b-d446-78b3-885b-5deb40dd9f9a","name":"One","based-on":"Two"},{"id":"01a2ce8b-d446-78b3-885b-5deb40dd9f9b","name":"Two","based-on":"One"}],
            "overrides":[{"id":"01a2ce8b-d446-78b3-885b-5deb40dd9f9c","scenario":"One","at":"finance/opening-cash","value":"5"}]}}
            """;
        var run = Run.With(Plan, "validate", "-", "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal(
            ["finance/scenarios/01a2ce8b-d446-78b3-885b-5deb40dd9f9a/based-on Forecast.ScenarioCircle", "finance/scenarios/01a2ce8b-d446-78b3-885b-5deb40dd9f9b/based-on Forecast.ScenarioCircle"],
            JsonNode.Parse(run.Out)!["errors"]!.AsArray().Select(error => $"{error!["address"]} {error["code"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_cannot_be_is_said_to_machines_too()
    {
        const string Plan = """
            {"format":"planner.plan/1","overview":{"name":"Early","first-month":"2027-01"},"revenue":{"streams":[
            {"id":"01a2ce8b-d446-78b3-885b-5deb40dd9f9a","name":"Seats","kind":"subscription","start":"2027-06","customers-before":{"low":1,"likely":1,"high":1}}]}}
            """;
        var run = Run.With(Plan, "forecast", "-", "--json");
        Assert.Equal(1, run.Code);
        Assert.Equal(run.Out, Run.With(Plan, "validate", "-", "--json").Out);
        var error = JsonNode.Parse(run.Out)!["errors"]![0]!;
        Assert.Equal(("revenue/streams/01a2ce8b-d446-78b3-885b-5deb40dd9f9a/customers-before", "Forecast.StartsLater", "2027-06"), ((string)error["address"]!, (string)error["code"]!, (string)error["args"]![0]!));
    }

    [Fact]
    public void What_grows_beyond_numbers_is_said_to_machines_too()
    {
        const string Plan = """
            {"format":"planner.plan/1","overview":{"name":"Fast","first-month":"2027-01"},"revenue":{"streams":[
            {"id":"01a2ce8b-d446-78b3-885b-5deb40dd9f9a","name":"Seats","kind":"subscription","new-customers":{"low":10,"likely":10,"high":10},"monthly-growth":{"low":1000,"likely":1000,"high":1000},"price":{"low":100,"likely":100,"high":100}}]}}
            """;
        var beyond = JsonNode.Parse(Run.With(Plan, "forecast", "-", "--json").Out)!["tooLarge"]!;
        Assert.StartsWith("revenue/streams/", (string)beyond["line"]!, StringComparison.Ordinal);
        Assert.InRange((string)beyond["month"]!, "2028-01", "2029-12");
        Assert.Null(JsonNode.Parse(Run.Of("forecast", Run.Sample, "--json").Out)!["tooLarge"]);
    }

    [Theory, MemberData(nameof(Periods))]
    public void By_month_quarter_and_year_the_revenue_is_the_same(string by, int count, string first, string last)
    {
        var run = Run.Of("forecast", Run.Sample, "--by", by, "--json");
        Assert.Equal((0, ""), (run.Code, run.Error));
        var json = JsonNode.Parse(run.Out)!;
        var periods = json["periods"]!.AsArray();
        Assert.Equal((count, first, last, by), (periods.Count, (string)periods[0]!, (string)periods[^1]!, (string)json["by"]!));
        var byYear = JsonNode.Parse(Run.Of("forecast", Run.Sample, "--json").Out)!;
        Assert.Equal(Line(byYear, "revenue").Sum(), Line(json, "revenue").Sum(), 4);
        Assert.Equal(Line(byYear, "closing-cash")[^1], Line(json, "closing-cash")[^1]);
        Assert.All(Line(json, "difference"), difference => Assert.Equal(0, difference, 2));
    }

    [Theory, MemberData(nameof(Periods))]
    public void As_text_it_has_a_column_for_each_period(string by, int count, string first, string last)
    {
        var lines = Run.Of("forecast", Run.Sample, "--by", by).Out.Split('\n');
        Assert.Equal("Lumen Dx, in CNY, 2027-01 to 2031-12", lines[0]);
        var head = lines.Single(line => line.StartsWith("Statement of profit or loss", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((first, last), (head[5], head[^1]));
        Assert.Equal(5 + count, head.Length);
        Assert.Equal(2, lines.Count(line => line.StartsWith("Cash lasts", StringComparison.Ordinal) || line.StartsWith("Profitable from", StringComparison.Ordinal)));
    }

    [Fact]
    public void In_Chinese_it_has_the_names_of_Chinese_accounting_and_the_same_figures()
    {
        var run = Run.Of("forecast", Run.SampleOf("lumen-dx.zh-CN"), "--lang", "zh");
        Assert.StartsWith("影析医疗，单位 CNY，2027-01 至 2031-12\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n利润表 ", run.Out, StringComparison.Ordinal);
        var (english, chinese) = (JsonNode.Parse(Run.Of("forecast", Run.Sample, "--json").Out)!, JsonNode.Parse(Run.Of("forecast", Run.SampleOf("lumen-dx.zh-CN"), "--lang", "zh", "--json").Out)!);
        Assert.Equal(Line(english, "net-income"), Line(chinese, "net-income"));
        Assert.Equal(english["keyFigures"]!.ToJsonString(), chinese["keyFigures"]!.ToJsonString());
    }

    [Fact]
    public void As_CSV_every_line_has_its_key_and_a_cell_for_each_period()
    {
        var rows = Csv.Read(Run.Of("forecast", Run.Sample, "--by", "quarter", "--csv").Out);
        Assert.Equal((string[])["section", "key", "name", "unit", "2027-Q1"], rows[0].Take(5));
        Assert.All(rows, row => Assert.Equal(24, row.Count));
        Assert.Equal(rows.Count, rows.Select(row => row[1]).Distinct().Count());
        var cash = rows.Single(row => row[1] == "closing-cash");
        Assert.True(decimal.Parse(cash[^1], CultureInfo.InvariantCulture) > 0);
    }

    [Fact]
    public void The_key_figures_of_both_samples_are_those_that_their_texts_tell()
    {
        var figures = (string sample) => JsonNode.Parse(Run.Of("forecast", Run.SampleOf(sample), "--json").Out)!["keyFigures"]!;
        var (medical, retail) = (figures("lumen-dx.en"), figures("smart-retail.en"));
        Assert.Equal(("2030-10", null), ((string?)medical["breakEvenMonth"], (string?)medical["cashOutMonth"]));
        Assert.Equal(("2031-02", null), ((string?)retail["breakEvenMonth"], (string?)retail["cashOutMonth"]));
    }

    [Fact]
    public void In_a_scenario_its_overrides_count()
    {
        var run = Run.Of("forecast", Run.Sample, "--scenario", "Cautious");
        Assert.Contains("Cash runs out in 2030-09", run.Out, StringComparison.Ordinal);
        // Nested: the scenario without the grant is the cautious one, too.
        var need = (string scenario) => (decimal)JsonNode.Parse(Run.Of("forecast", Run.Sample, "--scenario", scenario, "--json").Out)!["keyFigures"]!["fundingNeed"]!;
        Assert.Equal(500_000, need("Cautious, without the grant") - need("Cautious"), 2);
    }

    [Fact]
    public void An_unknown_scenario_ends_with_2_and_is_named()
    {
        var run = Run.Of("forecast", Run.Sample, "--scenario", "Nobody");
        Assert.Equal((2, "", "The plan has no scenario called Nobody.\n"), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void An_unknown_period_ends_with_2() => Assert.Equal(2, Run.Of("forecast", Run.Sample, "--by", "week").Code);

    [Theory, InlineData("forecast"), InlineData("simulate"), InlineData("tornado"), InlineData("trace", "revenue", "1"), InlineData("seek", "--target", "closing-cash > 1")]
    public void Impossible_inputs_are_told_all_at_once_with_their_addresses(params string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var run = Run.With(Impossible, [args[0], "-", .. args.Skip(1)]);
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Equal($"""
            - isn’t a valid plan file. Errors: 3
              finance/costs/{Id(1)}/end: The end is before the start.
              finance/costs/{Id(1)}/currency: No exchange rate from USD to CNY in finance/rates.
              funding/instruments/{Id(2)}/grace: The grace period must be shorter than the term.

            """, run.Error, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Impossible_inputs_are_told_to_programs_and_in_Chinese()
    {
        var run = Run.With(Impossible, "forecast", "-", "--json");
        var errors = JsonNode.Parse(run.Out)!["errors"]!.AsArray();
        Assert.Equal((1, 3, $"funding/instruments/{Id(2)}/grace", "Forecast.GraceTooLong"), (run.Code, errors.Count, (string)errors[2]!["address"]!, (string)errors[2]!["code"]!));
        Assert.Contains($"finance/costs/{Id(1)}/end：结束早于开始。", Run.With(Impossible, "forecast", "-", "--lang", "zh").Error, StringComparison.Ordinal);
    }

    private static string Id(int number) => $"01a2ce8b-0000-7000-8000-{number:000000000000}";

    private static string Impossible { get; } = $$$"""
        {"format":"planner.plan/1","overview":{"name":"x","currency":"CNY","first-month":"2027-01"},
         "finance":{"costs":[{"id":"{{{Id(1)}}}","name":"API","area":"general","kind":"per-unit","start":"2027-05","end":"2027-02","amount":{"low":1,"likely":1,"high":1},"currency":"USD"}]},
         "funding":{"instruments":[{"id":"{{{Id(2)}}}","name":"Bank","kind":"loan","amount":{"low":1,"likely":1,"high":1},"month":"2027-01","term":6,"grace":6}]}}
        """;

    private static List<double> Line(JsonNode json, string key) =>
        [.. json["sections"]!.AsArray().SelectMany(section => section!["lines"]!.AsArray()).Single(line => (string)line!["key"]! == key)!["values"]!.AsArray().Select(value => (double)value!)];
}
