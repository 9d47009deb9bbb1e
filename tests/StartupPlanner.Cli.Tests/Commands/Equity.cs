using System.Text.Json.Nodes;
using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Equity.Exit;

namespace StartupPlanner.Cli.Tests.Commands;

public sealed class Equity
{
    public static TheoryData<string, string> Samples => new() { { "lumen-dx.en", "en" }, { "lumen-dx.zh-CN", "zh" }, { "smart-retail.en", "en" }, { "smart-retail.zh-CN", "zh" } };

    private static JsonNode Json(params string[] args)
    {
        var run = Run.Of([.. args, "--json"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        return JsonNode.Parse(run.Out)!;
    }

    [Theory, MemberData(nameof(Samples))]
    public void Of_every_sample_can_be_shown_rounded_compared_and_sold(string sample, string language)
    {
        var file = Run.SampleOf(sample);
        var plan = JsonNode.Parse(File.ReadAllText(file))!;
        var rounds = plan["funding"]!["rounds"]!.AsArray();
        var offers = rounds.Where(round => (string)round!["status"]! == "offer").Select(round => (string)round!["name"]!).ToList();
        List<string[]> commands = [["cap-table", file], ["exit", file, "--at", "90000000", "--range", "0..300000000", "--costs", "2.5", "--accelerate"], ["offers", file, .. offers], .. rounds.Select(round => (string[])["round", file, (string)round!["name"]!])];
        foreach (var command in commands)
        {
            var run = Run.Of([.. command, "--lang", language]);
            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.DoesNotContain("{", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("funding/", run.Out, StringComparison.Ordinal);
            Json(command);
        }
    }

    [Fact]
    public void A_table_adds_up_on_any_day()
    {
        foreach (var day in (string[])["2026-03-01", "2026-03-02", "2027-02-14", "2027-02-15", "2032-01-01"])
        {
            var table = Json("cap-table", Run.Sample, "--at", day);
            Assert.Equal((long)table["fullyDiluted"]!, table["holders"]!.AsArray().Sum(holder => (long)holder!["fullyDiluted"]!) + (long)table["reserved"]!);
            Assert.Equal((long)table["issued"]!, table["classes"]!.AsArray().Sum(known => (long)known!["issued"]!));
        }
        Assert.Equal(0, (long)Json("cap-table", Run.Sample, "--at", "2026-03-01")["issued"]!);
        Assert.Equal(14_060_214, (long)Json("cap-table", Run.Sample, "--after", "Seed round")["fullyDiluted"]!);
    }

    [Fact]
    public void A_round_is_explained_step_by_step()
    {
        var round = Json("round", Run.Sample, "Seed round");
        Assert.Equal((1.2802m, 18_000_000, 906_022), ((decimal)round["price"]!, (decimal)round["postMoney"]!, (long)round["poolIncrease"]!));
        Assert.Contains("SAFE of the radiologists: cap price = valuation cap 12,000,000.00 ÷ company capitalization 10,810,810.8108 = 1.11", round["steps"]!.AsArray().Select(step => (string)step!["words"]!));
        Assert.Equal(round["steps"]!.AsArray().Count, Run.Of("round", Run.Sample, "Seed round").Out.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_exit_pays_out_what_is_paid()
    {
        var exit = Json("exit", Run.Sample, "--at", "60000000", "--on", "2031-12-31", "--costs", "3", "--range", "0..100");
        Assert.Equal(60_000_000, exit["claims"]!.AsArray().Sum(claim => (decimal)claim!["amount"]!));
        Assert.Equal(60_000_000 - 1_800_000, exit["holders"]!.AsArray().Sum(holder => (decimal)holder!["amount"]!));
        Assert.Equal(11, exit["range"]!.AsArray().Count);
        Assert.Contains("Bank loan for technology companies", exit["breakPoints"]!.AsArray().Count > 0 ? Run.Of("exit", Run.Sample, "--at", "1", "--on", "2031-12-31").Out : "", StringComparison.Ordinal);
    }

    [Fact]
    public void Offers_stand_side_by_side()
    {
        var offers = Json("offers", Run.Sample, "Series A, offer of North Lake", "Series A, offer of Delta")["offers"]!.AsArray();
        Assert.Equal([37_052_632.72m, 39_818_960.03m], offers.Select(offer => (decimal)offer!["effectivePreMoney"]!));
        Assert.True((decimal)offers[0]!["founders"]! > (decimal)offers[1]!["founders"]!);
    }

    [Theory, MemberData(nameof(Samples))]
    public void Goes_out_in_Open_Cap_Table_Format_and_says_what_does_not_fit(string sample, string language)
    {
        var file = Path.GetTempFileName();
        try
        {
            var run = Run.Of("ocf", Run.SampleOf(sample), "-o", file, "--lang", language);
            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.DoesNotContain("Ocf.", run.Out, StringComparison.Ordinal);
            Assert.DoesNotContain("{", run.Out, StringComparison.Ordinal);
            var read = OcfImport.FromZip(File.ReadAllBytes(file));
            Assert.True(read.Succeeded);
            var table = CapTable.At(read.Value.History, new(2033, 1, 1));
            var shown = Json("cap-table", Run.SampleOf(sample), "--at", "2033-01-01");
            Assert.Equal(((long)shown["issued"]!, (long)shown["fullyDiluted"]!), (table.Issued, table.FullyDiluted));
            Assert.Contains(Json("ocf", Run.SampleOf(sample), "-o", file, "--through", "2027-01-31")["losses"]!.AsArray(), loss => (string)loss!["code"]! == ExchangeLosses.AfterLastDay);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Comes_in_from_a_package_or_a_simple_table()
    {
        var folder = Directory.CreateTempSubdirectory("planner-equity-").FullName;
        try
        {
            var empty = JsonNode.Parse(File.ReadAllText(Run.Sample))!;
            foreach (var list in empty["funding"]!.AsObject().Select(list => list.Key).ToList()) empty["funding"]![list] = new JsonArray();
            foreach (var hire in empty["team"]!["hires"]!.AsArray()) hire!["options"] = null;
            var (plan, package, table, filled) = (Path.Combine(folder, "plan.json"), Path.Combine(folder, "ocf.zip"), Path.Combine(folder, "table.csv"), Path.Combine(folder, "filled.json"));
            File.WriteAllText(plan, empty.ToJsonString());
            Assert.Equal(0, Run.Of("ocf", Run.Sample, "-o", package).Code);
            var run = Run.Of("import-equity", plan, package, "-o", filled);
            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.Equal((long)Json("cap-table", Run.Sample)["fullyDiluted"]!, (long)Json("cap-table", filled)["fullyDiluted"]!);
            Assert.Equal(2, Run.Of("import-equity", filled, package, "-o", plan).Code);
            File.WriteAllText(table, "持有人,类别,股数,价格,日期\n林安达,普通股,6000000,0.1,2026-03-02\n周睿,普通股,4000000,0.1,2026-03-02\n");
            Assert.Equal(0, Run.Of("import-equity", plan, table, "-o", filled).Code);
            Assert.Equal(10_000_000, (long)Json("cap-table", filled)["issued"]!);
            File.WriteAllText(table, "holder,class,shares\nAnn,Common,many\n");
            var wrong = Run.Of("import-equity", plan, table, "-o", filled);
            Assert.Equal(1, wrong.Code);
            Assert.DoesNotContain("Exchange.", wrong.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_cannot_be_asked_is_said()
    {
        Assert.Equal((2, "The plan has no round called Series Z.\n"), (Run.Of("round", Run.Sample, "Series Z").Code, Run.Of("round", Run.Sample, "Series Z").Error));
        Assert.Equal(2, Run.Of("cap-table", Run.Sample, "--at", "yesterday").Code);
        Assert.Equal(2, Run.Of("cap-table", Run.Sample, "--after", "Series A, offer of Delta").Code);
        Assert.Equal(2, Run.Of("exit", Run.Sample, "--at", "-1").Code);
        Assert.Equal(2, Run.Of("exit", Run.Sample, "--at", "1", "--range", "9..1").Code);
        Assert.Equal(2, Run.Of("offers", Run.Sample, "Series A").Code);
    }

    [Fact]
    public void Impossible_histories_are_named_all_at_once()
    {
        var plan = JsonNode.Parse(File.ReadAllText(Run.Sample))!;
        plan["funding"]!["equity-actions"]!.AsArray().Add(JsonNode.Parse("""{ "id": "01a2ce8b-d5ff-7000-8000-000000000001", "kind": "transfer", "date": "2026-04-01", "holder": "Ada Lin", "to": "Zhou Rui", "class": "Common", "shares": 6000000 }"""));
        plan["funding"]!["equity-actions"]!.AsArray().Add(JsonNode.Parse("""{ "id": "01a2ce8b-d5ff-7000-8000-000000000002", "kind": "repurchase", "date": "2026-04-01", "holder": "Chen Min", "class": "Common", "shares": 9000000 }"""));
        var run = Run.With(plan.ToJsonString(), "cap-table", "-");
        Assert.Equal(1, run.Code);
        Assert.Contains("Errors: 2", run.Error, StringComparison.Ordinal);
        Assert.Contains("funding/equity-actions/01a2ce8b-d5ff-7000-8000-000000000001: Ada Lin has 5,000,000 shares of Common, not 6,000,000.", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, Run.With(plan.ToJsonString(), "forecast", "-").Code);
    }

    [Theory, InlineData("en"), InlineData("zh")]
    public void Every_step_decision_and_break_point_has_words(string language)
    {
        var text = new CliText(System.Globalization.CultureInfo.GetCultureInfo(language == "zh" ? "zh-CN" : "en"));
        Assert.All(Enum.GetNames<StepKind>().Select(kind => $"Step.{kind}").Concat(Enum.GetNames<ExitDecision>().Select(decision => $"Decision.{decision}")).Concat(Enum.GetNames<BreakPointKind>().Select(kind => $"BreakPoint.{kind}")),
            key => Assert.NotEqual(key, text[key, [.. Enumerable.Repeat((object)"", 9)]]));
    }
}
