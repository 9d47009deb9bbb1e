using StartupPlanner.Domain.Opportunity;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Opportunity;

public sealed class AScorecard
{
    private readonly Plan plan = PlanUnderTest.Start();

    private ScorecardResult Result => Scorecard.Of(plan.Opportunity.Scorecard);

    private void Score(string key, decimal score, string? weight = null)
    {
        Assert.True(plan.Set($"opportunity/scorecard/{key}/score", score.ToString(System.Globalization.CultureInfo.InvariantCulture)).Succeeded);
        if (weight is not null) Assert.True(plan.Set($"opportunity/scorecard/{key}/weight", weight).Succeeded);
    }

    [Fact]
    public void Starts_with_weights_that_add_up_to_one_in_four_groups_of_three()
    {
        Assert.Equal(1m, Indicators.DefaultWeights.Values.Sum());
        Assert.Equal(Indicators.Groups.Select(group => (group, 3)), Indicators.Keys.GroupBy(Indicators.GroupOf).Select(group => (group.Key, group.Count())));
        Assert.Equal(Indicators.Keys.Select(key => (decimal?)Indicators.DefaultWeights[key]), plan.Opportunity.Scorecard.Select(row => row.Weight));
    }

    [Fact]
    public void Says_nothing_while_nothing_is_scored()
    {
        Assert.Equal((null, 0, 12, ScorecardBand.None), (Result.Total, Result.Scored, Result.Count, Result.Band));
        Assert.Equal([null, null, null, null], Result.Groups);
        Assert.Empty(Result.Lowest);
    }

    [Fact]
    public void The_total_is_the_weighted_mean_of_what_is_scored()
    {
        // (0.10 × 5 + 0.08 × 2 + 0.09 × 4) ÷ 0.27 = 1.02 ÷ 0.27
        Score("market-growth", 5);
        Score("market-competition", 2);
        Score("risk-market", 4);
        Assert.Equal(1.02m / 0.27m, Result.Total);
        Assert.Equal([0.66m / 0.18m, null, null, 4m], Result.Groups);
        Assert.Equal(3, Result.Scored);
    }

    [Fact]
    public void Weights_need_not_add_up_to_one()
    {
        foreach (var key in Indicators.Keys) plan.Set($"opportunity/scorecard/{key}/weight", "");
        Score("market-growth", 5, "60");
        Score("risk-market", 1, "90");
        Assert.Equal((0.6m * 5m + 0.9m) / 1.5m, Result.Total);
        Assert.Equal(1.5m, Result.TotalWeight);
        Assert.Equal((0.4m, 0.6m, 0m), (Result.NormalizedWeights["market-growth"], Result.NormalizedWeights["risk-market"], Result.NormalizedWeights["risk-finance"]));
    }

    [Fact]
    public void A_score_without_weight_counts_for_nothing()
    {
        Score("market-growth", 5, "0");
        Score("risk-market", 1, "");
        Assert.Null(Result.Total);
        Assert.Equal(2, Result.Scored);
        Score("risk-finance", 3);
        Assert.Equal(3m, Result.Total);
    }

    [Fact]
    public void Without_any_weight_there_are_no_normalised_ones()
    {
        foreach (var key in Indicators.Keys) plan.Set($"opportunity/scorecard/{key}/weight", "0");
        Assert.Empty(Result.NormalizedWeights);
    }

    [Fact]
    public void Whatever_the_weights_they_are_normalised_to_one_and_the_total_lies_between_the_scores() => Prop.ForAll(
        Gen.Choose(0, 10_000).Zip(Gen.Choose(1, 5)).ArrayOf(12).Where(rows => rows.Any(row => row.Item1 > 0)).ToArbitrary(), rows =>
        {
            foreach (var (key, (weight, score)) in Indicators.Keys.Zip(rows)) Score(key, score, (weight / 100m).ToString(System.Globalization.CultureInfo.InvariantCulture));
            var scores = rows.Where(row => row.Item1 > 0).Select(row => row.Item2).ToList();
            return Math.Abs(Result.NormalizedWeights.Values.Sum() - 1m) < 1e-20m && Result.Total + 1e-20m >= scores.Min() && Result.Total - 1e-20m <= scores.Max();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_two_that_pull_it_down_most_are_named()
    {
        Score("market-growth", 3);         // 0.10 × 2 = 0.20
        Score("market-competition", 2);    // 0.08 × 3 = 0.24
        Score("advantage-brand", 1);       // 0.06 × 4 = 0.24, later
        Score("risk-market", 3);           // 0.09 × 2 = 0.18
        Assert.Equal(["market-competition", "advantage-brand"], Result.Lowest);
    }

    [Fact]
    public void Nothing_that_is_good_or_without_weight_pulls_it_down()
    {
        Score("market-growth", 4);
        Score("market-competition", 1, "0");
        Assert.Empty(Result.Lowest);
        Score("risk-market", 3);
        Assert.Equal(["risk-market"], Result.Lowest);
    }

    [Theory]
    [InlineData("1", ScorecardBand.Weak)]
    [InlineData("2.49", ScorecardBand.Weak)]
    [InlineData("2.5", ScorecardBand.Mixed)]
    [InlineData("3.19", ScorecardBand.Mixed)]
    [InlineData("3.2", ScorecardBand.Good)]
    [InlineData("3.99", ScorecardBand.Good)]
    [InlineData("4", ScorecardBand.Strong)]
    [InlineData("5", ScorecardBand.Strong)]
    public void The_total_has_a_name(string total, ScorecardBand band) =>
        Assert.Equal(band, (Result with { Total = decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture) }).Band);
}
