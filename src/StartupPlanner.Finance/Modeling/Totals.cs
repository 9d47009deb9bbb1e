namespace StartupPlanner.Finance.Modeling;

/// <summary>Amounts of lines over months in a row, each line in its own way.</summary>
internal sealed class Totals
{
    private readonly Evaluation evaluation;
    private readonly Model model;
    private readonly int from;
    private readonly int to;
    // What was computed already, over these months and those that they look back at: a formula may name what names the same in turn.
    private readonly Dictionary<(Operation Operation, int From, int To), decimal?> known;

    public Totals(Evaluation evaluation, Model model, int from, int to) : this(evaluation, model, from, to, []) { }

    private Totals(Evaluation evaluation, Model model, int from, int to, Dictionary<(Operation, int, int), decimal?> known) =>
        (this.evaluation, this.model, this.from, this.to, this.known) = (evaluation, model, from, to, known);

    public decimal? Of(Line line)
    {
        switch (line.Aggregation)
        {
            case Aggregation.Stock:
                return evaluation[line, to];
            case Aggregation.Flow:
                return Sum(line, from);
            default:
                return Of(line.Formula);
        }
    }

    // A formula over totals. Over a single month it is the formula of that month.
    private decimal? Of(Formula formula) => formula switch
    {
        Constant constant => constant.Value,
        Input input => evaluation.InputAt(input, to),
        Line line => Of(line),
        MonthNumber => to,
        CalendarMonth => model.First.PlusMonths(to - 1).Number,
        Lag lag => Earlier(lag) is { } earlier ? earlier.Of(lag.Line) : Of(lag.Before),
        Window window => Sum(window.Line, window.Months is { } months ? Math.Max(1, to - months + 1) : 1),
        ValueAt at => at.Number <= to ? evaluation[at.Line, at.Number] : null,
        FirstMonth first => Enumerable.Range(1, to).Where(month => Over(month, month).Of(first.Condition) is not (null or 0)).Select(month => (decimal?)month).FirstOrDefault(),
        Operation operation => Of(operation),
        _ => throw new InvalidOperationException($"{formula.GetType()} has no total."),
    };

    private decimal? Sum(Line line, int first)
    {
        decimal? sum = 0;
        for (var month = first; month <= to; month++) sum = Arithmetic.Of(Operator.Add, [sum, evaluation[line, month]]);
        return sum;
    }

    // As many months, so much earlier that they do not overlap these: over quarters “a month earlier” is the quarter before, “a year earlier” the same quarter of last year.
    // Where the model begins within those months, what a level came to at their end is known all the same.
    private Totals? Earlier(Lag lag)
    {
        var shift = Math.Max(lag.Months, to - from + 1);
        return (lag.Line.Aggregation == Aggregation.Stock ? to : from) > shift ? Over(Math.Max(1, from - shift), to - shift) : null;
    }

    private Totals Over(int first, int last) => new(evaluation, model, first, last, known);

    private decimal? Of(Operation operation)
    {
        if (known.TryGetValue((operation, from, to), out var total)) return total;
        var values = operation.Operands.Select(Of).ToArray();
        return known[(operation, from, to)] = Arithmetic.Of(operation.Kind, values);
    }
}
