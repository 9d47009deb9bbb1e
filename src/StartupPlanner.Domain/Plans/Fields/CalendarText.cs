using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>How people type months and days, in English and in Chinese. Where day and month could be either, nothing is understood.</summary>
internal static partial class CalendarText
{
    private static readonly string[] MonthNames = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12)];

    /// <summary>The month that a text names: 2027-03, 2027/3, 202703, 3/2027, 2027年3月, 27年3月, Mar 2027, Mar-27. The first day of a month stands for it, as in a spreadsheet.</summary>
    public static Month? Month(string typed)
    {
        var text = Folded(typed);
        if (text is null) return null;
        foreach (var pattern in (Regex[])[YearMonth(), MonthYear(), YearName(), NameYear()])
            if (pattern.Match(text) is { Success: true } parts && YearOf(parts) is { } year && MonthOf(parts) is { } month) return new(year, month);
        return Day(text) is { Day: 1 } first ? Finance.Values.Month.Of(first) : null;
    }

    /// <summary>The day that a text names: 2027-03-31, 2027/3/31, 2027年3月31日, 31 Mar 2027, March 31, 2027.</summary>
    public static DateOnly? Day(string typed)
    {
        var text = Folded(typed);
        if (text is null) return null;
        foreach (var pattern in (Regex[])[YearMonthDay(), DayNameYear(), NameDayYear()])
            if (pattern.Match(text) is { Success: true } parts && YearOf(parts) is { } year && MonthOf(parts) is { } month
                && int.Parse(parts.Groups["day"].Value, CultureInfo.InvariantCulture) is var day && day >= 1 && day <= DateTime.DaysInMonth(year, month)) return new(year, month, day);
        return null;
    }

    private static string? Folded(string typed) => typed.Any(char.IsSurrogate) ? null : typed.Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>A year of two digits is one of this century.</summary>
    private static int? YearOf(Match parts) => int.Parse(parts.Groups["year"].Value, CultureInfo.InvariantCulture) switch
    {
        var year when parts.Groups["year"].Length == 2 => 2000 + year,
        0 => null,
        var year => year,
    };

    private static int? MonthOf(Match parts)
    {
        var text = parts.Groups["month"].Value;
        if (char.IsAsciiDigit(text[0])) return int.Parse(text, CultureInfo.InvariantCulture) is var number and >= 1 and <= 12 ? number : null;
        var name = text.Equals("Sept", StringComparison.OrdinalIgnoreCase) ? "Sep" : text;
        var found = Array.FindIndex(MonthNames, each => each.Equals(name, StringComparison.OrdinalIgnoreCase) || each[..3].Equals(name, StringComparison.OrdinalIgnoreCase));
        return found < 0 ? null : found + 1;
    }

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})\s*[-/.]\s*(?<month>[0-9]{1,2})|(?<year>[0-9]{4})(?<month>[0-9]{2})|(?<year>[0-9]{4}|[0-9]{2})\s*年\s*(?<month>[0-9]{1,2})\s*月?)$")]
    private static partial Regex YearMonth();

    [GeneratedRegex(@"^(?<month>[0-9]{1,2})\s*[-/.]\s*(?<year>[0-9]{4})$")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"^(?<year>[0-9]{4})[\s/-]*(?<month>[A-Za-z]+)\.?$")]
    private static partial Regex YearName();

    [GeneratedRegex(@"^(?<month>[A-Za-z]+)[.,]?[\s/'-]*(?<year>[0-9]{4}|[0-9]{2})$")]
    private static partial Regex NameYear();

    [GeneratedRegex(@"^(?<year>[0-9]{4})(?:\s*[-/.]\s*(?<month>[0-9]{1,2})\s*[-/.]\s*(?<day>[0-9]{1,2})|\s*年\s*(?<month>[0-9]{1,2})\s*月\s*(?<day>[0-9]{1,2})\s*[日号])$")]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})[\s/-]*(?<month>[A-Za-z]+)[.,]?[\s/-]*(?<year>[0-9]{4})$")]
    private static partial Regex DayNameYear();

    [GeneratedRegex(@"^(?<month>[A-Za-z]+)\.?\s*(?<day>[0-9]{1,2}),?\s+(?<year>[0-9]{4})$")]
    private static partial Regex NameDayYear();
}
