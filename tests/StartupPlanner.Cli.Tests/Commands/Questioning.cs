using System.Text.Json.Nodes;

namespace StartupPlanner.Cli.Tests.Commands;

/// <summary>What can be asked of a forecast: how likely it is, where a figure comes from, what moves it, what would reach a target, how scenarios differ.</summary>
public sealed class Questioning
{
    [Fact]
    public void A_simulation_with_the_same_seed_says_the_same()
    {
        string[] asked = ["simulate", Run.Sample, "--draws", "300", "--line", "arr"];
        var one = Run.Of([.. asked, "--seed", "7", "--json"]);
        Assert.Equal(0, one.Code);
        Assert.Equal(one, Run.Of([.. asked, "--seed", "7", "--json"]));
        Assert.NotEqual(one, Run.Of([.. asked, "--seed", "8", "--json"]));
        var json = JsonNode.Parse(one.Out)!;
        Assert.Equal((300, 7), ((int)json["draws"]!, (int)json["seed"]!));
        Assert.Equal(["closing-cash", "arr"], json["lines"]!.AsArray().Select(line => (string)line!["key"]!));
        var last = json["lines"]![0]!["months"]![59]!;
        Assert.True((double)last["p5"]! < (double)last["p50"]! && (double)last["p50"]! < (double)last["p95"]!);
        var cashOut = json["cashBelowZeroBy"]!.AsArray().Select(month => (double)month!["probability"]!).ToList();
        Assert.Equal(60, cashOut.Count);
        Assert.Equal(cashOut.Order(), cashOut);
        Assert.InRange(cashOut[^1], 0.05, 0.6);
    }

    [Fact]
    public void A_simulation_as_text_is_in_the_reader_s_language()
    {
        Assert.StartsWith("Lumen Dx: 50 draws of all estimates\n", Run.Of("simulate", Run.Sample, "--draws", "50").Out, StringComparison.Ordinal);
        Assert.Contains("（秩相关）", Run.Of("simulate", Run.SampleOf("lumen-dx.zh-CN"), "--draws", "50", "--lang", "zh").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_tells_how_likely_something_is_and_how_often_each_amount_came()
    {
        string[] asked = ["simulate", Run.Sample, "--draws", "400", "--line", "arr", "--chance", "closing-cash by 2028-06 < 0", "--chance", "closing-cash 60 < 0", "--chance", "arr > 0", "--chance", "gross-margin 2031-12 >= 78%"];
        var json = JsonNode.Parse(Run.Of([.. asked, "--json"]).Out)!;
        var chances = json["chances"]!.AsArray().Select(chance => (double)chance!["probability"]!).ToList();
        Assert.Equal("closing-cash by 2028-06 < 0", (string)json["chances"]![0]!["condition"]!);
        Assert.Equal((double)json["cashBelowZeroBy"]![17]!["probability"]!, chances[0]);
        Assert.True(chances[1] <= (double)json["cashBelowZeroBy"]![59]!["probability"]!);
        Assert.Equal((1, true), (chances[2], chances[3] is > 0 and < 1));
        var histogram = json["lines"]![1]!["histogram"]!;
        Assert.Equal(("2031-12", 20, 400), ((string)histogram["month"]!, histogram["counts"]!.AsArray().Count, histogram["counts"]!.AsArray().Sum(count => (int)count!)));
        var last = json["lines"]![1]!["months"]![59]!;
        Assert.True((double)histogram["low"]! < (double)last["p5"]! && (double)last["p95"]! < (double)histogram["high"]!);
        var text = Run.Of([.. asked, "--histogram"]).Out;
        Assert.Contains("\nclosing-cash by 2028-06 < 0: ", text, StringComparison.Ordinal);
        Assert.Contains("█", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_shows_what_is_undefined_and_what_is_beyond_numbers_as_such()
    {
        const string Growing = """
            {"format":"planner.plan/1","overview":{"name":"x","currency":"CNY","first-month":"2027-01"},"revenue":{"streams":[
             {"id":"01a2ce8b-0000-7000-8000-000000000001","name":"Seats, sold by hand","kind":"subscription","price":{"low":100,"likely":100,"high":100},"new-customers":{"low":10,"likely":10,"high":10},"monthly-growth":{"low":0,"likely":2,"high":1000}}]}}
            """;
        var run = Run.With(Growing, "simulate", "-", "--draws", "100", "--line", "dscr", "--histogram", "--chance", "Seats, sold by hand: new customers 2 > 5");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains("e+", run.Out, StringComparison.Ordinal);
        Assert.Contains("new customers 2 > 5: 100.0", run.Out, StringComparison.Ordinal);
        var json = JsonNode.Parse(Run.With(Growing, "simulate", "-", "--draws", "100", "--line", "dscr", "--json").Out)!;
        Assert.Null(json["lines"]!.AsArray().Single(line => (string)line!["key"]! == "dscr")!["histogram"]);
    }

    [Fact]
    public void Seeking_leaves_shares_alone_that_add_up()
    {
        const string Tiers = """
            {"format":"planner.plan/1","overview":{"name":"x","currency":"CNY","first-month":"2027-01"},"revenue":{"streams":[
             {"id":"01a2ce8b-0000-7000-8000-000000000001","name":"Seats","kind":"subscription","new-customers":{"low":10,"likely":10,"high":10}}],"tiers":[
             {"id":"01a2ce8b-0000-7000-8000-000000000002","stream":"Seats","name":"Basic","price":{"low":10,"likely":10,"high":10},"share-of-new":{"low":60,"likely":60,"high":60}},
             {"id":"01a2ce8b-0000-7000-8000-000000000003","stream":"Seats","name":"Pro","price":{"low":30,"likely":30,"high":30},"share-of-new":{"low":40,"likely":40,"high":40}}]}}
            """;
        var changes = JsonNode.Parse(Run.With(Tiers, "seek", "-", "--target", "mrr 12 >= 2400", "--json").Out)!["changes"]!.AsArray();
        Assert.Equal(["new-customers", "price", "price"], changes.Select(change => ((string)change!["address"]!).Split('/')[3]).Order());
    }

    [Theory, InlineData("0"), InlineData("x"), InlineData("99999999999"), InlineData("1000001")]
    public void What_is_no_number_of_draws_ends_with_2(string draws)
    {
        var run = Run.Of("simulate", Run.Sample, "--draws", draws);
        Assert.Equal(2, run.Code);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_goes_down_to_what_was_entered()
    {
        var run = Run.Of("trace", Run.Sample, "revenue", "2029-06", "--depth", "7", "--json");
        Assert.Equal(0, run.Code);
        var addresses = Addresses(JsonNode.Parse(run.Out)!).ToHashSet();
        var sample = JsonNode.Parse(File.ReadAllText(Run.Sample))!;
        var city = sample["revenue"]!["streams"]!.AsArray().Single(stream => (string)stream!["name"]! == "Lumen Read, city hospitals")!["id"]!;
        Assert.Contains($"revenue/streams/{city}/price", addresses);
        Assert.Contains($"revenue/streams/{city}/conversion", addresses);
        // Its leads come from a campaign.
        Assert.Contains(addresses, address => address.StartsWith("finance/costs/", StringComparison.Ordinal) && address.EndsWith("/cost-per-lead", StringComparison.Ordinal));
    }

    [Fact]
    public void A_trace_as_text_shows_formula_and_address()
    {
        var run = Run.Of("trace", Run.Sample, "cash", "1");
        Assert.StartsWith("Cash and cash equivalents [2027-01] = 243,100\n  = ", run.Out, StringComparison.Ordinal);
        Assert.Contains("(finance/opening-cash)", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trace", "nothing", "2027-01", "The forecast has no line called nothing.\n")]
    [InlineData("trace", "revenue", "2040-01", "2040-01 isn’t in the forecast, which runs from 2027-01 to 2031-12.\n")]
    [InlineData("trace", "revenue", "61", "61 isn’t in the forecast, which runs from 2027-01 to 2031-12.\n")]
    [InlineData("tornado", "--outcome", "nothing", "The forecast has no line called nothing.\n")]
    [InlineData("tornado", "--month", "2026-12", "2026-12 isn’t in the forecast, which runs from 2027-01 to 2031-12.\n")]
    [InlineData("simulate", "--line", "nothing", "The forecast has no line called nothing.\n")]
    [InlineData("simulate", "--chance", "cash", "cash isn’t a condition. Write it as LINE MONTH >= AMOUNT.\n")]
    [InlineData("simulate", "--chance", "nothing by 3 > 1", "The forecast has no line called nothing.\n")]
    [InlineData("simulate", "--chance", "cash by 99 > 1", "99 isn’t in the forecast, which runs from 2027-01 to 2031-12.\n")]
    [InlineData("seek", "--target", "lowest", "lowest isn’t a condition. Write it as LINE MONTH >= AMOUNT.\n")]
    [InlineData("seek", "--target", "nothing 3 >= 1", "The forecast has no line called nothing.\n")]
    [InlineData("seek", "--target", "revenue 2050-01 >= 1", "2050-01 isn’t in the forecast, which runs from 2027-01 to 2031-12.\n")]
    public void An_unknown_line_or_month_ends_with_2(string command, string one, string two, string error)
    {
        var run = Run.Of(command, Run.Sample, one, two);
        Assert.Equal((2, "", error), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void A_tornado_has_the_widest_swing_first()
    {
        var json = JsonNode.Parse(Run.Of("tornado", Run.Sample, "--outcome", "arr", "--month", "2030-03", "--json").Out)!;
        Assert.Equal(("arr", "2030-03"), ((string)json["outcome"]!, (string)json["month"]!));
        var widths = json["swings"]!.AsArray().Select(swing => Math.Abs((double)swing!["atHigh"]! - (double)swing["atLow"]!)).ToList();
        Assert.True(widths.Count > 5 && widths[0] > 0);
        Assert.Equal(widths.OrderDescending(), widths);
    }

    [Fact]
    public void Seeking_finds_the_least_that_reaches_the_target()
    {
        var plan = JsonNode.Parse(File.ReadAllText(Run.Sample))!;
        var round = plan["funding"]!["instruments"]!.AsArray().Single(row => (string)row!["name"]! == "Series A")!;
        string[] asked = ["seek", Run.Sample, "--target", "closing-cash 2029-12 >= 6000000", "--input", $"funding/instruments/{round["id"]}/amount"];
        var change = Assert.Single(JsonNode.Parse(Run.Of([.. asked, "--json"]).Out)!["changes"]!.AsArray())!;
        Assert.Equal(10_000_000, (decimal)change["from"]!);
        // The plan with this value entered does have that cash, and hardly more.
        foreach (var point in (string[])["low", "likely", "high"]) round["amount"]![point] = (decimal)change["to"]!;
        Assert.InRange(CashAt(plan.ToJsonString(), 35), 6_000_000, 6_001_000);
        var text = Run.Of(asked);
        Assert.Equal((0, 2), (text.Code, text.Out.TrimEnd('\n').Split('\n').Length));
    }

    [Fact]
    public void Seeking_and_swings_speak_of_values_as_they_are_entered()
    {
        const string Small = """
            {"format":"planner.plan/1","overview":{"name":"x","currency":"CNY","first-month":"2027-01"},"finance":{"opening-cash":1000},"revenue":{"streams":[
             {"id":"01a2ce8b-0000-7000-8000-000000000001","name":"Seats","kind":"subscription","price":{"low":100,"likely":100,"high":100},"new-customers":{"low":10,"likely":10,"high":10},"churn":{"low":2,"likely":5,"high":9}}]}}
            """;
        var churn = JsonNode.Parse(Run.With(Small, "tornado", "-", "--outcome", "mrr", "--json").Out)!["swings"]![0]!;
        Assert.Equal((2, 5, 9), ((decimal)churn["low"]!, (decimal)churn["likely"]!, (decimal)churn["high"]!));
        var change = JsonNode.Parse(Run.With(Small, "seek", "-", "--target", "mrr 12 >= 10000", "--input", "revenue/streams/01a2ce8b-0000-7000-8000-000000000001/churn", "--json").Out)!["changes"]![0]!;
        // 10 a month come to 100 customers after a year with a churn of 3.41… %; more decimals than four cannot be entered.
        var to = (decimal)change["to"]!;
        Assert.Equal((5, decimal.Round(to, 4)), ((decimal)change["from"]!, to));
        Assert.True(Customers(to) >= 100 && Customers(to + 0.0001m) < 100, $"{to}");

        static decimal Customers(decimal percent) => Enumerable.Range(0, 12).Aggregate(0m, (customers, _) => customers * (1 - percent / 100) + 10);
    }

    [Fact]
    public void Seeking_puts_the_smallest_change_first_and_ends_with_1_where_nothing_reaches_it()
    {
        const string Small = """
            {"format":"planner.plan/1","overview":{"name":"x","currency":"CNY","first-month":"2027-01"},"finance":{"opening-cash":1000,
             "costs":[{"id":"01a2ce8b-0000-7000-8000-000000000001","name":"Rent","area":"general","kind":"fixed","amount":{"low":90,"likely":100,"high":120}}]}}
            """;
        var found = JsonNode.Parse(Run.With(Small, "seek", "-", "--target", "runway-months >= 18", "--json").Out)!["changes"]!.AsArray();
        Assert.Equal(["finance/costs/01a2ce8b-0000-7000-8000-000000000001/amount", "finance/opening-cash"], found.Select(change => (string)change!["address"]!));
        Assert.Equal(1800, (double)found[1]!["to"]!, 0);
        var none = Run.With(Small, "seek", "-", "--target", "revenue 12 >= 1");
        Assert.Equal((1, "No single input reaches revenue 12 >= 1.\n"), (none.Code, none.Out));
        Assert.Equal(2, Run.With(Small, "seek", "-", "--target", "runway-months >= 18", "--input", "nothing").Code);
    }

    [Theory]
    [InlineData("lowest-cash >= -5900", "finance/opening-cash", 100)]
    [InlineData("funding-need <= 3000", "finance/opening-cash", 3000)]
    [InlineData("net-operating 1 >= 0%", null, 0)]
    public void Seeking_aims_at_figures_of_the_whole(string target, string? input, int value)
    {
        const string Small = """
            {"format":"planner.plan/1","overview":{"name":"x","currency":"CNY","first-month":"2027-01"},"finance":{"opening-cash":50,
             "costs":[{"id":"01a2ce8b-0000-7000-8000-000000000001","name":"Rent","area":"general","kind":"fixed","amount":{"low":90,"likely":100,"high":120}}]}}
            """;
        var run = Run.With(Small, "seek", "-", "--target", target, "--input", "finance/opening-cash", "--json");
        Assert.Equal(input is null ? 2 : 0, run.Code);
        if (input is null) return;
        var change = Assert.Single(JsonNode.Parse(run.Out)!["changes"]!.AsArray())!;
        Assert.Equal((input, value), ((string)change["address"]!, (int)Math.Round((double)change["to"]!)));
    }

    [Fact]
    public void Comparing_says_why_cash_differs_and_the_causes_add_up()
    {
        var json = JsonNode.Parse(Run.Of("compare", Run.Sample, "Cautious", "Ambitious", "--json").Out)!;
        Assert.Equal(["Cautious", "Ambitious"], json["scenarios"]!.AsArray().Select(name => (string)name!));
        // The statements come first, and what each changes is said.
        Assert.Equal("revenue", (string)json["lines"]![0]!["key"]!);
        Assert.All(json["overrides"]!.AsArray(), changes => Assert.NotEmpty(changes!.AsArray()));
        var cash = json["lines"]!.AsArray().Single(line => (string)line!["key"]! == "closing-cash")!["totals"]!;
        Assert.Equal((double)cash[1]! - (double)cash[0]!, json["causes"]![0]!["lines"]!.AsArray().Sum(cause => (double)cause!["difference"]!), 2);
    }

    [Fact]
    public void Comparing_with_the_plan_itself_needs_one_scenario()
    {
        var run = Run.Of("compare", Run.Sample, "Ambitious");
        Assert.Contains("Why final cash differs (Ambitious minus base):", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nWhat Ambitious changes:\n  ", run.Out, StringComparison.Ordinal);
        Assert.Contains("期末现金差异的来源（进取 减 base）", Run.Of("compare", Run.SampleOf("lumen-dx.zh-CN"), "进取", "--lang", "zh").Out, StringComparison.Ordinal);
        Assert.Equal(2, Run.Of("compare", Run.Sample, "Nobody").Code);
    }

    private static double CashAt(string plan, int month)
    {
        var sections = JsonNode.Parse(Run.With(plan, "forecast", "-", "--by", "month", "--json").Out)!["sections"]!.AsArray();
        return (double)sections.SelectMany(section => section!["lines"]!.AsArray()).Single(line => (string)line!["key"]! == "closing-cash")!["values"]![month]!;
    }

    private static IEnumerable<string> Addresses(JsonNode node)
    {
        if ((string?)node["address"] is { } address) yield return address;
        foreach (var from in node["from"]?.AsArray() ?? [])
            foreach (var deeper in Addresses(from!)) yield return deeper;
    }
}
