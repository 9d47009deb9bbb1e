namespace StartupPlanner.Finance.Functions;

/// <summary>Keeps what has no value apart from what is zero.</summary>
internal static class Defined
{
    /// <summary>The value of a formula; null where it is undefined or beyond what a decimal holds.</summary>
    public static decimal? Of(Func<decimal?> formula)
    {
        try
        {
            return formula();
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A quotient; null unless the divisor is above 0, for all metrics that divide by something of which there must be some.</summary>
    public static decimal? Per(this decimal dividend, decimal divisor) => divisor > 0 ? dividend / divisor : null;
}
