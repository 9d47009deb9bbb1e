using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Modeling;

public sealed class ASensitivity
{
    private readonly ModelBuilder builder = new(new Month(2027, 1), 12);

    [Fact]
    public void Orders_estimates_by_how_far_they_move_the_outcome()
    {
        var price = builder.Input("Price", Unit.Money.Per(Unit.Count), "price", new Estimate(80, 90, 100));
        var added = builder.Input("New customers", Unit.Count, "new", new Estimate(5, 10, 20));
        var rent = builder.Input("Rent", Unit.Money, "rent", Estimate.Point(100));
        var customers = builder.Line("Customers", Unit.Count, Aggregation.Stock, self => self.Previous + added);
        var profit = builder.Line("Profit", Unit.Money, Aggregation.Flow, customers * price - rent);
        var swings = Sensitivity.Tornado(builder.Build(), new(profit, 10));
        Assert.Equal([added, price], swings.Select(swing => swing.Input));
        Assert.Equal((4400m, 17900m, 13500m), (swings[0].AtLow, swings[0].AtHigh, swings[0].Width));
        Assert.Equal((7900m, 9900m), (swings[1].AtLow, swings[1].AtHigh));
        Assert.Equal(9000m / 8900m, swings[1].Elasticity!.Value, 10);
    }

    [Fact]
    public void Finds_the_nearest_value_that_reaches_a_target_on_either_side()
    {
        var flow = builder.Input("Flow", Unit.Money, "flow", Estimate.Point(-10));
        var cash = builder.Line("Cash", Unit.Money, Aggregation.Stock, self => self.Lag(1, Formula.Amount(60, Unit.Money)) + flow);
        var model = builder.Build();
        Assert.Equal(-5, Sensitivity.Seek(model, new(cash, 12), amount => amount >= 0, flow)!.Value, 9);
        Assert.Equal(-10, Sensitivity.Seek(model, new(cash, 12), amount => amount < 0, flow));
        Assert.Equal(-10m - 10m / 12, Sensitivity.Seek(model, new(cash, 12), amount => amount <= -70, flow)!.Value, 9);
        Assert.Null(Sensitivity.Seek(model, new(cash, 12), _ => false, flow));
    }

    [Fact]
    public void Leaves_undefined_what_has_no_elasticity()
    {
        var free = builder.Input("Free", Unit.Money, "free", new Estimate(-1, 0, 1));
        var line = builder.Line("Line", Unit.Money, Aggregation.Flow, free + Formula.Amount(5, Unit.Money));
        var quotient = builder.Line("Quotient", Unit.Ratio, Aggregation.Ratio, line / (free - free));
        var model = builder.Build();
        Assert.Null(Sensitivity.Tornado(model, new(line, 1))[0].Elasticity);
        Assert.Null(Sensitivity.Tornado(model, new(quotient, 1))[0].Width);
    }

    [Theory]
    [InlineData(0, -2)]
    [InlineData(1, 3)]
    [InlineData(0.4, -2)]
    [InlineData(0.6, 3)]
    [InlineData(3, 3)]
    [InlineData(7, 7)]
    public void Seeks_the_nearer_of_two_ways(decimal start, decimal found)
    {
        // Reached from 3 on upwards and from −2 on downwards.
        var input = builder.Input("Input", Unit.Ratio, "input", Estimate.Point(start));
        var line = builder.Line("Line", Unit.Ratio, Aggregation.Stock, (input - 3) * (input + 2));
        Assert.Equal(found, Sensitivity.Seek(builder.Build(), new(line, 1), amount => amount >= 0, input)!.Value, 9);
    }

    [Fact]
    public void Seeks_within_limits()
    {
        // Reached from 3 on upwards and from −2 on downwards; 5 at most, 0 at least.
        var input = builder.Input("Input", Unit.Ratio, "input", Estimate.Point(0.2m));
        var line = builder.Line("Line", Unit.Ratio, Aggregation.Stock, (input - 3) * (input + 2));
        var model = builder.Build();
        Assert.Equal(3, Sensitivity.Seek(model, new(line, 1), amount => amount >= 0, input, 0, 5)!.Value, 9);
        Assert.Equal(-2, Sensitivity.Seek(model, new(line, 1), amount => amount >= 0, input, most: 2.9m)!.Value, 9);
        Assert.Null(Sensitivity.Seek(model, new(line, 1), amount => amount >= 0, input, 0, 2.9m));
    }

    [Theory]
    [InlineData(2040, true)]
    [InlineData(5000, false)]
    public void Seeks_as_far_as_2048_times_the_likeliest_value(int times, bool isFound)
    {
        var input = builder.Input("Input", Unit.Ratio, "input", Estimate.Point(10));
        var line = builder.Line("Line", Unit.Ratio, Aggregation.Stock, input);
        var found = Sensitivity.Seek(builder.Build(), new(line, 1), amount => amount >= 10 * times, input);
        Assert.Equal(isFound ? (decimal?)(10 * times) : null, found is { } value ? (decimal?)Math.Round(value, 6) : null);
    }

    [Fact]
    public void Puts_first_what_leaves_the_outcome_undefined_at_one_end()
    {
        var (divisor, factor) = (builder.Input("Divisor", Unit.Ratio, "divisor", new Estimate(0, 1, 2)), builder.Input("Factor", Unit.Ratio, "factor", new Estimate(1, 2, 2)));
        var unused = builder.Input("Unused", Unit.Ratio, "unused", new Estimate(1, 2, 3));
        var line = builder.Line("Line", Unit.Ratio, Aggregation.Stock, factor / divisor);
        var swings = Sensitivity.Tornado(builder.Build(), new(line, 1));
        Assert.Equal([divisor, factor, unused], swings.Select(swing => swing.Input));
        Assert.Equal([null, 1m, 0m], swings.Select(swing => swing.Width));
        Assert.Equal((null, 1m), (swings[0].AtLow, swings[0].AtHigh));
        Assert.Equal([1m, 0m], swings.Skip(1).Select(swing => swing.Elasticity));
        // (2/1.01 − 2/0.99) ÷ (2 × 0.01 × 2)
        Assert.Equal((2 / 1.01m - 2 / 0.99m) / 0.04m, swings[0].Elasticity!.Value, 15);
    }
}
