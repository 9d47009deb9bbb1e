namespace StartupPlanner.Finance.Modeling;

/// <summary>What is asked after: a figure that an evaluation gives.</summary>
/// <param name="Of">The figure; null where it is undefined.</param>
public sealed record Outcome(Func<Evaluation, decimal?> Of)
{
    /// <summary>A line's amount in a month.</summary>
    /// <param name="line">A line of the model.</param>
    /// <param name="month">The month's number, 1 for the first.</param>
    public Outcome(Line line, int month) : this(evaluation => evaluation[line, month]) { }
}

/// <summary>How far an outcome moves when one estimate goes from its low to its high value and all others stay at their likeliest.</summary>
/// <param name="Input">The estimate.</param>
/// <param name="AtLow">The outcome with the estimate at its low value; null where it is undefined.</param>
/// <param name="AtHigh">The outcome with the estimate at its high value; null where it is undefined.</param>
/// <param name="Elasticity">Per cent by which the outcome moves for one per cent of the estimate, at its likeliest value; null where either is 0 or undefined.</param>
public sealed record Swing(Input Input, decimal? AtLow, decimal? AtHigh, decimal? Elasticity)
{
    /// <summary>How far the outcome moves, not negative; null where it is undefined.</summary>
    public decimal? Width => AtHigh - AtLow is { } width ? Math.Abs(width) : null;
}

/// <summary>Which estimates move an outcome most, and what would have to change to reach a target.</summary>
public static class Sensitivity
{
    private const decimal Step = 0.01m;
    private const int Doublings = 22;
    private const int FirstStepPart = 1024;
    private const int Halvings = 60;

    /// <summary>One swing for each estimate that is not certain, the widest first: before all others those that leave the outcome undefined at one of their ends, last those that do at both.</summary>
    public static IReadOnlyList<Swing> Tornado(Model model, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(outcome);
        var likely = At(model, outcome);
        return [.. model.Inputs.Where(input => input.Months is null && !input.Value.IsPoint)
            .Select(input => new Swing(input, At(model, outcome, input, input.Value.Low), At(model, outcome, input, input.Value.High), Elasticity(model, outcome, input, likely)))
            .OrderByDescending(swing => swing.Width ?? (swing.AtLow is null && swing.AtHigh is null ? -1 : decimal.MaxValue))];
    }

    /// <summary>The value of one input, nearest to its likeliest, with which a target is reached; all others stay as they are.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outcome">What must reach the target.</param>
    /// <param name="reached">Whether an amount is good enough; asked of amounts that are defined.</param>
    /// <param name="input">The input that may change, by up to 2,048 times its likeliest value, or that many units where that is 0.</param>
    /// <param name="least">The smallest value that it may take; null for any.</param>
    /// <param name="most">The largest; null for any.</param>
    /// <param name="grain">The value is a multiple of it, where one reaches the target; more than 0; null for any value.</param>
    /// <returns>The value; the likeliest where nothing need change; null where no such value was found.</returns>
    /// <remarks>
    /// Looks outwards in steps that double, both ways, and closes in by halving. Where the target is reached only within a narrow band of values it may be missed.
    /// </remarks>
    public static decimal? Seek(Model model, Outcome outcome, Predicate<decimal> reached, Input input, decimal? least = null, decimal? most = null, decimal? grain = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(reached);
        ArgumentNullException.ThrowIfNull(input);
        var start = input.Value.Likely;
        if (Holds(start)) return start;
        var size = start == 0 ? 1 : Math.Abs(start);
        var best = (decimal?)null;
        foreach (var sign in (decimal[])[1, -1])
        {
            var (missed, way) = (start, size / FirstStepPart);
            for (var doubling = 0; doubling < Doublings; doubling++, way *= 2)
            {
                var tried = start + sign * way;
                if (best is { } nearer && Math.Abs(nearer - start) <= way / 2) break;
                if (!Holds(tried))
                {
                    missed = tried;
                    continue;
                }
                var found = Whole(CloseIn(missed, tried), sign);
                if (best is null || Math.Abs(found - start) < Math.Abs(best.Value - start)) best = found;
                break;
            }
        }
        return best;

        bool Holds(decimal value) => !(value < least) && !(value > most) && At(model, outcome, input, value) is { } amount && reached(amount);

        // What cannot be typed is of no use: the next value beyond that can.
        decimal Whole(decimal value, decimal sign)
        {
            if (grain is not { } step) return value;
            var (below, above) = (decimal.Floor(value / step) * step, decimal.Ceiling(value / step) * step);
            // Where the nearer one reaches it exactly, halving has stopped short of it.
            var (nearer, farther) = sign > 0 ? (below, above) : (above, below);
            return Holds(nearer) ? nearer : Holds(farther) ? farther : value;
        }

        decimal CloseIn(decimal missed, decimal held)
        {
            for (var halving = 0; halving < Halvings; halving++)
            {
                var middle = (missed + held) / 2;
                if (Holds(middle)) held = middle;
                else missed = middle;
            }
            return held;
        }
    }

    private static decimal? Elasticity(Model model, Outcome outcome, Input input, decimal? likely)
    {
        var value = input.Value.Likely;
        if (value == 0 || likely is null or 0) return null;
        return (At(model, outcome, input, value * (1 + Step)) - At(model, outcome, input, value * (1 - Step))) / (2 * Step * likely);
    }

    private static decimal? At(Model model, Outcome outcome, Input? input = null, decimal value = 0) =>
        outcome.Of(Evaluation.Of(model, input is null ? null : new Dictionary<Input, decimal> { [input] = value }));
}
