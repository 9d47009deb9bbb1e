namespace StartupPlanner.Finance.Equity;

/// <summary>Rounds prices and numbers of shares by the rules of a round; none is negative.</summary>
internal static class Rounding
{
    // A quotient of decimals has an error near 10⁻²⁰; a real fraction of a share is not as small as this.
    private const decimal Whole = 1e-9m;

    /// <summary>A number of shares in whole shares.</summary>
    public static long Shares(decimal exact, RoundingRule rule) => (long)(Math.Abs(exact - decimal.Round(exact)) < Whole ? decimal.Round(exact) : Round(exact, 0, rule));

    /// <summary>The price of a round.</summary>
    public static decimal Price(decimal exact, RoundRounding rounding) => Price(exact, rounding.PriceDecimals, rounding.Price);

    /// <summary>A price at which something converts.</summary>
    public static decimal ConversionPrice(decimal exact, RoundRounding rounding) => Price(exact, rounding.ConversionPriceDecimals ?? rounding.PriceDecimals, rounding.Price);

    private static decimal Price(decimal exact, int? decimals, RoundingRule rule) => decimals is not { } places
        ? exact
        : Math.Abs(exact - decimal.Round(exact, places)) < 1e-16m ? decimal.Round(exact, places) : Round(exact, places, rule);

    private static decimal Round(decimal exact, int decimals, RoundingRule rule) => decimal.Round(exact, decimals, rule switch
    {
        RoundingRule.Down => MidpointRounding.ToNegativeInfinity,
        RoundingRule.Up => MidpointRounding.ToPositiveInfinity,
        _ => MidpointRounding.AwayFromZero,
    });
}
