using System.Text;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Writes formulas of the model as formulas of cells, with no more brackets than they need.</summary>
/// <remarks>
/// Undefined is an error value, which goes through everything as undefined does. Cells are binary floating point: a whole number that came out of a calculation may miss
/// itself by the last digit, so floor and ceiling look at nine decimal places. Beyond 7.9 × 10^28, where the model gives up, a sheet goes on.
/// </remarks>
internal abstract class FormulaWriter(WorkbookLayout layout)
{
    private const int Any = 0;
    private const int Sum = 2;
    private const int Product = 3;
    private const int Divisor = 4;
    private const int Atom = 7;

    // As a term of a calculation, which reads a truth as 1, a comparison stands as it is; elsewhere it is spelled out as 1 or 0.
    private enum Sense
    {
        Number,
        Term,
    }

    protected WorkbookLayout Layout => layout;

    protected StringBuilder Text { get; } = new();

    /// <summary>Writes what is no operation. A formula that stands in its place is written instead.</summary>
    protected abstract Formula? Leaf(Formula formula);

    protected void Write(Formula formula) => Write(formula, Any, Sense.Number);

    /// <summary>Writes an operation though it has a row of its own: in that row.</summary>
    protected void Define(Operation operation) => Write(operation, Any, Sense.Number);

    protected void Condition(Formula formula)
    {
        if (!IsCondition(formula))
        {
            Write(formula, Sum, Sense.Number);
            Text.Append("<>0");
        }
        else if (formula is Operation { Kind: Operator.Multiply } both)
        {
            Text.Append("AND(");
            Every(both);
            Text.Append(')');
        }
        else
        {
            Compare((Operation)formula);
        }
    }

    protected void Reference(Place place, MonthSheet? from, int month, string anchor = "")
    {
        if (place.Sheet != from) Text.Append(place.Sheet.Quoted).Append('!');
        Cell(MonthSheet.Column(month), place.Row, anchor);
    }

    /// <summary>The sum of a row over months in a row.</summary>
    protected void Range(Place place, MonthSheet? from, int first, int last, string anchor = "")
    {
        Text.Append("SUM(");
        Reference(place, from, first, anchor);
        Text.Append(':');
        Cell(MonthSheet.Column(last), place.Row);
        Text.Append(')');
    }

    protected void Cell(int column, int row, string anchor = "", string rowAnchor = "") => Text.Append(anchor).Append(Cells.Column(column)).Append(rowAnchor).Append(row);

    private void Write(Formula formula, int level, Sense sense)
    {
        if (formula is Operation operation && !layout.IsPlaced(operation)) Write(operation, level, sense);
        else if (formula is Constant constant) Constant(constant.Value, level);
        else if (Leaf(formula) is { } instead) Write(instead, level, sense);
    }

    private void Write(Operation operation, int level, Sense sense)
    {
        var operands = operation.Operands;
        switch (operation.Kind)
        {
            case Operator.Add:
                Infix('+', operands, Sum, Sum, level);
                break;
            case Operator.Subtract:
                Infix('-', operands, Sum, Product, level);
                break;
            case Operator.Multiply:
                Infix('*', operands, Product, Product, level);
                break;
            case Operator.Divide:
                Infix('/', operands, Product, Divisor, level);
                break;
            case Operator.Negate:
                Open(level == Atom);
                Text.Append('-');
                Write(operands[0], Atom, Sense.Term);
                Close(level == Atom);
                break;
            case Operator.Less or Operator.AtMost when sense == Sense.Term:
                Open();
                Compare(operation);
                Close();
                break;
            case Operator.Less or Operator.AtMost:
                Text.Append("IF(");
                Compare(operation);
                Text.Append(",1,0)");
                break;
            case Operator.If:
                Text.Append("IF(");
                Condition(operands[0]);
                Text.Append(',');
                Write(operands[1]);
                Text.Append(',');
                Write(operands[2]);
                Text.Append(')');
                break;
            case Operator.Pow:
                Power(operation, level);
                break;
            case Operator.Floor:
                Function("INT(ROUND(", operands, ",9))");
                break;
            case Operator.Ceiling:
                Open(level == Atom);
                Function("-INT(-ROUND(", operands, ",9))");
                Close(level == Atom);
                break;
            default:
                Function(operation.Kind switch
                {
                    Operator.Min => "MIN(",
                    Operator.Max => "MAX(",
                    Operator.Round => "ROUND(",
                    Operator.Exp => "EXP(",
                    Operator.OrElse => "IFERROR(",
                    _ => throw new InvalidOperationException($"{operation.Kind} has no cell formula."),
                }, operands, ")");
                break;
        }
    }

    private void Infix(char sign, IReadOnlyList<Formula> operands, int own, int right, int level)
    {
        Open(own < level);
        Write(operands[0], own, Sense.Term);
        Text.Append(sign);
        var at = Text.Length;
        Write(operands[1], right, Sense.Term);
        if (Text[at] == '-')
        {
            Text.Insert(at, '(');
            Close();
        }
        Close(own < level);
    }

    private void Power(Operation power, int level)
    {
        if (!Powers.NeedsCare(power))
        {
            Open(level > Divisor);
            Plain(power);
            Close(level > Divisor);
            return;
        }
        var (value, exponent) = (power.Operands[0], power.Operands[1]);
        Text.Append("IF(AND(");
        Write(value, Sum, Sense.Number);
        Text.Append("=0,");
        Write(exponent, Sum, Sense.Number);
        Text.Append("=0),1,IF(AND(");
        Write(value, Sum, Sense.Number);
        Text.Append("<0,");
        Write(exponent, Sum, Sense.Number);
        Text.Append("<>INT(");
        Write(exponent);
        Text.Append(")),NA(),");
        Plain(power);
        Text.Append("))");
    }

    private void Plain(Operation power)
    {
        Write(power.Operands[0], Atom, Sense.Term);
        Text.Append('^');
        Write(power.Operands[1], Atom, Sense.Term);
    }

    private void Compare(Operation comparison)
    {
        Write(comparison.Operands[0], Sum, Sense.Number);
        Text.Append(comparison.Kind == Operator.Less ? "<" : "<=");
        Write(comparison.Operands[1], Sum, Sense.Number);
    }

    private void Every(Operation both)
    {
        for (var index = 0; index < 2; index++)
        {
            if (index > 0) Text.Append(',');
            if (both.Operands[index] is Operation { Kind: Operator.Multiply } inner) Every(inner);
            else Compare((Operation)both.Operands[index]);
        }
    }

    private bool IsCondition(Formula formula) => formula is Operation operation && !layout.IsPlaced(operation)
        && (operation.Kind is Operator.Less or Operator.AtMost || operation.Kind == Operator.Multiply && operation.Operands.All(IsCondition));

    private void Function(string open, IReadOnlyList<Formula> operands, string close)
    {
        Text.Append(open);
        for (var index = 0; index < operands.Count; index++)
        {
            if (index > 0) Text.Append(',');
            Write(operands[index]);
        }
        Text.Append(close);
    }

    private void Constant(decimal value, int level)
    {
        Open(value < 0 && level == Atom);
        Text.Append(Cells.Number(value));
        Close(value < 0 && level == Atom);
    }

    private void Open(bool needed = true)
    {
        if (needed) Text.Append('(');
    }

    private void Close(bool needed = true)
    {
        if (needed) Text.Append(')');
    }
}
