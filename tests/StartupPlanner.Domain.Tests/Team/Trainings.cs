using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;

namespace StartupPlanner.Domain.Tests.Team;

public sealed class Trainings
{
    private readonly Plan plan = PlanUnderTest.Start();
    private readonly Guid id = PlanUnderTest.Id(1);

    [Fact]
    public void Are_paid_once_in_their_month_as_general_expense()
    {
        plan.Set("overview/first-month", "2027-01");
        Add(new() { ["topic"] = "Quality", ["month"] = "2027-03", ["cost"] = "12000" });
        var forecast = PlanForecast.Of(plan).Value;
        Assert.Equal([0, 0, 12000m, 0], forecast.SumOf([$"team/training/{id}/spending"]).Take(4));
        Assert.Equal([0, 0, -12000m, -12000m], forecast.Evaluation[forecast.Forecast.Cash.ClosingCash].Take(4));
    }

    [Theory, InlineData("month"), InlineData("cost")]
    public void Count_nothing_without_a_month_or_a_cost(string missing)
    {
        var values = new Dictionary<string, string> { ["topic"] = "Quality", ["month"] = "2027-03", ["cost"] = "12000" };
        values.Remove(missing);
        Add(values);
        Assert.Equal(0, PlanForecast.Of(plan).Value.Figures.LowestCash);
    }

    private void Add(Dictionary<string, string> values) => Assert.True(plan.Apply(new Change.AddRow(Address.Read("team/training")!, id, values, RowPlace.Last), PlanUnderTest.Noon).Succeeded);
}
