using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Team;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What a plan warns of: 100 a month are spent out of 1,000.</summary>
public sealed class TheWarnings : MoneyTests
{
    public TheWarnings()
    {
        Plan.Set("finance/months", "12");
        Plan.Set("finance/opening-cash", "1000");
        Row("finance/costs", "kind=fixed, area=general, amount=100");
    }

    private IReadOnlyList<Warning> All => On(new(2026, 12));

    private IReadOnlyList<Warning> On(StartupPlanner.Finance.Values.Month today) => Warnings.Of(Plan, PlanForecast.Of(Plan).Value, today);

    [Fact]
    public void Are_of_cash_below_nothing_where_no_limit_is_set() =>
        Assert.Equal([new Warning.CashTooLow(new(2027, 11), 2, -200, new(2027, 12), 0)], All);

    [Fact]
    public void Are_of_the_first_month_below_the_limit_and_of_the_lowest()
    {
        Plan.Set("finance/least-cash", "300.01");
        // 300 are left at the end of July.
        Assert.Equal([new Warning.CashTooLow(new(2027, 7), 6, -200, new(2027, 12), 300.01m)], All);
        Plan.Set("finance/least-cash", "300");
        Assert.Equal(new(2027, 8), Assert.IsType<Warning.CashTooLow>(All.Single()).From);
    }

    [Theory, InlineData(10, false), InlineData(11, true)]
    public void Are_of_cash_that_does_not_last_as_long_as_it_is_to(int least, bool isWarned)
    {
        Plan.Set("finance/least-runway", $"{least}");
        Assert.Equal(isWarned ? [new Warning.RunwayTooShort(10, new(2027, 1), new(2027, 11), least)] : [], All.OfType<Warning.RunwayTooShort>());
    }

    [Theory, InlineData(7, 4), InlineData(8, 3), InlineData(12, 0)]
    public void Count_from_today_for_how_long_the_cash_lasts(int month, int left)
    {
        Plan.Set("finance/least-runway", "4");
        Assert.Equal(left < 4 ? [new Warning.RunwayTooShort(left, new(2027, month), new(2027, 11), 4)] : [], On(new(2027, month)).OfType<Warning.RunwayTooShort>());
    }

    [Fact]
    public void Are_of_the_quarter_in_which_a_class_is_over_its_budget_by_the_most()
    {
        Plan.Set("finance/most-over-budget", "10%");
        Plan.Set("finance/budget/general/amounts", "300;270;273;200");
        var over = Assert.Single(All.OfType<Warning.OverBudget>());
        Assert.Equal((CostArea.General, 200, 300m, 100m, 4, 2), (over.Cost.Area, over.Cost.Budget, over.Cost.Forecast, over.Cost.Variance, over.Cost.Quarter.Number, over.Quarters));
    }

    [Fact]
    public void Are_none_of_an_excess_up_to_the_limit()
    {
        Plan.Set("finance/most-over-budget", "20%");
        // A fifth more than 250 is 300.
        Plan.Set("finance/budget/general/amounts", "250;250;250;250");
        Assert.Empty(All.OfType<Warning.OverBudget>());
        Plan.Set("finance/most-over-budget", "19.9%");
        Assert.Equal(4, All.OfType<Warning.OverBudget>().Single().Quarters);
    }

    [Fact]
    public void Are_none_of_a_plan_that_keeps_to_its_limits()
    {
        Plan.Set("finance/opening-cash", "5000");
        Plan.Set("finance/least-cash", "3800");
        Plan.Set("finance/least-runway", "24");
        Assert.Empty(All);
    }
}
