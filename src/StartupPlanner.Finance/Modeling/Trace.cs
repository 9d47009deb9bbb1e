using System.Globalization;

namespace StartupPlanner.Finance.Modeling;

/// <summary>Where a figure comes from: its formula in words, and the figures that it was computed from.</summary>
/// <remarks>What it comes from is worked out when it is asked for, because the past of a line is long.</remarks>
public sealed class Trace
{
    private readonly Evaluation evaluation;
    private readonly Formula formula;

    private Trace(Evaluation evaluation, Formula formula, string name, int month, Unit unit, decimal? value) =>
        (this.evaluation, this.formula, Name, Month, Unit, Value) = (evaluation, formula, name, month, unit, value);

    /// <summary>The trace of a line's amount in a month.</summary>
    /// <param name="evaluation">The model, evaluated.</param>
    /// <param name="line">One of its lines.</param>
    /// <param name="month">The month's number, 1 for the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static Trace Of(Evaluation evaluation, Line line, int month)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(line);
        return new(evaluation, line, line.Name, month, line.Unit, evaluation[line, month]);
    }

    /// <summary>The line or input.</summary>
    public Formula Figure => formula;

    /// <summary>What it is called in the model.</summary>
    public string Name { get; }

    /// <summary>The month's number; 0 and less before the model begins.</summary>
    public int Month { get; }

    /// <summary>The unit of the amount.</summary>
    public Unit Unit { get; }

    /// <summary>The amount; null where it is undefined.</summary>
    public decimal? Value { get; }

    /// <summary>Where in the plan it was entered; null for what was computed.</summary>
    public string? Address => (formula as Input)?.Address;

    /// <summary>The formula in words, with the names of lines and inputs; null for what was entered.</summary>
    public string? Formula => FormulaIn(FormulaText.English);

    /// <summary>The formula in the words of another language.</summary>
    /// <param name="words">The word for each of <see cref="FormulaText.Words"/>; where it stands for a number of months, {0} is the line and {1} the number.</param>
    /// <param name="names">The name of a line or an input; its name in the model where it is null.</param>
    public string? FormulaIn(Func<string, string> words, Func<Formula, string>? names = null) => formula is Line line ? new FormulaText(words, names).Of(line.Formula) : null;

    /// <summary>The formula in the words of a language with the amounts in the place of what they are of; null for what was entered.</summary>
    /// <param name="words">The word for each of <see cref="FormulaText.Words"/>.</param>
    /// <param name="amounts">An amount by its unit.</param>
    public string? WorkingIn(Func<string, string> words, Func<decimal?, Unit, string> amounts)
    {
        if (formula is not Line line) return null;
        FormulaText text = null!;
        text = new(words) { Put = part => part switch
        {
            Line read => amounts(evaluation[read, Month], read.Unit),
            Input input => amounts(evaluation.InputAt(input, Month), input.Unit),
            Lag lag when Month > lag.Months => amounts(evaluation[lag.Line, Month - lag.Months], lag.Line.Unit),
            Lag lag => text.Of(lag.Before),
            Window window => amounts(SumOf(window), window.Line.Unit),
            ValueAt at when at.Number <= Month => amounts(evaluation[at.Line, at.Number], at.Line.Unit),
            ValueAt at => amounts(null, at.Line.Unit),
            MonthNumber => Month.ToString(CultureInfo.InvariantCulture),
            _ => null,
        } };
        return text.Of(line.Formula);
    }

    private decimal? SumOf(Window window)
    {
        decimal? sum = 0;
        for (var month = window.Months is { } months ? Math.Max(1, Month - months + 1) : 1; month <= Month; month++) sum += evaluation[window.Line, month];
        return sum;
    }

    /// <summary>The figures of this and earlier months that the formula read, each once, in the order in which it names them.</summary>
    public IReadOnlyList<Trace> From
    {
        get
        {
            var found = new List<Trace>();
            if (formula is Line line && Month >= 1) Collect(line.Formula, found);
            return found;
        }
    }

    private void Collect(Formula part, List<Trace> found)
    {
        switch (part)
        {
            case Line line:
                Add(line, Month, found);
                break;
            case Input input when found.All(trace => trace.formula != input):
                found.Add(new(evaluation, input, input.Name, Month, input.Unit, evaluation.InputAt(input, Month)));
                break;
            case Lag lag when Month > lag.Months:
                Add(lag.Line, Month - lag.Months, found);
                break;
            case Window window:
                for (var month = window.Months is { } months ? Math.Max(1, Month - months + 1) : 1; month <= Month; month++) Add(window.Line, month, found);
                break;
            case ValueAt at when at.Number <= Month:
                Add(at.Line, at.Number, found);
                break;
            default:
                foreach (var operand in part.Operands) Collect(operand, found);
                break;
        }
    }

    private void Add(Line line, int month, List<Trace> found)
    {
        if (!found.Any(trace => trace.formula == line && trace.Month == month)) found.Add(Of(evaluation, line, month));
    }
}

/// <summary>Puts formulas into words.</summary>
/// <param name="words">The word for each of <see cref="Words"/>.</param>
/// <param name="names">The name of a line or an input; its name in the model where it is null.</param>
public sealed class FormulaText(Func<string, string> words, Func<Formula, string>? names = null)
{
    private static readonly Dictionary<string, string> InEnglish = new()
    {
        ["Month"] = "month",
        ["MonthOfYear"] = "month of the year",
        ["Sum"] = "sum({0})",
        ["SumOfMonths"] = "sum({0}, {1} months)",
        ["FirstMonth"] = "first month({0})",
        ["OrElse"] = "or else",
        ["If"] = "if",
        ["Min"] = "min",
        ["Max"] = "max",
        ["Floor"] = "floor",
        ["Ceiling"] = "ceiling",
        ["Round"] = "round",
        ["Exp"] = "exp",
        ["Pow"] = "pow",
    };

    /// <summary>What is said in words: the rest are signs.</summary>
    public static IReadOnlyCollection<string> Words => InEnglish.Keys;

    /// <summary>What stands in the place of a part, as its amount; null where the part is put into words.</summary>
    internal Func<Formula, string?>? Put { get; init; }

    internal static string English(string word) => InEnglish[word];

    /// <summary>The formula as it would stand on paper, with no more brackets than it needs.</summary>
    public string Of(Formula formula) => Of(formula, 0);

    private string Of(Formula formula, int outer) => Put?.Invoke(formula) ?? formula switch
    {
        Constant constant => constant.Value.ToString(CultureInfo.InvariantCulture),
        Line or Input => Name(formula),
        MonthNumber => words("Month"),
        CalendarMonth => words("MonthOfYear"),
        Lag lag => $"{Name(lag.Line)}[−{lag.Months}]",
        Window { Months: null } window => Said("Sum", Name(window.Line)),
        Window window => Said("SumOfMonths", Name(window.Line), window.Months),
        ValueAt at => $"{Name(at.Line)}[{at.Number}]",
        FirstMonth month => Said("FirstMonth", Of(month.Condition)),
        Operation operation => Of(operation, outer),
        _ => throw new InvalidOperationException($"{formula.GetType()} has no words."),
    };

    private string Name(Formula figure) => names?.Invoke(figure) ?? (figure is Input input ? input.Name : ((Line)figure).Name);

    private string Said(string word, params object?[] of) => string.Format(CultureInfo.InvariantCulture, words(word), of);

    private string Of(Operation operation, int outer)
    {
        var operands = operation.Operands;
        return operation.Kind switch
        {
            Operator.Add => Infix("+", 2, 2),
            Operator.Subtract => Infix("−", 2, 3),
            Operator.Multiply => Infix("×", 4, 4),
            Operator.Divide => Infix("÷", 4, 5),
            Operator.Less => Infix("<", 1, 2),
            Operator.AtMost => Infix("≤", 1, 2),
            Operator.Negate => Bracket(3, $"−{Of(operands[0], 4)}"),
            _ => $"{words(operation.Kind.ToString())}({string.Join(", ", operands.Select(operand => Of(operand)))})",
        };

        string Infix(string sign, int level, int right) => Bracket(level, $"{Of(operands[0], level)} {sign} {Of(operands[1], right)}");

        string Bracket(int level, string text) => level < outer ? $"({text})" : text;
    }
}
