namespace StartupPlanner.Finance.Modeling;

/// <summary>Puts lines into an order in which each comes after those it needs within the month.</summary>
internal sealed class LineOrder
{
    private enum State : byte { Untouched, Open, Done }

    private readonly Stack<Formula> open = new();
    // The line in whose formula an operation was last met: what occurs there more than once is followed once.
    private readonly Dictionary<Operation, Line> met;

    private readonly IReadOnlyList<Line> lines;

    private LineOrder(IReadOnlyList<Line> lines) => (this.lines, met) = (lines, new(2 * lines.Count, ReferenceEqualityComparer.Instance));

    /// <param name="lines">The lines; others that they use are passed over.</param>
    /// <param name="circles">The circles that were found, each as its lines in their order, the first again at the end.</param>
    public static List<Line> Of(IReadOnlyList<Line> lines, out List<IReadOnlyList<Line>> circles)
    {
        circles = [];
        var (order, states, finder) = (new List<Line>(lines.Count), new State[lines.Count], new LineOrder(lines));
        // The lines that were begun, each with those that it needs and that are still to be followed.
        var path = new Stack<(Line Line, int Needs)>();
        var needs = new Stack<Line>();
        foreach (var start in lines)
        {
            Begin(start);
            while (path.TryPeek(out var at))
            {
                if (needs.Count == at.Needs)
                {
                    path.Pop();
                    states[at.Line.Number] = State.Done;
                    order.Add(at.Line);
                    continue;
                }
                var next = needs.Pop();
                if (states[next.Number] == State.Open)
                {
                    Line[] circle = [.. path.Select(step => step.Line).Reverse().SkipWhile(line => line != next), next];
                    if (!circles.Any(known => known.SequenceEqual(circle))) circles.Add(circle);
                }
                Begin(next);
            }
        }
        return order;

        void Begin(Line line)
        {
            if (states[line.Number] != State.Untouched) return;
            states[line.Number] = State.Open;
            path.Push((line, needs.Count));
            finder.Find(line, needs);
        }
    }

    /// <summary>The lines whose value in the same month the line needs.</summary>
    private void Find(Line line, Stack<Line> needs)
    {
        open.Push(line.Formula);
        while (open.TryPop(out var formula))
        {
            if (formula is Line other)
            {
                if (other.IsOf(lines)) needs.Push(other);
                continue;
            }
            if (formula is Operation operation)
            {
                if (met.TryGetValue(operation, out var last) && last == line) continue;
                met[operation] = line;
            }
            foreach (var operand in formula.Operands) open.Push(operand);
        }
    }
}
