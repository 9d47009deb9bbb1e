using System.Text.Json.Nodes;

namespace StartupPlanner.Cli.Tests.Commands;

public sealed class Scoring
{
    private const string TwoScores = """
        {"format":"planner.plan/1","overview":{"name":"Lumen","first-month":"2027-01"},
         "opportunity":{"scorecard":{"market-growth":{"score":5,"weight":0.3},"risk-market":{"score":1,"weight":0.1}}}}
        """;

    [Fact]
    public void Every_indicator_group_and_the_total_are_told()
    {
        var run = Run.With(TwoScores, "score", "-");
        Assert.Equal(0, run.Code);
        Assert.Equal("""
            Scorecard of Lumen (score, weight)
            Market: 5.0
              –   0.0%  Market size
              5  75.0%  Growth
              –   0.0%  Competition
            Technology: –
              –   0.0%  Technical difficulty
              –   0.0%  R&D cost
              –   0.0%  Maturity
            Advantage: –
              –   0.0%  Market position
              –   0.0%  Brand
              –   0.0%  Customer satisfaction
            Risk (5 is lowest): 1.0
              1  25.0%  Market risk
              –   0.0%  Technology risk
              –   0.0%  Financial risk
            Total: 4.0 out of 5, weighted (2 of 12 scored)
            Strong, if the evidence is right.
            Pulled down most by: Market risk

            """, run.Out, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void For_programs_it_answers_in_JSON()
    {
        var score = JsonNode.Parse(Run.With(TwoScores, "score", "-", "--json").Out)!;
        Assert.Equal((4m, "strong", 2, 12), ((decimal)score["total"]!, (string)score["band"]!, (int)score["scored"]!, (int)score["count"]!));
        Assert.Equal("""{"market":5,"technology":null,"advantage":null,"risk":1}""", score["groups"]!.ToJsonString());
        Assert.Equal((12, 5m, 0.75m), (score["indicators"]!.AsObject().Count, (decimal)score["indicators"]!["market-growth"]!["score"]!, (decimal)score["indicators"]!["market-growth"]!["weight"]!));
        Assert.Equal("""["risk-market"]""", score["lowest"]!.ToJsonString());
    }

    [Fact]
    public void A_plan_without_scores_says_so()
    {
        var run = Run.With("""{"format":"planner.plan/1","overview":{"name":"Lumen","first-month":"2027-01"}}""", "score", "-");
        Assert.Contains("Total: – out of 5, weighted (0 of 12 scored)\nNothing scored yet.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_ends_with_1_and_its_mistakes_go_to_the_error_output()
    {
        var run = Run.With("{}", "score", "-");
        Assert.Equal((1, ""), (run.Code, run.Out));
        Assert.Contains("format: This isn’t a plan file in the format planner.plan/1.", run.Error, StringComparison.Ordinal);
        Assert.False((bool)JsonNode.Parse(Run.With("{}", "score", "-", "--json").Out)!["valid"]!);
    }

    [Fact]
    public void A_file_that_is_not_there_ends_with_2() => Assert.Equal(2, Run.Of("score", "nowhere.json").Code);
}
