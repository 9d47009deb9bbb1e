using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Functions;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>Investments, judged by amounts that can be computed by hand.</summary>
public sealed class ACapitalBudget : MoneyTests
{
    [Fact]
    public void Discounts_what_comes_in_at_the_end_of_each_year()
    {
        Plan.Set("finance/discount-rate", "10%");
        Row("finance/investments", "name=Server, outlay=1000, life=2, inflows=550;605");
        // 550 ÷ 1.1 + 605 ÷ 1.21 = 1,000.
        var judged = Judged().Single();
        Assert.Equal((1000m, 0m, InvestmentVerdict.Even), (judged.Outlay, judged.NetPresentValue, judged.Verdict));
        Assert.Equal(0.1, judged.Rates.Unique!.Value, 1e-9);
        // After a year 450 are open, of which 605 pay back in 450 ÷ 605 of a year.
        Assert.Equal(1 + 450m / 605, judged.Payback);
    }

    [Fact]
    public void Goes_on_with_the_last_year_to_the_end_of_the_life()
    {
        Plan.Set("finance/discount-rate", "0%");
        Row("finance/investments", "name=Server, outlay=100, life=4, inflows=10;40");
        Assert.Equal([-100, 10, 40, 40, 40], Judged().Single().Flows);
        Plan.Set("finance/investments/" + Judged().Single().Investment.Key + "/life", "1");
        Assert.Equal([-100, 10], Judged().Single().Flows);
        Assert.Equal((InvestmentVerdict.NotWorthwhile, -90m, null), (Judged().Single().Verdict, Judged().Single().NetPresentValue, Judged().Single().Payback));
    }

    [Fact]
    public void Ranks_by_what_each_is_worth_and_puts_last_what_cannot_be_judged()
    {
        Plan.Set("finance/discount-rate", "10%");
        Row("finance/investments", "name=Unknown, life=3");
        Row("finance/investments", "name=Small, outlay=100, life=1, inflows=121");
        Row("finance/investments", "name=Large, outlay=1000, life=1, inflows=1210");
        Row("finance/investments", "name=Loss, outlay=100, life=1, inflows=100");
        Assert.Equal(["Large 100", "Small 10", "Loss -9.09", "Unknown "], Judged().Select(judged => FormattableString.Invariant($"{judged.Investment.Name} {judged.NetPresentValue:0.##}")));
        Assert.Equal(InvestmentVerdict.Incomplete, Judged()[^1].Verdict);
    }

    [Fact]
    public void Names_no_rate_and_every_rate()
    {
        Plan.Set("finance/discount-rate", "15%");
        // −100 + 230 ÷ (1 + r) − 132 ÷ (1 + r)² = 0 at 10 % and at 20 %.
        Row("finance/investments", "name=Mine, outlay=100, life=2, inflows=230;-132");
        Row("finance/investments", "name=Gift, outlay=0, life=1, inflows=10");
        var judged = Judged().ToDictionary(each => each.Investment.Name);
        Assert.Equal([0.1, 0.2], Assert.IsType<Answer.Several>(judged["Mine"].Rates).Numbers.Select(rate => Math.Round(rate, 6)));
        Assert.IsType<Answer.None>(judged["Gift"].Rates);
        Assert.Equal(0, judged["Gift"].Payback);
    }

    [Fact]
    public void Without_a_rate_judges_nothing()
    {
        Row("finance/investments", "name=Server, outlay=1000, life=2, inflows=800");
        Assert.Equal((InvestmentVerdict.NoRate, null), (Judged().Single().Verdict, Judged().Single().NetPresentValue));
    }

    [Fact]
    public void Costs_what_its_assets_do_in_the_plans_currency_and_what_is_paid_besides()
    {
        Plan.Set("finance/discount-rate", "0%");
        Row("finance/rates", "currency=EUR, rate=2");
        var asset = Row("finance/assets", "name=Server, price=100, quantity=3, currency=EUR, month=2027-02, life=24");
        Row("finance/investments", $"name=Server, assets={asset.Split('/')[^1]}, outlay=50, life=1, inflows=700");
        Assert.Equal(650, Judged().Single().Outlay);
        // It is judged, not counted.
        Assert.Equal(-600, PlanForecast.Of(Plan).Value.Figures.LowestCash);
    }

    [Fact]
    public void Counts_an_asset_that_the_forecast_does_not_by_the_rate_of_its_month()
    {
        Row("finance/rates", "currency=USD, rate=7");
        Row("finance/rates", "currency=USD, rate=8, from=2030-01");
        var asset = Row("finance/assets", "name=Server, price=120000, currency=USD, month=2040-01, life=24");
        Row("finance/investments", $"name=Server, assets={asset.Split('/')[^1]}, life=1, inflows=700");
        Assert.Equal(960_000, Judged().Single().Outlay);
        // Where nothing can be forecast it is the same.
        Assert.Equal(960_000, CapitalBudget.Of(Plan, null).Single().Outlay);
        Plan.Set(asset + "/month", "");
        Assert.Equal(840_000, Judged().Single().Outlay);
    }

    [Fact]
    public void Does_not_know_an_outlay_in_a_currency_without_a_rate()
    {
        var asset = Row("finance/assets", "name=Server, price=120000, currency=USD, month=2027-02, life=24");
        Row("finance/investments", $"name=Server, assets={asset.Split('/')[^1]}, outlay=50, life=1, inflows=700");
        var judged = CapitalBudget.Of(Plan, null).Single();
        Assert.Equal((null, InvestmentVerdict.Incomplete), (judged.Outlay, judged.Verdict));
    }

    private IReadOnlyList<JudgedInvestment> Judged() => CapitalBudget.Of(Plan, PlanForecast.Of(Plan).Value);
}
