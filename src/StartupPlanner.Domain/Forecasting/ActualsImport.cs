using System.Globalization;
using System.Text.RegularExpressions;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What a table of actual figures says of a plan.</summary>
/// <param name="First">The first month of the plan for which it has figures.</param>
/// <param name="Last">The last one.</param>
/// <param name="Lines">The amounts by line of the forecast, one for each month from the first to the last.</param>
/// <param name="Sources">Each label of the table that counts towards a line.</param>
/// <param name="Unknown">The labels that count towards none yet.</param>
public sealed record ImportedActuals(
    Month First, Month Last, IReadOnlyList<(Line Line, IReadOnlyList<decimal> Amounts)> Lines, IReadOnlyList<(string Label, Line Line, decimal Factor)> Sources, IReadOnlyList<string> Unknown);

/// <summary>
/// Reads actual figures from the table of an accounting program: a row of months, and under it a row of amounts for each line of the books. A label counts towards
/// the line that the plan remembers for it, else towards the line of that key or name. Several labels of one line add up.
/// </summary>
public static partial class ActualsImport
{
    private static readonly string[] MonthFormats =
    [
        "yyyy-M", "yyyy/M", "yyyy.M", "yyyy年M月", "yyyyMM", "M/yyyy", "MMM yyyy", "MMMM yyyy", "MMM-yyyy", "MMM yy", "MMM-yy", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-MM-ddTHH:mm:ss",
    ];

    /// <summary>Reads a table.</summary>
    /// <param name="plan">The plan, with what it remembers of earlier imports.</param>
    /// <param name="forecast">Its forecast.</param>
    /// <param name="table">Rows of cells as text. Columns of months that the plan does not have are passed over.</param>
    /// <returns>What it says, or everything that is wrong with it, by the cell's name in a spreadsheet (B7).</returns>
    public static Outcome<ImportedActuals> Read(Plan plan, Forecast forecast, IReadOnlyList<IReadOnlyList<string>> table)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(table);
        var (head, months) = Header(forecast.Model, table);
        if (head < 0) return new Failure.Invalid([new("", ActualsErrors.NoMonths)]);
        var errors = new List<FieldError>();
        foreach (var twice in months.GroupBy(month => month.Number).Where(group => group.Count() > 1)) errors.Add(new(CellName(head, twice.Last().Column), ActualsErrors.MonthTwice, NameOf(forecast, twice.Key)));
        var known = months.Where(month => month.Number >= 1 && month.Number <= forecast.Model.Months && table.Skip(head + 1).Any(row => Cell(row, month.Column).Length > 0)).OrderBy(month => month.Number).ToList();
        if (known.Count == 0) return new Failure.Invalid([new("", ActualsErrors.NoMonthOfPlan, NameOf(forecast, 1), NameOf(forecast, forecast.Model.Months))]);
        foreach (var (before, after) in known.Zip(known.Skip(1)).Where(pair => pair.Second.Number > pair.First.Number + 1))
            errors.Add(new(CellName(head, after.Column), ActualsErrors.MonthMissing, NameOf(forecast, before.Number + 1)));

        var amounts = new Dictionary<Line, decimal[]>(ReferenceEqualityComparer.Instance);
        var sources = new List<(string Label, Line Line, decimal Factor)>();
        var unknown = new List<string>();
        for (var row = head + 1; row < table.Count; row++)
        {
            var labels = Enumerable.Range(0, months.Min(month => month.Column)).Select(column => Cell(table[row], column)).Where(label => label.Length > 0).ToList();
            if (labels.Count == 0 || known.All(month => Cell(table[row], month.Column).Length == 0)) continue;
            if (Source(plan, forecast, labels) is not var (label, line, factor))
            {
                if (!labels.Any(each => Remembered(plan, each) is { Line.Length: 0 })) unknown.Add(labels[0]);
                continue;
            }
            if (!amounts.TryGetValue(line, out var sums)) amounts[line] = sums = new decimal[known.Count];
            sources.Add((label, line, factor));
            for (var index = 0; index < known.Count; index++)
            {
                var cell = Cell(table[row], known[index].Column);
                if (Amount(cell) is { } amount) sums[index] += amount * factor;
                else errors.Add(new(CellName(row, known[index].Column), ActualsErrors.NotANumber, cell));
            }
        }
        if (errors.Count > 0) return new Failure.Invalid(errors);
        return new ImportedActuals(MonthOf(forecast, known[0].Number), MonthOf(forecast, known[^1].Number), [.. amounts.Select(line => (line.Key, (IReadOnlyList<decimal>)line.Value))], sources, unknown);
    }

    /// <summary>What has to be changed in the plan so that it holds the figures and remembers where they came from.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="forecast">Its forecast.</param>
    /// <param name="imported">What was read.</param>
    /// <param name="newId">Makes the id of a new row.</param>
    /// <returns>The changes, or <see cref="Failure.Invalid"/> where months would be missing between the figures that the plan has and these.</returns>
    public static Outcome<IReadOnlyList<Change>> ChangesOf(Plan plan, Forecast forecast, ImportedActuals imported, Func<Guid> newId)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(imported);
        ArgumentNullException.ThrowIfNull(newId);
        var start = imported.First.MonthsSince(forecast.Model.First);
        var changes = new List<Change>();
        var errors = new List<FieldError>();
        foreach (var (line, amounts) in imported.Lines)
        {
            var row = plan.Finance.Actuals.FirstOrDefault(actual => forecast.Find(actual.Line) == line);
            IReadOnlyList<decimal> before = row?.Amounts ?? [];
            if (before.Count < start)
            {
                errors.Add(new(line.Name, ActualsErrors.MonthMissing, NameOf(forecast, before.Count + 1)));
                continue;
            }
            var text = string.Join(';', before.Take(start).Concat(amounts).Concat(before.Skip(start + amounts.Count)).Select(amount => amount.ToString(CultureInfo.InvariantCulture)));
            changes.Add(row is null ? Add("finance/actuals", ("line", forecast.KeyOf(line)), ("amounts", text)) : new Change.SetField(Address.Read($"finance/actuals/{row.Key}/amounts")!, null, text));
        }
        foreach (var (label, line, factor) in imported.Sources.Where(source => Remembered(plan, source.Label) is null && source.Label != forecast.KeyOf(source.Line)).DistinctBy(source => source.Label))
            changes.Add(Add("finance/actual-sources", ("label", label), ("line", forecast.KeyOf(line)), ("factor", factor.ToString(CultureInfo.InvariantCulture))));
        return errors.Count > 0 ? new Failure.Invalid(errors) : changes;

        Change.AddRow Add(string list, params (string Field, string Value)[] values) => new(Address.Read(list)!, newId(), values.ToDictionary(value => value.Field, value => value.Value), RowPlace.Last);
    }

    // The first row with at least one month in it.
    private static (int Row, List<(int Column, int Number)> Months) Header(Model model, IReadOnlyList<IReadOnlyList<string>> table)
    {
        for (var row = 0; row < table.Count; row++)
        {
            var months = new List<(int Column, int Number)>();
            for (var column = 1; column < table[row].Count; column++)
                if (MonthIn(Cell(table[row], column)) is { } month) months.Add((column, month.MonthsSince(model.First) + 1));
            if (months.Count > 0) return (row, months);
        }
        return (-1, []);
    }

    private static Month? MonthIn(string text) =>
        DateOnly.TryParseExact(text, MonthFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Month.Of(day) : null;

    private static (string Label, Line Line, decimal Factor)? Source(Plan plan, Forecast forecast, List<string> labels)
    {
        foreach (var label in labels)
            if (Remembered(plan, label) is { Line.Length: > 0 } source && forecast.Find(source.Line) is { } remembered) return (label, remembered, source.Factor ?? 1);
        foreach (var label in labels)
            if (Remembered(plan, label) is null && forecast.Find(label) is { } line) return (label, line, 1);
        return null;
    }

    private static ActualSource? Remembered(Plan plan, string label) => plan.Finance.ActualSources.FirstOrDefault(source => source.Label.Equals(label, StringComparison.OrdinalIgnoreCase));

    // An empty cell is nothing, a dash is nothing, and brackets are the bookkeeper's minus.
    private static decimal? Amount(string cell)
    {
        var text = Ornament().Replace(cell, "");
        if (text is "" or "-" or "–" or "—") return 0;
        var negative = text is ['(', .., ')'] or ['（', .., '）'];
        return decimal.TryParse(negative ? text[1..^1] : text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var amount)
            ? negative ? -amount : amount
            : null;
    }

    private static string Cell(IReadOnlyList<string> row, int column) => column < row.Count ? row[column].Trim() : "";

    private static string CellName(int row, int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + (rest - 1) % 26) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row + 1}");
    }

    private static Month MonthOf(Forecast forecast, int number) => forecast.Model.First.PlusMonths(number - 1);

    private static string NameOf(Forecast forecast, int number) => MonthOf(forecast, number).ToString();

    // Signs of currencies, spaces and commas between thousands.
    [GeneratedRegex(@"[\p{Sc}\s,，'’]")]
    private static partial Regex Ornament();
}

/// <summary>The codes of what cannot be imported.</summary>
public static class ActualsErrors
{
    /// <summary>No row with months.</summary>
    public const string NoMonths = "Actuals.NoMonths";

    /// <summary>Figures of no month of the plan; quotes its first and last.</summary>
    public const string NoMonthOfPlan = "Actuals.NoMonthOfPlan";

    /// <summary>Two columns for one month; quotes it.</summary>
    public const string MonthTwice = "Actuals.MonthTwice";

    /// <summary>Months between others have no figures; quotes the first of them.</summary>
    public const string MonthMissing = "Actuals.MonthMissing";

    /// <summary>A cell that is no number; quotes it.</summary>
    public const string NotANumber = "Actuals.NotANumber";
}
