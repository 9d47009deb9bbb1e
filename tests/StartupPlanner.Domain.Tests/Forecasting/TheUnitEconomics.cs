using System.Globalization;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What a customer of a stream costs and brings, worked out by hand over a plan of four months.</summary>
public sealed class TheUnitEconomics : MoneyTests
{
    private UnitEconomics Of(string stream, string? campaign = null)
    {
        FourMonths();
        var row = Row("revenue/streams", $"name=Stream, {stream}");
        if (campaign is not null) Row("finance/costs", $"name=Campaign, kind=marketing, stream={row}, {campaign}");
        var made = PlanForecast.Of(Plan);
        Assert.True(made.Succeeded);
        return UnitEconomics.Of(made.Value, made.Value.Plan.Revenue.Streams.Single());
    }

    private void FourMonths() => Outline.Parts.Single(part => part.Address == "finance").FieldAt("months")!.Write(Plan.Finance, "4");

    // 10 new ones a month at 100; serving one costs 20: the margin is 80 %. Of those at the beginning a tenth leaves.
    // 40 are won for 4 × 2,000: 200 each. LTV = 100 × 80 % ÷ 10 % = 800 = 4 × 200; 200 ÷ 80 = 2.5 months.
    [Fact]
    public void Of_a_subscription_are_those_of_the_formulas()
    {
        var economics = Of("kind=subscription, growth=rate, new-customers=10, churn=10, price=100, unit-cost=20", "amount=2000");
        Assert.Equal([1000, 1900, 2710, 3439], economics.Revenue);
        Is(economics, margin: "0.8", churn: "0.1", revenue: "100", cost: "200", value: "800", ratio: "4", payback: "2.5");
        Assert.Equal(EconomicsVerdict.Healthy, economics.Verdict);
    }

    [Fact]
    public void Without_churn_the_lifetime_value_is_not_defined_and_never_0()
    {
        var economics = Of("kind=subscription, growth=rate, new-customers=10, price=100", "amount=2000");
        Is(economics, margin: "1", churn: "0", revenue: "100", cost: "200", value: "NobodyLeaves", ratio: "NobodyLeaves", payback: "2");
        Assert.Equal(EconomicsVerdict.NobodyLeaves, economics.Verdict);
    }

    [Fact]
    public void Without_a_campaign_the_cost_of_winning_one_is_not_known()
    {
        var economics = Of("kind=subscription, growth=rate, new-customers=10, churn=10, price=100, unit-cost=20");
        Is(economics, margin: "0.8", churn: "0.1", revenue: "100", cost: "NoCampaign", value: "800", ratio: "NoCampaign", payback: "NoCampaign");
        Assert.Equal(EconomicsVerdict.NoCampaign, economics.Verdict);
    }

    [Fact]
    public void A_campaign_that_wins_nobody_says_so() =>
        Is(Of("kind=subscription, growth=all-by-month, by-month=0, price=100", "amount=2000"), margin: "NoRevenue", churn: "NobodyNew", revenue: "NoRevenue", cost: "NobodyNew", value: "NoRevenue", ratio: "NobodyNew", payback: "NobodyNew");

    // Those who are there pay; the campaign wins nobody more.
    [Fact]
    public void Of_customers_who_were_there_before_a_campaign_that_wins_nobody_is_not_missing() =>
        Assert.Equal(EconomicsVerdict.NobodyNew, Of("kind=subscription, growth=rate, customers-before=10, price=100", "amount=2000").Verdict);

    // A device at 1,000 costs 600: of 400 a quarter wins the next. It is sold on one day.
    [Fact]
    public void Of_a_device_the_margin_on_one_is_what_it_brings()
    {
        var economics = Of("kind=hardware, growth=rate, new-customers=10, price=1000, unit-cost=600", "amount=1000");
        Is(economics, margin: "0.4", churn: "SoldOnce", revenue: "1000", cost: "100", value: "400", ratio: "4", payback: "SoldOnce");
        Assert.Equal(EconomicsVerdict.Healthy, economics.Verdict);
    }

    // A licence at 20,000 is paid once; its maintenance is 18 % a year, 300 a month, of which serving takes 100, as long as the customer stays: 200 months.
    // 20,000 + (300 − 100) ÷ 0.5 % = 60,000. What winning one costs comes back with the fee, or what the fee leaves of it by 200 a month.
    [Theory]
    [InlineData("amount=5000", "60000 12 SoldOnce")]
    [InlineData("amount=22000", "60000 2.727273 10")]
    public void Of_a_licence_are_its_fee_and_the_maintenance_of_those_who_stay(string campaign, string expected) =>
        Assert.Equal(expected, Worth(Of("kind=licence, growth=rate, new-customers=1, price=20000, rate=18, churn=0.5, unit-cost=100", campaign)));

    [Theory]
    // Without maintenance the fee is all; where nobody leaves, it goes on without end.
    [InlineData("price=20000", "20000 4 SoldOnce")]
    [InlineData("price=20000, rate=18", "NobodyLeaves NobodyLeaves SoldOnce")]
    [InlineData("price=1000, unit-cost=50, churn=1", "-4000 -0.8 NoMargin")]
    public void Of_a_licence_without_maintenance_or_churn_say_so(string stream, string expected) =>
        Assert.Equal(expected, Worth(Of($"kind=licence, growth=rate, new-customers=1, {stream}", "amount=5000")));

    // A partner takes a tenth of the fee and of the maintenance: 18,000 + 270 ÷ 1 % = 45,000.
    [Fact]
    public void Of_a_licence_count_what_is_paid_by_its_revenue()
    {
        FourMonths();
        var row = Row("revenue/streams", "name=Engine, kind=licence, growth=rate, new-customers=1, price=20000, rate=18, churn=1");
        Row("finance/costs", $"name=Partner, kind=percent-of-line, area=cost-of-sales, stream={row}, share=10");
        var made = PlanForecast.Of(Plan).Value;
        Assert.Equal(45000, decimal.Round(UnitEconomics.Of(made, made.Plan.Revenue.Streams.Single()).LifetimeValue.Value!.Value, 6));
    }

    [Theory]
    [InlineData("new-customers=10, price=100, monthly-growth=100")]
    // Without a price the money is known, the customers are not.
    [InlineData("new-customers=10, monthly-growth=100")]
    [InlineData("new-customers=10, price=100, monthly-growth=1000, unit-cost=1")]
    public void Of_amounts_that_are_too_large_say_so(string stream)
    {
        Outline.Parts.Single(part => part.Address == "finance").FieldAt("months")!.Write(Plan.Finance, "120");
        Row("revenue/streams", $"name=Stream, kind=subscription, growth=rate, {stream}");
        var made = PlanForecast.Of(Plan).Value;
        var economics = UnitEconomics.Of(made, made.Plan.Revenue.Streams.Single());
        Is(economics, "TooLarge", "TooLarge", "TooLarge", "TooLarge", "TooLarge", "TooLarge", "TooLarge");
        Assert.Equal(EconomicsVerdict.TooLarge, economics.Verdict);
        Assert.Equal(120, economics.Revenue.Count);
    }

    // Of 100 users a month 4 pay 10; serving each of all costs 0.1.
    [Fact]
    public void Of_users_of_whom_some_pay_those_are_the_customers() =>
        Is(Of("kind=freemium, growth=rate, new-customers=100, rate=4, churn=10, price=10, unit-cost=0.1", "amount=80"), margin: "0.75", churn: "0.1", revenue: "10", cost: "20", value: "75", ratio: "3.75", payback: "2.666667");

    [Fact]
    public void Of_days_of_work_there_is_a_margin_only()
    {
        var economics = Of("kind=services, people=2, rate=50, working-days=20, price=500");
        Is(economics, margin: "1", churn: "NoCustomers", revenue: "NoCustomers", cost: "NoCustomers", value: "NoCustomers", ratio: "NoCustomers", payback: "NoCustomers");
        Assert.Equal(EconomicsVerdict.MarginOnly, economics.Verdict);
    }

    [Fact]
    public void What_is_paid_by_each_use_counts_as_serving()
    {
        FourMonths();
        var row = Row("revenue/streams", "name=Calls, kind=usage, growth=rate, new-customers=10, per-customer=100, price=2");
        Row("finance/costs", $"name=Model, kind=per-unit, area=cost-of-sales, stream={row}, amount=0.5");
        // Without a class it is none either: so much for each use is general.
        Row("finance/costs", $"name=Post, kind=per-unit, stream={row}, amount=5");
        // An office is no cost of serving.
        Row("finance/costs", $"name=Office, kind=per-unit, area=general, stream={row}, amount=5");
        var made = PlanForecast.Of(Plan).Value;
        Assert.Equal(0.75m, UnitEconomics.Of(made, made.Plan.Revenue.Streams.Single()).GrossMargin.Value);
    }

    [Theory]
    // LTV 800: 3 × at 266.67, one times at 800; above 80 × 12 = 960 it does not pay back within a year.
    [InlineData("amount=2660", EconomicsVerdict.Healthy)]
    [InlineData("amount=2700", EconomicsVerdict.Thin)]
    [InlineData("amount=7990", EconomicsVerdict.Thin)]
    [InlineData("amount=8100", EconomicsVerdict.Losing)]
    public void A_verdict_begins_at_its_bound(string campaign, EconomicsVerdict expected) =>
        Assert.Equal(expected, Of("kind=subscription, growth=rate, new-customers=10, churn=10, price=100, unit-cost=20", campaign).Verdict);

    [Theory]
    // Of 1,000 earned in all (churn 1 %) three times the cost is there, but 80 a month take more than a year.
    [InlineData("kind=subscription, growth=rate, new-customers=10, churn=1, price=100, unit-cost=20", "amount=10000", EconomicsVerdict.Slow)]
    [InlineData("kind=subscription, growth=rate, new-customers=10, churn=1, price=100, unit-cost=120", "amount=100", EconomicsVerdict.NoMargin)]
    [InlineData("kind=subscription, growth=rate, price=100", null, EconomicsVerdict.None)]
    public void A_verdict_says_what_is_to_be_mended(string stream, string? campaign, EconomicsVerdict expected) => Assert.Equal(expected, Of(stream, campaign).Verdict);

    private static string Worth(UnitEconomics economics) => string.Join(' ', Shown(economics.LifetimeValue, economics.ValueToCost, economics.Payback));

    private static IEnumerable<string> Shown(params IEnumerable<DefinedFigure> figures) =>
        figures.Select(figure => figure.Value is { } number ? decimal.Round(number, 6).ToString("0.######", CultureInfo.InvariantCulture) : $"{figure.Why}");

    private static void Is(UnitEconomics economics, string margin, string churn, string revenue, string cost, string value, string ratio, string payback) =>
        Assert.Equal([margin, churn, revenue, cost, value, ratio, payback],
            Shown(economics.GrossMargin, economics.Churn, economics.RevenuePerCustomer, economics.AcquisitionCost, economics.LifetimeValue, economics.ValueToCost, economics.Payback));
}
