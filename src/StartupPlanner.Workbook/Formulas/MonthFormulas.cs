using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Writes the cells of months.</summary>
internal sealed class MonthFormulas(WorkbookLayout layout) : FormulaWriter(layout)
{
    private MonthSheet sheet = null!;
    private int month;

    /// <summary>The formula of a row in a month.</summary>
    public string Of(MonthRow row, int number)
    {
        (sheet, month) = (row.Place.Sheet, number);
        Text.Clear();
        var isHere = Layout.IsPlaced(row.Formula) && Layout[row.Formula] == row.Place;
        if (isHere && row.Formula is FirstMonth first) First(first, row.Place);
        else if (isHere && row.Formula is Operation operation) Define(operation);
        else Write(row.Formula);
        return Text.ToString();
    }

    protected override Formula? Leaf(Formula formula)
    {
        switch (formula)
        {
            case Input { Months: null } input:
                Text.Append(Layout.Names[input]);
                break;
            case MonthNumber:
                Number();
                break;
            case CalendarMonth:
                Text.Append("MONTH(");
                Cell(MonthSheet.Column(month), MonthSheet.DateRow, rowAnchor: "$");
                Text.Append(')');
                break;
            case Lag lag:
                if (month <= lag.Months) return lag.Before;
                Reference(Layout[lag.Line], sheet, month - lag.Months);
                break;
            case Window { Months: null } window:
                Range(Layout[window.Line], sheet, 1, month, anchor: "$");
                break;
            case Window { Months: { } months } window:
                Range(Layout[window.Line], sheet, Math.Max(1, month - months + 1), month);
                break;
            case ValueAt at when month < at.Number:
                Text.Append("NA()");
                break;
            case ValueAt at:
                Reference(Layout[at.Line], sheet, at.Number, anchor: "$");
                break;
            case Line or Input or Operation or FirstMonth:
                Reference(Layout[formula], sheet, month);
                break;
            default:
                throw new InvalidOperationException($"{formula.GetType()} has no cell formula.");
        }
        return null;
    }

    private void First(FirstMonth first, Place place)
    {
        if (month > 1)
        {
            Text.Append("IFERROR(");
            Reference(place, sheet, month - 1);
            Text.Append(',');
        }
        Text.Append("IF(");
        Condition(first.Condition);
        Text.Append(',');
        Number();
        Text.Append(month > 1 ? ",NA()))" : ",NA())");
    }

    private void Number() => Cell(MonthSheet.Column(month), MonthSheet.NumberRow, rowAnchor: "$");
}
