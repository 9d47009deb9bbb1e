using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Cash as it is received and paid ends where the cash flow statement ends.</summary>
public sealed class ACashBudget : MoneyTests
{
    public static TheoryData<string> Files => Repository.Samples;

    [Theory, MemberData(nameof(Files))]
    public void Of_a_sample_adds_up_to_the_closing_cash(string file)
    {
        var plan = PlanFile.Read(Repository.Read(file), PlanId.New(), PlanUnderTest.Noon).Value;
        var cash = AddsUp(plan, file);
        // Nothing of a company that sells, employs and is financed is missing.
        foreach (var side in (CashSide[])[CashSide.FromCustomers, CashSide.FromInvestors]) Assert.True(cash.Flows[side].Sum() > 0, $"{side}");
        foreach (var side in (CashSide[])[CashSide.ToPeople, CashSide.ToSuppliers, CashSide.ToTaxOffice, CashSide.ForAssets]) Assert.True(cash.Flows[side].Sum() < 0, $"{side}");
    }

    [Fact]
    public void Of_any_plan_adds_up_to_the_closing_cash() => Parallel.For(0, MoneyPlans.Cases / 4, seed => AddsUp(MoneyPlans.Of(seed + 300_000), $"Plan {seed}"));

    [Fact]
    public void Tells_who_pays_whom_and_when()
    {
        Plan.Set("finance/opening-cash", "1000");
        Row("team/hires", "start=2027-01, salary=100, bonus=12");
        Row("finance/costs", "kind=fixed, amount=10, start=2027-01, payment-days=30");
        Row("finance/assets", "price=50, month=2027-02, life=10");
        Row("funding/instruments", "kind=loan, month=2027-01, amount=120, interest-rate=12, term=12, repayment=linear");
        var cash = CashBudget.Of(Plan, PlanForecast.Of(Plan).Value);
        Assert.Equal([1000, 1020, 848.8m], cash.Opening.Take(3));
        // The bonus is paid in the next January, the bill a month later, interest from the second month on.
        Assert.Equal([-100, -100, -100], cash.Flows[CashSide.ToPeople].Take(3));
        Assert.Equal([0, -10, -10], cash.Flows[CashSide.ToSuppliers].Take(3));
        Assert.Equal([0, -50, 0], cash.Flows[CashSide.ForAssets].Take(3));
        Assert.Equal([120, 0, 0], cash.Flows[CashSide.FromInvestors].Take(3));
        Assert.Equal([0, -1.2m - 10, -1.1m - 10], cash.Flows[CashSide.ToInvestors].Take(3));
    }

    private static CashBudget AddsUp(Plan plan, string name)
    {
        var forecast = PlanForecast.Of(plan).Value;
        var cash = CashBudget.Of(plan, forecast);
        Assert.Equal(forecast.Months, cash.Closing.Count);
        for (var month = 0; month < forecast.Months; month++)
        {
            if (forecast.Evaluation[forecast.Forecast.Cash.ClosingCash, month + 1] is not { } closing) break;
            var sum = cash.Opening[month] + cash.Flows.Values.Sum(flow => flow[month]);
            // Of very large amounts the last digits are rounded.
            Assert.True(Math.Abs(sum - closing) < Math.Max(0.005m, Math.Abs(closing) * 1e-18m), $"{name}, month {month + 1}: {sum}, not {closing}");
        }
        return cash;
    }
}
