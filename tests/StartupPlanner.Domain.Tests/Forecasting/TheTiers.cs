namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Tiers of subscriptions and of use, and prices that change, worked out by hand.</summary>
public sealed class TheTiers : MoneyTests
{
    private string Stream(string fields) => Row("revenue/streams", "name=Stream, " + fields);

    private string Tier(string fields) => Row("revenue/tiers", "stream=Stream, " + fields);

    [Theory]
    // Of 80 units that are paid, 50 cost 2, 20 cost 1, 10 cost 0.5.
    [InlineData("per-customer=100, included=20", "above=70, price=0.5|above=50, price=1", "1250 2500 3750")]
    [InlineData("per-customer=100, included=20", "above=50, price=1", "1300 2600 3900")]
    [InlineData("per-customer=40, included=20", "above=50, price=1", "400 800 1200")]
    [InlineData("per-customer=70, included=20", "above=50, price=1", "1000 2000 3000")]
    // All 80 cost what the highest tier says that is reached; the tier is reached by more than its beginning.
    [InlineData("per-customer=100, included=20, tier-pricing=volume", "above=70, price=0.5|above=50, price=1", "400 800 1200")]
    [InlineData("per-customer=80, included=20, tier-pricing=volume", "above=70, price=0.5|above=50, price=1", "600 1200 1800")]
    [InlineData("per-customer=70, included=20, tier-pricing=volume", "above=50, price=1", "1000 2000 3000")]
    [InlineData("per-customer=100, included=20, tier-pricing=volume", "above=0, price=1", "800 1600 2400")]
    // A tier that says only half counts nothing.
    [InlineData("per-customer=100", "above=50", "2000 4000 6000")]
    [InlineData("per-customer=100", "price=1", "2000 4000 6000")]
    public void Of_use_have_prices_of_their_own(string use, string tiers, string revenue)
    {
        Stream("kind=usage, new-customers=10, price=2, " + use);
        foreach (var tier in tiers.Split('|')) Tier(tier);
        ComesTo("revenue " + revenue);
    }

    [Fact]
    public void Of_use_rise_with_the_price()
    {
        Stream("kind=usage, growth=all-by-month, by-month=1;1;1;1;1;1;1;1;1;1;1;1;1;1, per-customer=10, price=2, price-rise=10");
        Tier("above=5, price=1");
        ComesTo("revenue 15 15 15 15 15 15 15 15 15 15 15 15 16.5 16.5");
    }

    [Theory]
    // Of 10 new ones 6 take Basic, 4 take Pro. Of the 6, 0.6 go on to Pro in the month after: 200 more each.
    [InlineData("", "10", "revenue 1800 3720 5748; new-mrr 1800 1800 1800; expansion-mrr 0 120 228; contraction-mrr 0 0 0; churned-mrr 0 0 0; {basic}/paying-monthly 6 11.4 16.26; {pro}/paying-monthly 4 8.6 13.74; all-customers 10 20 30")]
    // Half leave; of the 3 who stay with Basic 0.3 go on.
    [InlineData(", churn=50", "10", "revenue 1800 2760; new-mrr 1800 1800; expansion-mrr 0 60; churned-mrr 0 900; nrr - 0.533333; {basic}/recurring-revenue 600 870; {pro}/recurring-revenue 1200 1890")]
    [InlineData("", "", "revenue 1800 3600 5400; expansion-mrr 0 0 0")]
    // Half leave, a tenth of those who stay go on, and who stays buys a tenth more.
    [InlineData(", churn=50, expansion=10", "10", "revenue 1800 2847; expansion-mrr 0 147; churned-mrr 0 900")]
    // 2 % more of what those pay who stay.
    [InlineData(", expansion=2", "10", "revenue 1800 3754.8; expansion-mrr 0 154.8")]
    // Who goes on pays the new tier's price.
    [InlineData(", contraction=95", "10", "revenue 1800 2067; contraction-mrr 0 1653; expansion-mrr 0 120")]
    public void Of_a_subscription_share_its_new_customers_and_pass_on_those_who_upgrade(string stream, string upgrade, string figures)
    {
        Stream("kind=subscription, new-customers=10, price=99" + stream);
        var basic = Tier($"name=Basic, price=100, share-of-new=60, upgrade={upgrade}");
        var pro = Tier("name=Pro, price=300, share-of-new=40, upgrade=50");
        ComesTo(figures.Replace("{basic}", basic, StringComparison.Ordinal).Replace("{pro}", pro, StringComparison.Ordinal));
    }

    [Fact]
    public void Gain_by_some_in_a_month_in_which_they_lose_by_others()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10;0;0;0;0;0;0;0;0;0;0;0;10, paid-yearly=50");
        Tier("name=Small, price=10, share-of-new=100, upgrade=10");
        Tier("name=Large, price=20");
        Row("revenue/price-changes", "of=Small, month=2028-01, price=30");
        var (expansion, contraction) = (Amounts(Made, "expansion-mrr", 14), Amounts(Made, "contraction-mrr", 14));
        // In January 5 who had paid for a year renew at 30, or go on to 20: those lose nothing of the old 10.
        Assert.True(expansion[12] > 0 && contraction[12] == 0, $"{expansion[12]} {contraction[12]}");
        // In February those go on from 30 to 20 who pay by the month: 10 less each.
        Assert.Equal((0, true), (expansion[13], contraction[13] > 0));
    }

    [Fact]
    public void May_cost_nothing()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10");
        Tier("name=Free, share-of-new=100, upgrade=10");
        Tier("name=Pro, price=300");
        ComesTo("revenue 0 300 570; expansion-mrr 0 300 270; new-mrr 0 0 0");
    }

    [Fact]
    public void May_cost_less_than_the_one_before()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10");
        Tier("name=Guided, price=300, share-of-new=100, upgrade=10");
        Tier("name=Alone, price=100");
        ComesTo("revenue 3000 2800 2620; contraction-mrr 0 200 180; expansion-mrr 0 0 0");
    }

    [Fact]
    public void Paid_a_year_ahead_are_left_when_the_year_ends()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10, paid-yearly=100, yearly-discount=50");
        var basic = Tier("name=Basic, price=100, share-of-new=60, upgrade=10");
        var pro = Tier("name=Pro, price=300, share-of-new=40");
        var (recurring, expansion) = (Amounts(Made, "mrr", 13), Amounts(Made, "expansion-mrr", 13));
        // 1 − 0.9^12 of the 6 on Basic go on, to half of 300 instead of half of 100.
        Assert.Equal([900, 900, 1330.542278m], [recurring[0], recurring[11], recurring[12]]);
        Assert.Equal([0, 0, 430.542278m], [expansion[0], expansion[11], expansion[12]]);
        Assert.Equal([3600, 0], [Amounts(Made, $"{basic}/billed-yearly", 13)[0], Amounts(Made, $"{basic}/billed-yearly", 12)[11]]);
        Assert.Equal([1.694577m, 8.305423m], [Amounts(Made, $"{basic}/contracts-begun", 13)[12], Amounts(Made, $"{pro}/contracts-begun", 13)[12]]);
    }

    [Theory]
    // Whoever goes on to a tier of the same price pays what he paid.
    [InlineData("", 100, "1000 1000 1000")]
    [InlineData(", price-rise=10", 100, "1100 1210 1331")]
    // Half of those leave who have been there for two years.
    [InlineData(", price-rise=10", 25, "1100 1210 665.5")]
    public void Renew_by_a_long_curve_as_the_price_rises(string stream, int full, string recurring)
    {
        Stream($"kind=subscription, growth=new-by-month, by-month=10, paid-yearly=100{stream}, retention={string.Join(';', Enumerable.Repeat("100", full))}{(full < 100 ? ";50" : "")}");
        Tier("name=Basic, price=100, share-of-new=100" + (full < 100 ? "" : ", upgrade=10"));
        Tier("name=Same, price=100");
        var amounts = Amounts(Made, "mrr", 37);
        Assert.Equal(recurring.Split(' ').Select(amount => decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)), ((int[])[12, 24, 36]).Select(month => decimal.Round(amounts[month]!.Value, 4)));
    }

    [Fact]
    public void Count_their_contracts_by_the_curve()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10, paid-yearly=50, retention=" + string.Join(';', Enumerable.Repeat("100", 13)) + ";50");
        var basic = Tier("name=Basic, price=100, share-of-new=60, upgrade=0");
        Tier("name=Pro, price=300, share-of-new=40");
        var kept = Amounts(Made, $"{basic}/contracts-kept", 25);
        Assert.Equal([3, 1.5m], [kept[12], kept[24]]);
    }

    [Fact]
    public void May_be_left_for_a_cheaper_one_when_the_year_ends()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10, paid-yearly=100");
        Tier("name=Guided, price=300, share-of-new=100, upgrade=10");
        Tier("name=Alone, price=100");
        var (expansion, contraction) = (Amounts(Made, "expansion-mrr", 13), Amounts(Made, "contraction-mrr", 13));
        Assert.Equal((0, Math.Round(2000 * (1 - (decimal)Math.Pow(0.9, 12)), 4)), (expansion[12], decimal.Round(contraction[12]!.Value, 4)));
    }

    [Fact]
    public void Renew_at_the_price_of_the_day_also_where_they_cost_nothing_for_a_time()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10, paid-yearly=100, price=100");
        Row("revenue/price-changes", "of=Stream, month=2027-03, price=0");
        Row("revenue/price-changes", "of=Stream, month=2027-06, price=80");
        var recurring = Amounts(Made, "mrr", 13);
        Assert.Equal([1000, 800], [recurring[11], recurring[12]]);
    }

    [Fact]
    public void Are_taken_by_customers_of_before_in_the_same_shares()
    {
        Stream("kind=subscription, customers-before=10, price-rise=10, start=2026-01");
        Tier("name=Basic, price=100, share-of-new=60, upgrade=10");
        Tier("name=Pro, price=300, share-of-new=40");
        // A year after they began they cost a tenth more: 54 of Basic, 120 of Pro, and 138 by those who go on.
        ComesTo("mrr-before 1800 2112 2230.8; mrr 2112 2230.8 2337.72; expansion-mrr 312 118.8 106.92");
    }

    [Fact]
    public void Are_told_apart_where_the_revenue_is_known()
    {
        Stream("kind=subscription, new-customers=10");
        var basic = Tier("name=Basic, price=100, share-of-new=60");
        var pro = Tier("name=Pro, price=300, share-of-new=40");
        Row("finance/actuals", $"line=Stream: revenue, amounts=900");
        var rolling = Domain.Forecasting.Forecast.Of(Plan, rolling: true).Value;
        ComesTo($"revenue 900 2700; {basic}/recurring-revenue 300 900; {pro}/recurring-revenue 600 1800; expansion-mrr 0 0; contraction-mrr 900 0", rolling);
    }

    [Theory]
    // From March on 150 instead of 100: what the 20 who are there pay more is expansion.
    [InlineData("", "month=2027-03, price=150", "revenue 1000 2000 4500 6000; expansion-mrr 0 0 1000 0")]
    [InlineData("", "month=2027-03, price=150|month=2027-02, price=120", "revenue 1000 2400 4500 6000; expansion-mrr 0 200 600 0")]
    [InlineData("", "month=2027-03, price=80", "revenue 1000 2000 2400 3200; contraction-mrr 0 0 400 0")]
    [InlineData("", "month=2026-03, price=150", "revenue 1500 3000 4500; expansion-mrr 0 0 0")]
    [InlineData("customers-before=5, ", "month=2027-01, price=150", "revenue 2250 3750; expansion-mrr 250 0")]
    [InlineData("customers-before=5, ", "month=2026-12, price=150", "revenue 2250 3750; expansion-mrr 0 0")]
    // A change without a month or a price changes nothing.
    [InlineData("", "month=2027-03", "revenue 1000 2000 3000")]
    [InlineData("", "price=150", "revenue 1000 2000 3000")]
    public void Change_their_price(string stream, string changes, string figures)
    {
        Stream($"kind=subscription, {stream}new-customers=10, price=100");
        foreach (var change in changes.Split('|')) Row("revenue/price-changes", "of=Stream, " + change);
        ComesTo(figures);
    }

    [Theory]
    // 40 customers who paid nothing pay 100 from May on.
    [InlineData("month=2027-05, price=100", "", "revenue 0 0 0 0 5000 6000; expansion-mrr 0 0 0 0 4000 0; new-mrr 0 0 0 0 1000 1000")]
    [InlineData("month=2027-05, price=100", "churn=50", "revenue 0 0 0 0 1937.5; expansion-mrr 0 0 0 0 937.5")]
    [InlineData("month=2027-02, price=100|month=2027-03, price=0|month=2027-04, price=50", "", "revenue 0 2000 0 2000; contraction-mrr 0 0 2000 0; expansion-mrr 0 1000 0 1500")]
    public void Begin_to_cost_something(string changes, string stream, string figures)
    {
        Row("revenue/streams", $"name=Stream, kind=subscription, new-customers=10{(stream.Length > 0 ? ", " : "")}{stream}");
        foreach (var change in changes.Split('|')) Row("revenue/price-changes", "of=Stream, " + change);
        ComesTo(figures);
    }

    [Fact]
    public void Begin_to_cost_something_when_the_year_that_cost_nothing_ends()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10, paid-yearly=50, yearly-discount=20, churn=10");
        Row("revenue/price-changes", "of=Stream, month=2027-03, price=100");
        var recurring = Amounts(Made, "mrr", 14);
        // 5 pay by the month, of whom 4.05 are left in March; 0.9^12 of the other 5 renew in January, at 80.
        Assert.Equal([0, 405, Math.Round(5 * 100 * (decimal)Math.Pow(0.9, 12) + 5 * 80 * (decimal)Math.Pow(0.9, 12), 6)], [recurring[1], recurring[2], recurring[12]]);
    }

    [Fact]
    public void Rise_by_the_years_since_their_price_changed()
    {
        var stream = Stream("kind=subscription, growth=all-by-month, by-month=1, price=100, price-rise=10");
        Row("revenue/price-changes", $"of={stream}, month=2027-03, price=200");
        var price = Amounts(Made, $"{stream}/price-line", 15);
        Assert.Equal([100, 200, 200, 220], [price[1], price[2], price[13], price[14]]);
    }

    [Fact]
    public void Change_the_price_of_one_tier()
    {
        Row("finance/rates", "currency=EUR, rate=2");
        Stream("kind=subscription, growth=new-by-month, by-month=10, currency=EUR");
        Tier("name=Basic, price=100, share-of-new=60");
        var pro = Tier("name=Pro, price=300, share-of-new=40");
        Row("revenue/price-changes", $"of={pro}, month=2027-02, price=400");
        ComesTo("revenue 3600 4400; expansion-mrr 0 800");
    }
}
