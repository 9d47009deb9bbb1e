using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

public sealed class AForecast : MoneyTests
{
    [Fact]
    public void Of_a_plan_without_money_is_zeros()
    {
        var forecast = Made;
        var evaluation = forecast.Evaluate();
        Assert.Equal(60, forecast.Model.Months);
        foreach (var line in forecast.Balance.Lines.Append(forecast.Income.NetIncome).Append(forecast.Cash.NetCashFlow))
            Assert.All(evaluation[line], amount => Assert.Equal(0, amount));
        Assert.Null(evaluation[forecast.Find("gross-margin")!, 1]);
    }

    [Fact]
    public void Subscribers_leave_and_pay_monthly()
    {
        var stream = Row("revenue/streams", ("name", "Hospitals"), ("kind", "subscription"), ("new-customers", "10"), ("churn", "10"), ("price", "100"));
        var forecast = Made;
        Assert.Equal([10, 19, 27.1m, 34.39m], Amounts(forecast, $"{stream}/customers", 4));
        Assert.Equal([1000, 1900, 2710, 3439], Amounts(forecast, "revenue", 4));
        Assert.Equal([1000, 1000, 1000, 1000], Amounts(forecast, "new-mrr", 4));
        Assert.Equal([0, 100, 190, 271], Amounts(forecast, "churned-mrr", 4));
        Assert.Equal([null, 0.9m, 0.9m, 0.9m], Amounts(forecast, "nrr", 4));
        Assert.Equal([1000, 2900, 5610, 9049], Amounts(forecast, "cash", 4));
    }

    [Fact]
    public void Who_pays_a_year_ahead_is_owed_the_rest_of_the_year()
    {
        Row("revenue/streams", ("name", "Hospitals"), ("kind", "subscription"), ("growth", "new-by-month"), ("by-month", "1"), ("price", "100"), ("paid-yearly", "100"), ("yearly-discount", "10"), ("churn", "0"));
        var forecast = Made;
        Assert.Equal([90, 90, 90], Amounts(forecast, "revenue", 3));
        Assert.Equal([990, 900, 810], Amounts(forecast, "deferred-revenue", 3));
        Assert.Equal([1080, 1080, 1080, 1080, 1080, 1080, 1080, 1080, 1080, 1080, 1080, 1080, 2160], Amounts(forecast, "cash", 13));
        Assert.Equal([90, 90], Amounts(forecast, "mrr", 2));
    }

    [Theory]
    [InlineData("s-curve"), InlineData("all-by-month"), InlineData("new-by-month")]
    public void Recurring_revenue_is_what_the_customers_pay(string growth)
    {
        var stream = Row("revenue/streams", ("name", "Hospitals"), ("kind", "subscription"), ("growth", growth), ("by-month", "5;9;20;4;0;3"), ("ceiling", "400"), ("half-way", "9"), ("width", "12"),
            ("retention", growth == "new-by-month" ? "90;50;40" : ""), ("churn", "7"), ("price", "1"));
        var forecast = Made;
        Assert.Equal(Amounts(forecast, $"{stream}/customers", 20), Amounts(forecast, "mrr", 20));
        Assert.Contains(Amounts(forecast, "mrr", 20), amount => amount > 0);
    }

    [Fact]
    public void What_is_said_by_the_month_is_said_so_of_a_year()
    {
        Row("revenue/streams", ("name", "Hospitals"), ("kind", "subscription"), ("growth", "all-by-month"), ("by-month", string.Join(';', Enumerable.Repeat("10", 24))), ("price", "100"));
        Row("finance/costs", ("name", "Fair"), ("area", "marketing"), ("kind", "one-off"), ("amount", "5000"));
        var forecast = Made;
        var evaluation = forecast.Evaluate();
        decimal? Year(string key) => evaluation.Total(forecast.Find(key)!, 1, 12);
        Assert.Equal((100, 500, 5), (Year("arpa"), Year("cac"), Year("cac-payback")));
    }

    [Fact]
    public void A_season_moves_what_is_bought_not_its_price()
    {
        Plan.Set("overview/first-month", "2027-01");
        var stream = Row("revenue/streams", ("name", "Calls"), ("kind", "usage"), ("growth", "all-by-month"), ("by-month", "10;10"), ("per-customer", "100"), ("included", "20"), ("price", "1"), ("seasonality", "50;100"));
        var forecast = Made;
        Assert.Equal([500, 1000], Amounts(forecast, $"{stream}/used", 2));
        Assert.Equal([300, 800], Amounts(forecast, "revenue", 2));
    }

    [Fact]
    public void Units_sold_by_a_curve_are_what_it_rises_by()
    {
        var stream = Row("revenue/streams", ("name", "Boxes"), ("kind", "hardware"), ("growth", "s-curve"), ("ceiling", "100"), ("half-way", "0"), ("width", "10"), ("price", "1"));
        var units = Amounts(Made, $"{stream}/units", 60);
        Assert.Equal(50, units[0]);
        Assert.Equal(100, (double)units.Sum()!.Value, 6);
    }

    [Fact]
    public void A_licence_renews_by_its_maintenance()
    {
        Row("revenue/streams", ("name", "On site"), ("kind", "licence"), ("growth", "all-by-month"), ("by-month", "1;1;0"), ("price", "1200"), ("rate", "20"));
        var forecast = Made;
        Assert.Equal([0, 20, 20, 0], Amounts(forecast, "mrr", 4));
        Assert.Equal([0, 0, 0, 20], Amounts(forecast, "churned-mrr", 4));
    }

    [Fact]
    public void A_project_is_worth_its_flows_discounted()
    {
        Row("revenue/streams", ("name", "Fees"), ("kind", "series"), ("by-month", "-1000;0;0;0;0;0;0;0;0;0;0;0;1200"));
        var figures = KeyFigures();
        // A year lies between the two flows.
        Assert.Equal((null, 0.2), (figures.NetPresentValue, Math.Round(figures.InternalRateOfReturn.Unique!.Value, 12)));
        Plan.Set("finance/discount-rate", "20%");
        Assert.Equal(0, KeyFigures().NetPresentValue);
        Plan.Set("finance/discount-rate", "10%");
        // (−1,000 + 1,200 ÷ 1.1) ÷ 1.1^(1/12).
        Assert.Equal(90.19m, KeyFigures().NetPresentValue);
    }

    [Fact]
    public void Customers_pay_late_and_part_of_a_month_is_shared_out()
    {
        Row("revenue/streams", ("name", "Fees"), ("kind", "series"), ("by-month", "100;200;300"), ("payment-days", "45"));
        var forecast = Made;
        Assert.Equal([0, 50, 150, 250, 150, 0], Amounts(forecast, "net-cash-flow", 6));
        Assert.Equal([100, 250, 400, 150, 0, 0], Amounts(forecast, "receivables", 6));
    }

    [Fact]
    public void Stock_is_bought_ahead_of_sales()
    {
        var stream = Row("revenue/streams", ("name", "Boxes"), ("kind", "hardware"), ("growth", "new-by-month"), ("by-month", "10;20;0;0"), ("price", "50"), ("unit-cost", "20"), ("inventory-days", "30"));
        var forecast = Made;
        Assert.Equal([500, 1000, 0], Amounts(forecast, "revenue", 3));
        Assert.Equal([200, 400, 0], Amounts(forecast, "cost-of-sales", 3));
        // None are bought for a month after the last that is typed.
        Assert.Equal([400, 200, 0], Amounts(forecast, $"{stream}/purchases", 3));
        Assert.Equal([200, 0, 0], Amounts(forecast, "inventory-held", 3));
    }

    [Fact]
    public void People_cost_more_than_their_salary_and_get_a_bonus_in_January()
    {
        Plan.Set("overview/first-month", "2027-11");
        Plan.Set("team/on-cost-preset", "china");
        Row("team/hires", ("role", "Engineer"), ("area", "research"), ("heads", "2"), ("start", "2027-11"), ("salary", "1000"), ("bonus", "10"), ("recruiting", "500"));
        var forecast = Made;
        // (2,000 + 200) × 1.38 + 2 × 500 in the first month.
        Assert.Equal([4036, 3036, 3036], Amounts(forecast, "research", 3));
        Assert.Equal([200, 400, 200], Amounts(forecast, "accruals", 3));
        Assert.Equal([-3836, -2836, -3236], Amounts(forecast, "net-cash-flow", 3));
    }

    [Fact]
    public void An_asset_is_written_off_from_the_month_after()
    {
        Plan.Set("overview/first-month", "2027-01");
        Row("finance/assets", ("name", "Servers"), ("price", "1200"), ("month", "2027-02"), ("life", "4"), ("salvage", "10"));
        var forecast = Made;
        Assert.Equal([0, 0, 270, 270, 270, 270, 0], Amounts(forecast, "depreciation", 7));
        Assert.Equal([0, 1200, 930, 660, 390, 120, 120], Amounts(forecast, "fixed-assets", 7));
    }

    [Fact]
    public void A_note_that_converts_moves_no_cash()
    {
        Plan.Set("overview/first-month", "2027-01");
        Row("funding/instruments", ("name", "Note"), ("kind", "note"), ("amount", "1200"), ("month", "2027-01"), ("interest-rate", "10"), ("conversion", "2027-03"));
        var forecast = Made;
        Assert.Equal([1200, 0, 0, 0], Amounts(forecast, "from-convertibles", 4));
        Assert.Equal([0, 0, 0, 0], Amounts(forecast, "from-shareholders", 4));
        Assert.Equal([1200, 1210, 0, 0], Amounts(forecast, "convertibles", 4));
        Assert.Equal([0, 0, 1220, 1220], Amounts(forecast, "paid-in-capital", 4));
    }

    [Fact]
    public void Every_input_has_the_address_of_a_field()
    {
        Plan.Set("finance/tax-preset", "china-general");
        Plan.Set("finance/opening-cash", "100");
        Plan.Set("finance/capitalised-share", "10%");
        Plan.Set("team/on-cost-preset", "china");
        Row("team/hires", ("role", "Engineer"), ("area", "research"), ("salary", "1000"));
        Row("revenue/streams", ("name", "Hospitals"), ("kind", "subscription"), ("new-customers", "10"), ("price", "100"));
        Assert.All(Made.Model.Inputs, input => Assert.NotNull(Address.Read(input.Address)?.Field));
    }

    [Theory]
    // 1,000 at 12 % over 4 months: 1,000 × 0.01 ÷ (1 − 1.01^−4) = 256.2811.
    [InlineData("annuity", "0", new double[] { 1000, 753.7189, 504.975, 253.7437, 0 })]
    [InlineData("linear", "0", new double[] { 1000, 750, 500, 250, 0 })]
    [InlineData("linear", "2", new double[] { 1000, 1000, 1000, 500, 0 })]
    [InlineData("bullet", "0", new double[] { 1000, 1000, 1000, 1000, 0 })]
    public void A_loan_is_paid_back(string repayment, string grace, double[] owed)
    {
        Plan.Set("overview/first-month", "2027-01");
        Row("funding/instruments", ("name", "Bank"), ("kind", "loan"), ("amount", "1000"), ("month", "2027-01"), ("interest-rate", "12"), ("term", "4"), ("grace", grace), ("repayment", repayment));
        Assert.Equal(owed, Amounts(Made, "loans", 5).Select(amount => (double)decimal.Round(amount!.Value, 4)));
    }

    [Fact]
    public void Losses_of_a_year_are_taken_off_the_next()
    {
        Plan.Set("overview/first-month", "2027-11");
        Plan.Set("finance/tax-preset", "us");
        Row("revenue/streams", ("name", "Fees"), ("kind", "series"), ("by-month", "0;0;1000;1000"));
        Row("finance/costs", ("name", "Rent"), ("area", "general"), ("kind", "fixed"), ("amount", "400"), ("start", "2027-11"), ("end", "2027-12"));
        var forecast = Made;
        // Losses of 800; of January's 1,000 up to 80 % is taken off, then 21 % of the rest; February is taxed in full, once the 800 are used.
        Assert.Equal([0, 0, 42, 210], Amounts(forecast, "income-tax", 4));
    }

    [Theory]
    // A loss of 1,200 in 2027; of the profit of 3,000 five or six years later, a quarter is due, or 15 % where losses live for ten years.
    [InlineData("china-general", "2032-06", 450)]
    [InlineData("china-general", "2033-06", 750)]
    [InlineData("china-small-scale", "2033-06", 150)]
    [InlineData("china-high-tech", "2033-06", 270)]
    [InlineData("china-high-tech", "2036-12", 270)]
    public void Losses_count_for_as_many_years_as_the_country_says(string preset, string month, decimal tax)
    {
        Plan.Set("overview/first-month", "2027-01");
        Plan.Set("finance/tax-preset", preset);
        Plan.Set("finance/months", "120");
        Row("finance/costs", ("name", "Rent"), ("area", "general"), ("kind", "fixed"), ("amount", "100"), ("start", "2027-01"), ("end", "2027-12"));
        Row("revenue/streams", ("name", "Sale"), ("kind", "series"), ("by-month", "3000"), ("start", month), ("sales-tax", "0"));
        Assert.Equal(tax, Amounts(Made, "income-tax", 120).Sum());
    }

    [Fact]
    public void The_oldest_losses_are_used_first()
    {
        Plan.Set("overview/first-month", "2027-01");
        Plan.Set("finance/tax-preset", "china-general");
        Plan.Set("finance/months", "120");
        // Losses of 1,200 in 2027 and 2028; 1,000 of the first is used in 2032, its last 200 expire, the second counts in 2033.
        Row("finance/costs", ("name", "Rent"), ("area", "general"), ("kind", "fixed"), ("amount", "100"), ("start", "2027-01"), ("end", "2028-12"));
        Row("revenue/streams", ("name", "Sale"), ("kind", "series"), ("by-month", "1000;0;0;0;0;0;0;0;0;0;0;0;3000"), ("start", "2032-01"), ("sales-tax", "0"));
        var income = Amounts(Made, "income-tax", 120).ToList();
        Assert.Equal((0, (3000 - 1200) * 0.25m), (income[60], income[72]));
    }

    [Fact]
    public void Sales_tax_is_paid_in_the_month_after()
    {
        Plan.Set("finance/tax-preset", "china-general");
        Row("revenue/streams", ("name", "Fees"), ("kind", "series"), ("by-month", "1000;0;0"));
        Row("finance/costs", ("name", "Cloud"), ("area", "general"), ("kind", "one-off"), ("amount", "500"));
        var forecast = Made;
        Assert.Equal([30, 0, 0], Amounts(forecast, "sales-tax-payable", 3));
        // 1,060 in, 530 out; the 30 are paid in February, a quarter of the profit of 500 after the quarter.
        Assert.Equal([530, 500, 500, 375], Amounts(forecast, "cash", 4));
    }

    [Fact]
    public void Amounts_in_another_currency_are_converted_by_the_month()
    {
        Plan.Set("overview/first-month", "2027-01");
        Plan.Set("overview/currency", "CNY");
        Row("finance/costs", ("name", "API"), ("area", "cost-of-sales"), ("kind", "fixed"), ("amount", "100"), ("currency", "USD"));
        Row("finance/rates", ("currency", "USD"), ("rate", "7"));
        Row("finance/rates", ("currency", "USD"), ("from", "2027-02"), ("rate", "7.2"));
        Assert.Equal([700, 720, 720], Amounts(Made, "cost-of-sales", 3));
    }

    [Fact]
    public void What_cannot_be_is_said_at_once_with_its_address()
    {
        Plan.Set("overview/first-month", "2027-01");
        var cost = Row("finance/costs", ("name", "API"), ("area", "cost-of-sales"), ("kind", "per-unit"), ("amount", "100"), ("currency", "USD"));
        var other = Row("funding/instruments", ("name", "Bank"), ("kind", "loan"), ("amount", "1000"), ("month", "2027-12"), ("term", "12"), ("grace", "12"));
        var errors = Assert.IsType<Failure.Invalid>(Forecast.Of(Plan).Failure).Errors;
        Assert.Equal([(cost + "/currency", ForecastErrors.NoRate), (other + "/grace", ForecastErrors.GraceTooLong)],
            errors.Select(error => (error.Field, error.Code)));
    }

    [Fact]
    public void Any_plan_has_one_or_says_why_not() => Prop.ForAll(Arb.From(Generated.Plans), any =>
    {
        var made = Forecast.Of(any);
        if (!made.Succeeded) return Assert.IsType<Failure.Invalid>(made.Failure).Errors.Count > 0;
        made.Value.Evaluate();
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_any_plan_balances_and_its_cash_flow_is_the_change_of_cash()
    {
        Parallel.For(0, MoneyPlans.Cases, seed =>
        {
            var made = Forecast.Of(MoneyPlans.Of(seed));
            Assert.True(made.Succeeded, $"Plan {seed}: {(made.Failure is Failure.Invalid invalid ? string.Join(", ", invalid.Errors) : "")}");
            var (forecast, evaluation) = (made.Value, made.Value.Evaluate());
            var before = evaluation[forecast.Balance.Lines[0], 1] - evaluation[forecast.Cash.NetCashFlow, 1];
            for (var month = 1; month <= forecast.Model.Months; month++)
            {
                var (cash, net) = (evaluation[forecast.Balance.Lines[0], month], evaluation[forecast.Cash.NetCashFlow, month]);
                Assert.True(evaluation[forecast.Balance.Difference, month] is { } difference && Math.Abs(difference) < 0.005m, $"Plan {seed}, month {month}: {evaluation[forecast.Balance.Difference, month]}");
                Assert.True(cash - before is { } change && Math.Abs(change - net!.Value) < 0.005m, $"Plan {seed}, month {month}: cash moved by {cash - before}, not {net}");
                before = cash;
            }
        });
    }
}
