namespace StartupPlanner.Finance.Modeling;

/// <summary>Amounts of lines over months in a row, each line in its own way.</summary>
internal sealed class Totals(Evaluation evaluation, Model model, int from, int to)
{
    public decimal? Of(Line line)
    {
        switch (line.Aggregation)
        {
            case Aggregation.Stock:
                return evaluation[line, to];
            case Aggregation.Flow:
                decimal? sum = 0;
                for (var month = from; month <= to; month++) sum += evaluation[line, month];
                return sum;
            default:
                return Of(line.Formula);
        }
    }

    // A formula over totals: earlier means the months before, as many.
    private decimal? Of(Formula formula) => formula switch
    {
        Constant constant => constant.Value,
        Input input => evaluation.InputAt(input, to),
        Line line => Of(line),
        MonthNumber => to,
        CalendarMonth => model.First.PlusMonths(to - 1).Number,
        Lag lag => Earlier is { } earlier ? earlier.Of(lag.Line) : Of(lag.Before),
        Window window => window.Months is { } months ? new Totals(evaluation, model, Math.Max(1, to - months + 1), to).Of(window.Line) : new Totals(evaluation, model, 1, to).Of(window.Line),
        ValueAt at => at.Number <= to ? evaluation[at.Line, at.Number] : null,
        FirstMonth => null,
        Operation operation => Of(operation),
        _ => throw new InvalidOperationException($"{formula.GetType()} has no total."),
    };

    private Totals? Earlier => from > 1 && 2 * from - to - 1 is >= 1 and var start ? new(evaluation, model, start, from - 1) : null;

    private decimal? Of(Operation operation)
    {
        var values = operation.Operands.Select(Of).ToArray();
        return Arithmetic.Of(operation.Kind, values);
    }
}
