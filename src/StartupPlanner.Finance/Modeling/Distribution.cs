using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Modeling;

/// <summary>Puts the values below which these shares of all draws lie in the shares' places.</summary>
internal delegate void Sampler(Span<double> shares);

/// <summary>How likely each value of an uncertain amount is. Drawn by its quantile function, so that amounts can be correlated by their ranks.</summary>
public abstract class Distribution
{
    private protected Distribution() { }

    /// <summary>The beta distribution of an estimate's three values (PERT): α = 1 + 4(likely − low)/(high − low), β = 1 + 4(high − likely)/(high − low).</summary>
    /// <remarks>Its mean is (low + 4 likely + high)/6. Source: Vose, Risk Analysis, 2008, “PERT distribution”.</remarks>
    public static Distribution Pert(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.IsPoint ? new Fixed((double)estimate.Likely) : new PertDistribution((double)estimate.Low, (double)estimate.Likely, (double)estimate.High);
    }

    /// <summary>Rises straight from low to likely and falls straight to high.</summary>
    public static Distribution Triangular(Estimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        return estimate.IsPoint ? new Fixed((double)estimate.Likely) : new TriangularDistribution((double)estimate.Low, (double)estimate.Likely, (double)estimate.High);
    }

    /// <summary>Every value between two is as likely as any other.</summary>
    /// <exception cref="ArgumentException">The low value is above the high one.</exception>
    public static Distribution Uniform(double low, double high) => low <= high ? new UniformDistribution(low, high) : throw new ArgumentException($"{low} is above {high}.", nameof(low));

    /// <summary>The normal distribution.</summary>
    /// <param name="mean">Its mean.</param>
    /// <param name="deviation">Its standard deviation, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative.</exception>
    public static Distribution Normal(double mean, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        return new NormalDistribution(mean, deviation, IsLog: false);
    }

    /// <summary>The distribution of a value whose logarithm is normal.</summary>
    /// <param name="mean">Mean of the logarithm.</param>
    /// <param name="deviation">Standard deviation of the logarithm, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative.</exception>
    public static Distribution Lognormal(double mean, double deviation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        return new NormalDistribution(mean, deviation, IsLog: true);
    }

    /// <summary>One of several values, each with its weight.</summary>
    /// <param name="values">The values, in ascending order, with weights that are not negative and not all 0.</param>
    /// <exception cref="ArgumentException">There are none, they are not ascending, or their weights are not as said.</exception>
    public static Distribution Discrete(params IReadOnlyList<(double Value, double Weight)> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Any(value => !(value.Weight >= 0)) || !(values.Sum(value => value.Weight) > 0)) throw new ArgumentException("Weights must not be negative, nor all 0.", nameof(values));
        if (values.Zip(values.Skip(1)).Any(pair => pair.First.Value >= pair.Second.Value)) throw new ArgumentException("Values must ascend.", nameof(values));
        return new DiscreteDistribution(values);
    }

    /// <summary>The same, with values beyond a limit put at the limit: what cannot be is not drawn.</summary>
    /// <param name="least">The smallest value that can be; null for any.</param>
    /// <param name="most">The largest; null for any.</param>
    public Distribution Within(double? least, double? most) => least is null && most is null ? this : new LimitedDistribution(this, least ?? double.NegativeInfinity, most ?? double.PositiveInfinity);

    /// <summary>The value below which a share of all draws lies.</summary>
    /// <param name="share">More than 0 and less than 1.</param>
    public abstract double Quantile(double share);

    /// <summary>Draws fast: close to <see cref="Quantile"/> to some millionths of the range.</summary>
    internal virtual Sampler Sampler() => shares =>
    {
        foreach (ref var share in shares) share = Quantile(share);
    };

    private sealed class Fixed(double value) : Distribution
    {
        public override double Quantile(double share) => value;
    }

    private sealed class LimitedDistribution(Distribution free, double least, double most) : Distribution
    {
        public override double Quantile(double share) => Math.Max(least, Math.Min(most, free.Quantile(share)));
    }

    private sealed class UniformDistribution(double low, double high) : Distribution
    {
        public override double Quantile(double share) => low + share * (high - low);
    }

    private sealed class TriangularDistribution(double low, double likely, double high) : Distribution
    {
        public override double Quantile(double share)
        {
            var atLikely = (likely - low) / (high - low);
            return share < atLikely
                ? low + Math.Sqrt(share * (high - low) * (likely - low))
                : high - Math.Sqrt((1 - share) * (high - low) * (high - likely));
        }
    }

    private sealed class NormalDistribution(double mean, double deviation, bool IsLog) : Distribution
    {
        public override double Quantile(double share)
        {
            var value = mean + deviation * StandardNormal.Quantile(share);
            return IsLog ? Math.Exp(value) : value;
        }
    }

    private sealed class DiscreteDistribution(IReadOnlyList<(double Value, double Weight)> values) : Distribution
    {
        private readonly double total = values.Sum(value => value.Weight);

        public override double Quantile(double share)
        {
            var left = share * total;
            foreach (var (value, weight) in values)
                if ((left -= weight) < 0) return value;
            return values.Last(value => value.Weight > 0).Value;
        }
    }

    private sealed class PertDistribution(double low, double likely, double high) : Distribution
    {
        private const int Knots = 1024;
        private const int Steps = 4 * Knots;
        private const int Exact = 8;
        private static readonly double[] Logarithms = [.. Enumerable.Range(0, 2 * Knots + 1).Select(at => Math.Log((double)at / (2 * Knots)))];
        private readonly double alpha = 1 + 4 * (likely - low) / (high - low);
        private readonly double beta = 1 + 4 * (high - likely) / (high - low);

        public override double Quantile(double share) => low + (high - low) * Beta.Quantile(share, alpha, beta);

        // Knots at equal steps of the value, not of the share: the quantile function is steep at its ends, its inverse is flat there.
        internal override Sampler Sampler()
        {
            var knots = Shares();
            // For each step of the share, the first knot that is not below it: the search begins where it ends.
            var guide = new ushort[Steps];
            for (int step = 0, knot = 1; step < Steps; step++)
            {
                while (knot < Knots && knots[knot] < (double)step / Steps) knot++;
                guide[step] = (ushort)knot;
            }
            var (from, range) = (low, high - low);
            return shares => Find(shares, knots, guide, from, range);
        }

        private static void Find(Span<double> shares, double[] knots, ushort[] guide, double from, double range)
        {
            foreach (ref var share in shares)
            {
                int at = guide[unchecked((int)(share * Steps))];
                // Steps are so fine that it is nearly always this knot. The last one is 1, above every share.
                while (knots[at] < share) at++;
                share = from + range * (at - 1 + (share - knots[at - 1]) / (knots[at] - knots[at - 1])) / Knots;
            }
        }

        // The share below each knot: near the ends, where the density bends, exactly; between by Simpson's rule.
        private double[] Shares()
        {
            var shares = new double[Knots + 1];
            for (var knot = 0; knot <= Exact; knot++)
            {
                shares[knot] = Beta.Share((double)knot / Knots, alpha, beta);
                shares[Knots - knot] = 1 - Beta.Share((double)knot / Knots, beta, alpha);
            }
            var before = Density(2 * Exact);
            for (var knot = Exact + 1; knot < Knots - Exact; knot++)
            {
                var after = Density(2 * knot);
                shares[knot] = shares[knot - 1] + before + 4 * Density(2 * knot - 1) + after;
                before = after;
            }
            // Only the proportions are known so far; they fill what lies between the exact ends.
            var last = Knots - Exact - 1;
            var whole = shares[last] + before + 4 * Density(2 * last + 1) + Density(2 * last + 2) - shares[Exact];
            var scale = (shares[Knots - Exact] - shares[Exact]) / whole;
            for (var knot = Exact + 1; knot <= last; knot++) shares[knot] = shares[Exact] + (shares[knot] - shares[Exact]) * scale;
            return shares;
        }

        private double Density(int halfKnot) => Math.Exp((alpha - 1) * Logarithms[halfKnot] + (beta - 1) * Logarithms[2 * Knots - halfKnot]);
    }
}
