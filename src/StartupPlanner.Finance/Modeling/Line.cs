namespace StartupPlanner.Finance.Modeling;

/// <summary>How a line's months make up a quarter or a year.</summary>
public enum Aggregation
{
    /// <summary>Their sum: revenue, hires.</summary>
    Flow,

    /// <summary>The last one: cash, customers.</summary>
    Stock,

    /// <summary>The line's own formula over the totals of its lines: margins, money per customer.</summary>
    Ratio,
}

/// <summary>A named line of the model: a formula with a value for each month.</summary>
public sealed class Line : Formula
{
    private static readonly Constant Nothing = new(0, Unit.Ratio);
    private Formula? formula;

    internal Line(int number, string name, Unit unit, Aggregation aggregation, string section) => (Number, Name, Unit, Aggregation, Section) = (number, name, unit, aggregation, section);

    /// <summary>What it is called; no two lines of a model have one name.</summary>
    public string Name { get; }

    /// <summary>Its unit, which its formula must have.</summary>
    public Unit Unit { get; }

    /// <summary>How its months make up a quarter or a year.</summary>
    public Aggregation Aggregation { get; }

    /// <summary>The group under which it is shown.</summary>
    public string Section { get; }

    /// <summary>Its formula.</summary>
    /// <exception cref="InvalidOperationException">Read before it is given, or given twice.</exception>
    public Formula Formula
    {
        get => formula ?? throw new InvalidOperationException($"The line “{Name}” has no formula yet.");
        set => formula = formula is null ? ActualOr(Actual, value) : throw new InvalidOperationException($"The line “{Name}” has a formula already.");
    }

    /// <summary>What it really was in the first months, in its unit: it stands there in the place of the formula; null for nothing. Given before the formula.</summary>
    public Input? Actual { get; internal set; }

    /// <summary>What really was in the months for which it is known, and a formula after them.</summary>
    /// <param name="actual">A series, with as many months as are known; null for none.</param>
    /// <param name="after">The formula.</param>
    /// <param name="read">What is made of the amounts; null where they are taken as they are.</param>
    public static Formula ActualOr(Input? actual, Formula after, Func<Input, Formula>? read = null) =>
        actual?.Months is { } known ? If(Month <= Amount(known.Count, Unit.Months), read is null ? actual : read(actual), after) : after;

    /// <summary>Its place among the lines of its model, from 0.</summary>
    internal int Number { get; }

    /// <summary>Whether these lines are those among which it has its place.</summary>
    internal bool IsOf(IReadOnlyList<Line> lines) => Number < lines.Count && lines[Number] == this;

    /// <summary>Whether the formula is given.</summary>
    internal bool IsDefined => formula is not null;

    /// <summary>The month before; the line's opening before the first.</summary>
    public Formula Previous => Lag(1);

    /// <summary>What it was before the model begins, in its unit; null for 0.</summary>
    public Formula? Opening { get; internal set; }

    /// <summary>So many times what it was before the model begins; null for 0.</summary>
    internal Formula? OpeningTimes(Formula factor) => Opening is null ? null : Opening * factor;

    /// <summary>So many months earlier.</summary>
    /// <param name="months">At least 1: a line looks back, never forward.</param>
    /// <param name="before">The value before the model begins; the line's opening unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months are less than 1.</exception>
    public Formula Lag(int months, Formula? before = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return new Lag(this, months, before ?? Opening ?? Nothing);
    }

    /// <summary>The sum of all months so far, the present one included.</summary>
    public Formula ToDate => new Window(this, null);

    /// <summary>The sum of the last months, the present one included.</summary>
    /// <param name="months">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The months are less than 1.</exception>
    public Formula Last(int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return new Window(this, months);
    }

    /// <summary>The value in one month, known from then on.</summary>
    /// <param name="month">Its number, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The month is less than 1.</exception>
    public Formula At(int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        return new ValueAt(this, month);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
