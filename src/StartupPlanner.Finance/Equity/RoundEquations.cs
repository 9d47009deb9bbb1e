namespace StartupPlanner.Finance.Equity;

/// <summary>Solves for the least unknowns of which each is the sum of its parts, every part being the largest of straight lines that never fall.</summary>
/// <remarks>
/// A round is circular: price, converted shares, pool and adjusted conversion prices depend on each other. But once it is known which form of each part holds, the rest are linear equations.
/// The search starts from zero, solves the equations of the forms that are largest there, and moves on to the forms that are largest at that solution. Because the parts are convex and never fall,
/// the solutions only grow and none exceeds the least fixed point; no choice of forms comes twice, so the search ends, and it ends exactly there
/// (policy iteration; Howard 1960; for monotone convex systems Esparza, Kiefer and Luttenberger 2010). In practice it takes two to five linear systems.
/// </remarks>
internal static class RoundEquations
{
    // Two forms that differ by less than a decimal's last digits are a tie; either gives the same shares.
    private const decimal Tie = 1e-18m;

    /// <summary>The unknowns; null where no finite ones satisfy the equations. Each part is left with the form that holds.</summary>
    /// <exception cref="OverflowException">More shares than a decimal holds.</exception>
    public static RoundUnknowns? Solve(IReadOnlyList<Largest> parts)
    {
        var point = default(RoundUnknowns);
        foreach (var part in parts) part.Holding = -1;
        while (Choose(parts, point))
        {
            if (Linear(parts) is not { } next) return null;
            point = next;
        }
        return point;
    }

    private static bool Choose(IReadOnlyList<Largest> parts, RoundUnknowns point)
    {
        var changed = false;
        foreach (var part in parts)
        {
            var best = part.Holding;
            var largest = best < 0 ? -1 : part.Forms[best].At(point);
            for (var index = 0; index < part.Forms.Length; index++)
            {
                var shares = part.Forms[index].At(point);
                if (best >= 0 && shares <= largest + Math.Abs(largest) * Tie) continue;
                (best, largest) = (index, shares);
            }
            changed |= best != part.Holding;
            part.Holding = best;
        }
        return changed;
    }

    // Gauss without exchange of rows: of these matrices (off the diagonal nothing positive) all pivots are positive exactly where a solution without negatives exists.
    private static RoundUnknowns? Linear(IReadOnlyList<Largest> parts)
    {
        const int n = RoundUnknowns.Count;
        var rows = new decimal[n, n + 1];
        for (var i = 0; i < n; i++) rows[i, i] = 1;
        foreach (var part in parts)
        {
            var form = part.Forms[part.Holding];
            for (var column = 0; column < n; column++) rows[part.Unknown, column] -= form.By[column];
            rows[part.Unknown, n] += form.Constant;
        }
        for (var pivot = 0; pivot < n; pivot++)
        {
            if (rows[pivot, pivot] <= Tie) return null;
            for (var row = pivot + 1; row < n; row++)
            {
                var factor = rows[row, pivot] / rows[pivot, pivot];
                if (factor == 0) continue;
                for (var column = pivot; column <= n; column++) rows[row, column] -= factor * rows[pivot, column];
            }
        }
        var found = new decimal[n];
        for (var row = n - 1; row >= 0; row--)
        {
            var sum = rows[row, n];
            for (var column = row + 1; column < n; column++) sum -= rows[row, column] * found[column];
            found[row] = sum / rows[row, row];
        }
        return new(found[0], found[1], found[2], found[3]);
    }
}
