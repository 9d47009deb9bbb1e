using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pages.Shared;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>A figure that another one comes from.</summary>
/// <param name="Place">Where its own trace is.</param>
/// <param name="When">Its month or period in words, where that differs from the one of the figure that is explained.</param>
public sealed record FigureSource(FigurePlace Place, string Name, string When, string Value, bool IsNothing, bool IsEntered)
{
    /// <summary>Whether it is taken away from a sum.</summary>
    public bool IsTakenAway { get; init; }
}

/// <summary>Something entered that a figure follows from.</summary>
/// <param name="Used">The value with which the forecast reckons.</param>
/// <param name="Field">Its input; null where the plan has none.</param>
/// <param name="Question">The question that asks for it.</param>
/// <param name="Page">Where in the wizard it stands; null where no question asks for it.</param>
public sealed record FigureInput(string Name, string Address, string Used, FieldView? Field, Question? Question, string? Page);

/// <summary>Why a number is what it is: its formula in words and with amounts, the figures that it comes from, and the fields at the end.</summary>
/// <param name="Group">The name of the group of figures by which an edit brings the page up to date.</param>
/// <param name="When">Its month or period in words; empty for what is read off the whole forecast.</param>
/// <param name="Rule">How a key figure is read off, or how the months make up a period.</param>
public sealed record FigureTrace(string Group, FigurePlace Place, string Name, string When, string Value, string? Rule, string? Formula, string? Working,
    IReadOnlyList<FigureSource> Sources, IReadOnlyList<FigureInput> Inputs, Chart? Chart)
{
    /// <summary>What an edit brings up to date.</summary>
    public IEnumerable<KeyValuePair<string, string>> Figures =>
    [
        new($"{Group}.value", Value), new($"{Group}.working", Working ?? ""),
        .. Sources.Select(source => KeyValuePair.Create($"{Group}.from.{source.Place}", source.Value)),
        .. Inputs.Select(input => KeyValuePair.Create($"{Group}.used.{input.Address}", input.Used)),
        .. Chart?.Figures ?? [],
    ];
}

/// <summary>Reads traces in the words of one reader.</summary>
internal sealed class FigureReader(PlanForecast forecast, Plan plan, Texts texts, Display display, AccountingStandard standard)
{
    private const int MostInputs = 12;
    private const int MostLines = 400;

    private readonly StatementWords words = new(forecast, texts, display, standard);

    private Evaluation Evaluation => forecast.Evaluation;

    /// <summary>The trace of a figure; null where the forecast has no such figure, month or period.</summary>
    public FigureTrace? Of(FigurePlace place, bool canEdit = false)
    {
        if (KeyFigure.Find(place.Key) is { } known) return place.At is null ? OfKeyFigure(known, place, canEdit) : null;
        if (PeriodOf(place.At) is not { } period) return null;
        if (forecast.Forecast.Lines.TryGetValue(place.Key, out var line)) return OfLine(line, place, period, canEdit);
        return forecast.Forecast.Model.Inputs.FirstOrDefault(input => input.Address == place.Key) is { } entered ? OfInput(entered, place, period, canEdit) : null;
    }

    /// <summary>What a figure is called, with its month or period; null where there is none.</summary>
    public string? NameOf(FigurePlace place) => Of(place) is { } trace ? trace.When.Length > 0 ? texts["Statements.InMonth", trace.Name, trace.When] : trace.Name : null;

    private Period? PeriodOf(string? at)
    {
        if (at is null) return new("", forecast.Months, forecast.Months);
        return forecast.NumberOf(at) is { Succeeded: true } number ? new("", number.Value, number.Value) : Period.Find(forecast.Forecast, at);
    }

    private FigureTrace OfLine(Line line, FigurePlace place, Period period, bool canEdit)
    {
        // A balance at the end of a year is that of its last month.
        var isStock = line.Aggregation == Aggregation.Stock && !period.IsMonth;
        var trace = Trace.Of(Evaluation, line, period.To);
        var isTotal = !period.IsMonth && !isStock;
        var terms = line.Formula.Terms;
        var isByMonths = isTotal && line.Aggregation == Aggregation.Flow && terms is null;
        var takenAway = (terms ?? []).Where(term => term.Times < 0).Select(term => (Formula)term.Line).ToHashSet<Formula>(ReferenceEqualityComparer.Instance);
        List<FigureSource> sources = isByMonths ? MonthsOf(line, period)
            : [.. PartsOf(trace, terms).Select(from => (isTotal ? TotalOf(from, period) : SourceOf(from, period.To)) with { IsTakenAway = takenAway.Contains(from.Figure) })
                // A ratio that looks back names a line in several months: over the period it is one.
                .DistinctBy(source => source.Place)];
        return Traced(place, words.NameOf(line), words.WhenOf(period), period.Of(Evaluation, line), line.Unit, canEdit, [trace]) with
        {
            Rule = isStock ? texts["Statements.Rule.Balance", words.Month(period.To)] : isByMonths ? texts["Statements.Rule.Months"] : null,
            Formula = isByMonths ? null : words.Formula(trace),
            Working = isByMonths ? null : !isTotal ? words.Working(trace) : terms is null && trace.From.Any(from => from.Month != period.To) ? null : WorkingOf(trace, period),
            Sources = sources,
            Chart = ChartOf(place, words.NameOf(line), line.Unit, line.Aggregation == Aggregation.Flow ? ChartShape.Bars : ChartShape.Line, Evaluation[line]),
        };
    }

    private FigureTrace OfInput(Input input, FigurePlace place, Period period, bool canEdit) =>
        Traced(place, words.NameOf(input), input.Months is null ? "" : words.WhenOf(period), ValueOf(input, period.To), input.Unit, canEdit, []) with
        {
            Rule = texts["Statements.Rule.Entered"],
            Inputs = [FieldOf(input, period.To, canEdit)],
            Chart = input.Months is null ? null : ChartOf(place, words.NameOf(input), input.Unit, ChartShape.Bars, [.. Enumerable.Range(1, forecast.Months).Select(month => (decimal?)ValueOf(input, month))]),
        };

    private FigureTrace OfKeyFigure(KeyFigure figure, FigurePlace place, bool canEdit)
    {
        var read = KeyFigureRules.LinesOf(figure.Key, forecast);
        var traces = read.Select(each => Trace.Of(Evaluation, each.Line, each.Month)).ToList();
        return Traced(place, words.Forecast.NameOf(figure), "", null, Unit.Ratio, canEdit, traces) with
        {
            Value = words.Forecast.ValueOf(figure),
            Rule = texts[$"Statements.Rule.{Texts.Pascal(figure.Key)}"],
            Sources = [.. traces.Select(trace => SourceOf(trace, 0))],
            Chart = read.Count == 0 ? null : ChartOf(place, words.NameOf(read[0].Line), read[0].Line.Unit, ChartShape.Line, Evaluation[read[0].Line]),
        };
    }

    private FigureTrace Traced(FigurePlace place, string name, string when, decimal? value, Unit unit, bool canEdit, IReadOnlyList<Trace> from) =>
        new(TraceFigures.GroupOf(place), place, name, when, words.Amount(value, unit), null, null, null, [], InputsOf(from, canEdit), null);

    private FigureSource SourceOf(Trace trace, int month)
    {
        var when = trace.Figure is Line && trace.Month != month ? words.Month(trace.Month) : "";
        return new(PlaceOf(trace), words.NameOf(trace.Figure), when, words.Amount(trace.Value, trace.Unit), trace.Value == 0, trace.Figure is Input);
    }

    private FigurePlace PlaceOf(Trace trace) => new(trace.Figure is Input input ? input.Address : forecast.Forecast.KeyOf((Line)trace.Figure), MonthOf(Math.Max(1, trace.Month)));

    private string MonthOf(int number) => forecast.MonthOf(number).ToString();

    private List<FigureSource> MonthsOf(Line line, Period period) =>
        [.. Enumerable.Range(period.From, period.To - period.From + 1).Select(month => SourceOf(Trace.Of(Evaluation, line, month), 0))];

    // What is added in one place and taken away in another is no part of a sum.
    private static IEnumerable<Trace> PartsOf(Trace trace, IReadOnlyList<(Line Line, int Times)>? terms) =>
        terms is null ? trace.From : trace.From.Where(from => terms.Any(term => term.Line == from.Figure));

    // A part of a total, over the same months.
    private FigureSource TotalOf(Trace from, Period period) => from.Figure is not Line line ? SourceOf(from, period.To)
        : SourceOf(from, from.Month) with { Place = new(forecast.Forecast.KeyOf(line), period.Name), Value = words.Amount(period.Of(Evaluation, line), line.Unit), IsNothing = period.Of(Evaluation, line) == 0 };

    private string? WorkingOf(Trace trace, Period period) => trace.FormulaIn(word => words.Forecast.Text[$"Trace.{word}"], figure => figure is Line line
        ? words.Bracketed(period.Of(Evaluation, line), line.Unit)
        : words.Bracketed(ValueOf((Input)figure, period.To), ((Input)figure).Unit));

    private static decimal ValueOf(Input input, int month) => input.Months is not { } typed ? input.Value.Likely : month <= typed.Count ? typed[month - 1] : 0;

    /// <summary>What was entered and is reached in the fewest steps.</summary>
    private List<FigureInput> InputsOf(IReadOnlyList<Trace> starts, bool canEdit)
    {
        var (found, seen) = (new List<FigureInput>(), new HashSet<Formula>(starts.Select(start => start.Figure), ReferenceEqualityComparer.Instance));
        var next = new Queue<Trace>(starts);
        while (found.Count < MostInputs && seen.Count < MostLines && next.TryDequeue(out var trace))
            foreach (var from in trace.From.Where(from => seen.Add(from.Figure)))
                if (from.Figure is Line) next.Enqueue(from);
                else if (found.Count < MostInputs && found.All(other => other.Address != from.Address)) found.Add(FieldOf((Input)from.Figure, Math.Max(1, from.Month), canEdit));
        return found;
    }

    private FigureInput FieldOf(Input input, int month, bool canEdit)
    {
        var used = words.Amount(ValueOf(input, month), input.Unit);
        var address = Address.Read(input.Address);
        var question = address is null ? null : Outline.QuestionFor(address);
        if (address is not { Field: { } field, Part: { } part } || part.Find(plan, address.Key) is not { } entity) return new(words.NameOf(input), input.Address, used, null, question, Places.HrefOf(plan, input.Address));
        var value = field.Read(entity);
        return new(words.NameOf(input), input.Address, used, new(field, address.Text, value, value, null, canEdit, false, plan), question, Places.HrefOf(plan, input.Address));
    }

    private Chart ChartOf(FigurePlace place, string name, Unit unit, ChartShape shape, IReadOnlyList<decimal?> amounts)
    {
        var scale = unit.IsPercentage ? 100 : 1;
        var labels = forecast.MonthNames(display);
        return new($"{TraceFigures.GroupOf(place)}.chart", texts["Statements.ByMonth", name], texts["Shared.Month"], labels, [new(name, [.. amounts.Select(amount => amount is { } value ? decimal.Round(value * scale, 4) : (decimal?)null)], shape, Unit: words.SignOf(unit))]);
    }
}
