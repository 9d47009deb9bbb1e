using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What began before the plan's first month goes on in it as it does in a plan that begins earlier.</summary>
public sealed class TheTimeBefore : MoneyTests
{
    private const string Watched = "loans founder-loans convertibles deferred-revenue interest-expense other-income research fixed-assets depreciation debt-service";

    [Theory]
    [InlineData("funding/instruments", "kind=loan, amount=1200, month=2026-08, term=14, interest-rate=9, grace=2", "loans")]
    [InlineData("funding/instruments", "kind=loan, amount=1200, month=2026-11, term=14, interest-rate=9, grace=6", "loans")]
    [InlineData("funding/instruments", "kind=loan, amount=1200, month=2026-12, term=14, interest-rate=9", "loans")]
    [InlineData("funding/instruments", "kind=loan, amount=1200, month=2026-08, term=12", "loans")]
    [InlineData("funding/instruments", "kind=loan, amount=1200, month=2026-08, term=12, interest-rate=9, grace=1, repayment=linear", "loans")]
    [InlineData("funding/instruments", "kind=founder-loan, amount=1200, month=2026-08, term=12, interest-rate=9, repayment=bullet", "founder-loans")]
    [InlineData("funding/instruments", "kind=grant, amount=1200, month=2026-08, term=12", "deferred-revenue")]
    [InlineData("funding/instruments", "kind=grant, amount=1200, month=2026-08, term=12, area=research", "deferred-revenue")]
    [InlineData("funding/instruments", "kind=note, amount=1200, month=2026-08, interest-rate=6, conversion=2027-05", "convertibles")]
    [InlineData("funding/instruments", "kind=safe, amount=1200, month=2026-08", "convertibles")]
    [InlineData("finance/assets", "price=1200, quantity=3, month=2026-08, life=10, salvage=10", "fixed-assets")]
    [InlineData("finance/assets", "price=1200, month=2026-08, life=20, salvage=10, method=declining-balance", "fixed-assets")]
    [InlineData("finance/assets", "price=1200, month=2026-07, life=4, salvage=10, method=declining-balance", "fixed-assets")]
    [InlineData("finance/assets", "price=1200, month=2026-07, life=4, salvage=10", "fixed-assets")]
    public void Goes_on(string list, string row, string owed)
    {
        Row(list, row);
        var late = Watched.Split(' ').ToDictionary(line => line, line => Amounts(Made, line, 12));
        Assert.All(Amounts(Made, "difference", 12), difference => Assert.Equal(0, difference));
        Plan.Set("overview/first-month", "2026-07");
        Assert.All(late, line => Assert.Equal(Amounts(Made, line.Key, 18)[6..], line.Value));
        Assert.NotEqual(0, late[owed][0]);
    }

    [Theory]
    [InlineData("kind=loan, amount=1200, month=2025-08, term=12, interest-rate=9")]
    [InlineData("kind=loan, amount=1200, month=2025-12, term=12, interest-rate=9, grace=3")]
    [InlineData("kind=grant, amount=1200, month=2026-01, term=12")]
    [InlineData("kind=note, amount=1200, month=2026-01, interest-rate=6, conversion=2026-12")]
    // What shareholders paid is part of the opening cash.
    [InlineData("kind=equity, amount=1200, month=2026-01")]
    public void Has_an_end(string row)
    {
        Row("funding/instruments", row);
        ComesTo("cash 0 0; liabilities 0 0; paid-in-capital 0 0; interest-expense 0 0");
    }

    [Theory, InlineData("start=2027-05"), InlineData("start=2026-10"), InlineData("start=2025-01"), InlineData("start=2025-04"), InlineData("start=2025-04, end=2027-09"), InlineData("start=2025-04, end=2027-06")]
    public void Has_earned_part_of_the_bonus(string span)
    {
        Row("team/hires", "role=Founder, area=general, heads=2, salary=100, raise=10, bonus=60, " + span);
        Plan.Set("overview/first-month", "2027-07");
        var (owed, paid) = (Amounts(Made, "accruals", 12), Amounts(Made, "difference", 12));
        Assert.All(paid, difference => Assert.Equal(0, difference));
        Plan.Set("overview/first-month", "2026-01");
        Assert.Equal(Amounts(Made, "accruals", 30)[18..], owed);
    }

    [Fact]
    public void Has_earned_the_bonus_of_the_year_that_ended()
    {
        Row("team/hires", "role=Founder, area=general, heads=2, salary=100, bonus=60, start=2025-07");
        // 12 months of 120 are paid in January.
        ComesTo("cash -1640 -1840; accruals 120 240");
        Plan.Set("overview/first-month", "2026-12");
        ComesTo("accruals 1440 120 240");
    }

    [Fact]
    public void Leaves_bills_to_be_paid()
    {
        Plan.Set("finance/opening-cash", "100");
        Plan.Set("finance/opening-receivables", "70");
        Plan.Set("finance/opening-payables", "20");
        // They are there until the first month ends, which makes up what shareholders had.
        ComesTo("cash 150 150; receivables 0 0; payables 0 0; paid-in-capital 150 150; operating-cash-flow 50 0; revenue 0 0; gross-burn 20 0");
    }
}
