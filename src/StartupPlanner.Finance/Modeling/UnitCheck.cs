namespace StartupPlanner.Finance.Modeling;

/// <summary>Finds amounts that are added, compared or named in units that do not agree.</summary>
internal sealed class UnitCheck
{
    // An operation that occurs more than once is measured once.
    private readonly Dictionary<Operation, Unit?> measured;
    private readonly IReadOnlyList<Line> lines;
    private readonly IReadOnlyList<Input> inputs;
    private readonly List<string> problems = [];
    private Line line = null!;

    private UnitCheck(IReadOnlyList<Line> lines, IReadOnlyList<Input> inputs) => (this.lines, this.inputs, measured) = (lines, inputs, new(2 * lines.Count, ReferenceEqualityComparer.Instance));

    public static List<string> Of(IReadOnlyList<Line> lines, IReadOnlyList<Input> inputs)
    {
        var check = new UnitCheck(lines, inputs);
        foreach (var line in lines)
        {
            check.line = line;
            if (check.Measure(line.Formula) is { } unit && unit != line.Unit && !IsZero(line.Formula))
                check.problems.Add($"The line “{line.Name}” is {line.Unit}, but its formula gives {unit}.");
        }
        return check.problems;
    }

    /// <summary>The formula's unit; null where it fits any, or is wrong and said so already.</summary>
    private Unit? Measure(Formula formula) => formula switch
    {
        Operation operation => measured.TryGetValue(operation, out var unit) ? unit : measured[operation] = Measure(operation),
        Line other => Known(other.IsOf(lines), other.Name, other.Unit),
        Input input => Known(input.IsOf(inputs), input.Name, input.Unit),
        Constant constant => IsZero(constant) ? null : constant.Unit,
        MonthNumber => Unit.Months,
        CalendarMonth => Unit.Ratio,
        Lag lag => Same("continue", Measure(lag.Line), Measure(lag.Before), lag.Line, lag.Before),
        Window window => Measure(window.Line),
        ValueAt at => Measure(at.Line),
        FirstMonth month => Measure(month.Condition) is var _ ? Unit.Months : null,
        _ => throw new InvalidOperationException($"{formula.GetType()} has no unit."),
    };

    private Unit? Measure(Operation operation)
    {
        var operands = operation.Operands;
        var first = Measure(operands[0]);
        var second = operands.Count > 1 ? Measure(operands[1]) : null;
        switch (operation.Kind)
        {
            case Operator.Multiply:
                return first is { } left && second is { } right ? left * right : null;
            case Operator.Divide:
                return first is { } above && second is { } below ? above / below : null;
            case Operator.Negate or Operator.Floor or Operator.Ceiling or Operator.Round:
                return first;
            case Operator.Exp or Operator.Pow:
                Power(operands[0], first);
                if (operands.Count > 1) Power(operands[1], second);
                return Unit.Ratio;
            case Operator.Less or Operator.AtMost:
                Same("compare", first, second, operands[0], operands[1]);
                return Unit.Ratio;
            case Operator.If:
                return Same("choose between", second, Measure(operands[2]), operands[1], operands[2]);
            default:
                return Same(operation.Kind switch { Operator.Add => "add", Operator.Subtract => "subtract", _ => "compare" }, first, second, operands[0], operands[1]);
        }
    }

    private void Power(Formula operand, Unit? unit)
    {
        if (unit is { IsRatio: false }) problems.Add($"In the line “{line.Name}”, {Name(operand)} ({unit}) is raised to a power or an exponent; only a ratio can be.");
    }

    private Unit? Same(string what, Unit? left, Unit? right, Formula first, Formula second)
    {
        if (left is { } one && right is { } other && one != other)
            problems.Add($"The line “{line.Name}” cannot {what} {Name(first)} ({one}) and {Name(second)} ({other}).");
        return left ?? right;
    }

    private Unit? Known(bool isKnown, string name, Unit unit)
    {
        if (!isKnown) problems.Add($"The line “{line.Name}” uses “{name}”, which is not of this model.");
        return unit;
    }

    private static bool IsZero(Formula formula) => formula is Constant { Value: 0 };

    private static string Name(Formula formula) => formula switch
    {
        Line line => $"“{line.Name}”",
        Input input => $"“{input.Name}”",
        Constant constant => constant.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Lag lag => $"earlier “{lag.Line.Name}”",
        Operation { Operands: [var left, var right] } => $"[{Name(left)}, {Name(right)}]",
        Operation { Operands: [var only] } => Name(only),
        _ => "an amount",
    };
}
