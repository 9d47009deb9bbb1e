using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Every revenue model and every way to grow, worked out by hand.</summary>
public sealed class TheStreams : MoneyTests
{
    [Theory]
    // 10 more customers each month, who use 80 units that are not included.
    [InlineData("kind=usage, new-customers=10, per-customer=100, included=20, price=2", "1600 3200 4800 6400")]
    [InlineData("kind=usage, new-customers=10, per-customer=10, included=20, price=2", "0 0 0 0")]
    // 3 people, 80 % of 20 days, 500 a day.
    [InlineData("kind=services, people=3, rate=80, working-days=20, price=500", "24000 24000 24000 24000")]
    [InlineData("kind=services, people=3, rate=80, price=500", "26100 26100 26100 26100")]
    [InlineData("kind=services, people=3, rate=80, working-days=20, price=500, start=2027-02, end=2027-03", "0 24000 24000 0")]
    [InlineData("kind=data, new-customers=10, per-customer=3, price=50", "1500 3000 4500 6000")]
    [InlineData("kind=data, new-customers=10, price=50", "500 1000 1500 2000")]
    // 1,000 more users each month, 30 impressions each, 80 % filled, 5 for a thousand.
    [InlineData("kind=advertising, new-customers=1000, per-customer=30, rate=80, price=5", "120 240 360 480")]
    [InlineData("kind=marketplace, new-customers=10, per-customer=2, price=200, rate=15", "600 1200 1800 2400")]
    [InlineData("kind=freemium, growth=funnel, leads=1000, conversion=50, rate=4, price=9", "180 360 540 720")]
    [InlineData("kind=freemium, new-customers=1000, rate=4, price=9, churn=50", "360 540 630 675")]
    [InlineData("kind=series, by-month=100;200", "100 200 0 0")]
    [InlineData("kind=series, by-month=100;200, start=2027-02", "0 100 200 0")]
    [InlineData("kind=series, by-month=100;200;300;400, end=2027-03", "100 200 300 0")]
    [InlineData("kind=series, by-month=100;200;300;400, seasonality=50;150;100;200;100;100;100;100;100;100;100;100", "50 300 300 800")]
    // 2 licences of 1,000 each month; 18 % a year of those sold before.
    [InlineData("kind=licence, new-customers=2, price=1000, rate=18", "2000 2030 2060 2090")]
    [InlineData("kind=hardware, new-customers=10, monthly-growth=10, price=100", "1000 1100 1210 1331")]
    [InlineData("kind=hardware, new-customers=10, monthly-growth=10, price=100, capacity=11", "1000 1100 1100 1100")]
    // 5 of 100 leads buy; the leads are a fifth more each month.
    [InlineData("kind=subscription, growth=funnel, leads=100, conversion=5, monthly-growth=20, price=10", "50 110 182 268.4")]
    // Of 10 a tenth leaves; there is room for one.
    [InlineData("kind=subscription, new-customers=6, churn=10, capacity=10, price=10", "60 100 100 100")]
    // 10 come each month; 80 % of them are there after one, 50 % after two months, then a tenth leaves each month.
    [InlineData("kind=subscription, new-customers=10, retention=100;80;50, churn=10, price=10", "100 180 230 275")]
    [InlineData("kind=subscription, new-customers=10, retention=80;50, price=10", "80 130 180 230")]
    [InlineData("kind=subscription, growth=new-by-month, by-month=3;1;2, churn=50, price=10", "30 25 32.5 16.25")]
    [InlineData("kind=subscription, growth=all-by-month, by-month=3;1;2, price=10", "30 10 20 0")]
    [InlineData("kind=subscription, growth=all-by-month, by-month=3;9;2;1, price=10, capacity=5", "30 50 20 10")]
    [InlineData("kind=subscription, new-customers=10, price=10, end=2027-03", "100 200 300 0")]
    // 2 % more and 1 % less of what was paid before.
    [InlineData("kind=subscription, new-customers=10, price=100, expansion=2, contraction=1", "1000 2010 3030.1 4060.401")]
    // Half pay 100 a month, half 80 × 12 a year ahead.
    [InlineData("kind=subscription, new-customers=10, price=100, paid-yearly=50, yearly-discount=20", "900 1800 2700 3600")]
    public void Earn(string stream, string revenue)
    {
        Stream(stream);
        ComesTo("revenue " + revenue);
    }

    [Theory]
    [InlineData("kind=freemium, growth=all-by-month, by-month=1000;500;750, rate=4, price=9",
        "all-customers 40 20 30; all-new-customers 40 0 10; all-lost-customers 0 20 0; mrr 360 180 270; new-mrr 360 0 90; churned-mrr 0 180 0")]
    [InlineData("kind=subscription, new-customers=10, price=100, expansion=2, contraction=1", "new-mrr 1000 1000 1000; expansion-mrr 0 20 40.2; contraction-mrr 0 10 20.1; churned-mrr 0 0 0; nrr - 1.01 1.01; grr - 0.99 0.99; arr 12000 24120 36361.2")]
    [InlineData("kind=subscription, new-customers=10, price=100, churn=10, end=2027-02", "all-customers 10 19 0; all-lost-customers 0 1 19; mrr 1000 1900 0; churned-mrr 0 100 1900")]
    [InlineData("kind=subscription, new-customers=10, price=100, paid-yearly=50, yearly-discount=20", "new-mrr 900 900 900; cash 5300 11100 17400; deferred-revenue 4400 8400 12000")]
    [InlineData("kind=subscription, new-customers=10, price=100, expansion=2, contraction=1, end=2027-02", "mrr 1000 2010 0 0; churned-mrr 0 0 2010 0; expansion-mrr 0 20 0 0")]
    [InlineData("kind=usage, new-customers=10, per-customer=100, price=2, unit-cost=0.5", "tasks 1000 2000 3000; cost-of-sales 500 1000 1500; gross-margin 0.75 0.75 0.75; arpa 200 200 200; mrr 0 0 0")]
    [InlineData("kind=data, new-customers=10, per-customer=3, price=50, unit-cost=4", "cost-of-sales 40 80 120")]
    [InlineData("kind=hardware, new-customers=10, price=100, unit-cost=60, inventory-days=30", "cost-of-sales 600 600 600; {at}/inventory 600 600 600")]
    [InlineData("kind=subscription, new-customers=10, price=100, payment-days=30", "receivables 1000 2000 3000")]
    public void Move(string stream, string figures)
    {
        var at = Stream(stream);
        ComesTo(figures.Replace("{at}", at, StringComparison.Ordinal));
    }

    [Fact]
    public void Grow_by_a_logistic_curve()
    {
        Stream("kind=subscription, growth=s-curve, ceiling=100, half-way=12, width=6, price=10");
        var revenue = Amounts(Made, "revenue", 16);
        // From a tenth to nine tenths in 6 months, half after 12.
        Assert.Equal([100, 500, 900], [revenue[9], revenue[12], revenue[15]]);
    }

    [Fact]
    public void Cost_more_each_year()
    {
        Stream("kind=subscription, growth=all-by-month, by-month=1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1, price=100, price-rise=10");
        var forecast = Made;
        Assert.Equal([100, 110, 110, 121], [.. Amounts(forecast, "revenue", 25).Where((_, at) => at is 11 or 12 or 23 or 24)]);
        Assert.Equal([0, 10, 0, 11], [.. Amounts(forecast, "expansion-mrr", 25).Where((_, at) => at is 11 or 12 or 23 or 24)]);
    }

    [Fact]
    public void Cost_less_each_year()
    {
        Stream("kind=subscription, new-customers=10, price=100, price-rise=-10, start=2027-02, end=2028-03");
        var forecast = Made;
        Assert.Equal([0, 1200, 0], [.. Amounts(forecast, "contraction-mrr", 15).Where((_, at) => at is 12 or 13 or 14)]);
        // 120 customers pay 10 less, and 10 new ones the new price.
        Assert.Equal([12_000, 10_800 + 900, 12_600, 0], [.. Amounts(forecast, "revenue", 16).Skip(12)]);
    }

    [Fact]
    public void Are_served_by_people_and_fed_by_campaigns()
    {
        var role = Row("team/hires", ("role", "Support"), ("area", "cost-of-sales"), ("heads", "2"));
        Stream($"kind=services, served-by={role}, rate=80, price=500");
        Assert.Equal([17_400, 17_400], Amounts(Made, "revenue", 2));
    }

    [Fact]
    public void Hold_what_their_people_can_serve()
    {
        var role = Row("team/hires", ("role", "Support"), ("area", "cost-of-sales"), ("heads", "2"));
        Stream($"kind=subscription, new-customers=6, served-by={role}, per-head=4, price=10");
        Assert.Equal([60, 80, 80], Amounts(Made, "revenue", 3));
    }

    [Fact]
    public void Get_leads_from_campaigns()
    {
        var stream = Stream("kind=subscription, growth=funnel, leads=100, conversion=5, price=10");
        Row("finance/costs", ("name", "Fairs"), ("kind", "marketing"), ("amount", "1000"), ("cost-per-lead", "20"), ("stream", stream));
        var forecast = Made;
        // 5 customers come by themselves, 2.5 by 50 leads that are bought.
        Assert.Equal([75, 150, 225], Amounts(forecast, "revenue", 3));
        Assert.Equal([1000, 1000, 1000], Amounts(forecast, "marketing", 3));
        Assert.Equal([133.333333m, 133.333333m], Amounts(forecast, "cac", 2));
        Assert.Equal([400, 400], Amounts(forecast, "paid-cac", 2));
    }

    [Fact]
    public void Are_paid_when_a_contract_reaches_its_milestones()
    {
        var (one, other) = (Stream("kind=contract"), Stream("kind=contract, start=2027-03"));
        Row("revenue/milestones", ("stream", one), ("name", "Prototype"), ("month", "2027-02"), ("amount", "5000"));
        Row("revenue/milestones", ("stream", one), ("name", "Delivery"), ("month", "2027-04"), ("amount", "7000"));
        Row("revenue/milestones", ("stream", other), ("name", "Delivery"), ("month", "2027-04"), ("amount", "100"));
        Assert.Equal([0, 5000, 0, 7100], Amounts(Made, "revenue", 4));
    }

    [Fact]
    public void Are_renewed_at_the_price_of_the_day()
    {
        // Ten pay a year ahead in the first month, and again at a tenth more and with a month's 1 % of upgrades, twelve times over.
        Stream("kind=subscription, growth=new-by-month, by-month=10, price=100, price-rise=10, paid-yearly=100, expansion=1");
        var renewed = decimal.Round(1100 * 1.126825030131969720661201m, 6);
        var forecast = Made;
        Assert.Equal([1000, renewed, renewed], Amounts(forecast, "mrr", 14).Skip(11));
        Assert.Equal([0, renewed - 1000, 0], Amounts(forecast, "expansion-mrr", 14).Skip(11));
        Assert.Equal([0, 0, 0], Amounts(forecast, "churned-mrr", 14).Skip(11));
    }

    [Fact]
    public void Are_renewed_by_as_many_of_a_cohort_as_are_there_after_a_year()
    {
        // 100 new each month, of whom half stay for good; all pay a year ahead.
        Stream("kind=subscription, new-customers=100, retention=100;50, price=100, paid-yearly=100");
        var recurring = Amounts(Made, "mrr", 30);
        Assert.Equal([120_000, 125_000, 180_000, 210_000], [recurring[11], recurring[12], recurring[23], recurring[29]]);
    }

    [Theory]
    [InlineData("kind=subscription, new-customers=10, price=100, churn=10, paid-yearly=50", "all-customers 100 100.5; all-new-customers 10 10; all-lost-customers 10 9.5; mrr 10000 10050; mrr-before 10000 10000; new-mrr 1000 1000; churned-mrr 1000 950; grr 0.9 0.905; revenue 10000 10050; deferred-revenue 5500 10500")]
    [InlineData("kind=subscription, growth=all-by-month, by-month=100;120, price=100", "all-new-customers 0 20; new-mrr 0 2000; churned-mrr 0 0; nrr 1 1; mrr 10000 12000")]
    [InlineData("kind=subscription, new-customers=10, price=100, retention=100;50, churn=20", "all-customers 90 79; all-lost-customers 20 21; mrr 9000 7900; churned-mrr 2000 2100")]
    [InlineData("kind=subscription, new-customers=20, price=100, capacity=105", "all-customers 105 105; all-new-customers 5 0")]
    [InlineData("kind=licence, new-customers=10, price=100, rate=12", "mrr 100 110; mrr-before 100 100; new-mrr 0 10; revenue 1100 1110")]
    [InlineData("kind=freemium, new-customers=100, rate=10, price=9, churn=10", "all-customers 19 27.1; mrr-before 90 171; new-mrr 90 90; churned-mrr 9 17.1; mrr 171 243.9")]
    [InlineData("kind=usage, new-customers=10, per-customer=2, price=3", "revenue 660 720; tasks 220 240")]
    [InlineData("kind=subscription, price=100, price-rise=10, start=2025-01", "mrr 12100 12100; mrr-before 11000 12100; expansion-mrr 1100 0; nrr 1.1 1")]
    public void Begin_with_who_is_there_before_the_plan(string stream, string figures)
    {
        Stream($"customers-before=100, {stream}");
        ComesTo(figures);
    }

    [Fact]
    public void Sold_to_others_begin_with_their_share_of_who_is_there()
    {
        var first = Stream("kind=subscription, customers-before=100, price=100, churn=10");
        Stream($"kind=subscription, sold-to={first}, growth=share, conversion=20, price=10");
        ComesTo("all-customers 90 81; mrr-before 10200 9180; mrr 9180 8262; churned-mrr 1020 918; new-mrr 0 0; contraction-mrr 0 0");
    }

    [Fact]
    public void That_start_later_have_nobody_before()
    {
        var at = Stream("kind=subscription, customers-before=100, start=2027-02");
        var error = Assert.Single(Assert.IsType<Failure.Invalid>(Forecast.Of(Plan).Failure).Errors);
        Assert.Equal(($"{at}/customers-before", ForecastErrors.StartsLater), (error.Field, error.Code));
    }

    [Fact]
    public void Are_renewed_though_there_was_nobody_once()
    {
        // Nobody in March; those who come in April pay a year ahead and pay again the year after.
        Stream("kind=subscription, growth=all-by-month, by-month=5;5;0" + string.Concat(Enumerable.Repeat(";10", 40)) + ", price=100, paid-yearly=100");
        var forecast = Made;
        Assert.Equal([500, 1500, 1000, 1000], [.. Amounts(forecast, "mrr", 28).Where((_, at) => at is 2 or 3 or 15 or 27)]);
    }

    [Fact]
    public void Of_a_retention_curve_end_and_are_capped_as_others()
    {
        var ends = Stream("kind=subscription, new-customers=10, retention=100;50, price=10, end=2027-02");
        var full = Stream("kind=subscription, new-customers=10, retention=100;50, price=10, capacity=12");
        ComesTo($"{ends}/customers 10 15 0; {ends}/lost-customers 0 5 15; {full}/customers 10 12 12; {full}/new-customers 10 7 3.5; {full}/lost-customers 0 5 3.5");
    }

    [Fact]
    public void Earn_as_much_of_each_customer_over_a_year_as_in_each_month()
    {
        Stream("kind=subscription, new-customers=10, price=100, unit-cost=20");
        Row("revenue/streams", "name=Lab, kind=contract");
        Row("revenue/milestones", "stream=Lab, month=2027-06, amount=1000000");
        Row("finance/costs", "kind=fixed, amount=4000, area=general");
        var forecast = Made;
        var evaluation = forecast.Evaluate();
        // What is paid once belongs to no customer.
        foreach (var (line, amount) in ((string, decimal)[])[("arpa", 100), ("break-even-customers", 50)])
        {
            Assert.Equal(amount, evaluation[forecast.Find(line)!, 1]);
            if (line == "arpa") Assert.Equal([amount, amount, amount], [evaluation[forecast.Find(line)!, 6], evaluation.Total(forecast.Find(line)!, 1, 12), evaluation.Total(forecast.Find(line)!, 13, 24)]);
            else Assert.Equal(amount, evaluation.Total(forecast.Find(line)!, 13, 24));
        }
    }

    [Fact]
    public void Have_no_measure_by_what_is_not_above_nothing()
    {
        Stream("kind=subscription, new-customers=10, price=100, unit-cost=130");
        Stream("kind=series, by-month=0;-9000;0");
        Row("finance/costs", "kind=fixed, amount=500, area=marketing");
        ComesTo("cac 50 50 50; cac-payback - - -; break-even-customers - - -; ltv-to-cac - - -; gross-margin -0.3 - -0.3; ebitda-margin -0.8 - -0.466667; margin-after-inference 1 - 1");
    }

    [Fact]
    public void Had_what_was_earned_before_at_the_rate_of_exchange_of_then()
    {
        Row("finance/rates", "currency=EUR, rate=1");
        Row("finance/rates", "currency=EUR, rate=2, from=2027-04");
        Stream("kind=subscription, customers-before=100, price=10, currency=EUR");
        ComesTo("mrr-before 1000 1000 1000 1000; mrr 1000 1000 1000 2000");
        var forecast = Made;
        // Twelve times 1,000 were there a year before April, whatever the rate has become.
        Row("finance/costs", "kind=fixed, amount=5000, area=general");
        Assert.Equal(decimal.Round((3 * 4000m + 3000m) / (12 * 1000m), 6), Amounts(Made, "burn-multiple", 4)[3]);
    }

    [Fact]
    public void Sell_out_before_they_end()
    {
        var at = Row("revenue/streams", "name=Devices, kind=hardware, new-customers=10, price=100, unit-cost=60, inventory-days=45, end=2027-03");
        ComesTo($"{at}/purchases 1500 300 0 0; {at}/inventory 900 600 0 0");
    }

    [Fact]
    public void Raise_the_price_of_those_who_stay()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=100, price=100, price-rise=20, churn=10");
        var (recurring, customers) = (Amounts(Made, "mrr", 14), Amounts(Made, "all-customers", 14));
        Assert.Equal([100, 120, 120], [.. Enumerable.Range(11, 3).Select(month => decimal.Round(recurring[month]!.Value / customers[month]!.Value, 4))]);
    }

    [Theory]
    [InlineData("kind=freemium, growth=all-by-month, by-month=1000;1000;1000, rate=10, price=9", "mrr 900 900 900; churned-mrr 0 0 0")]
    [InlineData("kind=freemium, new-customers=1000, rate=10, price=9, churn=10",
        "all-new-customers 100 100 100; all-lost-customers 0 10 19; customer-churn - 0.1 0.1; new-mrr 900 900 900; churned-mrr 0 90 171; grr - 0.9 0.9")]
    [InlineData("kind=licence, growth=new-by-month, by-month=10;10;10, rate=12, price=100, churn=10, end=2027-03", "mrr 0 10 19 0 0; new-mrr 0 10 10 0 0; churned-mrr 0 0 1 19 0; revenue 1000 1010 1019 0 0")]
    [InlineData("kind=series, by-month=100;100;100, seasonality=50;80", "revenue 50 80 100")]
    // 12 a month of maintenance from the month after.
    [InlineData("kind=licence, new-customers=10, rate=12, price=100, churn=10", "new-mrr 0 10 10 10; churned-mrr 0 0 1 1.9; mrr 0 10 19 27.1; grr - - 0.9 0.9")]
    public void Show_who_leaves_behind_who_comes(string stream, string figures)
    {
        Stream(stream);
        ComesTo(figures);
    }

    [Fact]
    public void Are_earned_in_their_own_currency()
    {
        Row("finance/rates", ("currency", "EUR"), ("rate", "1.5"));
        Stream("kind=series, by-month=100;200, currency=EUR");
        ComesTo("revenue 150 300");
    }

    [Theory]
    // 10 leave as 0.9^12 of them stay when the year ends, not before; so do half of them where half is there after a year.
    [InlineData("churn=10", 2.824295)]
    [InlineData("retention=100;95;90;85;80;75;70;65;60;58;56;54;50", 5)]
    public void Keep_who_has_paid_until_the_year_ends(string leaving, decimal kept)
    {
        var at = Stream($"kind=subscription, growth=new-by-month, by-month=10, price=100, paid-yearly=100, {leaving}");
        var forecast = Made;
        foreach (var (line, factor) in ((string, decimal)[])[("all-customers", 1), ("mrr", 100)])
            Assert.Equal([10 * factor, 10 * factor, kept * factor], [Amounts(forecast, line, 13)[0], Amounts(forecast, line, 13)[11], decimal.Round(Amounts(forecast, line, 13)[12]!.Value, factor == 1 ? 6 : 4)]);
        Assert.Equal([0, 10 - kept, 0], Amounts(forecast, $"{at}/lost-customers", 14)[11..]);
        Assert.All(Amounts(forecast, "arpa", 24), average => Assert.Equal(100, average));
    }

    [Theory]
    [InlineData(13, 1000, 500, 500)]
    [InlineData(25, 1000, 1000, 500)]
    [InlineData(37, 1000, 1000, 1000)]
    public void Renew_by_the_curve_however_old_they_are(int full, int first, int second, int third)
    {
        var curve = string.Join(';', Enumerable.Repeat("100", full)) + ";50";
        var at = Stream($"kind=subscription, growth=new-by-month, by-month=10, price=100, paid-yearly=100, retention={curve}");
        var (mrr, customers) = (Amounts(Made, "mrr", 37), Amounts(Made, $"{at}/customers", 37));
        Assert.Equal([1000, first, second, third], ((int[])[12, 13, 25, 37]).Select(month => mrr[month - 1]));
        Assert.Equal(mrr, customers.Select(count => count * 100));
    }

    [Fact]
    public void Win_no_more_of_a_cohort_than_there_is_room_for()
    {
        var (free, roomy, tight) = (At(""), At(", capacity=1000"), At(", capacity=30"));
        var forecast = Made;
        // Room that nobody needs changes nothing: all have paid until their year ends.
        Assert.Equal(Amounts(forecast, $"{free}/customers", 30), Amounts(forecast, $"{roomy}/customers", 30));
        Assert.Equal([120, 124, 128], Amounts(forecast, $"{free}/customers", 14)[11..]);
        Assert.Equal([30, 30, 30], Amounts(forecast, $"{tight}/customers", 14)[11..]);
        Assert.Equal([10, 10, 10, 0, 0], [.. Amounts(forecast, $"{tight}/new-customers", 3), .. Amounts(forecast, $"{tight}/new-customers", 12)[10..]]);
        // 6 of 10 leave when the first year ends, and as many come.
        Assert.Equal(6, Amounts(forecast, $"{tight}/new-customers", 13)[12]);

        string At(string more) => Stream("kind=subscription, new-customers=10, price=100, retention=100;50;40, paid-yearly=100" + more);
    }

    [Fact]
    public void Sell_add_ons_that_are_left_with_the_customers_to_whom_they_are_sold()
    {
        var others = Stream("kind=subscription, new-customers=10, price=100, churn=10, paid-yearly=100");
        var at = Stream($"kind=subscription, growth=share, conversion=50, price=10, paid-yearly=100, sold-to={others}");
        Plan.Set("finance/months", "120");
        var (customers, recurring) = (Amounts(Made, $"{at}/customers", 120), Amounts(Made, $"{at}/recurring-revenue", 120));
        Assert.Equal(1, decimal.Round(recurring[119]!.Value / (customers[119]!.Value * 10), 6));
    }

    [Fact]
    public void Win_no_more_than_there_is_room_for_beside_who_has_paid()
    {
        var at = Stream("kind=subscription, new-customers=6, price=100, churn=50, paid-yearly=50, capacity=10");
        // 3 of the 6 have paid; of the other 3 half leave: 4.5 are there, 5.5 come.
        ComesTo($"{at}/new-customers 6 5.5 2.125; {at}/customers 6 10 10; {at}/lost-customers 0 1.5 2.125");
    }

    [Fact]
    public void Bought_more_cost_more_by_the_new_price()
    {
        Stream("kind=subscription, growth=new-by-month, by-month=10, price=100, expansion=10, contraction=5, churn=20, price-rise=50");
        var (recurring, expansion, contraction) = (Amounts(Made, "mrr", 13), Amounts(Made, "expansion-mrr", 13), Amounts(Made, "contraction-mrr", 13));
        // Of the 80 % who stay 84 are bought now, 8 more and 4 less, and cost half more.
        Assert.Equal([0.84m * 1.5m, 0.08m + 0.42m, 0.04m], [.. ((decimal?[])[recurring[12], expansion[12], contraction[12]]).Select(amount => decimal.Round(amount!.Value / recurring[11]!.Value, 6))]);
    }

    [Fact]
    public void Keep_nothing_of_a_quarter_in_which_they_end()
    {
        Stream("kind=subscription, customers-before=100, churn=5, price=10, end=2027-04");
        var forecast = Made;
        var evaluation = forecast.Evaluate();
        decimal? Of(string line, int from, int to) => evaluation.Total(forecast.Find(line)!, from, to) is { } total ? decimal.Round(total, 6) : null;
        Assert.Equal([0.142625m, 1, null], [Of("customer-churn", 1, 3), Of("customer-churn", 4, 6), Of("customer-churn", 7, 9)]);
        Assert.Equal([0.857375m, 0, null], [Of("nrr", 1, 3), Of("nrr", 4, 6), Of("nrr", 7, 9)]);
        Assert.Equal([1, 0], [Of("customer-churn", 1, 12), Of("grr", 1, 12)]);
    }

    [Fact]
    public void Keep_over_a_year_what_each_month_keeps()
    {
        Stream("kind=subscription, new-customers=10, price=100, churn=5");
        var forecast = Made;
        var evaluation = forecast.Evaluate();
        var kept = Math.Round((decimal)Math.Pow(0.95, 12), 9);
        foreach (var line in (string[])["grr", "nrr"]) Assert.Equal(kept, decimal.Round(evaluation.Total(forecast.Find(line)!, 13, 24)!.Value, 9));
        Assert.Equal(1 - kept, decimal.Round(evaluation.Total(forecast.Find("customer-churn")!, 13, 24)!.Value, 9));
        Assert.Equal(0.05m, decimal.Round(evaluation[forecast.Find("customer-churn")!, 20]!.Value, 12));
        // Of revenue over the customers at the end, 5 % a month: 20 months of it.
        var (average, lifetime) = (evaluation.Total(forecast.Find("arpa")!, 13, 24)!.Value, evaluation.Total(forecast.Find("ltv")!, 13, 24)!.Value);
        Assert.Equal(20, decimal.Round(lifetime / average, 6));
    }

    [Theory]
    // 3 of the 10 customers of the first month buy it as well.
    [InlineData("kind=subscription, growth=new-by-month, by-month=3;1, price=50",
        "all-customers 10 20 30; all-new-customers 10 10 10; all-lost-customers 0 0 0; new-mrr 1000 1000 1000; expansion-mrr 150 50 0; contraction-mrr 0 0 0; churned-mrr 0 0 0; mrr 1150 2200 3200")]
    // Half of them give it up again and stay.
    [InlineData("kind=subscription, growth=new-by-month, by-month=4, churn=50, price=50",
        "all-customers 10 20 30; expansion-mrr 200 0 0; contraction-mrr 0 100 50; churned-mrr 0 0 0; nrr - 0.916667 0.976190")]
    // Nobody buys it who is no customer, however many would; and who gives it up may come again.
    [InlineData("kind=subscription, new-customers=100, price=50", "{at}/customers 10 20 30; {at}/new-customers 10 10 10; {at}/lost-customers 0 0 0")]
    [InlineData("kind=subscription, new-customers=100, churn=10, capacity=12, price=50", "{at}/customers 10 12 12; {at}/new-customers 10 3 1.2; {at}/lost-customers 0 1 1.2")]
    [InlineData("kind=subscription, growth=all-by-month, by-month=15;15;40, price=50", "{at}/customers 10 15 30; {at}/new-customers 10 5 15; expansion-mrr 500 250 750")]
    [InlineData("kind=subscription, new-customers=20, retention=100;50, churn=100, price=50", "{at}/customers 10 20 30; {at}/new-customers 10 10 20; {at}/lost-customers 0 0 10")]
    [InlineData("kind=licence, growth=share, conversion=50, capacity=8, price=500", "revenue 3500 3500 3000")]
    [InlineData("kind=subscription, growth=s-curve, ceiling=1000, half-way=1, width=1, price=50", "{at}/customers 10 20 30")]
    // A share of them takes it at once.
    [InlineData("kind=subscription, growth=share, conversion=50, price=50", "{at}/customers 5 10 15; all-customers 10 20 30; new-mrr 1250 1250 1250; expansion-mrr 0 0 0")]
    [InlineData("kind=subscription, growth=share, conversion=50, capacity=8, price=50", "{at}/customers 5 8 8; {at}/new-customers 5 3 0; {at}/lost-customers 0 0 0; new-mrr 1250 1150 1000; contraction-mrr 0 0 0")]
    [InlineData("kind=usage, growth=share, conversion=50, per-customer=10, price=1", "all-customers 10 20 30; revenue 1050 2100 3150; expansion-mrr 0 0 0")]
    [InlineData("kind=licence, growth=new-by-month, by-month=2;2;2, rate=12, price=500", "all-customers 10 20 30; revenue 2000 3010 4020; new-mrr 1000 1000 1000; expansion-mrr 0 10 10")]
    [InlineData("kind=freemium, growth=share, conversion=100, rate=50, price=50", "all-customers 10 20 30; new-mrr 1250 1250 1250")]
    [InlineData("kind=hardware, growth=share, conversion=50, price=50", "revenue 1250 2250 3250")]
    public void Are_sold_to_the_customers_of_others(string stream, string figures)
    {
        var others = Stream("kind=subscription, new-customers=10, price=100");
        var at = Stream($"{stream}, sold-to={others}");
        ComesTo(figures.Replace("{at}", at, StringComparison.Ordinal));
    }

    [Fact]
    public void Are_left_by_those_who_leave_the_company()
    {
        var others = Stream("kind=subscription, new-customers=10, churn=10, price=100");
        Stream($"kind=subscription, growth=share, conversion=50, price=20, start=2027-02, end=2027-03, sold-to={others}");
        // Of 19 customers 9.5 take it in February: 5 of the 10 new ones, 4.5 of those who were there. In March 0.95 leave the company, in April 1.355; the rest of 13.55 stays without it.
        ComesTo("new-mrr 1000 1100 1100 1000; expansion-mrr 0 90 0 0; churned-mrr 0 100 209 298.1; contraction-mrr 0 0 0 243.9; mrr 1000 2090 2981 3439");
    }

    [Fact]
    public void Are_never_bought_by_more_than_remain()
    {
        var others = Stream("kind=subscription, growth=all-by-month, by-month=10;4;6, price=100");
        var at = Stream($"kind=subscription, growth=new-by-month, by-month=8;1;1, price=20, sold-to={others}");
        ComesTo($"{at}/customers 8 4 5; {at}/new-customers 8 0 1; {at}/lost-customers 0 4 0; contraction-mrr 0 80 0");
    }

    [Theory]
    [InlineData("new-customers=10, churn=20")]
    [InlineData("new-customers=10, retention=100;50, churn=100")]
    [InlineData("growth=funnel, leads=100, conversion=5, churn=20, capacity=9")]
    [InlineData("growth=all-by-month, by-month=5;3;9")]
    [InlineData("growth=s-curve, ceiling=100, half-way=2, width=3")]
    public void Are_what_they_would_be_alone_where_there_are_more_than_enough_to_sell_to(string growth)
    {
        var others = Stream("kind=subscription, growth=all-by-month, by-month=1000;1000;1000;1000");
        var (alone, sold) = (Stream($"kind=licence, price=500, rate=12, {growth}"), Stream($"kind=licence, price=500, rate=12, sold-to={others}, {growth}"));
        var forecast = Made;
        foreach (var line in (string[])["customers", "new-customers", "lost-customers", "revenue"]) Assert.Equal(Amounts(forecast, $"{alone}/{line}", 4), Amounts(forecast, $"{sold}/{line}", 4));
        Assert.NotEqual(0, Amounts(forecast, $"{sold}/revenue", 3)[2]);
    }

    [Fact]
    public void In_a_chain_are_new_only_to_who_is_new_to_the_company()
    {
        var others = Stream("kind=subscription, new-customers=10, price=100");
        var middle = Stream($"kind=subscription, growth=new-by-month, by-month=3, churn=50, price=50, sold-to={others}");
        Stream($"kind=subscription, growth=share, conversion=100, price=20, sold-to={middle}");
        ComesTo("new-mrr 1000 1000; expansion-mrr 210 0; contraction-mrr 0 105; churned-mrr 0 0");
    }

    [Fact]
    public void Are_sold_in_chains_in_whatever_order_they_stand()
    {
        var top = Stream("kind=subscription, growth=share, conversion=50, price=10");
        var middle = Row("revenue/streams", "name=Middle, kind=subscription, growth=share, conversion=50, price=10");
        Row("revenue/streams", "name=Base, kind=freemium, new-customers=100, rate=40, price=5");
        Set(top, "sold-to", "Middle");
        Set(middle, "sold-to", "Base");
        ComesTo("all-customers 40 80; revenue 500 1000; new-mrr 500 500");
    }

    [Theory]
    [InlineData("Consulting", ForecastErrors.NoCustomers)]
    [InlineData("Undecided", ForecastErrors.NoCustomers)]
    [InlineData("Stream", ForecastErrors.SoldInCircle)]
    [InlineData("Other", ForecastErrors.SoldInCircle)]
    public void Are_not_sold_to_customers_who_are_none(string reference, string code)
    {
        Row("revenue/streams", "name=Consulting, kind=services");
        Row("revenue/streams", "name=Undecided");
        var at = Stream("kind=subscription");
        var other = Row("revenue/streams", "name=Other, kind=subscription, sold-to=Stream");
        Set(at, "sold-to", reference);
        var refused = Assert.IsType<Failure.Invalid>(Forecast.Of(Plan).Failure);
        var expected = reference == "Other" ? $"{other}/sold-to" : $"{at}/sold-to";
        Assert.Contains(refused.Errors, error => error.Field == expected && error.Code == code);
    }

    private string Stream(string fields) => Row("revenue/streams", "name=Stream, " + fields);
}
