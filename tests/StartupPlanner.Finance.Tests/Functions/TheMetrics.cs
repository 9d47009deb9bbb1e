using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Finance.Tests.Functions;

public sealed class TheMetrics
{
    [Fact]
    public void Of_recurring_revenue()
    {
        Assert.Equal(115m, RecurringRevenue.Monthly(100, 20, 8, 2, 5, 10));
        Assert.Equal(1380m, RecurringRevenue.Annual(115));
        Assert.Equal(1.05m, RecurringRevenue.NetRetention(100, 20, 5, 10));
        Assert.Equal(0.85m, RecurringRevenue.GrossRetention(100, 5, 10));
        Assert.Equal(4m, RecurringRevenue.QuickRatio(50, 10, 10, 5));
    }

    [Fact]
    public void Gross_retention_never_exceeds_all() => Assert.Equal(1m, RecurringRevenue.GrossRetention(100, -20, 5));

    [Fact]
    public void Of_customers()
    {
        Assert.Equal(0.03m, CustomerEconomics.Churn(6, 200));
        Assert.Equal(600m, CustomerEconomics.AcquisitionCost(30_000, 50));
        Assert.Equal(3200m, CustomerEconomics.LifetimeValue(120, 0.8m, 0.03m));
        Assert.Equal(3m, CustomerEconomics.ValueToCost(1800, 600));
        Assert.Equal(6.25m, CustomerEconomics.AcquisitionPayback(600, 120, 0.8m));
        Assert.Equal(5m, CustomerEconomics.AcquisitionPaybackOnRevenue(600, 120));
    }

    [Fact]
    public void Of_growth_and_what_it_costs()
    {
        Assert.Equal(0.8m, GrowthEfficiency.MagicNumber(1_200, 1_000, 1_000));
        Assert.Equal(0.5m, GrowthEfficiency.MagicNumberOnRecurringRevenue(500, 1_000));
        Assert.Equal(2m, GrowthEfficiency.BurnMultiple(1_000, 500));
        Assert.Equal(-0.5m, GrowthEfficiency.BurnMultiple(-250, 500));
        Assert.Equal(0.45m, GrowthEfficiency.RuleOfForty(0.6m, -0.15m));
    }

    [Fact]
    public void Of_margins()
    {
        Assert.Equal(0.75m, Margins.GrossMargin(200, 50));
        Assert.Equal(-0.5m, Margins.GrossMargin(200, 300));
        Assert.Equal(0.6m, Margins.ContributionMargin(200, 80));
        Assert.Equal(2500m, Margins.BreakEvenVolume(50_000, 50, 30));
    }

    [Fact]
    public void Of_cash()
    {
        Assert.Equal(110m, CashPosition.GrossBurn([80, 20, 10]));
        Assert.Equal(70m, CashPosition.NetBurn(110, 40));
        Assert.Equal(12m, CashPosition.Runway(840, 70));
        Assert.Equal(0m, CashPosition.Runway(-5, 70));
        Assert.Equal(1.25m, CashPosition.DebtServiceCoverage(125, 100));
        Assert.Equal(2.5m, CashPosition.Payback([-100, 40, 40, 40]));
        Assert.Equal(1m, CashPosition.Payback([-100, 100]));
        Assert.Equal(2m, CashPosition.Payback([0, -100, 100]));
    }

    [Fact]
    public void Are_undefined_rather_than_zero() => Assert.All((decimal?[])
    [
        RecurringRevenue.NetRetention(0, 1, 0, 0), RecurringRevenue.GrossRetention(0, 0, 0), RecurringRevenue.QuickRatio(5, 5, 0, 0),
        CustomerEconomics.Churn(1, 0), CustomerEconomics.AcquisitionCost(100, 0), CustomerEconomics.LifetimeValue(120, 0.8m, 0), CustomerEconomics.LifetimeValue(120, 0.8m, -0.01m),
        CustomerEconomics.ValueToCost(100, 0), CustomerEconomics.AcquisitionPayback(600, 120, 0), CustomerEconomics.AcquisitionPayback(600, 120, -0.1m),
        CustomerEconomics.AcquisitionPaybackOnRevenue(600, 0), GrowthEfficiency.MagicNumber(2, 1, 0), GrowthEfficiency.MagicNumberOnRecurringRevenue(2, 0),
        GrowthEfficiency.BurnMultiple(100, 0), GrowthEfficiency.BurnMultiple(100, -50), Margins.GrossMargin(0, 10), Margins.ContributionMargin(0, 10),
        Margins.BreakEvenVolume(100, 5, 5), Margins.BreakEvenVolume(100, 5, 6), CashPosition.GrossBurn([]), CashPosition.Runway(100, 0), CashPosition.Runway(100, -5),
        CashPosition.DebtServiceCoverage(100, 0), CashPosition.Payback([-100, 40, 40]), CashPosition.Payback([100, 100]), CashPosition.Payback([]),
    ], Assert.Null);

    [Fact]
    public void Are_undefined_where_they_are_too_large() => Assert.All((decimal?[])
    [
        RecurringRevenue.Monthly(decimal.MaxValue, 1, 0, 0, 0, 0), RecurringRevenue.Annual(decimal.MaxValue), RecurringRevenue.NetRetention(1, decimal.MaxValue, 0, 0),
        CustomerEconomics.Churn(decimal.MaxValue, 0.1m), CustomerEconomics.LifetimeValue(decimal.MaxValue, 2, 1), GrowthEfficiency.RuleOfForty(decimal.MaxValue, 1),
        CashPosition.GrossBurn([decimal.MaxValue, 1]), CashPosition.NetBurn(decimal.MaxValue, -1), CashPosition.Payback([decimal.MinValue, -1]),
    ], Assert.Null);
}
