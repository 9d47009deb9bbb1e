namespace StartupPlanner.Finance.Modeling;

/// <summary>Puts lines into an order in which each comes after those it needs within the month.</summary>
internal static class LineOrder
{
    /// <param name="lines">The lines.</param>
    /// <param name="circles">The circles that were found, one sentence each.</param>
    public static List<Line> Of(IReadOnlyList<Line> lines, out List<string> circles)
    {
        circles = [];
        var order = new List<Line>(lines.Count);
        var done = new Dictionary<Line, bool>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(Line Line, IEnumerator<Line> Needs)>();
        foreach (var start in lines)
        {
            if (!done.TryAdd(start, false)) continue;
            open.Push((start, Needs(start).GetEnumerator()));
            while (open.TryPeek(out var at))
            {
                if (!at.Needs.MoveNext())
                {
                    open.Pop();
                    done[at.Line] = true;
                    order.Add(at.Line);
                }
                else if (done.TryAdd(at.Needs.Current, false))
                {
                    open.Push((at.Needs.Current, Needs(at.Needs.Current).GetEnumerator()));
                }
                else if (!done[at.Needs.Current])
                {
                    var circle = open.Select(step => step.Line).Reverse().SkipWhile(line => line != at.Needs.Current).Append(at.Needs.Current);
                    circles.Add($"Within one month these lines go in a circle: {string.Join(" → ", circle.Select(line => $"“{line.Name}”"))}.");
                }
            }
        }
        return order;
    }

    /// <summary>The lines whose value in the same month the line needs.</summary>
    private static IEnumerable<Line> Needs(Line line)
    {
        var seen = new HashSet<Formula>(ReferenceEqualityComparer.Instance);
        var open = new Stack<Formula>([line.Formula]);
        while (open.TryPop(out var formula))
        {
            if (!seen.Add(formula)) continue;
            if (formula is Line other) yield return other;
            else
                foreach (var operand in formula.Operands) open.Push(operand);
        }
    }
}
