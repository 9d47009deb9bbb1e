using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What a rolling forecast makes of what really was.</summary>
public sealed class TheActuals : MoneyTests
{
    private string Stream(string fields) => Row("revenue/streams", "name=One, " + fields);

    private void Was(string line, string amounts) => Row("finance/actuals", ("line", line), ("amounts", amounts.Replace(' ', ';')));

    private void RollsOnAs(string figures) => ComesTo(figures, Forecast.Of(Plan, rolling: true).Value);

    [Fact]
    public void Of_customers_are_where_the_next_ones_are_added()
    {
        var at = Stream("kind=subscription, new-customers=10, price=100, churn=10");
        Was($"{at}/customers", "8 20");
        RollsOnAs($"{at}/customers 8 20 28; all-new-customers 8 12.8 10; all-lost-customers 0 0.8 2; mrr 800 2000 2800; churned-mrr 0 80 200; new-mrr 800 1280 1000");
    }

    [Fact]
    public void Of_who_came_leave_as_others_do()
    {
        var (at, cohort) = (Stream("kind=subscription, new-customers=10, price=100, churn=10"), Row("revenue/streams", "name=Two, kind=subscription, new-customers=10, retention=50;20"));
        Was($"{at}/new-customers", "20 0");
        Was($"{cohort}/new-customers", "20 0");
        RollsOnAs($"{at}/customers 20 18 26.2; mrr 2000 1800 2620; churned-mrr 0 200 180; {cohort}/customers 20 8 13");
    }

    [Theory]
    // Sixteen were expected in the second month. Of the four that are missing, or the two that are more, nine tenths are so a month later.
    [InlineData("10 12", "10 12 17.8")]
    [InlineData("10 18", "10 18 23.2")]
    public void Of_a_cohort_are_carried_on_beside_it(string were, string are)
    {
        var at = Stream("kind=subscription, new-customers=10, price=100, churn=10, retention=100;60");
        ComesTo($"{at}/customers 10 16 21.4");
        Was($"{at}/customers", were);
        RollsOnAs($"{at}/customers {are}");
    }

    [Fact]
    public void Of_revenue_are_where_recurring_revenue_goes_on()
    {
        var at = Stream("kind=subscription, new-customers=10, price=100, paid-yearly=20");
        ComesTo("revenue 1000 2000 3000; deferred-revenue 2200 4200 6000");
        Was($"{at}/revenue", "700 1900");
        // 200 and 400 of it are paid a year ahead, as planned, and earned as planned.
        RollsOnAs("revenue 700 1900 2900; mrr 700 1900 2900; deferred-revenue 2200 4200 6000; new-mrr 1000 1000 1000; expansion-mrr 0 200 0; contraction-mrr 300 0 0");
    }

    [Fact]
    public void Of_revenue_below_what_was_paid_ahead_leave_nothing_deferred_for_ever()
    {
        var at = Stream("kind=subscription, growth=new-by-month, by-month=12, price=100, paid-yearly=100");
        Was($"{at}/revenue", "0 600");
        var forecast = Forecast.Of(Plan, rolling: true).Value;
        Assert.Equal([0, 600, 1200], Amounts(forecast, "revenue", 3));
        Assert.Equal([13_200, 12_000, 10_800], Amounts(forecast, "deferred-revenue", 3));
        Assert.Equal(0, Amounts(forecast, "deferred-revenue", 12)[11]! - Amounts(Made, "deferred-revenue", 12)[11]!);
    }

    [Fact]
    public void Of_payments_leave_the_rest_for_the_month_after()
    {
        var at = Stream("kind=series, by-month=100;100;100;100, payment-days=30");
        var cost = Row("finance/costs", "name=Rent, kind=fixed, amount=50, payment-days=30");
        ComesTo("receivables 100 100 100 100 0; payables 50 50 50");
        Was($"{at}/collected", "0 30 50");
        Was($"{cost}/paid", "0 0");
        RollsOnAs($"{at}/collected 0 30 50 220 100; receivables 100 170 220 100 0; {cost}/paid 0 0 100 50; payables 50 100 50 50");
    }

    [Fact]
    public void Of_a_loan_leave_nothing_owed_after_its_term()
    {
        var at = Row("funding/instruments", "name=Bank, kind=loan, month=2027-01, amount=1200, interest-rate=12, term=4, repayment=linear");
        Was($"{at}/repaid", "0 0 500");
        RollsOnAs($"{at}/repaid 0 0 500 300 400 0; {at}/owed 1200 1200 700 400 0 0; loans 1200 1200 700 400 0 0");
    }

    [Fact]
    public void Of_what_follows_from_other_lines_stand_beside_the_forecast_only()
    {
        var at = Row("funding/instruments", "name=Bank, kind=loan, month=2027-01, amount=1200, term=4, repayment=linear");
        Was($"{at}/owed", "1000 900");
        Was("closing-cash", "5 5");
        RollsOnAs($"{at}/owed 1200 900; closing-cash 1200 900");
        Assert.Equal([1000, 900], Forecast.Of(Plan, rolling: true).Value.Actuals[0].Amounts);
    }

    [Theory]
    [InlineData("churn=10, paid-yearly=100")]
    [InlineData("churn=10, paid-yearly=50")]
    [InlineData("retention=100;90;80, churn=5, paid-yearly=50")]
    [InlineData("retention=100;90;80, churn=5, paid-yearly=100, capacity=90")]
    public void That_are_as_planned_change_nothing_though_some_have_paid_ahead(string stream)
    {
        var at = Row("revenue/streams", "name=Seats, kind=subscription, new-customers=10, price=100, " + stream);
        var planned = Amounts(Made, $"{at}/customers", 30);
        Row("finance/actuals", $"line={at}/customers, amounts={planned[0]};{planned[1]}");
        var rolling = Forecast.Of(Plan, rolling: true).Value;
        Assert.Equal(planned, Amounts(rolling, $"{at}/customers", 30));
        Assert.Equal(Amounts(Made, "mrr", 30), Amounts(rolling, "mrr", 30));
    }

    [Theory]
    // Of the 10 who had paid 5 have left all the same.
    [InlineData("paid-yearly=100", "customers", "10;5", "10 5 15 25")]
    [InlineData("paid-yearly=40", "customers", "10;0", "10 0 10 20")]
    [InlineData("paid-yearly=100, retention=100;100", "customers", "10;20;15", "10 20 15 25")]
    [InlineData("paid-yearly=100, retention=100;100", "customers", "5", "5 15 25 35")]
    [InlineData("paid-yearly=100", "new-customers", "20", "20 30 40 50")]
    [InlineData("paid-yearly=50, retention=100;100", "new-customers", "20", "20 30 40 50")]
    public void Of_fewer_than_have_paid_ahead_are_gone_for_good(string stream, string line, string were, string customers)
    {
        var at = Row("revenue/streams", "name=Seats, kind=subscription, new-customers=10, price=100, " + stream);
        Row("finance/actuals", $"line={at}/{line}, amounts={were}");
        ComesTo($"{at}/customers {customers}", Forecast.Of(Plan, rolling: true).Value);
    }

    [Theory]
    // 9.5 of 10 stay, so 3.5 have come, half of whom have paid ahead.
    [InlineData("churn=10, paid-yearly=50", "10 13 22.375", "5 6.75 11.75")]
    // Of the cohorts 19.5 would be there: 6.5 of those who pay by the month are not, and nine tenths of these are not a month later.
    [InlineData("retention=100;90;81, churn=10, paid-yearly=50", "10 13 22.7", "5 10 15")]
    public void Of_customers_are_of_those_who_pay_by_the_month(string stream, string customers, string running)
    {
        var at = Row("revenue/streams", "name=Seats, kind=subscription, new-customers=10, price=100, " + stream);
        Row("finance/actuals", $"line={at}/customers, amounts=10;13");
        var rolling = Forecast.Of(Plan, rolling: true).Value;
        ComesTo($"{at}/customers {customers}; {at}/contracts-running {running}", rolling);
    }

    [Fact]
    public void Of_any_line_keep_the_books_in_balance()
    {
        Parallel.For(0, MoneyPlans.Cases / 10, seed =>
        {
            var plan = MoneyPlans.Of(seed + 200_000);
            var planned = Forecast.Of(plan).Value;
            var evaluation = planned.Evaluate();
            var random = new Random(seed);
            var told = 0;
            foreach (var (key, line) in planned.Lines.Where(line => line.Key.Contains('/', StringComparison.Ordinal) && line.Value.Unit == Unit.Money | line.Value.Unit == Unit.Count))
            {
                if (random.Next(4) > 0 || evaluation[line, 1] is null) continue;
                var amounts = Enumerable.Range(1, random.Next(1, 9)).Select(month => decimal.Round((evaluation[line, month] ?? 0) * random.Next(0, 5) / 2, 2));
                Plans.PlanUnderTest.Add(plan, "finance/actuals", 1_000_000 + told++, values: [("line", key), ("amounts", string.Join(';', amounts))]);
            }
            var rolling = Forecast.Of(plan, rolling: true).Value;
            var rolled = rolling.Evaluate();
            for (var month = 1; month <= rolling.Model.Months; month++)
            {
                Assert.True(Math.Abs(rolled[rolling.Balance.Difference, month]!.Value) < 0.005m, $"Plan {seed} in {month}");
                var recurring = Of("mrr-before") + Of("new-mrr") + Of("expansion-mrr") - Of("contraction-mrr") - Of("churned-mrr");
                Assert.True(Math.Abs(Of("mrr") - recurring) <= 1e-6m * Math.Max(1, Math.Abs(recurring)), $"Plan {seed}, {month}: {Of("mrr")}, not {recurring}");

                decimal Of(string line) => rolled[rolling.Find(line)!, month] ?? 0;
            }
        });
    }
}
