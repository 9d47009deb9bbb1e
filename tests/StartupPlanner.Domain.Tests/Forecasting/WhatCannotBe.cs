using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What no forecast can be made of is said with its address, instead of counting nothing.</summary>
public sealed class WhatCannotBe : MoneyTests
{
    private void IsSaid(string at, string code) => Assert.Equal([(at, code)], Scenarios.MistakesOf(Plan).Select(error => (error.Field, error.Code)));

    [Fact]
    public void Is_a_share_of_nobody() => IsSaid(Row("revenue/streams", "name=Add-on, kind=subscription, growth=share, conversion=10") + "/sold-to", ForecastErrors.SoldToNobody);

    [Fact]
    public void Is_to_be_served_by_what_counts_nothing()
    {
        Row("finance/costs", "name=Rent, kind=fixed, amount=10");
        IsSaid(Row("revenue/streams", "name=Seats, kind=subscription, served-by=Rent") + "/served-by", ForecastErrors.NoSuchRow);
    }

    [Fact]
    public void Is_marketing_for_what_takes_no_leads()
    {
        Row("revenue/streams", "name=Seats, kind=subscription, new-customers=4");
        IsSaid(Row("finance/costs", "kind=marketing, amount=10, cost-per-lead=1, stream=Seats") + "/stream", ForecastErrors.NoFunnel);
    }

    [Theory]
    [InlineData("kind=subscription", "2027-03", "stream", ForecastErrors.NoContract)]
    [InlineData("kind=contract, start=2027-04", "2027-03", "month", ForecastErrors.OutsideStream)]
    [InlineData("kind=contract, end=2027-02", "2027-03", "month", ForecastErrors.OutsideStream)]
    public void Is_a_milestone_that_no_contract_reaches(string stream, string month, string field, string code)
    {
        var at = Row("revenue/streams", "name=Lab, " + stream);
        IsSaid($"{Row("revenue/milestones", $"stream={at}, name=Prototype, month={month}, amount=5")}/{field}", code);
    }

    [Theory]
    [InlineData("Seats", "kind=data", "stream", ForecastErrors.NoTiers)]
    [InlineData("Seats", "kind=subscription", "share-of-new", ForecastErrors.SharesOfTiers)]
    public void Is_a_tier_that_no_stream_has(string of, string stream, string field, string code)
    {
        Row("revenue/streams", "name=Seats, " + stream);
        IsSaid($"{Row("revenue/tiers", $"stream={of}, name=Basic, price=5, share-of-new=99.8")}/{field}", code);
    }

    [Fact]
    public void Is_a_change_of_the_price_of_what_has_none()
    {
        Row("revenue/streams", "name=Lab, kind=contract");
        IsSaid(Row("revenue/price-changes", "of=Lab, month=2027-03, price=5") + "/of", ForecastErrors.NoPrice);
    }

    [Fact]
    public void Is_a_change_of_the_price_of_one_of_several()
    {
        foreach (var stream in (string[])["Seats", "Desks"])
        {
            Row("revenue/streams", $"name={stream}, kind=subscription");
            Row("revenue/tiers", $"stream={stream}, name=Basic, price=5, share-of-new=100");
        }
        var change = new Change.AddRow(Address.Read("revenue/price-changes")!, PlanUnderTest.Id(99), new Dictionary<string, string> { ["of"] = "Basic" }, RowPlace.Last);
        Assert.Equal(FieldErrors.SeveralSo, Assert.Single(Assert.IsType<Failure.Invalid>(Plan.Apply(change, default).Failure).Errors).Code);
    }

    [Fact]
    public void Is_a_change_of_the_price_where_tiers_have_theirs()
    {
        Row("revenue/streams", "name=Seats, kind=subscription");
        Row("revenue/tiers", "stream=Seats, name=Basic, price=5, share-of-new=100");
        Row("revenue/price-changes", "of=Basic, month=2027-03, price=5");
        IsSaid(Row("revenue/price-changes", "of=Seats, month=2027-03, price=5") + "/of", ForecastErrors.PriceOfTiers);
    }

    [Theory]
    [InlineData("nothing", ForecastErrors.NoSuchLine)]
    [InlineData("all-heads", ForecastErrors.NotMoney)]
    public void Is_a_share_of_what_is_no_money(string line, string code) => IsSaid(Row("finance/costs", $"kind=percent-of-line, share=5, line={line}") + "/line", code);

    [Fact]
    public void Is_a_share_of_what_it_enters()
    {
        Row("finance/costs", "name=Bonus, kind=percent-of-line, share=5, line=net-income");
        var mistake = Assert.Single(Scenarios.MistakesOf(Plan));
        Assert.Equal(("finance", ForecastErrors.Circle), (mistake.Field, mistake.Code));
        Assert.Contains("Bonus", $"{mistake.Args[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public void Is_a_machine_that_is_paid_by_the_day()
    {
        Row("finance/assets", "name=Robot, price=10, quantity=1, month=2027-01");
        IsSaid(Row("revenue/streams", "name=Days, kind=services, served-by=Robot") + "/served-by", ForecastErrors.NoSuchRow);
    }

    [Fact]
    public void Is_to_come_back_after_leaving() => IsSaid(Row("revenue/streams", "name=Seats, kind=subscription, new-customers=10, retention=10;90;100") + "/retention", ForecastErrors.RetentionRises);

    [Fact]
    public void Is_fewer_than_none()
    {
        Row("revenue/streams", "name=Seats, kind=subscription, new-customers=10");
        IsSaid(Row("finance/actuals", "line=Seats: customers, amounts=3;-5") + "/amounts", ForecastErrors.NegativeCount);
        Row("finance/actuals", "line=net-income, amounts=-5");
    }

    [Fact]
    public void Is_one_name_for_two()
    {
        Plan.Set("overview/name", "A plan");
        Row("finance/scenarios", "name=Cautious");
        IsSaid(Row("finance/scenarios", "name=Cautious") + "/name", ForecastErrors.SameName);
    }

    [Fact]
    public void Is_drawn_from_nowhere() => IsSaid(Row("finance/uncertainties", "at=nowhere, shape=normal") + "/at", ForecastErrors.NoSuchAddress);

    [Fact]
    public void Is_one_line_told_twice()
    {
        Row("finance/actuals", "line=revenue, amounts=1");
        IsSaid(Row("finance/actuals", "line=Revenue, amounts=2") + "/line", ForecastErrors.SameName);
    }

    [Fact]
    public void Is_a_rate_of_exchange_of_nothing() =>
        Assert.False(PlanUnderTest.Start().Add("finance/rates", 1, values: [("currency", "EUR"), ("rate", "0")]).Succeeded);

    [Fact]
    public void Grows_beyond_all_bounds()
    {
        Row("revenue/streams", "name=Seats, kind=subscription, new-customers=10, monthly-growth=1000, price=100");
        var mistake = Assert.Single(Scenarios.MistakesOf(Plan));
        Assert.Equal(("finance", ForecastErrors.TooLarge), (mistake.Field, mistake.Code));
        var figures = KeyFigures();
        Assert.Equal((null, null, null, null), (figures.LowestCash, figures.FundingNeed, figures.CashOutMonth, figures.BreakEvenMonth));
        Assert.Equal(new Answer.None(NoAnswer.TooLarge), figures.InternalRateOfReturn);
    }
}
