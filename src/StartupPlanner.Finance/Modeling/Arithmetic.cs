namespace StartupPlanner.Finance.Modeling;

/// <summary>An operation over amounts that may be undefined.</summary>
internal static class Arithmetic
{
    public static decimal? Of(Operator kind, ReadOnlySpan<decimal?> values)
    {
        if (kind == Operator.OrElse) return values[0] ?? values[1];
        if (kind == Operator.If) return values[0] is { } condition ? condition != 0 ? values[1] : values[2] : null;
        if (values[0] is not { } a) return null;
        if (values.Length > 1 && values[1] is null) return null;
        var b = values.Length > 1 ? values[1]!.Value : 0;
        try
        {
            return kind switch
            {
                Operator.Add => a + b,
                Operator.Subtract => a - b,
                Operator.Multiply => a * b,
                Operator.Divide => b == 0 ? null : a / b,
                Operator.Negate => -a,
                Operator.Min => Math.Min(a, b),
                Operator.Max => Math.Max(a, b),
                Operator.Floor => decimal.Floor(a),
                Operator.Ceiling => decimal.Ceiling(a),
                Operator.Round => decimal.Round(a, (int)b, MidpointRounding.AwayFromZero),
                Operator.Exp => Real.Exp(a),
                Operator.Pow => Real.Pow(a, b),
                Operator.Less => a < b ? 1 : 0,
                Operator.AtMost => a <= b ? 1 : 0,
                _ => throw new InvalidOperationException($"{kind} is no operation."),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
