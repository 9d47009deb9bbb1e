using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>Whether interest bears interest, and how often it is added.</summary>
public enum Compounding
{
    /// <summary>Never: interest on the principal only.</summary>
    Simple,

    /// <summary>Once for each whole year; the rest of a year bears simple interest.</summary>
    Annual,

    /// <summary>Once for each whole twelfth of a year; the rest bears simple interest.</summary>
    Monthly,

    /// <summary>Once a day, at the annual rate divided by the days of the year.</summary>
    Daily,
}

/// <summary>How the part of a year between two dates is counted.</summary>
public enum DayCount
{
    /// <summary>Actual days ÷ 365.</summary>
    Actual365,

    /// <summary>Actual days ÷ 360.</summary>
    Actual360,

    /// <summary>Months of 30 days ÷ 360; a 31st counts as a 30th (bond basis, ISDA 2006 section 4.16(f)).</summary>
    Thirty360,
}

/// <summary>Interest on a note, a redemption price or a dividend.</summary>
/// <param name="AnnualRate">0 or more.</param>
/// <param name="Compounding">Whether interest bears interest.</param>
/// <param name="DayCount">How parts of a year are counted.</param>
public sealed record Interest(Percentage AnnualRate, Compounding Compounding = Compounding.Simple, DayCount DayCount = DayCount.Actual365)
{
    /// <summary>Days by the convention from one date to another, and the days that make a year; 0 where the second date is not later.</summary>
    public (int Days, int OfYear) Days(DateOnly from, DateOnly to) => (Math.Max(0, DayCount == DayCount.Thirty360 ? Thirty(from, to) : to.DayNumber - from.DayNumber), DayCount == DayCount.Actual365 ? 365 : 360);

    /// <summary>Interest on an amount from one date to another; not rounded.</summary>
    /// <param name="principal">In the company's currency; 0 or more.</param>
    /// <param name="from">The day from which interest runs.</param>
    /// <param name="to">The day to which it runs; earlier than <paramref name="from"/> gives 0.</param>
    /// <exception cref="OverflowException">More than a decimal holds.</exception>
    public decimal On(decimal principal, DateOnly from, DateOnly to)
    {
        var (days, year) = Days(from, to);
        var rate = AnnualRate.Fraction;
        return Compounding switch
        {
            Compounding.Annual => Compounded(principal, rate, days / year, (decimal)(days % year) / year),
            // Twelfths of a year in whole numbers: 30 days of 360, and 365 days hold twelve periods exactly.
            Compounding.Monthly => Compounded(principal, rate / 12, days * 12 / year, (decimal)(days * 12 % year) / year),
            Compounding.Daily => Compounded(principal, rate / year, days, 0),
            _ => principal * rate * days / year,
        };
    }

    private static decimal Compounded(decimal principal, decimal rate, int periods, decimal rest)
    {
        var factor = 1m;
        var power = 1 + rate;
        for (var left = periods; left > 0; left >>= 1)
        {
            if ((left & 1) == 1) factor *= power;
            if (left > 1) power *= power;
        }
        return principal * (factor * (1 + rate * rest) - 1);
    }

    private static int Thirty(DateOnly from, DateOnly to)
    {
        var first = Math.Min(30, from.Day);
        var last = first == 30 ? Math.Min(30, to.Day) : to.Day;
        return (to.Year - from.Year) * 360 + (to.Month - from.Month) * 30 + last - first;
    }
}
