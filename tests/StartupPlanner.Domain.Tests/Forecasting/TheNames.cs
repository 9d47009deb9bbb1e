using System.Globalization;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Tests.Forecasting;

/// <summary>What the lines of one forecast are called by readers of several languages and standards.</summary>
public sealed class TheNames : MoneyTests
{
    private static CultureInfo English { get; } = CultureInfo.GetCultureInfo("en");
    private static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    [Fact]
    public void Are_in_the_words_of_each_standard_without_making_the_forecast_again()
    {
        var stream = Row("revenue/streams", "name=Clinics, kind=subscription, new-customers=10, price=100");
        var forecast = Made;
        Assert.Equal(["Gross profit", "Clinics: new customers"], Called(AccountingStandard.Gaap));
        Assert.Equal("Statement of financial position", forecast.Names.In(AccountingStandard.Ifrs).Section(forecast.Balance.Assets.Section));
        Assert.Equal(["毛利", "Clinics: 新增客户"], Called(AccountingStandard.Cas));

        string[] Called(AccountingStandard standard) => [forecast.Names.In(standard)[forecast.Income.GrossProfit], forecast.Names.In(standard)[forecast.Find($"{stream}/new-customers")!]];
    }

    [Fact]
    public void Are_by_the_plans_standard_in_English_and_by_the_Chinese_one_in_Chinese()
    {
        Assert.Equal(["Balance sheet", "资产负债表"], Sections());
        Set("finance", "standard", "ifrs");
        Assert.Equal(["Statement of financial position", "资产负债表"], Sections());
        Set("finance", "standard", "cas");
        Assert.Equal(["Statement of financial position", "资产负债表"], Sections());

        string[] Sections() => [.. ((CultureInfo[])[English, Chinese]).Select(reader => Made.Names.For(reader).Section(Made.Balance.Assets.Section))];
    }

    [Theory, InlineData("Clinics: new customers"), InlineData("clinics: 新增客户")]
    public void Find_their_line_in_any_language(string name)
    {
        var stream = Row("revenue/streams", "name=Clinics, kind=subscription, new-customers=10");
        var forecast = Made;
        Assert.Same(forecast.Find($"{stream}/new-customers"), forecast.Find(name));
    }

    [Fact]
    public void Of_two_items_that_are_called_the_same_are_told_apart()
    {
        foreach (var _ in "12") Row("revenue/streams", "name=Clinics, kind=subscription, new-customers=10");
        var forecast = Made;
        Assert.NotSame(forecast.Find("Clinics: customers"), forecast.Find("Clinics (2): customers"));
        Assert.NotNull(forecast.Find("Clinics (2): 客户数"));
    }

    [Fact]
    public void Of_lines_are_never_the_same_for_two()
    {
        var plans = Repository.Samples.Select(file => PlanFile.Read(Repository.Read(file.Data), PlanId.New(), DateTimeOffset.UnixEpoch).Value).Concat(Enumerable.Range(1, 100).Select(seed => MoneyPlans.Of(seed)));
        Assert.All(plans, plan =>
        {
            var forecast = Forecast.Of(plan).Value;
            foreach (var names in Enum.GetValues<AccountingStandard>().Select(standard => forecast.Names.In(standard)))
            {
                Assert.Distinct(forecast.Model.Lines.Select(line => names[line]));
                Assert.All(forecast.Model.Inputs, input => Assert.NotEmpty(names[input]));
                Assert.All(forecast.Model.Lines, line => Assert.NotEmpty(names.Section(line.Section)));
            }
        });
    }

    [Fact]
    public void In_a_message_are_said_in_the_language_in_which_it_is_read()
    {
        var forecast = Made;
        var error = new FieldError("finance", ForecastErrors.NoSuchLine, new NamedLines(forecast.Names, forecast.Income.GrossProfit));
        Assert.Equal("The forecast has no line called Gross profit.", new DomainText(English)[error.Code, error.Args]);
        Assert.Equal("预测中没有科目 毛利。", new DomainText(Chinese)[error.Code, error.Args]);
    }

    [Fact]
    public void In_a_trace_are_the_readers()
    {
        Row("revenue/streams", "name=Clinics, kind=series, by-month=1000");
        var forecast = PlanForecast.Of(Plan).Value;
        var trace = Trace.Of(forecast.Evaluation, forecast.Forecast.Income.GrossProfit, 1);
        Assert.Equal("Revenue − Cost of revenue", new ForecastWords(forecast, English).Formula(trace));
        Assert.Equal("营业收入 − 营业成本", new ForecastWords(forecast, Chinese).Formula(trace));
    }
}
