using System.Text.Json;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A list as a table: a row a line, with some of its fields as columns and the others in a line beneath, which opens.</summary>
/// <param name="Columns">In order.</param>
public sealed record TableModel(QuestionForm Form, Part Part, IReadOnlyList<Field> Columns)
{
    /// <summary>The most fields that stand beside each other.</summary>
    private const int MostFields = 8;

    /// <param name="columns">Segments of the fields; the others stand in the line beneath.</param>
    public TableModel(QuestionForm form, Part part, params IReadOnlyList<string> columns) : this(form, part, [.. columns.Select(segment => part.FieldAt(segment)!)]) { }

    /// <summary>The segments of the columns whose sum stands below.</summary>
    public IReadOnlyList<string> Sums { get; init; } = [];

    /// <summary>The segments of fields that stand nowhere.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Which rows it shows; null for all.</summary>
    public RowsWithin? Within { get; init; }

    /// <summary>The fields that stand in the line beneath.</summary>
    public IEnumerable<Field> Others => Part.Fields.Except(Columns).Where(other => other != Part.Owner && other != Within?.By && !Without.Contains(other.Segment));

    /// <summary>The rows that it shows.</summary>
    public IReadOnlyList<RowView> Rows => [.. Form.Rows(Part).Where(row => Within is null || Within.Keys.Contains(row.Field(Within.By).Seen))];

    /// <summary>The most rows that it may show: the others count, too.</summary>
    public int MaxRows => Part.MaxRows - Part.Entries(Form.Plan).Count() + Rows.Count;

    /// <summary>A field of one of its rows.</summary>
    public FieldView View(RowView row, Field field) => field == Within?.By ? row.Field(field) with { Start = Within.Keys[0], Among = Within.Keys } : row.Field(field);

    /// <summary>The field by which rows belong here, where none of them can say anything else.</summary>
    public Field? Fixed => Within is { } within && !Columns.Contains(within.By) ? within.By : null;

    /// <summary>Whether a list reads well as a table: a line a row, with its longer texts beneath.</summary>
    public static bool Fits(Part part) => part.Shape == PartShape.Rows && part.Fields.Count <= MostFields && part.Fields.All(field => field.Conditions.Count == 0) && part.Fields.Count(IsShort) > 1;

    /// <summary>A list as a table of all its fields that fit into a cell.</summary>
    public static TableModel Of(QuestionForm form, Part part) => new(form, part, [.. part.Fields.Where(field => field != part.Owner && IsShort(field))]);

    /// <summary>How wide a column is at least.</summary>
    public static string WidthOf(Field field) => field.Type switch
    {
        FieldType.ShortText => field.MaxLength > 120 ? "w-long" : "w-text",
        FieldType.Choices or FieldType.References => "w-long",
        FieldType.Choice or FieldType.Reference => "w-choice",
        FieldType.Month or FieldType.Date => "w-time",
        _ => "w-num",
    };

    /// <summary>What stands beside a column's name: the unit of its numbers.</summary>
    public string? UnitOf(Field field, Localization.Texts texts) => field switch
    {
        { Type: FieldType.Money } or { Unit: FieldSet<object>.CurrencyUnit } => Localization.Display.Symbol(Form.Plan.Currency),
        { Type: FieldType.Percentage } => "%",
        { Unit: not null } => texts.Unit(field),
        _ => null,
    };

    /// <summary>The codes of a choice by what they are called, in every language: as they are pasted.</summary>
    public static string? ChoicesOf(Field field) => field.Codes.Count == 0 ? null : JsonSerializer.Serialize(
        Localization.Texts.Cultures.SelectMany(culture => field.Codes.Select(code => (Name: new Localization.Texts(culture).Choice(field, code), Code: code)))
            .Concat(field.Codes.Select(code => (Name: code, Code: code)))
            .GroupBy(choice => choice.Name).ToDictionary(choice => choice.Key, choice => choice.First().Code));

    private static bool IsShort(Field field) => field.Conditions.Count == 0 && field.Type is not (FieldType.Markdown or FieldType.Series or FieldType.Choices or FieldType.References or FieldType.File);
}

/// <summary>Those rows of a list that refer to some rows; a new one refers to the first of them.</summary>
/// <param name="By">The reference.</param>
/// <param name="Keys">Of the rows to which it may refer here.</param>
public sealed record RowsWithin(Field By, IReadOnlyList<string> Keys);
