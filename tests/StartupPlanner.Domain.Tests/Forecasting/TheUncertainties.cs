using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Tests.Plans;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Tests.Forecasting;

public sealed class TheUncertainties
{
    private const string Costs = "finance/costs/0195e1d0-0000-7000-8000-00000000000";
    private readonly Plan plan = PlanUnderTest.Start();

    public TheUncertainties()
    {
        for (var cost = 1; cost <= 3; cost++) plan.Add("finance/costs", cost, values: [("name", $"Cost {cost}"), ("kind", "fixed"), ("area", "general"), ("amount", "100;200;400")]);
    }

    private Outcome<SimulationOptions> Options(Forecast forecast) => Uncertainties.OptionsOf(plan, forecast.Model, 40_000, 1);

    private (Forecast Forecast, Simulation Simulation) Simulated()
    {
        var forecast = Forecast.Of(plan).Value;
        return (forecast, Simulation.Of(forecast.Model, [.. Enumerable.Range(1, 3).Select(cost => forecast.Find($"{Costs}{cost}/spending")!)], Options(forecast).Value));
    }

    [Theory]
    [InlineData("pert", 216.7, 57), InlineData("triangular", 233.3, 62), InlineData("uniform", 250, 86.6), InlineData("normal", 200, 91.2), InlineData("lognormal", 219, 93), InlineData("discrete", 230, 119)]
    public void Shape_the_draws(string shape, double mean, double deviation)
    {
        plan.Add("finance/uncertainties", 1, values: [("at", $"{Costs}1/amount"), ("shape", shape)]);
        var (forecast, simulation) = Simulated();
        var draws = simulation[forecast.Find($"{Costs}1/spending")!, 1].ToArray();
        Assert.Equal(mean, draws.Average(), mean * 0.02);
        Assert.Equal(deviation, Math.Sqrt(draws.Average(draw => Math.Pow(draw - draws.Average(), 2))), deviation * 0.05);
    }

    [Fact]
    public void Let_estimates_move_together()
    {
        plan.Add("finance/correlations", 1, values: [("first", $"{Costs}1/amount"), ("second", $"{Costs}2/amount"), ("coefficient", "-1")]);
        var (forecast, simulation) = Simulated();
        var (one, other) = (simulation[forecast.Find($"{Costs}1/spending")!, 1].ToArray(), simulation[forecast.Find($"{Costs}2/spending")!, 1].ToArray());
        var order = one.Select((_, draw) => draw).OrderBy(draw => one[draw]).Select(draw => other[draw]).ToList();
        Assert.Equal(order.OrderDescending(), order);
    }

    [Fact]
    public void That_cannot_be_are_named_all_at_once()
    {
        plan.Set($"{Costs}3/amount", "0;1;2");
        plan.Add("finance/uncertainties", 1, values: [("at", $"{Costs}3/amount"), ("shape", "lognormal")]);
        plan.Add("finance/uncertainties", 2, values: [("at", "finance/nothing"), ("shape", "uniform")]);
        plan.Add("finance/correlations", 3, values: [("first", $"{Costs}1/amount"), ("second", $"{Costs}1/amount"), ("coefficient", "0.5")]);
        var errors = Assert.IsType<Failure.Invalid>(Options(Forecast.Of(plan).Value).Failure).Errors;
        Assert.Equal([ForecastErrors.NotPositive, ForecastErrors.NoSuchAddress, ForecastErrors.WithItself], errors.Select(error => error.Code));
    }

    // A pair that is not named does not move together.
    [Theory]
    [InlineData("0.6", "0.6", "-0.9", false), InlineData("1", "0.5", "-0.5", false), InlineData("1", "0.5", "0.5", true), InlineData("0.9", "0.9", "0.9", true), InlineData("0.9", "0.9", "0", false), InlineData("0.6", "0.6", "0", true)]
    public void That_contradict_each_other_are_refused(string first, string second, string third, bool agree)
    {
        plan.Add("finance/correlations", 1, values: [("first", $"{Costs}1/amount"), ("second", $"{Costs}2/amount"), ("coefficient", first)]);
        plan.Add("finance/correlations", 2, values: [("first", $"{Costs}2/amount"), ("second", $"{Costs}3/amount"), ("coefficient", second)]);
        plan.Add("finance/correlations", 3, values: [("first", $"{Costs}1/amount"), ("second", $"{Costs}3/amount"), ("coefficient", third)]);
        var options = Options(Forecast.Of(plan).Value);
        Assert.Equal(agree, options.Succeeded);
        if (!agree) Assert.Equal(ForecastErrors.Contradiction, Assert.IsType<Failure.Invalid>(options.Failure).Errors.Single().Code);
    }

    [Fact]
    public void Are_never_drawn_beyond_what_a_field_allows()
    {
        var plan = PlanUnderTest.Start();
        plan.Add("revenue/streams", 1, values: [("name", "Seats"), ("kind", "subscription"), ("new-customers", "10"), ("churn", "0;2;12")]);
        plan.Add("finance/uncertainties", 2, values: [("at", $"revenue/streams/{PlanUnderTest.Id(1)}/churn"), ("shape", "normal")]);
        var model = Forecast.Of(plan).Value.Model;
        var churn = Uncertainties.OptionsOf(plan, model, 1, 1).Value.Distributions.Values.Single();
        Assert.Equal((0, 0.02, 0.08), (churn.Quantile(0.05), churn.Quantile(0.5), Math.Round(churn.Quantile(0.95), 6)));
    }

    [Fact]
    public void Every_estimate_of_a_forecast_has_one_address_of_its_own()
    {
        foreach (var seed in Enumerable.Range(0, 30))
            Assert.All(Forecast.Of(MoneyPlans.Of(seed)).Value.Model.Inputs.GroupBy(input => input.Address), same => Assert.Single(same));
    }
}
