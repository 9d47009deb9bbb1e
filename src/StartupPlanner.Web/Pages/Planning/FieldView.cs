using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Files;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A field as its input shows it.</summary>
/// <param name="Value">Canonical, or what was typed where that was refused.</param>
/// <param name="Seen">The canonical value that the page was made from.</param>
/// <param name="Error">What is wrong with what was typed.</param>
/// <param name="IsNew">Whether it belongs to a row that is only begun.</param>
public sealed record FieldView(Field Field, string Address, string Value, string Seen, string? Error, bool CanEdit, bool IsNew, Plan Plan)
{
    /// <summary>What a new row holds in it from the beginning; null for what it usually does.</summary>
    public string? Start { get; init; }

    /// <summary>The rows among which can be chosen; null for all.</summary>
    public IReadOnlyList<string>? Among { get; init; }

    public string Id => Address.Replace('/', '-');

    public string Name => $"f:{Address}";

    /// <summary>What the input of a new row holds before anything is chosen.</summary>
    public string Blank => Start is { } start ? IsNew ? start : "" : IsNew && Field.Type == FieldType.Choice && !Field.Normalize("").Succeeded ? Field.Codes[0] : "";

    /// <summary>The codes, or the keys of the rows, that are chosen.</summary>
    public IReadOnlyList<string> Chosen => (Value.Length == 0 ? Blank : Value).Split(',');

    /// <summary>What the input holds: a number with its thousands apart, a percentage without its sign, which stands beside it, a series with a line for each month.</summary>
    public string Typed => Field.Type switch
    {
        FieldType.Percentage => Display.Grouped(Value.TrimEnd('%')),
        FieldType.Number or FieldType.WholeNumber or FieldType.Money => Display.Grouped(Value),
        FieldType.Series => Value.Replace(';', '\n'),
        _ => Value,
    };

    public IReadOnlyList<string> Estimate => Value.Split(';') is { Length: 3 } three ? [.. three.Select(Display.Grouped)] : ["", Display.Grouped(Value), ""];

    /// <summary>Whether it is a number typed in one line.</summary>
    public bool IsNumber => Field.Type is FieldType.Number or FieldType.WholeNumber or FieldType.Money or FieldType.Percentage;

    /// <summary>Whether it is chosen from a list that opens, rather than from what stands there.</summary>
    public bool IsSelected(bool isInRow) => Field.Type == FieldType.Choice && (isInRow || Field.Codes.Count > 7);

    /// <summary>The month of the first number of a series: that in which the row starts, or the plan.</summary>
    public string FirstMonth => Field.Part.Fields.Where(each => each.Type == FieldType.Month).Select(each => Entity is null ? "" : each.Read(Entity)).FirstOrDefault(month => month.Length > 0) ?? Plan.FirstMonth?.ToString() ?? "";

    /// <summary>Whether the field counts with what its row has chosen.</summary>
    public bool Applies => Field.Conditions.Count == 0 || Entity is { } entity && Field.AppliesTo(entity);

    /// <summary>Whether something is chosen in its row with which it does not count; a cell stays open while nothing is.</summary>
    public bool IsOut => !Applies && Entity is { } row && Field.Conditions.Any(condition => condition.ChoiceIn(Field.Part).IsAnswered(row));

    /// <summary>What must be chosen in its row, as the script reads it: kind=bonus,options; null where nothing must.</summary>
    public string? When => Field.Conditions.Count == 0 ? null : string.Join(';', Field.Conditions.Select(condition => $"{condition.Segment}={string.Join(',', condition.Codes)}"));

    /// <summary>What it is called with what its row has chosen.</summary>
    public string Label(Texts texts) => Field.Conditions.Count > 0 && Entity is { } entity ? texts.Label(Field, entity) : texts.Label(Field);

    /// <summary>What helps to answer it with what its row has chosen.</summary>
    public string Hint(Texts texts) => Field.Conditions.Count > 0 && Entity is { } entity ? texts.Hint(Field, entity) : texts.Hint(Field);

    /// <summary>Its unit with what its row has chosen.</summary>
    public string Unit(Texts texts) => Field.Conditions.Count > 0 && Entity is { } entity ? texts.Unit(Field, entity) : texts.Unit(Field);

    /// <summary>What it is called by the code that is chosen: kind=code|label, a line each, and =|label for any other; null where it is always the same.</summary>
    public string? Labels(Texts texts) => ByCode(texts, Field.TextKey, "", texts.Label(Field));

    /// <summary>What helps by the code that is chosen, as <see cref="Labels"/>.</summary>
    public string? Hints(Texts texts) => ByCode(texts, Field.TextKey, ".Hint", texts.Hint(Field));

    private string? ByCode(Texts texts, string key, string ending, string otherwise)
    {
        var own =
            from condition in Field.Conditions
            from code in condition.Codes
            where code.Length > 0
            let text = texts.Find(Texts.Pascal(Field.Part.Section), $"{key}.{Texts.Pascal(code)}{ending}")
            where text is not null
            select $"{condition.Segment}={code}|{text}";
        return string.Join('\n', own) is { Length: > 0 } labels ? $"{labels}\n=|{otherwise}" : null;
    }

    /// <summary>Where a picture of the text is shown from.</summary>
    public string PictureOf(Guid id) => FileEndpoints.AddressOf(Plan.Id, id);

    public string DataType => Field.Type.ToString().ToLowerInvariant();

    private object? Entity => Field.Part.Find(Plan, Domain.Plans.Address.Read(Address)!.Key);
}

/// <summary>A field's input, without the box around it.</summary>
/// <param name="Label">What it is called where no label stands beside it.</param>
/// <param name="Hint">What stands in it while it is empty.</param>
public sealed record FieldInput(FieldView View, string? Label = null, string? Hint = null)
{
    /// <summary>Whether it stands in a row with others, and so takes little room.</summary>
    public bool IsInRow { get; init; }

    /// <summary>Whether it is a cell of a table.</summary>
    public bool IsCell { get; init; }

    /// <summary>Low, likely and high. A cell shows a point as one number, to be typed over.</summary>
    public IReadOnlyList<string> Estimate => IsCell && View.Estimate is [var low, var likely, var high] && low == high ? ["", likely, ""] : View.Estimate;
}

/// <summary>The answers to a question as its page shows them, with what was typed and refused in place of what is saved.</summary>
public sealed class QuestionForm
{
    private readonly PostedAnswers? posted;
    private readonly IReadOnlyDictionary<string, string> errors;

    internal QuestionForm(ViewQuestion.View view, bool canEdit, PostedAnswers? posted, IReadOnlyDictionary<string, string> errors) =>
        (View, CanEdit, this.posted, this.errors) = (view, canEdit, posted, errors);

    public ViewQuestion.View View { get; }

    public Plan Plan => View.Plan;

    public Question Question => View.Question;

    public bool CanEdit { get; }

    public FieldView Field(Field field) => Field(field.Part, "", field.Part.Find(Plan, "")!, field);

    public FieldView Field(Part part, string key, object? entity, Field field)
    {
        var address = part.FieldAddress(key, field);
        var saved = entity is null ? "" : field.Read(entity);
        return new(field, address, posted?.Typed.GetValueOrDefault(address) ?? saved, saved, errors.GetValueOrDefault(address), CanEdit, entity is null, Plan);
    }

    public FieldView Field(Part part, string key, string segment) => Field(part, key, part.Find(Plan, key), part.FieldAt(segment)!);

    /// <summary>The error at a row or list as a whole.</summary>
    public string? ErrorAt(string address) => errors.GetValueOrDefault(address);

    public IEnumerable<RowView> Rows(Part part) => part.Entries(Plan).Select(entry => new RowView(this, part, entry.Key, entry.Entity));

    /// <summary>The rows that were begun and refused, with what was typed, then the empty one that waits to be typed into: out of sight while the list is full.</summary>
    public IEnumerable<RowView> NewRows(Part part)
    {
        if (!CanEdit || part.Shape != PartShape.Rows) return [];
        var count = part.Entries(Plan).Count();
        var refused = posted?.Begun(part).Where(key => part.Find(Plan, key) is null).ToList() ?? [];
        var empty = new RowView(this, part, Guid.CreateVersion7().ToString(), null) { IsHidden = count + refused.Count >= part.MaxRows };
        return refused.Select(key => new RowView(this, part, key, null)).Append(empty);
    }
}

/// <summary>A row of a list.</summary>
/// <param name="Entity">Null for the empty row that waits to be typed into.</param>
public sealed record RowView(QuestionForm Form, Part Part, string Key, object? Entity)
{
    public bool IsNew => Entity is null;

    /// <summary>Whether it waits until there is room in the list.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What it is called.</summary>
    public string Name => Places.TitleOf(Part, each => Field(each).Value);

    public FieldView Field(Field field) => Form.Field(Part, Key, Entity, field);

    public FieldView Field(string segment) => Field(Part.FieldAt(segment)!);
}
