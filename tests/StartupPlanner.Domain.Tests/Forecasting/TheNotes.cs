using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>SAFEs and notes of the cap table in the forecast, by the cap table's own figures.</summary>
public sealed class TheNotes : MoneyTests
{
    private string Sold(string fields)
    {
        var angel = Row("funding/holders", "name=Angel, kind=investor");
        return Row("funding/convertibles", $"name=Note, holder={angel}, " + fields);
    }

    [Theory]
    // 365 days at 8 % of 1,000,000: the cap table pays back 1,080,000 on 15 January 2028, twelve months after.
    [InlineData("date=2027-01-15, maturity=2028-01-15", 80_000)]
    [InlineData("date=2027-01-15, maturity=2028-01-15, compounding=monthly", 82_999.506807510)]
    [InlineData("date=2027-01-15, maturity=2028-01-15, compounding=daily", 83_277.571822)]
    [InlineData("date=2027-01-15, maturity=2028-01-15, day-count=actual360", 81_111.111111)]
    public void Are_paid_back_when_they_fall_due_though_nothing_happens_then(string terms, double interest)
    {
        Sold($"kind=note, amount=1000000, interest-rate=8, at-maturity=repay, {terms}");
        var forecast = Made;
        var paid = decimal.Round((decimal)interest, 2);
        // The interest is what operations pay, the principal what finance does.
        foreach (var (line, amount) in ((string, decimal)[])[("financing-cash-flow", -1_000_000), ("operating-cash-flow", -paid), ("net-cash-flow", -1_000_000 - paid), ("debt-service", 1_000_000 + paid), ("net-burn", paid)])
            Assert.Equal([0, amount, 0], [.. Amounts(forecast, line, 14).Skip(11).Select(each => decimal.Round(each!.Value, 2))]);
        Assert.Equal(0, Amounts(forecast, "convertibles", 13)[12]);
        var story = EquityPlan.StoryOf(Plan, new(2028, 1, 31)).Value;
        Assert.Equal(decimal.Round((decimal)interest, 2), -story.Flows.Single(flow => flow.Kind == FundingKind.InterestPaid).Amount);
    }

    [Fact]
    public void Bear_interest_from_their_day_on()
    {
        Sold("kind=note, amount=365000, interest-rate=10, date=2027-01-21, maturity=2029-01-21");
        // 10 days of January, 28 of February, 31 of March at 100 a day.
        ComesTo("interest-expense 1000 2800 3100; convertibles 366000 368800 371900");
    }

    [Fact]
    public void Of_the_time_before_the_plan_are_owed_from_its_first_month_on()
    {
        Plan.Set("finance/opening-cash", "50000");
        Sold("kind=note, amount=365000, interest-rate=10, date=2026-12-21, maturity=2027-02-10, at-maturity=repay");
        // 1,000 of interest before, 3,100 in January, 1,000 in February; what shareholders had was 50,000 − 366,000.
        ComesTo("interest-expense 3100 1000 0; convertibles 369100 0 0; closing-cash 50000 -320100 -320100; paid-in-capital 0 0 0; retained-earnings -319100 -320100 -320100; operating-cash-flow 0 -5100 0; difference 0 0 0");
    }

    [Fact]
    public void That_ended_before_the_plan_are_gone()
    {
        Sold("kind=note, amount=1000, interest-rate=10, date=2025-01-01, maturity=2026-01-01, at-maturity=repay");
        ComesTo("convertibles 0; closing-cash 0; interest-expense 0");
    }
}
