using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Gives rows of their own to parts of formulas that would not fit into a cell, or that need their own past.</summary>
/// <remarks>
/// Excel takes 8192 characters and 64 levels of functions. The length here is an upper bound over all months and years, with every reference counted at its longest;
/// the bound of the parts that a formula is made of is kept below the limits by moving the longest ones into rows.
/// </remarks>
internal sealed class Workings
{
    private const int Longest = 5000;
    private const int Deepest = 40;

    // SUM($AAA1048576:$AAA1048576) and an exclamation mark.
    private const int Reference = 32;
    private const int Number = 25;
    private const int Signs = 24;

    private readonly WorkbookLayout layout;
    private readonly WorkbookText text;
    private readonly Dictionary<Formula, Extent> extents = new(ReferenceEqualityComparer.Instance);
    private MonthRow row = null!;
    private int parts;

    private Workings(WorkbookLayout layout, WorkbookText text) => (this.layout, this.text) = (layout, text);

    public static void Place(WorkbookLayout layout, WorkbookText text)
    {
        var workings = new Workings(layout, text);
        var rows = layout.Sections.SelectMany(section => section.Lines).ToList();

        // A line that is the first month of something and nothing else keeps that past itself.
        foreach (var row in rows)
            if (row.Formula is FirstMonth && !layout.IsPlaced(row.Formula)) layout[row.Formula] = row.Place;
        foreach (var row in rows)
        {
            (workings.row, workings.parts) = (row, 0);
            if (row.Formula is FirstMonth first) workings.Measure(first.Condition);
            else workings.Measure(row.Formula);
        }
    }

    /// <summary>The longest text that a formula has within another.</summary>
    private Extent Measure(Formula formula)
    {
        if (layout.IsPlaced(formula)) return Placed(formula);
        if (extents.TryGetValue(formula, out var known)) return known;
        return extents[formula] = formula switch
        {
            Constant => new(Number, 0),
            Input input => new(layout.Names[input].Length, 0),
            MonthNumber => new(Reference, 0),
            CalendarMonth => new(Reference, 1),
            Lag lag => Measure(lag),
            Window window => Placed(window.Line),
            ValueAt at => Placed(at.Line),
            FirstMonth first => Measure(first.Condition) is var _ ? Move(first) : default,
            Operation operation => Measure(operation),
            _ => throw new InvalidOperationException($"{formula.GetType()} has no cell formula."),
        };
    }

    private Extent Measure(Operation operation)
    {
        var operands = operation.Operands;
        var extents = operands.Select(Measure).ToArray();
        while (true)
        {
            var whole = Whole(operation, extents);
            if (whole is { Length: <= Longest, Depth: <= Deepest }) return whole;
            var longest = Enumerable.Range(0, operands.Count).Where(index => IsMovable(operands[index])).DefaultIfEmpty(-1)
                .MaxBy(index => index < 0 ? 0 : whole.Length > Longest ? extents[index].Length : extents[index].Depth);
            if (longest < 0) throw new InvalidOperationException($"The formula of “{row.Label}” is too long for a cell.");
            Move(operands[longest]);
            for (var index = 0; index < operands.Count; index++) extents[index] = Measure(operands[index]);
        }
    }

    // What stands in for the past is kept short by itself, so that only operations need to move.
    private Extent Measure(Lag lag)
    {
        var before = Measure(lag.Before);
        if (IsMovable(lag.Before) && before is not { Length: <= Longest / 8, Depth: <= Deepest / 8 }) before = Move(lag.Before);
        var line = Placed(lag.Line);
        return new(Math.Max(before.Length, line.Length), Math.Max(before.Depth, line.Depth));
    }

    private bool IsMovable(Formula formula) => formula is Operation && !layout.IsPlaced(formula);

    private static Extent Whole(Operation operation, Extent[] extents)
    {
        var length = Signs + extents.Sum(extent => extent.Length);
        var depth = 2 + extents.Max(extent => extent.Depth);
        if (operation.Kind is Operator.Add or Operator.Subtract or Operator.Multiply or Operator.Divide)
        {
            // A sum of many terms needs no brackets.
            var needsBrackets = operation is { Kind: Operator.Multiply or Operator.Divide, Operands: [Operation { Kind: Operator.Add or Operator.Subtract }, _] };
            depth = Math.Max(extents[0].Depth + (needsBrackets ? 1 : 0), extents[1].Depth + 1);
        }
        if (operation.Kind == Operator.Pow && Powers.NeedsCare(operation))
        {
            length += 2 * Signs + 2 * extents[0].Length + 3 * extents[1].Length;
            depth += 3;
        }
        return new(length, depth);
    }

    private Extent Move(Formula formula)
    {
        parts++;
        layout[formula] = row.Place.Sheet.AddWorking(text["Workings.Part", row.Label, parts], formula).Place;
        return Placed(formula);
    }

    private Extent Placed(Formula formula) => new(Reference + layout[formula].Sheet.Quoted.Length, 1);

    private readonly record struct Extent(int Length, int Depth);
}
