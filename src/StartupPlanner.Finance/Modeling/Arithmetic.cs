namespace StartupPlanner.Finance.Modeling;

/// <summary>An operation over amounts that may be undefined.</summary>
internal static class Arithmetic
{
    /// <param name="kind">The operation.</param>
    /// <param name="values">Its operands.</param>
    public static decimal? Of(Operator kind, ReadOnlySpan<decimal?> values) => Of(kind, in values[0], in values[values.Length > 1 ? 1 : 0], in values[^1]);

    /// <summary>An operation over up to three operands; where it has fewer, the others are any of them.</summary>
    public static decimal? Of(Operator kind, in decimal? first, in decimal? second, in decimal? third)
    {
        if (kind == Operator.OrElse) return first ?? second;
        if (kind == Operator.If) return first is { } condition ? condition != 0 ? second : third : null;
        if (first is not { } a || second is not { } b) return null;
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
