using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What each class may cost, beside what it costs by the forecast.</summary>
public sealed class ABudget : MoneyTests
{
    private PlanForecast Forecast => PlanForecast.Of(Plan).Value;

    [Fact]
    public void Is_compared_by_quarters_of_the_fiscal_year_with_people_included()
    {
        Plan.Set("finance/months", "12");
        Plan.Set("finance/fiscal-year-start", "4");
        Row("team/hires", "area=research, start=2027-02, salary=50");
        Row("finance/costs", "kind=training, amount=2, quantity=10, start=2027-03");
        Plan.Set("finance/budget/research/amounts", "130;100");
        var comparison = BudgetComparison.Of(Plan, Forecast);
        Assert.Equal(["4 2027", "1 2028", "2 2028", "3 2028"], comparison.Quarters.Select(quarter => $"{quarter.Number} {quarter.Year}"));
        var research = comparison.Costs[CostArea.Research];
        Assert.Equal([120, 150, 150, 150], research.Select(cost => cost.Forecast));
        Assert.Equal([-10m, 50, null, null], research.Select(cost => cost.Variance));
        Assert.Equal([true, false, false, false], research.Select(cost => cost.IsFavourable));
    }

    [Fact]
    public void Begins_with_the_quarter_in_which_the_plan_does()
    {
        Plan.Set("overview/first-month", "2027-02");
        Plan.Set("finance/months", "12");
        Row("finance/costs", "kind=fixed, area=general, amount=10");
        var costs = BudgetComparison.Of(Plan, Forecast).Costs[CostArea.General];
        // Two months of the first quarter, one of the last.
        Assert.Equal([20, 30, 30, 30, 10], costs.Select(cost => cost.Forecast));
        Assert.Equal("2027-01", $"{costs[0].Quarter.First}");
    }

    [Fact]
    public void Keeps_its_months_when_the_plan_begins_later()
    {
        Plan.Set("finance/months", "12");
        Row("finance/costs", "kind=fixed, area=general, amount=10");
        TakeOver();
        Plan.Set("overview/first-month", "2027-04");
        var first = BudgetComparison.Of(Plan, Forecast).Costs[CostArea.General][0];
        Assert.Equal((30m, 0m), (first.Budget, first.Forecast));
    }

    [Fact]
    public void Is_taken_over_from_the_forecast_in_one_change_that_is_undone_as_one()
    {
        Row("team/hires", "area=marketing, start=2027-01, salary=33.33");
        var before = PlanFile.Write(Plan);
        var applied = TakeOver();
        Assert.Equal(ActivityKind.Several, applied.Value.Kind);
        Assert.Equal(("2027-01", new DateOnly(2027, 3, 1), "The board", 20, 99.99m), ($"{Plan.Finance.BudgetFrom}", Plan.Finance.BudgetTaken!.Value, Plan.Finance.BudgetNote, Plan.Finance.Budget["marketing"].Amounts.Count, Plan.Finance.Budget["marketing"].Amounts[0]));
        Assert.All(BudgetComparison.Of(Plan, Forecast).Costs.Values.SelectMany(costs => costs), cost => Assert.True(cost.Variance is null or 0));
        Assert.Empty(Warnings.Of(Plan, Forecast, new(2027, 1)).OfType<Warning.OverBudget>());
        Plan.Undo(applied);
        Assert.Equal(before, PlanFile.Write(Plan));
    }

    [Fact]
    public void Says_nothing_of_the_quarters_before_its_first_amount()
    {
        Plan.Set("finance/months", "12");
        Row("finance/costs", "kind=fixed, area=general, amount=10");
        Plan.Set("finance/budget/general/amounts", "0;0;20;0");
        Assert.Equal([null, null, 20m, 0m], BudgetComparison.Of(Plan, Forecast).Costs[CostArea.General].Select(cost => cost.Budget));
        Assert.Equal(2, Assert.Single(Warnings.Of(Plan, Forecast, new(2027, 1)).OfType<Warning.OverBudget>()).Quarters);
    }

    [Fact]
    public void Has_quarters_that_are_none_once_the_fiscal_year_is_another()
    {
        Plan.Set("finance/budget-from", "2027-01");
        Assert.All(BudgetComparison.Of(Plan, Forecast).Quarters, quarter => Assert.True(quarter.IsOfYear));
        Plan.Set("finance/fiscal-year-start", "2");
        Assert.All(BudgetComparison.Of(Plan, Forecast).Quarters, quarter => Assert.False(quarter.IsOfYear));
        Assert.Equal((new(2027, 1), new(2027, 3)), (BudgetComparison.Of(Plan, Forecast).Quarters[0].First, BudgetComparison.Of(Plan, Forecast).Quarters[0].Last));
    }

    private Domain.Common.Outcome<Applied> TakeOver() => Plan.Apply(BudgetComparison.TakeOver(Plan, Forecast, new(2027, 3, 1), "The board"), PlanUnderTest.Noon);
}
