using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Forecasting;

public sealed class AnActualsImport
{
    private const string Stream = "revenue/streams/0195e1d0-0000-7000-8000-000000000001";
    private readonly Plan plan = PlanUnderTest.Start();

    public AnActualsImport() => plan.Add("revenue/streams", 1, values: [("name", "Clinics"), ("kind", "series"), ("by-month", "100;200;300")]);

    private Outcome<ImportedActuals> Read(string csv) => ActualsImport.Read(plan, Forecast.Of(plan).Value, Csv.Read(csv));

    private void Take(string csv)
    {
        var forecast = Forecast.Of(plan).Value;
        var id = 100;
        foreach (var change in ActualsImport.ChangesOf(plan, forecast, ActualsImport.Read(plan, forecast, Csv.Read(csv)).Value, () => PlanUnderTest.Id(id++)).Value) Assert.True(plan.Apply(change, PlanUnderTest.Noon).Succeeded);
    }

    private static IEnumerable<(string, string)> Mistakes(Outcome<ImportedActuals> read) => Assert.IsType<Failure.Invalid>(read.Failure).Errors.Select(error => (error.Field, error.Code));

    [Theory]
    [InlineData("2027-01,2027-02"), InlineData("2027/1,2027/02"), InlineData("2027年1月,2027年2月"), InlineData("Jan 2027,February 2027"), InlineData("1/2027,02/2027"), InlineData("2027-01-31,2027-02-28")]
    public void Knows_months_in_many_forms(string months) =>
        Assert.Equal((new(2027, 1), new(2027, 2)), Read($"Ledger 2027\n,{months},Total\nRevenue,\"1,234.50\",(5),9") is { Succeeded: true, Value: { } read } && read.Lines.Single().Amounts.SequenceEqual([1234.5m, -5]) ? (read.First, read.Last) : default);

    [Fact]
    public void Adds_up_labels_of_one_line_and_remembers_them()
    {
        plan.Add("finance/actual-sources", 2, values: [("label", "6001 Sales"), ("line", $"{Stream}/revenue"), ("factor", "-1000")]);
        plan.Add("finance/actual-sources", 3, values: [("label", "Passed over"), ("line", "")]);
        var read = Read($"code,name,2027-01,2027-02\n6001 Sales,Turnover,-1.5,-2\n,Cash at end of month,7,8\n,{Stream}/revenue,10,\n,Passed over,1,1\n,Nobody knows,3,4").Value;
        Assert.Equal([(1510m, 2000m), (7m, 8m)], read.Lines.Select(line => (line.Amounts[0], line.Amounts[1])));
        Assert.Equal(["Nobody knows"], read.Unknown);
    }

    [Fact]
    public void Takes_one_month_after_the_other_into_the_plan()
    {
        Take("line,2027-01\nrevenue,90");
        Take("line,2027-01,2027-02\nRevenue,95,180");
        Assert.Equal(["revenue"], plan.Finance.Actuals.Select(actual => actual.Line));
        Assert.Equal([95, 180], plan.Finance.Actuals.Single().Amounts);
        Assert.Equal(["Revenue"], plan.Finance.ActualSources.Select(source => source.Label));
    }

    [Fact]
    public void Refuses_what_leaves_a_gap()
    {
        var forecast = Forecast.Of(plan).Value;
        var read = Read("line,2027-03\nrevenue,1");
        Assert.Equal([("Revenue", ActualsErrors.MonthMissing)], Assert.IsType<Failure.Invalid>(ActualsImport.ChangesOf(plan, forecast, ActualsImport.Read(plan, forecast, Csv.Read("line,2027-03\nrevenue,1")).Value, Guid.NewGuid).Failure).Errors.Select(error => (error.Field, error.Code)));
        Assert.True(read.Succeeded);
        Assert.Equal([("D1", ActualsErrors.MonthMissing)], Mistakes(Read("line,2027-01,2027-02,2027-03\nrevenue,1,,2".Replace("2027-02", "note", StringComparison.Ordinal))));
    }

    [Fact]
    public void Says_all_that_is_wrong_by_its_cell()
    {
        Assert.Equal([("", ActualsErrors.NoMonths)], Mistakes(Read("line,amount\nrevenue,1")));
        Assert.Equal([("", ActualsErrors.NoMonthOfPlan)], Mistakes(Read("line,2020-01\nrevenue,1")));
        Assert.Equal([("C1", ActualsErrors.MonthTwice), ("B2", ActualsErrors.NotANumber), ("C3", ActualsErrors.NotANumber)], Mistakes(Read("line,2027-01,2027-01\nrevenue,many,1\ncash,2,1.2.3")));
    }

    [Fact]
    public void Figures_of_a_stream_are_where_the_rolling_forecast_begins()
    {
        Take($"line,2027-01,2027-02\n{Stream}/revenue,90,80");
        var (forecast, rolling) = (Forecast.Of(plan).Value, Forecast.Of(plan, rolling: true).Value);
        Assert.Equal([100, 200, 300], forecast.Evaluate()[forecast.Income.Revenue].Take(3));
        Assert.Equal([90, 80, 300], rolling.Evaluate()[rolling.Income.Revenue].Take(3));
    }
}
