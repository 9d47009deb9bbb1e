using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>What all sheets of one workbook are written with.</summary>
internal sealed class Writing
{
    public Writing(Model model, WorkbookOptions options)
    {
        (Model, Options) = (model, options);
        Text = new(options.Culture);
        Units = new(Text, options.Currency);
        Layout = new(model, options, Text);
        Years = new(Layout, options.FirstMonthOfYear);
        MonthFormat = Text["Format.Month"];
    }

    public Model Model { get; }

    public WorkbookOptions Options { get; }

    public WorkbookText Text { get; }

    public UnitText Units { get; }

    public WorkbookLayout Layout { get; }

    public YearTable Years { get; }

    public Styles Styles { get; } = new();

    /// <summary>The number format of dates that stand for months.</summary>
    public string MonthFormat { get; }

    public string Page => Text["Page", "&P", "&N"];

    /// <summary>The day number of a month's first day, as programs count since 1900.</summary>
    public decimal Date(int month) => Model.First.PlusMonths(month - 1).FirstDay.DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>The name of a period: its year, and how many months where it is a part of one.</summary>
    public string Name(Period year)
    {
        var name = year.Year(Model.First, Options.FirstMonthOfYear);
        return year.Length == 12 ? name : Text["Year.Part", name, year.Length];
    }

    /// <summary>The look of a line's figures.</summary>
    public static Look Figures(Line? line) => line is null ? new() { Colour = Look.Grey } : new(UnitText.Format(line.Unit));
}
