using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Modeling;

/// <summary>A model that holds together: its units agree, its lines are in an order in which each can be computed, and nothing goes in a circle.</summary>
/// <remarks>Immutable. Made by <see cref="ModelBuilder"/>; read by evaluation, simulation, trace, sensitivity and workbook.</remarks>
public sealed class Model
{
    internal Model(Month first, int months, IReadOnlyList<Line> lines, IReadOnlyList<Input> inputs, Tape tape) =>
        (First, Months, Lines, Inputs, Tape) = (first, months, lines, inputs, tape);

    /// <summary>The first month.</summary>
    public Month First { get; }

    /// <summary>How many months.</summary>
    public int Months { get; }

    /// <summary>The lines, in the order in which they were written down.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>The inputs, in the order in which they were written down.</summary>
    public IReadOnlyList<Input> Inputs { get; }

    internal Tape Tape { get; }
}

/// <summary>A model that does not hold together.</summary>
/// <param name="problems">What is wrong but circles, one sentence each, with the names of the lines.</param>
/// <param name="circles">Lines that need each other within a month: each circle in order, its first line again at the end.</param>
public sealed class ModelException(IReadOnlyList<string> problems, IReadOnlyList<IReadOnlyList<Line>> circles)
    : Exception(string.Join('\n', problems.Concat(circles.Select(Sentence))))
{
    internal ModelException(IReadOnlyList<string> problems) : this(problems, []) { }

    /// <summary>Whether circles are all that is wrong: amounts that somebody entered can make one, no other mistake.</summary>
    public bool IsCircle { get; } = problems.Count == 0 && circles.Count > 0;

    /// <summary>The lines that need each other within a month.</summary>
    public IReadOnlyList<IReadOnlyList<Line>> Circles { get; } = circles;

    /// <summary>What is wrong, one sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = [.. problems, .. circles.Select(Sentence)];

    private static string Sentence(IReadOnlyList<Line> circle) => $"Within one month these lines go in a circle: {string.Join(" → ", circle.Select(line => $"“{line.Name}”"))}.";
}
