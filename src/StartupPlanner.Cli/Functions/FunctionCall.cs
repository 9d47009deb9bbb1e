using System.Globalization;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Cli.Functions;

/// <summary>What is wrong with an argument.</summary>
/// <param name="Argument">The parameter's name as spreadsheets call it, or the argument that belongs to none.</param>
/// <param name="Code">The key of the text.</param>
/// <param name="Args">What the text quotes.</param>
internal sealed record ArgumentMistake(string Argument, string Code, params object[] Args);

/// <summary>Reads the arguments of a function from the command line, computes, and keeps everything that was wrong.</summary>
internal sealed class FunctionCall
{
    private readonly List<ArgumentMistake> mistakes = [];

    public FunctionCall(Function function, IReadOnlyList<string> texts)
    {
        var given = Share(function.Parameters, Joined(texts));
        Result = function.Of([.. function.Parameters.Zip(given, Read)]);
        // What could not be read was computed as no number, so that all else is checked too.
        var reported = mistakes.Select(mistake => mistake.Argument).ToHashSet();
        foreach (var mistake in Result is Answer.Invalid invalid ? invalid.Mistakes : [])
        {
            var name = function.Parameters.First(parameter => parameter.Declared.Name == mistake.Argument).Name;
            if (!reported.Contains(name)) mistakes.Add(new(name, $"Mistake.{mistake.Kind}", mistake.Limit is { } limit ? [limit.ToString(CultureInfo.InvariantCulture)] : []));
        }
        var places = function.Parameters.Select(parameter => parameter.Name).ToList();
        Mistakes = [.. mistakes.OrderBy(mistake => mistake.Code == "Mistake.OneTooMany" ? places.Count : places.IndexOf(mistake.Argument))];
    }

    /// <summary>What the function gave; of no use where there are mistakes.</summary>
    public object? Result { get; }

    /// <summary>In the order of the parameters, and then what is too many.</summary>
    public IReadOnlyList<ArgumentMistake> Mistakes { get; }

    // A list in brackets is one argument, whether or not the shell has taken it apart.
    private static List<string> Joined(IReadOnlyList<string> texts)
    {
        var joined = new List<string>();
        var isOpen = false;
        foreach (var text in texts)
        {
            // The minus of texts that are copied from a page is another sign.
            var part = text.Trim().TrimStart('[').TrimEnd(']').Replace('−', '-');
            if (isOpen) joined[^1] = $"{joined[^1].TrimEnd(',')},{part}";
            else joined.Add(part);
            isOpen = (isOpen || text.TrimStart().StartsWith('[')) && !text.TrimEnd().EndsWith(']');
        }
        return joined;
    }

    /// <summary>Which arguments belong to which parameter: one to each, but to the last list all that are left, to numbers before dates all up to the first date, to dates all that are dates, else those that commas join.</summary>
    private string[][] Share(IReadOnlyList<Parameter> parameters, List<string> texts)
    {
        var shares = new string[parameters.Count][];
        var next = 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            var rest = parameters.Skip(i + 1).ToArray();
            var left = texts.Count - next;
            var count = Math.Min(left, 1);
            if (parameters[i].IsList && left > 0)
            {
                if (!texts[next].Contains(',') && (parameters[i].IsDates || rest is [{ IsDates: true }, ..]))
                    count = Math.Max(1, texts.Skip(next).TakeWhile(text => DateIn(text.Split(',')[0]) is not null == parameters[i].IsDates).Count());
                else if (rest.Length == 0 || !texts[next].Contains(',') && !rest.Any(parameter => parameter.IsList)) count = Math.Max(1, left - rest.Count(parameter => parameter.Required));
                else while (texts[next + count - 1].EndsWith(',') && count < left) count++;
            }
            shares[i] = [.. texts.Skip(next).Take(count)];
            next += count;
        }
        foreach (var text in texts.Skip(next)) mistakes.Add(new(text, "Mistake.OneTooMany"));
        return shares;
    }

    private object? Read(Parameter parameter, string[] texts)
    {
        if (texts.Length == 0)
        {
            if (parameter.Required) mistakes.Add(new(parameter.Name, "Mistake.Missing"));
            else return parameter.Declared.DefaultValue;
        }
        var text = texts.FirstOrDefault();
        if (parameter.Type == typeof(double)) return Double(parameter, text);
        if (parameter.Type == typeof(decimal)) return Decimal(parameter, text);
        if (parameter.Type == typeof(PaymentTiming)) return Choice(parameter, text, "Mistake.NotATiming", [("0", PaymentTiming.End), ("1", PaymentTiming.Beginning)]);
        if (parameter.Type == typeof(bool)) return Choice(parameter, text, "Mistake.NotAFlag", [("0", false), ("1", true), ("false", false), ("true", true)]);
        var entries = string.Join(',', texts.Select(part => part.TrimEnd(','))).Split(',', StringSplitOptions.TrimEntries).Where(_ => texts.Length > 0);
        if (parameter.Type == typeof(IReadOnlyList<double>)) return entries.Select(entry => Double(parameter, entry)).ToArray();
        if (parameter.Type == typeof(IReadOnlyList<decimal>)) return entries.Select(entry => Decimal(parameter, entry)).ToArray();
        if (parameter.Type == typeof(IReadOnlyList<DateOnly>)) return entries.Select(entry => Date(parameter, entry)).ToArray();
        throw new InvalidOperationException($"{parameter.Type} is read in no way.");
    }

    private double Double(Parameter parameter, string? text) =>
        double.TryParse(IsPercent(text) ? text![..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? IsPercent(text) ? number / 100 : number : Wrong(parameter, "Mistake.NotANumber", text, double.NaN);

    private decimal Decimal(Parameter parameter, string? text)
    {
        if (decimal.TryParse(IsPercent(text) ? text![..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return IsPercent(text) ? number / 100 : number;
        return Wrong(parameter, double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "Mistake.OutOfRange" : "Mistake.NotANumber", text, 0m);
    }

    private DateOnly Date(Parameter parameter, string text) =>
        DateIn(text) ?? Wrong(parameter, "Mistake.NotADate", text, DateOnly.MinValue);

    private static DateOnly? DateIn(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static bool IsPercent(string? text) => text is [.., '%'];

    private T Choice<T>(Parameter parameter, string? text, string code, (string Text, T Value)[] choices)
    {
        var found = choices.FirstOrDefault(choice => choice.Text.Equals(text, StringComparison.OrdinalIgnoreCase));
        return found.Text is null ? Wrong(parameter, code, text, choices[0].Value) : found.Value;
    }

    private T Wrong<T>(Parameter parameter, string code, string? text, T instead)
    {
        if (text is not null) mistakes.Add(new(parameter.Name, code, text));
        return instead;
    }
}
