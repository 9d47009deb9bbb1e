using System.Globalization;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What one forecast says to readers of two languages.</summary>
public sealed class TheWords : MoneyTests
{
    private ForecastWords Words(string culture) => new(PlanForecast.Of(Plan).Value, CultureInfo.GetCultureInfo(culture));

    public TheWords()
    {
        Set("finance", "opening-cash", "2500");
        Row("finance/costs", "name=Rent, kind=fixed, amount=1000, area=general");
    }

    [Fact]
    public void Tell_when_cash_runs_out_and_that_there_is_no_profit()
    {
        Assert.Equal(["Cash runs out in 2027-03, after 2 months; at the lowest point, in 2031-12, 57,500 is missing.", "Not profitable for good within the plan."], Words("en").Verdicts());
        Assert.Equal(2, Words("zh-CN").Verdicts().Count(verdict => verdict.EndsWith('。')));
    }

    [Fact]
    public void Write_months_and_money_as_their_reader_does()
    {
        var words = new ForecastWords(PlanForecast.Of(Plan).Value, CultureInfo.GetCultureInfo("en")) { MonthFormat = month => $"{month.Number}/{month.Year}", MoneyFormat = amount => $"¥{amount:0}" };
        Assert.Equal("Cash runs out in 3/2027, after 2 months; at the lowest point, in 12/2031, ¥57500 is missing.", words.CashVerdict());
    }

    [Fact]
    public void Name_key_figures_and_their_values()
    {
        var words = Words("en");
        Assert.Equal(
            ["Runway in months: 2", "Lowest cash: -57,500", "Funding need: 57,500", "Break-even: –"],
            KeyFigure.All.Take(4).Select(figure => $"{words.NameOf(figure)}: {words.ValueOf(figure)}"));
        Assert.Equal("最低现金", Words("zh-CN").NameOf(KeyFigure.Find("lowest-cash")!));
    }

    [Fact]
    public void Of_a_scenario_that_the_plan_does_not_have_there_are_none() => Assert.Equal(QuestionErrors.NoSuchScenario, PlanForecast.Of(Plan, "Dear").Failure!.Code);

    [Theory]
    [InlineData("closing-cash 2027-01 >= 0", true)]
    [InlineData("现金净增加额 1 > 0", false)]
    [InlineData("nothing 1 > 0", null)]
    [InlineData("closing-cash 2099-01 > 0", null)]
    [InlineData("closing-cash", null)]
    [InlineData("runway-months >= 3", false)]
    public void Of_a_target_are_read(string text, bool? reached)
    {
        var forecast = PlanForecast.Of(Plan).Value;
        var target = Target.Read(forecast, text);
        Assert.Equal(reached, target.Succeeded ? target.Value.IsReached(forecast.Evaluation) : null);
    }

    [Fact]
    public void Tell_why_scenarios_differ()
    {
        var plan = PlanFile.Read(Repository.Read("src/StartupPlanner.Web/Data/Samples/lumen-dx.en.json"), PlanId.New(), DateTimeOffset.UnixEpoch).Value;
        var scenario = plan.Finance.Scenarios.First().Name;
        var comparison = new Comparison([new(null, PlanForecast.Of(plan).Value), new(scenario, PlanForecast.Of(plan, scenario).Value)]);
        var causes = comparison.CausesOf(comparison.Sides[1]).ToList();
        Assert.NotEmpty(causes);
        Assert.Equal(decimal.Round(CashAtEnd(comparison.Sides[1]) - CashAtEnd(comparison.Sides[0]), 2), decimal.Round(causes.Sum(cause => cause.Difference), 2));
        Assert.Contains(comparison.Different, line => line.Key == "closing-cash");
        Assert.NotEmpty(comparison.Sides[1].Overrides);

        static decimal CashAtEnd(Side side) => side.Total("closing-cash")!.Value;
    }
}
