using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Values;

public sealed class APercentage
{
    [Fact]
    public void Five_per_cent_is_a_twentieth()
    {
        Assert.Equal(0.05m, Percentage.FromPercent(5m).Fraction);
        Assert.Equal(5m, new Percentage(0.05m).Percent);
    }

    [Theory]
    [InlineData("0", "0%")]
    [InlineData("0.125", "12.5%")]
    [InlineData("1.50", "150%")]
    [InlineData("-0.005", "-0.5%")]
    public void It_is_written_without_needless_zeros(string fraction, string text) =>
        Assert.Equal(text, new Percentage(decimal.Parse(fraction, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void Order_is_that_of_the_fractions() => Prop.ForAll<int, int>((left, right) =>
    {
        var (small, large) = (Percentage.FromPercent(left), Percentage.FromPercent(right));
        return small < large == left < right && small <= large == left <= right && small > large == left > right && small >= large == left >= right;
    }).QuickCheckThrowOnFailure();
}
