using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>People, costs, assets and money from others, worked out by hand.</summary>
public sealed class TheSpending : MoneyTests
{
    [Theory]
    [InlineData("finance/costs", "kind=fixed, amount=100, area=general, start=2027-02, end=2027-03", "general 0 100 100 0; cash 0 -100 -200 -200")]
    [InlineData("finance/costs", "kind=fixed, amount=100", "general 100 100 100 100")]
    [InlineData("finance/costs", "kind=one-off, amount=100, area=research", "research 100 0 0 0")]
    [InlineData("finance/costs", "kind=one-off, amount=100, area=marketing, start=2027-02, every=3", "marketing 0 100 0 0 100 0 0 100")]
    [InlineData("finance/costs", "kind=one-off, amount=100, area=general, start=2027-02, every=3, end=2027-05", "general 0 100 0 0 100 0 0 0")]
    [InlineData("finance/costs", "kind=training, amount=2, quantity=100, monthly-growth=10, every=2", "research 200 0 242 0 292.82; all-compute 200 0 242 0; all-inference 0 0 0")]
    [InlineData("finance/costs", "kind=storage, amount=20, quantity=5, monthly-growth=10", "research 100 110 121 133.1; all-compute 100 110 121; provider 0 0")]
    [InlineData("finance/costs", "kind=deposit, amount=500, end=2027-03", "deposits 500 500 0 0; cash -500 -500 0 0; general 0 0 0 0")]
    [InlineData("finance/costs", "kind=deposit, amount=500, start=2026-11, end=2027-03", "deposits 500 500 0 0; cash 0 0 500 500; paid-in-capital 500 500 500; difference 0 0 0")]
    [InlineData("finance/costs", "kind=deposit, amount=500, start=2026-01, end=2026-12", "deposits 0 0; cash 0 0; paid-in-capital 0 0")]
    [InlineData("finance/costs", "kind=one-off, amount=100, area=research, every=12, rise=10", "research 100 0 0 0 0 0 0 0 0 0 0 0 110")]
    [InlineData("finance/costs", "kind=training, amount=2, quantity=100, every=6, rise=10", "research 200 0 0 0 0 0 200 0 0 0 0 0 220")]
    [InlineData("finance/costs", "kind=fixed, amount=100, payment-days=45", "payables 100 150 150; cash 0 -50 -150")]
    [InlineData("finance/costs", "kind=marketing, amount=100", "marketing 100 100; campaigns 100 100")]
    [InlineData("team/hires", "role=Engineer, area=research, heads=2, salary=1000, start=2027-02, end=2027-04, recruiting=500", "research 0 3000 2000 2000 0; all-heads 0 2 2 2 0")]
    [InlineData("team/hires", "role=Engineer, area=general, salary=1000, start=2026-11, recruiting=500", "general 1000 1000; all-heads 1 1")]
    // A bonus of a tenth is owed until the role ends.
    [InlineData("team/hires", "role=Engineer, area=general, heads=2, salary=1000, bonus=10, end=2027-03", "general 2200 2200 2200 0; accruals 200 400 0 0; cash -2000 -4000 -6600 -6600")]
    // Twice a twelfth of what is left, from the month after.
    [InlineData("finance/assets", "price=1200, month=2027-01, life=12, method=declining-balance, salvage=10", "depreciation 0 200 166.666667 138.888889; fixed-assets 1200 1000 833.333333 694.444444")]
    // Half of what is left, and at the end equal parts: VDB(1200, 0, 4, …).
    [InlineData("finance/assets", "price=1200, month=2027-01, life=4, method=declining-balance", "depreciation 0 600 300 150 150 0; fixed-assets 1200 600 300 150 0 0")]
    [InlineData("finance/assets", "price=1200, month=2027-01, life=5, method=declining-balance", "depreciation 0 480 288 172.8 129.6 129.6 0; fixed-assets 1200 720 432 259.2 129.6 0 0")]
    [InlineData("finance/assets", "price=1200, month=2027-01, life=4, method=declining-balance, salvage=40", "depreciation 0 600 120 0; fixed-assets 1200 600 480 480")]
    [InlineData("finance/assets", "price=1200, month=2027-02, life=3, salvage=10", "depreciation 0 0 360 360 360 0; fixed-assets 0 1200 840 480 120 120; cash 0 -1200 -1200")]
    [InlineData("funding/instruments", "kind=equity, amount=1000, costs-of-issue=50, month=2027-02", "cash 0 950 950; paid-in-capital 0 950 950; from-shareholders 0 950 0; financing-cash-flow 0 950 0")]
    [InlineData("funding/instruments", "kind=grant, amount=1200, month=2027-02, term=3", "cash 0 1200 1200; other-income 0 400 400 400 0; deferred-revenue 0 800 400 0 0")]
    [InlineData("funding/instruments", "kind=safe, amount=1000, month=2027-01, conversion=2027-03", "convertibles 1000 1000 0; paid-in-capital 0 0 1000; cash 1000 1000 1000; interest-expense 0 0 0")]
    [InlineData("funding/instruments", "kind=note, amount=1000, month=2027-01, conversion=2027-04, interest-rate=12", "convertibles 1000 1010 1020 0; interest-expense 0 10 10 10 0; paid-in-capital 0 0 0 1030; from-convertibles 1000 0 0 0")]
    [InlineData("funding/instruments", "kind=loan, amount=1000, month=2027-01, term=4, interest-rate=12, repayment=linear", "loans 1000 750 500 250 0; interest-expense 0 10 7.5 5 2.5; debt-service 0 260 257.5 255 252.5; from-loans 1000 -250 -250 -250 -250; cash 1000 740 482.5")]
    [InlineData("funding/instruments", "kind=founder-loan, amount=1000, month=2027-01, term=2, repayment=bullet", "founder-loans 1000 1000 0; loans 0 0 0; borrowings 1000 1000 0; from-founders 1000 0 -1000")]
    public void Adds_up(string list, string row, string figures)
    {
        Row(list, row);
        ComesTo(figures);
    }

    [Theory]
    // What lasts keeps the rate of the month in which it was paid.
    [InlineData("finance/assets", "price=1200, month=2027-01, life=3, currency=EUR", "fixed-assets 1200 800 400 0 0; depreciation 0 400 400 400 0")]
    [InlineData("finance/assets", "price=1200, month=2027-03, life=3, currency=EUR", "fixed-assets 0 0 2400 1600 800")]
    [InlineData("funding/instruments", "kind=loan, amount=1200, month=2027-01, term=3, repayment=linear, currency=EUR", "loans 1200 800 400 0 0; cash 1200 800 400 0")]
    [InlineData("funding/instruments", "kind=note, amount=1200, month=2027-01, interest-rate=12, conversion=2027-03, currency=EUR", "convertibles 1200 1212 0; interest-expense 0 12 12")]
    [InlineData("finance/costs", "kind=deposit, amount=10, start=2027-01, end=2027-03, currency=EUR", "deposits 10 10 0; cash -10 -10 0")]
    [InlineData("finance/costs", "kind=deposit, amount=10, end=2027-03, currency=EUR", "deposits 10 10 0")]
    // What is paid each month is paid by its rate.
    [InlineData("finance/costs", "kind=fixed, amount=10, currency=EUR", "general 10 20 20")]
    public void Has_the_rate_of_exchange_of_its_month(string list, string row, string figures)
    {
        Row("finance/rates", "currency=EUR, rate=1");
        Row("finance/rates", "currency=EUR, rate=2, from=2027-02");
        Row(list, row);
        ComesTo(figures);
    }

    [Fact]
    public void Brings_no_leads_by_the_tax_that_it_bears()
    {
        Plan.Set("finance/tax-preset", "china-small-scale");
        Row("revenue/streams", "name=Seats, kind=subscription, growth=funnel, conversion=10, price=1");
        var campaign = Row("finance/costs", "kind=marketing, amount=1000, cost-per-lead=10, stream=Seats, sales-tax=6%");
        ComesTo($"{campaign}/leads-bought 100; marketing 1060");
        Assert.Single(Made.Model.Inputs, input => input.Address == $"{campaign}/sales-tax");
    }

    [Fact]
    public void Is_no_share_of_a_loss()
    {
        Row("revenue/streams", "name=Data, kind=series, by-month=1000;-500");
        Row("finance/costs", "kind=percent-of-line, share=10, line=gross-profit, area=general");
        ComesTo("general 100 0");
    }

    [Theory, InlineData("Gross profit"), InlineData("毛利"), InlineData("gross-profit")]
    public void May_be_a_share_of_a_line_in_the_words_of_any_language(string line)
    {
        Row("revenue/streams", "name=Data, kind=series, by-month=1000;500");
        Row("finance/costs", $"kind=percent-of-line, share=10, line={line}, area=general");
        foreach (var standard in Enum.GetNames<AccountingStandard>())
        {
            Set("finance", "standard", standard.ToLowerInvariant());
            ComesTo("general 100 50");
        }
    }

    [Fact]
    public void Counts_no_machine_as_one_who_is_paid_by_the_day()
    {
        Row("team/hires", "role=Analyst, area=cost-of-sales, heads=2");
        Row("finance/assets", "name=Analyst, price=10, quantity=3, month=2027-01");
        Row("revenue/streams", "name=Days, kind=services, served-by=Analyst, rate=100, working-days=1, price=10");
        ComesTo("revenue 20 20");
    }

    [Fact]
    public void Sought_by_a_rate_of_exchange_moves_all_that_has_it()
    {
        Row("finance/rates", "currency=USD, rate=7");
        Row("revenue/streams", "name=Data, kind=series, by-month=10000;10000, currency=USD");
        Row("finance/assets", "price=1000, month=2027-01, currency=USD");
        var forecast = Made;
        var rate = Assert.Single(forecast.Model.Inputs, input => input.Address.StartsWith("finance/rates/", StringComparison.Ordinal));
        // 70,000 come in and 7,000 go out in the first month.
        var found = Finance.Modeling.Sensitivity.Seek(forecast.Model, new(forecast.Cash.ClosingCash, 1), cash => cash >= 72_000, rate);
        Assert.Equal(8, decimal.Round(found!.Value, 6));
    }

    [Fact]
    public void May_be_a_share_of_any_money()
    {
        Row("revenue/streams", "name=Data, kind=series, by-month=1000;2000");
        var hire = Row("team/hires", "role=Founder, area=general, heads=2, salary=300");
        Row("finance/costs", $"kind=percent-of-line, share=5, line={hire}/salaries, area=research");
        Row("finance/costs", "kind=percent-of-line, share=10, line=Gross profit, area=marketing, start=2027-02");
        ComesTo("research 30 30; marketing 0 200; general 600 600");
    }

    [Fact]
    public void Pays_for_as_many_as_there_are()
    {
        Row("finance/costs", "name=GPU servers, kind=fixed, amount=30, quantity=4, monthly-growth=50, start=2027-02, area=research");
        ComesTo("research 0 120 180 270");
    }

    [Fact]
    public void Serves_customers_with_what_it_pays_for()
    {
        var rented = Row("finance/costs", "name=GPU server, kind=fixed, amount=30, quantity=2, start=2027-02");
        Row("finance/assets", "name=GPU server, price=1000, quantity=3, month=2027-03, life=2");
        Row("finance/assets", "name=GPU server, price=1000, month=2027-01");
        var (any, one) = (Row("revenue/streams", "name=Any, kind=subscription, new-customers=100, churn=0, served-by=GPU server, per-head=10"), Row("revenue/streams", $"name=One, kind=usage, growth=all-by-month, by-month=99;99;99, served-by={rented}, per-head=10"));
        // All servers of one name serve together, those that are owned as long as they live.
        ComesTo($"{any}/new-customers 10 20 30 0; {any}/customers 10 30 60 60; {one}/customers 0 20 20");
    }

    [Fact]
    public void Follows_what_it_is_measured_by()
    {
        var stream = Row("revenue/streams", "name=API, kind=usage, new-customers=10, per-customer=100, price=2");
        Row("revenue/streams", "name=Seats, kind=subscription, new-customers=5, price=100");
        Row("team/hires", "role=Founder, area=general, heads=3");
        Row("finance/costs", "kind=percent-of-line, share=10, area=marketing");
        Row("finance/costs", $"kind=percent-of-line, share=5, area=research, stream={stream}, start=2027-02");
        Row("finance/costs", "kind=per-head, amount=50, area=general, rise=10");
        ComesTo("revenue 2500 5000 7500; marketing 250 500 750; research 0 200 300; general 150 150 150");
        Assert.Equal([150, 165], Amounts(Made, "general", 13)[11..]);
    }

    [Fact]
    public void Is_told_apart_for_models()
    {
        var stream = Row("revenue/streams", "name=Agents, kind=usage, new-customers=10, per-customer=100, price=2");
        Row("finance/costs", $"kind=inference, amount=50, quantity=1000, stream={stream}");
        Row("finance/costs", "kind=api, amount=5, quantity=1000000");
        Row("finance/costs", "kind=training, amount=2, quantity=100, area=general");
        Row("finance/costs", $"kind=per-unit, amount=0.01, area=cost-of-sales, stream={stream}");
        // 1,000 tasks × 1,000 tokens × 50 a million = 50, 10 customers × a million × 5 = 50, a hundredth for each task.
        ComesTo("cost-of-sales 110 220; all-inference 100 200; all-compute 300 200; provider 50 100; tasks 1000 2000; cost-per-task 0.1 0.1; margin-after-inference 0.95 0.95; provider-share 0.166667 0.5; general 200 0");
    }

    [Fact]
    public void Of_development_is_partly_an_asset()
    {
        Plan.Set("finance/capitalised-share", "40");
        Plan.Set("finance/capitalised-life", "4");
        Row("finance/costs", "kind=fixed, amount=1000, area=research");
        ComesTo("research 600 600 600; intangibles 400 700 900 1000 1000 1000; depreciation 0 100 200 300 400 400; spent-on-development -400 -400; cash -1000 -2000");
    }

    [Fact]
    public void Of_a_grant_is_less_where_it_is_set_against_a_cost()
    {
        Row("finance/costs", "kind=fixed, amount=1000, area=research");
        Row("funding/instruments", "kind=grant, amount=1200, month=2027-01, term=3, area=research");
        ComesTo("research 600 600 600 1000; other-income 0 0 0; ebitda -600 -600 -600 -1000");
    }

    [Theory]
    [InlineData("china-small-scale", "sales-tax-payable 10 20 30 10 20 30 10")]
    [InlineData("china-general", "sales-tax-payable 60 60 60 60")]
    public void Of_sales_tax_is_remitted_when_it_is_due(string preset, string figures)
    {
        Plan.Set("finance/tax-preset", preset);
        Row("revenue/streams", "name=Fees, kind=series, by-month=1000;1000;1000;1000;1000;1000;1000");
        ComesTo(figures);
    }

    [Fact]
    public void Starts_from_what_is_there()
    {
        Plan.Set("finance/opening-cash", "100");
        Plan.Set("finance/months", "12");
        Row("revenue/streams", "name=Fees, kind=series, by-month=0;0;0;100;100;100;100;100;100;100;100;100");
        Row("finance/costs", "kind=fixed, amount=40");
        ComesTo("cash 60 20 -20 40 100; net-burn 40 40 40 0; gross-burn 40 40 40 40; runway 1.5 0.5 0 6");
        var figures = KeyFigures();
        Assert.Equal((-20m, 3, 20m, 3, 2), (figures.LowestCash, figures.LowestCashMonth, figures.FundingNeed, figures.CashOutMonth, figures.RunwayMonths));
        Assert.Equal((4, 4, 5), (figures.BreakEvenMonth, figures.CashPositiveMonth, figures.PaybackMonth));
        Assert.Null(figures.LowestDscr);
        Assert.IsType<Answer.Value>(figures.InternalRateOfReturn);
    }

    [Fact]
    public void Of_a_stream_without_customers_or_revenue_costs_nothing()
    {
        Row("revenue/streams", "name=Subscribers, kind=subscription, new-customers=100, price=10");
        var services = Row("revenue/streams", "name=Advice, kind=services");
        var undecided = Row("revenue/streams", "name=Undecided");
        Row("finance/costs", $"kind=per-unit, amount=5, stream={services}");
        Row("finance/costs", $"kind=percent-of-line, share=10, stream={undecided}");
        ComesTo("revenue 1000 2000; cash 1000 3000");
    }

    [Fact]
    public void Burns_over_a_year_what_the_year_takes_and_counts_no_grant_against_it()
    {
        Plan.Set("finance/opening-cash", "10000");
        Row("revenue/streams", "name=Fees, kind=series, by-month=0;300;0;300;0;300;0;300;0;300;0;300");
        Row("finance/costs", "kind=fixed, amount=100, end=2027-12");
        Row("funding/instruments", "name=Grant, kind=grant, month=2027-03, amount=5000");
        ComesTo("net-burn 100 0 0; gross-burn 100 100 100 100");
        var forecast = Made;
        Assert.Equal(0, forecast.Evaluate().Total(forecast.Metrics.NetBurn, 1, 12));
    }

    [Theory]
    [InlineData("uk", "sales-tax-payable -200 -200 -200 0 0; sales-tax-paid 0 0 0 -200 0; cash -1200 -1200 -1200 -1000")]
    [InlineData("eu", "sales-tax-payable -190 0 0; cash -1190 -1000")]
    [InlineData("china-general", "sales-tax-payable -60 -60 -60; cash -1060 -1060")]
    public void Brings_back_what_suppliers_charge_as_the_country_does(string preset, string figures)
    {
        Plan.Set("finance/tax-preset", preset);
        Row("finance/costs", "kind=one-off, amount=1000");
        ComesTo(figures);
    }

    [Theory]
    [InlineData("finance/costs", "kind=one-off, amount=1000, sales-tax=13%, area=general", "general 1130; cash -1130; sales-tax-payable 0")]
    [InlineData("finance/costs", "kind=one-off, amount=1000, area=general", "general 1000; cash -1000")]
    [InlineData("finance/assets", "price=1000, month=2027-01, life=10, sales-tax=13%", "fixed-assets 1130 1017; cash -1130; sales-tax-payable 0")]
    public void Bears_the_tax_that_nobody_gives_back(string list, string row, string figures)
    {
        Plan.Set("finance/tax-preset", "china-small-scale");
        Row(list, row);
        ComesTo(figures);
    }

    [Fact]
    public void Takes_off_what_suppliers_charge_by_rates_of_their_own()
    {
        Plan.Set("finance/tax-preset", "china-general");
        Plan.Set("finance/sales-tax", "0%");
        Row("revenue/streams", "name=Fees, kind=series, by-month=1000, sales-tax=13%");
        Row("finance/costs", "kind=one-off, amount=500, sales-tax=13%");
        // 130 charged, 65 taken off.
        ComesTo("sales-tax-payable 65; cash 565");
    }

    [Fact]
    public void Has_the_limits_of_its_fields()
    {
        var (stream, cost) = (Row("revenue/streams", "name=Fees, kind=subscription, new-customers=1, churn=5, price=1"), Row("finance/costs", "kind=fixed, amount=40"));
        var inputs = Made.Model.Inputs.ToDictionary(input => input.Address);
        Assert.Equal((0m, 1m), InputFields.LimitsOf(inputs[$"{stream}/churn"]));
        Assert.Equal(0m, InputFields.LimitsOf(inputs[$"{cost}/amount"]).Least);
    }

    [Fact]
    public void Compares_whole_quarters_and_whole_years()
    {
        Row("revenue/streams", "name=Fees, kind=subscription, growth=all-by-month, price=10, by-month=" + string.Join(';', Enumerable.Repeat(10, 36)));
        Row("finance/costs", "kind=fixed, area=marketing, amount=10");
        var forecast = Made;
        Assert.Equal([null, null, null, null, null, 0], Amounts(forecast, "magic-number", 6));
        Assert.Equal([null, 0.9m], Amounts(forecast, "rule-of40", 24).Skip(22));
        Assert.Equal(0, forecast.Evaluate().Total(forecast.Find("magic-number")!, 13, 24));
    }

    [Fact]
    public void Of_a_year_after_a_short_one_begins_with_its_end()
    {
        Plan.Set("overview/first-month", "2027-07");
        Row("revenue/streams", "name=Seats, kind=subscription, new-customers=10, price=100, churn=2");
        var forecast = Made;
        var evaluation = forecast.Evaluate();
        decimal? Of(string line, int from, int to) => evaluation.Total(forecast.Find(line)!, from, to);
        Assert.Equal((0, 0), (Of("customers-before", 1, 6), Of("mrr-before", 1, 6)));
        Assert.Equal((Of("all-customers", 1, 6), Of("mrr", 1, 6)), (Of("customers-before", 7, 18), Of("mrr-before", 7, 18)));
        Assert.Equal(Math.Pow(0.98, 12), (double)Of("nrr", 7, 18)!.Value, 12);
        Assert.Equal(Of("mrr", 7, 18)!.Value, (Of("mrr", 1, 6) + Of("new-mrr", 7, 18) - Of("churned-mrr", 7, 18))!.Value, 20);
    }

    [Fact]
    public void Never_ends_in_a_plan_without_revenue()
    {
        Plan.Set("finance/months", "12");
        Row("finance/costs", "kind=fixed, amount=40");
        var figures = KeyFigures();
        Assert.Equal((-480m, 12, 480m, 1, 0), (figures.LowestCash, figures.LowestCashMonth, figures.FundingNeed, figures.CashOutMonth, figures.RunwayMonths));
        Assert.Equal((null, null, null), (figures.BreakEvenMonth, figures.CashPositiveMonth, figures.PaybackMonth));
    }
}
