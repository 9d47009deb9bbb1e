using System.Globalization;
using StartupPlanner.Domain.Forecasting;

namespace StartupPlanner.Domain.Tests.Forecasting;

public sealed class ContradictionsOfAPlan : MoneyTests
{
    private List<string> Found => [.. Contradictions.Of(PlanForecast.Of(Plan).Value).Select(finding => finding.Key["Contradiction.".Length..])];

    [Fact]
    public void An_empty_plan_has_none() => Assert.Empty(Found);

    // Each month can be written as a number up to one, their sum cannot.
    [Fact]
    public void Amounts_that_are_too_large_are_none()
    {
        Set("finance", "months", "120");
        Row("revenue/streams", "name=Seats, kind=subscription, growth=rate, new-customers=10, price=100, monthly-growth=100");
        Assert.Equal(["NothingToServe"], Found);
    }

    [Fact]
    public void Money_that_comes_after_the_cash_has_run_out()
    {
        Set("finance", "opening-cash", "2500");
        Row("finance/costs", "name=Rent, kind=fixed, amount=1000, area=general");
        var round = Row("funding/instruments", "name=Seed, kind=equity, amount=500000, month=2027-06");
        Assert.Equal(["MoneyTooLate"], Found);
        var words = new ForecastWords(PlanForecast.Of(Plan).Value, CultureInfo.GetCultureInfo("en"));
        Assert.Equal("Cash runs out in 2027-03, but the next money only comes in 2027-06.", words.Of(Contradictions.Of(PlanForecast.Of(Plan).Value)[0]));
        Set(round, "month", "2027-02");
        Assert.Empty(Found);
    }

    [Fact]
    public void Revenue_that_costs_nothing_and_customers_who_come_by_themselves()
    {
        Row("revenue/streams", "name=Seats, kind=subscription, growth=rate, new-customers=10, churn=20, price=100");
        Assert.Equal(["NothingToServe", "CustomersForNothing"], Found);
        Row("finance/costs", "name=Hosting, kind=fixed, amount=10, area=cost-of-sales");
        Row("finance/costs", "name=Fairs, kind=fixed, amount=10, area=marketing");
        Assert.Empty(Found);
    }

    [Fact]
    public void Revenue_that_grows_steeply_with_no_more_people()
    {
        Row("finance/costs", "name=Hosting, kind=fixed, amount=10, area=cost-of-sales");
        Row("finance/costs", "name=Fairs, kind=fixed, amount=10, area=marketing");
        Row("team/hires", "role=Engineer, heads=2, start=2027-01, salary=100, area=research");
        Row("revenue/streams", "name=Seats, kind=subscription, growth=rate, new-customers=10, monthly-growth=8, price=100");
        Assert.Equal(["GrowthWithoutPeople"], Found);
        Row("team/hires", "role=Support, heads=1, start=2029-01, salary=100, area=general");
        Assert.Empty(Found);
    }

    [Fact]
    public void Employees_whom_nobody_pays()
    {
        Row("team/members", "name=Ada, role=Engineer, standing=employee");
        Row("team/members", "name=Grace, role=Chief executive, standing=founder");
        Assert.Equal(["TeamOffThePayroll"], Found);
        Row("team/hires", "role=Engineer, heads=1, start=2027-01, salary=100, area=research");
        Assert.Empty(Found);
    }

    [Fact]
    public void Founders_who_own_more_than_all()
    {
        var ada = Row("team/members", "name=Ada, role=Engineer, standing=founder")["team/members/".Length..];
        var grace = Row("team/members", "name=Grace, role=Chief executive, standing=founder")["team/members/".Length..];
        Row("team/founders", $"member={ada}, stake=60");
        var other = Row("team/founders", $"member={grace}, stake=50");
        Assert.Equal(["StakesBeyondAll"], Found);
        Set(other, "stake", "40");
        Assert.Empty(Found);
    }

    [Fact]
    public void A_go_against_a_weak_scorecard()
    {
        foreach (var row in Plan.Opportunity.Scorecard) Set($"opportunity/scorecard/{row.Key}", "score", "2");
        Set("opportunity", "verdict", "go-if");
        Assert.Empty(Found);
        Set("opportunity", "verdict", "go");
        Assert.Equal(["GoDespiteScore"], Found);
    }
}
