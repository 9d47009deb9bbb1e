namespace StartupPlanner.Finance.Modeling;

/// <summary>Finds amounts that are added, compared or named in units that do not agree.</summary>
internal sealed class UnitCheck
{
    private readonly Dictionary<Formula, Unit?> measured = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Formula> known;
    private readonly List<string> problems = [];
    private Line line = null!;

    private UnitCheck(IEnumerable<Line> lines, IEnumerable<Input> inputs) => known = new(lines.Cast<Formula>().Concat(inputs), ReferenceEqualityComparer.Instance);

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
    private Unit? Measure(Formula formula)
    {
        if (measured.TryGetValue(formula, out var unit)) return unit;
        return measured[formula] = formula switch
        {
            Constant constant => IsZero(constant) ? null : constant.Unit,
            Input input => Known(input, input.Name, input.Unit),
            Line other => Known(other, other.Name, other.Unit),
            MonthNumber => Unit.Months,
            CalendarMonth => Unit.Ratio,
            Lag lag => Same("continue", Measure(lag.Line), Measure(lag.Before), lag.Line, lag.Before),
            Window window => Measure(window.Line),
            ValueAt at => Measure(at.Line),
            FirstMonth month => Measure(month.Condition) is var _ ? Unit.Months : null,
            Operation operation => Measure(operation),
            _ => throw new InvalidOperationException($"{formula.GetType()} has no unit."),
        };
    }

    private Unit? Measure(Operation operation)
    {
        var units = operation.Operands.Select(Measure).ToArray();
        var operands = operation.Operands;
        switch (operation.Kind)
        {
            case Operator.Multiply:
                return units[0] is { } left && units[1] is { } right ? left * right : null;
            case Operator.Divide:
                return units[0] is { } above && units[1] is { } below ? above / below : null;
            case Operator.Negate or Operator.Floor or Operator.Ceiling or Operator.Round:
                return units[0];
            case Operator.Exp or Operator.Pow:
                for (var i = 0; i < units.Length; i++)
                    if (units[i] is { IsRatio: false } unit) problems.Add($"In the line “{line.Name}”, {Name(operands[i])} ({unit}) is raised to a power or an exponent; only a ratio can be.");
                return Unit.Ratio;
            case Operator.Less or Operator.AtMost:
                Same("compare", units[0], units[1], operands[0], operands[1]);
                return Unit.Ratio;
            case Operator.If:
                return Same("choose between", units[1], units[2], operands[1], operands[2]);
            default:
                return Same(operation.Kind switch { Operator.Add => "add", Operator.Subtract => "subtract", _ => "compare" }, units[0], units[1], operands[0], operands[1]);
        }
    }

    private Unit? Same(string what, Unit? left, Unit? right, Formula first, Formula second)
    {
        if (left is { } one && right is { } other && one != other)
            problems.Add($"The line “{line.Name}” cannot {what} {Name(first)} ({one}) and {Name(second)} ({other}).");
        return left ?? right;
    }

    private Unit? Known(Formula formula, string name, Unit unit)
    {
        if (!known.Contains(formula)) problems.Add($"The line “{line.Name}” uses “{name}”, which is not of this model.");
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
