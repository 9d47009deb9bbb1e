namespace StartupPlanner.Finance.Modeling;

/// <summary>The normal distribution with mean 0 and standard deviation 1.</summary>
internal static class StandardNormal
{
    /// <summary>The value below which a share of draws lies; relative error below 1e-15.</summary>
    /// <remarks>Source: Wichura, Algorithm AS 241, Applied Statistics 37, 1988 (PPND16).</remarks>
    public static double Quantile(double share)
    {
        var q = share - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - q * q;
            return q * Polynomial(r, [3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3])
                / Polynomial(r, [1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3, 2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4, 5.2264952788528545610e+3]);
        }
        var tail = Math.Sqrt(-Math.Log(q < 0 ? share : 1 - share));
        double value;
        if (tail <= 5)
        {
            tail -= 1.6;
            value = Polynomial(tail, [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4])
                / Polynomial(tail, [1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9]);
        }
        else
        {
            tail -= 5;
            value = Polynomial(tail, [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7])
                / Polynomial(tail, [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15]);
        }
        return q < 0 ? -value : value;
    }

    /// <summary>The share of draws below a value; absolute error below 1e-15.</summary>
    /// <remarks>By the series around 0 and the continued fraction in the tails (Abramowitz and Stegun 26.2.11, 26.2.14).</remarks>
    public static double Share(double value)
    {
        if (value > 0) return 1 - Share(-value);
        if (value < -38) return 0;
        var density = Math.Exp(-value * value / 2) / Math.Sqrt(2 * Math.PI);
        if (value > -3)
        {
            double term = value, sum = value;
            for (var n = 3; Math.Abs(term) > 1e-17; n += 2) sum += term *= value * value / n;
            return 0.5 + density * sum;
        }
        var fraction = 0.0;
        for (var n = 60; n > 0; n--) fraction = n / (-value + fraction);
        return density / (-value + fraction);
    }

    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }
}
