using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Tests.Funding;

public sealed class ACapTable
{
    private readonly Plan plan = PlanUnderTest.Start();
    private int rows;

    private string Add(string list, params (string, string)[] values)
    {
        Assert.True(plan.Add($"funding/{list}", ++rows, values: values) is { Succeeded: true } , $"{list}: {string.Join(' ', values)}");
        return $"funding/{list}/{PlanUnderTest.Id(rows)}";
    }

    private void Found()
    {
        Add("holders", ("name", "Founder"), ("kind", "founder"));
        Add("holders", ("name", "Angel"), ("kind", "investor"));
        Add("holders", ("name", "Fund"), ("kind", "investor"));
        Add("share-classes", ("name", "Common"), ("kind", "common"));
        Add("share-classes", ("name", "Seed"), ("kind", "preferred"), ("seniority", "1"));
        Add("pools", ("name", "Pool"));
        Add("shares", ("date", "2026-06-01"), ("holder", "Founder"), ("shares", "9000000"), ("price", "0.01"));
    }

    private EquityStory Story(DateOnly? day = null)
    {
        var told = EquityPlan.StoryOf(plan, day);
        Assert.True(told.Succeeded, told.Failure is Failure.Invalid invalid ? string.Join('\n', invalid.Errors) : "");
        return told.Value;
    }

    [Fact]
    public void Of_a_plan_without_any_is_empty() => Assert.Equal(0, Story().Table.FullyDiluted);

    [Fact]
    public void A_post_money_SAFE_owns_its_share_before_the_new_money()
    {
        Found();
        Add("convertibles", ("name", "SAFE"), ("date", "2026-09-01"), ("holder", "Angel"), ("kind", "post-money-safe"), ("amount", "500000"), ("cap", "5000000"));
        var round = Add("rounds", ("name", "Seed round"), ("status", "assumed"), ("date", "2027-03-15"), ("class", "Seed"), ("valuation", "8000000"), ("costs", "1000"));
        Add("round-investors", ("round", "Seed round"), ("holder", "Fund"), ("amount", "2000000"));
        var story = Story();
        Assert.Equal(1_000_000, story.Table.Of(HolderOf("Angel")).AsConverted);
        Assert.Equal(2_500_000, story.Table.Of(HolderOf("Fund")).AsConverted);
        Assert.Equal(round, story.Rounds.Single().Id);
        Assert.Equal(0, Story(new(2027, 3, 14)).Table.Of(HolderOf("Fund")).AsConverted);
    }

    [Fact]
    public void Its_money_comes_into_the_forecast_once()
    {
        plan.Set("overview/first-month", "2027-01");
        Found();
        Add("convertibles", ("name", "Note"), ("date", "2027-01-10"), ("holder", "Angel"), ("kind", "note"), ("amount", "120000"), ("interest-rate", "10%"));
        Add("rounds", ("name", "Seed round"), ("date", "2027-04-15"), ("class", "Seed"), ("valuation", "8000000"), ("price-decimals", "2"), ("costs", "1000"));
        Add("round-investors", ("round", "Seed round"), ("holder", "Fund"), ("amount", "2000000"));
        var forecast = Forecast.Of(plan).Value;
        decimal?[] Of(string line) => [.. forecast.Evaluate()[forecast.Find(line)!].Take(4)];
        Assert.Equal([120_000, 0, 0, 0], Of("from-convertibles"));
        // 21, 28 and 31 days of 365.
        Assert.Equal([120_690.41m, 121_610.96m, 122_630.14m, 0], Of("convertibles").Select(amount => decimal.Round(amount!.Value, 2)));
        Assert.Equal([0, 0, 0], Of("from-shareholders").Take(3));
        Assert.InRange(Of("from-shareholders")[3]!.Value, 1_998_990, 1_999_000);

        Add("instruments", ("name", "Seed money"), ("kind", "equity"), ("amount", "1500000;2000000;2500000"), ("month", "2027-04"), ("of", "Seed round"));
        forecast = Forecast.Of(plan).Value;
        Assert.Equal(2_000_000, Of("from-shareholders")[3]);
        Add("instruments", ("name", "Seed money again"), ("kind", "equity"), ("amount", "1;1;1"), ("month", "2027-04"), ("of", "Seed round"));
        Assert.Equal(ForecastErrors.CountedTwice, Assert.IsType<Failure.Invalid>(Forecast.Of(plan).Failure).Errors.Single().Code);
    }

    [Fact]
    public void Hires_are_granted_options_from_the_pool()
    {
        Found();
        Add("equity-actions", ("kind", "reserve-pool"), ("date", "2026-06-01"), ("shares", "1000"));
        plan.Add("team/hires", ++rows, values: [("role", "Engineer"), ("heads", "2"), ("start", "2027-02"), ("end", "2028-07"), ("options", "300")]);
        var pool = Story(new(2027, 12, 31)).Table.Pools.Single();
        Assert.Equal((600, 400), (pool.Granted, pool.Unissued));
        // Eighteen of forty-eight months are vested when they leave.
        Assert.Equal((225, 775), (Story().Table.Pools.Single().Granted, Story().Table.Pools.Single().Unissued));
    }

    [Fact]
    public void What_cannot_have_happened_is_said_at_once_with_its_address_and_names()
    {
        Found();
        var sold = Add("equity-actions", ("kind", "transfer"), ("date", "2026-07-01"), ("holder", "Founder"), ("to", "Angel"), ("shares", "9000001"));
        var early = Add("equity-actions", ("kind", "transfer"), ("date", "2026-07-01"), ("holder", "Founder"), ("to", "Founder"), ("shares", "1"));
        var errors = Assert.IsType<Failure.Invalid>(EquityPlan.StoryOf(plan).Failure).Errors;
        Assert.Equal([(sold, EquityErrors.MoreThanHeld), (early, EquityErrors.ToItself)], errors.Select(error => (error.Field, error.Code)));
        Assert.Equal(["Founder", "Common", 9_000_001L, 9_000_000L], errors[0].Args);
        var lost = Add("rounds", ("name", "A"), ("date", "2028-01-01"), ("valuation", "1"));
        Add("round-investors", ("round", lost), ("amount", "1"));
        Assert.Equal([$"funding/round-investors/{PlanUnderTest.Id(rows)}/holder"], Assert.IsType<Failure.Invalid>(EquityPlan.StoryOf(plan).Failure).Errors.Select(error => error.Field));
    }

    [Fact]
    public void Of_any_plan_can_be_told_or_says_why_not() => Prop.ForAll(Arb.From(Generated.Plans), any =>
    {
        var told = EquityPlan.StoryOf(any);
        return told.Succeeded || Assert.IsType<Failure.Invalid>(told.Failure).Errors.Count > 0;
    }).QuickCheckThrowOnFailure();

    private string HolderOf(string name) => $"funding/holders/{plan.Funding.Holders.Single(holder => holder.Name == name).Key}";
}
