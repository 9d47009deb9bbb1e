using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>What stands on the sheet of years: a row for each line and a column for each financial year, and whatever their formulas need besides.</summary>
/// <remarks>
/// A ratio compared with an earlier ratio needs that one over a period that may be no year, as the last two months of a model with the two before. Such periods get
/// columns of their own to the right of the years, filled where they are needed.
/// </remarks>
internal sealed class YearTable
{
    /// <summary>The row of the years' names.</summary>
    public const int NameRow = 2;

    /// <summary>The row of the date of each period's last month.</summary>
    public const int DateRow = 3;

    /// <summary>The row of that month's number.</summary>
    public const int NumberRow = 4;

    /// <summary>The column of the first year.</summary>
    public const int FirstColumn = 4;

    private readonly Dictionary<Formula, int> rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Period, int> columns = [];
    private readonly Dictionary<(int Row, int Column), string> cells = [];
    private readonly Queue<(Formula Formula, Period Period)> open = new();
    private readonly List<MonthRow> workings = [];
    private readonly WorkbookLayout layout;

    public YearTable(WorkbookLayout layout, int firstMonthOfYear)
    {
        this.layout = layout;
        Years = [.. Period.Years(layout.Model, firstMonthOfYear)];
        foreach (var year in Years) columns[year] = FirstColumn + columns.Count;
        var row = NumberRow;
        foreach (var section in layout.Sections)
        {
            row++;
            foreach (var line in section.Lines) rows[line.Line!] = ++row;
        }
        WorkingsHeading = row + 2;
        foreach (var line in layout.Model.Lines)
            foreach (var year in Years) Ask(line, year);
        var writer = new TotalFormulas(layout, this);
        while (open.TryDequeue(out var next)) cells[(rows[next.Formula], columns[next.Period])] = writer.Of(next.Formula, next.Period);
    }

    public IReadOnlyList<Period> Years { get; }

    /// <summary>The periods that are no years, in the order of their columns.</summary>
    public IEnumerable<Period> Compared => columns.Keys.Skip(Years.Count);

    /// <summary>Parts of formulas, below the lines.</summary>
    public IReadOnlyList<MonthRow> Workings => workings;

    public int WorkingsHeading { get; }

    public int Row(Formula formula) => rows[formula];

    public int Column(Period period) => columns[period];

    /// <summary>The formula of a cell; null where nothing asked for it.</summary>
    public string? this[int row, int column] => cells.GetValueOrDefault((row, column));

    public bool IsYear(Period period) => columns.TryGetValue(period, out var column) && column < FirstColumn + Years.Count;

    /// <summary>The cell of a line or of a part of a formula over a period, which is there from then on.</summary>
    public (int Column, int Row) Cell(Formula formula, Period period)
    {
        if (!rows.TryGetValue(formula, out var row))
        {
            var place = layout[formula];
            workings.Add(place.Sheet.Workings[place.Row - place.Sheet.WorkingsHeading - 1]);
            rows[formula] = row = WorkingsHeading + workings.Count;
        }
        // A column stays free between the years and these.
        if (!columns.TryGetValue(period, out var column)) columns[period] = column = FirstColumn + 1 + columns.Count;
        Ask(formula, period);
        return (column, row);
    }

    private void Ask(Formula formula, Period period)
    {
        if (cells.TryAdd((rows[formula], columns[period]), "")) open.Enqueue((formula, period));
    }
}
