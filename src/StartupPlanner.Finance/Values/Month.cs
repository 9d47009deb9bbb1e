using System.Globalization;

namespace StartupPlanner.Finance.Values;

/// <summary>A calendar month of a plan: a year and a month, with no day, no clock and no time zone.</summary>
/// <remarks>Valid from 0001-01 to 9999-12. The default value is 0001-01, which no plan uses. Not a date: two dates in one month are the same month.</remarks>
public readonly record struct Month : IComparable<Month>, IParsable<Month>
{
    private readonly int monthsSinceFirst;

    /// <summary>A month by its calendar year and number.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="number">1 (January) to 12 (December).</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is out of its range.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        monthsSinceFirst = (year - 1) * 12 + number - 1;
    }

    /// <summary>Calendar year, 1 to 9999.</summary>
    public int Year => monthsSinceFirst / 12 + 1;

    /// <summary>Month of the year, 1 (January) to 12 (December).</summary>
    public int Number => monthsSinceFirst % 12 + 1;

    /// <summary>The month so many months later (earlier when negative).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result lies outside 0001-01 to 9999-12.</exception>
    public Month PlusMonths(int months)
    {
        var moved = (long)monthsSinceFirst + months;
        if (moved is < 0 or >= 9999 * 12)
            throw new ArgumentOutOfRangeException(nameof(months), months, $"{this} plus {months} months is no month.");
        return new((int)(moved / 12) + 1, (int)(moved % 12) + 1);
    }

    /// <summary>Whole months from <paramref name="other"/> to this one; negative when this one is earlier.</summary>
    public int MonthsSince(Month other) => monthsSinceFirst - other.monthsSinceFirst;

    /// <summary>The month's first day, for calendars and columns that need a date.</summary>
    public DateOnly FirstDay => new(Year, Number, 1);

    /// <summary>The month in which a day lies.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <inheritdoc/>
    public int CompareTo(Month other) => monthsSinceFirst.CompareTo(other.monthsSinceFirst);

    /// <summary>Whether the left month lies before the right one.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left month lies after the right one.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left month is the right one or lies before it.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left month is the right one or lies after it.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;

    /// <summary>The month as ISO 8601 writes it, such as 2027-03.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    /// <summary>Reads ISO 8601, exactly as <see cref="ToString"/> writes it. The provider is not used.</summary>
    /// <exception cref="FormatException">The text is no such month.</exception>
    public static Month Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException($"\"{s}\" is no month such as 2027-03.");

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out Month result)
    {
        result = default;
        if (s is not { Length: 7 } || s[4] != '-' || !Digits(s.AsSpan(0, 4), out var year) || !Digits(s.AsSpan(5, 2), out var number)) return false;
        if (year < 1 || number is < 1 or > 12) return false;
        result = new(year, number);
        return true;
    }

    // The framework's own parser takes zero characters at the end for digits that are not there.
    private static bool Digits(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && !text.Contains('\0');
}
