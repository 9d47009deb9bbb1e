using System.Globalization;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Workbook;

/// <summary>What a workbook is called, in which language it speaks, and what it shows besides the lines.</summary>
/// <param name="Title">The workbook's title; shown on its first sheet.</param>
/// <param name="Currency">The currency of the model's money; written as the unit of amounts.</param>
/// <param name="Culture">The language of the words that the workbook adds: Chinese for any Chinese culture, else English.</param>
public sealed record WorkbookOptions(string Title, CurrencyCode Currency, CultureInfo Culture)
{
    /// <summary>The charts on the first sheet, in their order.</summary>
    public IReadOnlyList<WorkbookChart> Charts { get; init; } = [];

    /// <summary>The calendar month with which a financial year begins, 1 (January) to 12.</summary>
    public int FirstMonthOfYear { get; init; } = 1;

    /// <summary>The sections that come before all others, by their names in the model.</summary>
    public IReadOnlyList<string> FirstSections { get; init; } = [];

    /// <summary>The visible name of a line; its name in the model unless given.</summary>
    public Func<Line, string> LineName { get; init; } = line => line.Name;

    /// <summary>The visible name of an input; its name in the model unless given.</summary>
    public Func<Input, string> InputName { get; init; } = input => input.Name;

    /// <summary>The visible name of a section; its name in the model unless given.</summary>
    public Func<string, string> SectionName { get; init; } = section => section;
}

/// <summary>A chart of lines over all months.</summary>
/// <param name="Title">What stands above it, in the workbook's language.</param>
/// <param name="Lines">Lines of the model, at least one. Flows alone are drawn as columns, anything else as lines.</param>
public sealed record WorkbookChart(string Title, IReadOnlyList<Line> Lines);
