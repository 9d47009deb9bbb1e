using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>The years of a forecast as a reader calls them. Of one that the plan has only a part of, it is said how much.</summary>
public static class PeriodWords
{
    private const int MonthsOfYear = 12;

    // As a period names a year that does not begin in January.
    private const string Fiscal = "FY";

    /// <summary>At the head of a column: 2027, FY2027, 2027 (6 months).</summary>
    public static string Head(Period year, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(texts);
        return Marked(year, IsFiscal(year) ? FiscalYear(year, texts) : year.Name, texts);
    }

    /// <summary>Within a sentence.</summary>
    public static string InText(Period year, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(year);
        ArgumentNullException.ThrowIfNull(texts);
        return Marked(year, IsFiscal(year) ? FiscalYear(year, texts) : texts["Shared.Year", year.Name], texts);
    }

    /// <summary>The years that can be compared: the whole ones where there are two of them, else all.</summary>
    public static IReadOnlyList<Period> Comparable(IReadOnlyList<Period> years)
    {
        ArgumentNullException.ThrowIfNull(years);
        List<Period> whole = [.. years.Where(year => MonthsOf(year) == MonthsOfYear)];
        return whole.Count > 1 ? whole : years;
    }

    private static string Marked(Period year, string name, Texts texts) => MonthsOf(year) switch
    {
        MonthsOfYear => name,
        1 => texts["Shared.PartYear.One", name],
        var months => texts["Shared.PartYear", name, months],
    };

    private static int MonthsOf(Period period) => period.To - period.From + 1;

    private static bool IsFiscal(Period year) => year.Name.StartsWith(Fiscal, StringComparison.Ordinal);

    private static string FiscalYear(Period year, Texts texts) => texts["Shared.FiscalYear", year.Name[Fiscal.Length..]];
}
