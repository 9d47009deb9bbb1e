namespace StartupPlanner.Finance.Modeling;

/// <summary>Functions that have no exact decimal value, by double arithmetic; whole powers are multiplied out.</summary>
internal static class Real
{
    private const int WholePowersTo = 1200;

    public static decimal? Exp(decimal exponent) => Of(Math.Exp((double)exponent));

    public static decimal? Pow(decimal value, decimal exponent)
    {
        if (decimal.IsInteger(exponent) && Math.Abs(exponent) <= WholePowersTo) return Whole(value, (int)exponent);
        return Of(Math.Pow((double)value, (double)exponent));
    }

    private static decimal? Whole(decimal value, int exponent)
    {
        if (exponent < 0 && value == 0) return null;
        var result = 1m;
        var factor = value;
        for (var left = Math.Abs(exponent); left > 0; left >>= 1)
        {
            if ((left & 1) == 1) result *= factor;
            if (left > 1) factor *= factor;
        }
        return exponent < 0 ? result == 0 ? null : 1 / result : result;
    }

    private static decimal? Of(double value) => double.IsFinite(value) ? (decimal)value : null;
}
