using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>A sheet with a column for each month: a section of the model, or the inputs typed month by month.</summary>
/// <param name="title">What stands above it.</param>
/// <param name="name">Its legal name.</param>
internal sealed class MonthSheet(string title, string name)
{
    /// <summary>The row of the months' dates.</summary>
    public const int DateRow = 2;

    /// <summary>The row of the months' numbers.</summary>
    public const int NumberRow = 3;

    /// <summary>The first row of lines.</summary>
    public const int FirstRow = 4;

    private readonly List<MonthRow> workings = [];

    public string Title => title;

    public string Name => name;

    /// <summary>The name as formulas write it.</summary>
    public string Quoted { get; } = TabNames.Quoted(name);

    public List<MonthRow> Lines { get; } = [];

    /// <summary>Parts of formulas that need a row of their own, below the lines and a heading.</summary>
    public IReadOnlyList<MonthRow> Workings => workings;

    public int WorkingsHeading => FirstRow + Lines.Count + 1;

    /// <summary>The column of a month; the same on all sheets.</summary>
    public static int Column(int month) => month + 3;

    public void Add(string label, Line line) => Lines.Add(new(label, line, line.Formula, new(this, FirstRow + Lines.Count)));

    public MonthRow AddWorking(string label, Formula formula)
    {
        workings.Add(new(label, null, formula, new(this, WorkingsHeading + 1 + workings.Count)));
        return workings[^1];
    }
}

/// <summary>Where the months of a line, a part of a formula or a typed input stand.</summary>
internal readonly record struct Place(MonthSheet Sheet, int Row);

/// <summary>A row that is computed in each month.</summary>
/// <param name="Label">What stands before it.</param>
/// <param name="Line">The line; null for a part of a formula.</param>
/// <param name="Formula">What is computed.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record MonthRow(string Label, Line? Line, Formula Formula, Place Place);
