using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Values;

public sealed class AnEstimate
{
    [Fact]
    public void Mean_and_spread_are_those_of_the_three_point_estimate()
    {
        var estimate = new Estimate(2m, 4m, 12m);
        Assert.Equal(5m, estimate.Mean);
        Assert.Equal(10m / 6m, estimate.StandardDeviation);
    }

    [Fact]
    public void A_point_is_certain()
    {
        var point = Estimate.Point(7m);
        Assert.True(point.IsPoint);
        Assert.Equal((7m, 0m), (point.Mean, point.StandardDeviation));
        Assert.False(new Estimate(7m, 7m, 8m).IsPoint);
    }

    [Fact]
    public void The_mean_lies_within_the_range() => Prop.ForAll<int, int, int>((a, b, c) =>
    {
        decimal[] ordered = [.. new decimal[] { a, b, c }.Order()];
        var estimate = new Estimate(ordered[0], ordered[1], ordered[2]);
        return estimate.Low <= estimate.Mean && estimate.Mean <= estimate.High && estimate.StandardDeviation >= 0m;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2, 1, 3)]
    [InlineData(1, 3, 2)]
    [InlineData(3, 2, 1)]
    public void Values_out_of_order_are_refused(int low, int likely, int high) =>
        Assert.Throws<ArgumentException>(() => new Estimate(low, likely, high));
}
