namespace StartupPlanner.Finance.Modeling;

/// <summary>The beta distribution on 0 to 1.</summary>
/// <remarks>The share below a value is the regularised incomplete beta function, by its continued fraction (Press et al., Numerical Recipes, 3rd ed., 6.4).</remarks>
internal static class Beta
{
    /// <summary>The share of draws below a value; good to 1e-14.</summary>
    public static double Share(double value, double alpha, double beta)
    {
        if (value <= 0) return 0;
        if (value >= 1) return 1;
        // The fraction converges fast on one side of the mean only.
        if (value > (alpha + 1) / (alpha + beta + 2)) return 1 - Share(1 - value, beta, alpha);
        var front = Math.Exp(alpha * Math.Log(value) + beta * Math.Log(1 - value) - LogBeta(alpha, beta)) / alpha;
        return front * Fraction(value, alpha, beta);
    }

    /// <summary>The value below which a share of draws lies, by bisection; good to 1e-15.</summary>
    public static double Quantile(double share, double alpha, double beta)
    {
        double low = 0, high = 1;
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            if (Share(middle, alpha, beta) < share) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    // Lentz's method.
    private static double Fraction(double x, double a, double b)
    {
        const double tiny = 1e-300;
        double c = 1, d = 1 / Away(1 - (a + b) * x / (a + 1)), h = d;
        for (var m = 1; m <= 300; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / Away(1 + even * d);
            c = Away(1 + even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / Away(1 + odd * d);
            c = Away(1 + odd / c);
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-15) break;
        }
        return h;

        static double Away(double value) => Math.Abs(value) < tiny ? tiny : value;
    }

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    // Lanczos' approximation with g = 7 and nine terms; good to 1e-15 for arguments of 0.5 and more.
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> terms =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        var z = x - 1;
        var sum = terms[0];
        for (var i = 1; i < terms.Length; i++) sum += terms[i] / (z + i);
        var t = z + 7.5;
        return 0.5 * Math.Log(2 * Math.PI) + (z + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }
}
