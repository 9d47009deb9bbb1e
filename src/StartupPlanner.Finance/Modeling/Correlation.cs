namespace StartupPlanner.Finance.Modeling;

/// <summary>Two inputs that move together.</summary>
/// <param name="First">An input.</param>
/// <param name="Second">Another.</param>
/// <param name="Coefficient">Correlation of their normal scores, −1 to 1.</param>
public sealed record Correlation(Input First, Input Second, double Coefficient)
{
    // Below it a difference is the rounding of double arithmetic.
    private const double Rounding = 1e-9;

    /// <summary>Whether amounts can be drawn that are correlated in all these ways at once.</summary>
    public static bool Agree(IReadOnlyList<Correlation> correlations)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        return Factor(Inputs(correlations), correlations) is not null;
    }

    /// <summary>The inputs that are correlated, each once.</summary>
    internal static List<Input> Inputs(IReadOnlyList<Correlation> correlations) => [.. correlations.SelectMany(pair => (Input[])[pair.First, pair.Second]).Distinct()];

    /// <summary>The lower triangle L with L Lᵀ = the matrix of correlations (A.-L. Cholesky); null where they contradict each other.</summary>
    internal static double[][]? Factor(List<Input> inputs, IReadOnlyList<Correlation> correlations)
    {
        var matrix = inputs.Select((_, row) => inputs.Select((_, column) => row == column ? 1.0 : 0).ToArray()).ToArray();
        foreach (var (one, other, coefficient) in correlations)
        {
            if (ReferenceEquals(one, other) || !(Math.Abs(coefficient) <= 1)) return null;
            var (row, column) = (inputs.IndexOf(one), inputs.IndexOf(other));
            matrix[row][column] = matrix[column][row] = coefficient;
        }
        var lower = matrix.Select(row => new double[row.Length]).ToArray();
        for (var row = 0; row < lower.Length; row++)
            for (var column = 0; column <= row; column++)
            {
                var left = matrix[row][column];
                for (var k = 0; k < column; k++) left -= lower[row][k] * lower[column][k];
                if (row == column && left < -Rounding) return null;
                if (row == column) lower[row][row] = Math.Sqrt(Math.Max(0, left));
                else if (lower[column][column] > Rounding) lower[row][column] = left / lower[column][column];
                else if (Math.Abs(left) > Math.Sqrt(Rounding)) return null;
            }
        return lower;
    }
}
