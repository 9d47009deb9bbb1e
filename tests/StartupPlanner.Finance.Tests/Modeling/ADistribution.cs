using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Modeling;

public sealed class ADistribution
{
    // Wichura, Applied Statistics 37, 1988, section 4 (0.25, 0.001, 1e-20); the others by Python's statistics.NormalDist.
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(1e-12, -7.034483825301132)]
    [InlineData(0.025, -1.9599639845400538)]
    [InlineData(0.075, -1.4395314709384563)]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.2815515655446008)]
    [InlineData(0.9999, 3.7190164854557084)]
    public void That_is_normal_has_the_published_quantiles(double share, double quantile)
    {
        Assert.Equal(quantile, Distribution.Normal(0, 1).Quantile(share), 1e-13);
        Assert.Equal(5 + 2 * quantile, Distribution.Normal(5, 2).Quantile(share), 1e-12);
    }

    [Theory]
    [InlineData(0, 1, 4)]
    [InlineData(0, 2, 4)]
    [InlineData(0, 3, 4)]
    [InlineData(0, 0, 4)]
    [InlineData(0, 4, 4)]
    [InlineData(10, 15, 30)]
    public void Of_PERT_is_a_beta_distribution(int low, int likely, int high)
    {
        // With whole parameters the share below a value is a sum of binomial terms: Abramowitz and Stegun 26.5.24.
        var (a, b) = (1 + 4 * (likely - low) / (high - low), 1 + 4 * (high - likely) / (high - low));
        foreach (var value in (double[])[0.001, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98, 0.999])
        {
            var below = Enumerable.Range(a, b).Sum(j => Binomial(a + b - 1, j) * Math.Pow(value, j) * Math.Pow(1 - value, a + b - 1 - j));
            if (below is < 1e-4 or > 1 - 1e-4) continue;
            Assert.Equal(low + value * (high - low), Distribution.Pert(new Estimate(low, likely, high)).Quantile(below), 1e-10 * (high - low));
        }
    }

    [Fact]
    public void Of_PERT_with_broken_parameters_mirrors_itself()
    {
        var (one, other) = (Distribution.Pert(new Estimate(0, 1, 3)), Distribution.Pert(new Estimate(0, 2, 3)));
        Assert.All([0.01, 0.2, 0.5, 0.8, 0.99], share => Assert.Equal(3 - other.Quantile(1 - share), one.Quantile(share), 1e-12));
        Assert.Equal(7 / 6.0, Enumerable.Range(0, 2000).Average(at => one.Quantile((at + 0.5) / 2000)), 1e-4);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.25)]
    [InlineData(0.251)]
    [InlineData(0.9)]
    public void That_is_triangular_has_a_share_that_grows_with_the_square(double share)
    {
        var value = Distribution.Triangular(new Estimate(2, 3, 6)).Quantile(share);
        Assert.Equal(share, value < 3 ? (value - 2) * (value - 2) / (4 * 1) : 1 - (6 - value) * (6 - value) / (4 * 3), 1e-12);
    }

    [Fact]
    public void Of_a_point_is_that_point()
    {
        Assert.Equal(7, Distribution.Pert(Estimate.Point(7)).Quantile(0.1));
        Assert.Equal(7, Distribution.Triangular(Estimate.Point(7)).Quantile(0.9));
        Assert.Equal(7, Distribution.Uniform(7, 7).Quantile(0.9));
        Assert.Equal(7, Distribution.Normal(7, 0).Quantile(0.9));
    }

    [Fact]
    public void Of_several_values_gives_each_its_weight()
    {
        var values = Distribution.Discrete((-1, 2), (0, 0), (5, 1), (6, 1), (7, 0));
        Assert.Equal([-1, -1, 5, 5, 6, 6], ((double[])[0.01, 0.499, 0.5, 0.749, 0.75, 1]).Select(values.Quantile));
    }

    [Fact]
    public void That_cannot_be_is_refused()
    {
        Assert.Equal("low", Assert.Throws<ArgumentException>(() => Distribution.Uniform(2, 1)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Normal(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Lognormal(1, -1));
        Assert.StartsWith("Weights must not be negative, nor all 0.", Assert.Throws<ArgumentException>(() => Distribution.Discrete((1, 2), (2, -1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Weights must not be negative, nor all 0.", Assert.Throws<ArgumentException>(() => Distribution.Discrete((1, 0), (2, 0))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Weights must not be negative, nor all 0.", Assert.Throws<ArgumentException>(() => Distribution.Discrete()).Message, StringComparison.Ordinal);
        Assert.StartsWith("Weights must not be negative, nor all 0.", Assert.Throws<ArgumentException>(() => Distribution.Discrete((1, double.NaN))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Values must ascend.", Assert.Throws<ArgumentException>(() => Distribution.Discrete((1, 1), (3, 1), (2, 1))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Values must ascend.", Assert.Throws<ArgumentException>(() => Distribution.Discrete((1, 1), (1, 1))).Message, StringComparison.Ordinal);
    }

    private static double Binomial(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, at) => product * (n - k + at) / at);
}
