namespace StartupPlanner.Finance.Modeling;

/// <summary>The model computed exactly, with each estimate at its likeliest value: an amount for each line and month.</summary>
/// <remarks>
/// Decimal arithmetic with 28 digits. What cannot be computed, because something is divided by zero or grows beyond 7.9 × 10^28, is undefined: null.
/// </remarks>
public sealed class Evaluation
{
    private readonly Model model;
    private readonly DecimalRun run;

    private Evaluation(Model model, DecimalRun run) => (this.model, this.run) = (model, run);

    /// <summary>Computes the model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="overrides">Amounts in place of the likeliest values, for inputs that are estimates.</param>
    public static Evaluation Of(Model model, IReadOnlyDictionary<Input, decimal>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var run = new DecimalRun(model, overrides);
        run.All();
        return new(model, run);
    }

    /// <summary>A line's amount in a month, in the line's unit; null where it is undefined.</summary>
    /// <param name="line">A line of the model.</param>
    /// <param name="month">The month's number, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public decimal? this[Line line, int month]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(line);
            ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(month, model.Months);
            return run[model.Tape[line], month - 1];
        }
    }

    /// <summary>All months of a line.</summary>
    public IReadOnlyList<decimal?> this[Line line] => [.. Enumerable.Range(1, model.Months).Select(month => this[line, month])];

    /// <summary>A line's amount over months in a row: their sum, the last one, or the line's formula over the totals, as the line declares.</summary>
    /// <param name="line">A line of the model.</param>
    /// <param name="from">The first month's number.</param>
    /// <param name="to">The last month's number.</param>
    /// <returns>In the line's unit; null where it is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The months are not in the model, or not in order.</exception>
    public decimal? Total(Line line, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, model.Months);
        return new Totals(this, model, from, to).Of(line);
    }

    /// <summary>The value at which an input stood.</summary>
    internal decimal InputAt(Input input, int month) =>
        input.Months is { } typed ? month <= typed.Count ? typed[month - 1] : 0 : run.Input(input.Number);
}
