using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Writes the cells of years: sums and last months of what stands on the sections' sheets, and ratios of them.</summary>
internal sealed class TotalFormulas(WorkbookLayout layout, YearTable table) : FormulaWriter(layout)
{
    private Period period;

    /// <summary>The total of a line, or of a part of a formula, over a period that has a column.</summary>
    public string Of(Formula formula, Period over)
    {
        period = over;
        Text.Clear();
        if (formula is Operation part) Define(part);
        else Define((Line)formula, period);
        return Text.ToString();
    }

    protected override Formula? Leaf(Formula formula)
    {
        switch (formula)
        {
            case Line line:
                Total(line, period);
                break;
            case Input { Months: null } input:
                Text.Append(Layout.Names[input]);
                break;
            case Input or FirstMonth:
                Reference(Layout[formula], null, period.To);
                break;
            case MonthNumber:
                Cell(table.Column(period), YearTable.NumberRow, rowAnchor: "$");
                break;
            case CalendarMonth:
                Text.Append("MONTH(");
                Cell(table.Column(period), YearTable.DateRow, rowAnchor: "$");
                Text.Append(')');
                break;
            case Lag lag:
                if (period.Earlier(lag) is not { } earlier) return lag.Before;
                Total(lag.Line, earlier);
                break;
            case Window window:
                Range(Layout[window.Line], null, window.Months is { } months ? Math.Max(1, period.To - months + 1) : 1, period.To);
                break;
            case ValueAt at when at.Number > period.To:
                Text.Append("NA()");
                break;
            case ValueAt at:
                Reference(Layout[at.Line], null, at.Number);
                break;
            case Operation when period.Length == 1:
                Reference(Layout[formula], null, period.To);
                break;
            case Operation:
                Own(formula, period);
                break;
            default:
                throw new InvalidOperationException($"{formula.GetType()} has no cell formula.");
        }
        return null;
    }

    // What has a cell of its own is named by it; a sum or a month of another period is read from the months.
    private void Total(Line line, Period over)
    {
        if (over.Length == 1) Reference(Layout[line], null, over.To);
        else if (line.Aggregation == Aggregation.Ratio || table.IsYear(over)) Own(line, over);
        else Define(line, over);
    }

    private void Define(Line line, Period over)
    {
        if (over.Length == 1 || line.Aggregation == Aggregation.Stock) Reference(Layout[line], null, over.To);
        else if (line.Aggregation == Aggregation.Flow) Range(Layout[line], null, over.From, over.To);
        else Write(line.Formula);
    }

    private void Own(Formula formula, Period over)
    {
        var (column, row) = table.Cell(formula, over);
        Cell(column, row);
    }
}
