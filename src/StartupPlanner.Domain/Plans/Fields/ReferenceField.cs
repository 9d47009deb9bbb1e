using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A row of another list. Canonical: the row's id.</summary>
/// <remarks>Whoever writes a file by hand, or pastes a table, may name the row by its address or its name; what is kept is the id.</remarks>
internal sealed class ReferenceField(LambdaExpression property) : FieldOf<Guid?>(property, FieldType.Reference)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var text = typed.Trim();
        return text.Length == 0 || RowNames.IdIn(this, text) is not null ? RowNames.IdIn(this, text)?.ToString() ?? "" : new Failure.Refused(FieldErrors.NoSuchRow, text);
    }

    public override Outcome<string> NormalizeIn(Plan plan, string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return Normalize("");
        // A name that rows of two lists have means the row of the list that is named first.
        return RowNames.Find(plan, this, text).GroupBy(row => row.Part).FirstOrDefault()?.ToList() switch
        {
            null => new Failure.Refused(FieldErrors.NoSuchRow, text),
            [var only] => only.Key,
            _ => new Failure.Refused(FieldErrors.SeveralSo, text),
        };
    }

    protected override string Format(Guid? value) => value?.ToString() ?? "";

    protected override Guid? Parse(string canonical) => canonical.Length == 0 ? null : Guid.Parse(canonical);
}

/// <summary>Any number of rows of other lists. Canonical: their ids with commas between. A name stands for all rows that have it.</summary>
internal sealed class ReferencesField(LambdaExpression property) : FieldOf<IReadOnlyList<Guid>>(property, FieldType.References)
{
    private protected override Outcome<string> Canonical(string typed)
    {
        var texts = Split(typed);
        var unknown = texts.FirstOrDefault(text => RowNames.IdIn(this, text) is null);
        return unknown is null ? Format([.. texts.Select(text => RowNames.IdIn(this, text)!.Value).Distinct()]) : new Failure.Refused(FieldErrors.NoSuchRow, unknown);
    }

    public override Outcome<string> NormalizeIn(Plan plan, string typed)
    {
        var found = new List<string>();
        // A name may hold a comma.
        foreach (var text in typed.Trim() is { Length: > 0 } whole && RowNames.Find(plan, this, whole).Any() ? [whole] : Split(typed))
        {
            var rows = RowNames.Find(plan, this, text).Select(row => row.Key).ToList();
            if (rows.Count == 0) return new Failure.Refused(FieldErrors.NoSuchRow, text);
            found.AddRange(rows);
        }
        return string.Join(',', found.Distinct());
    }

    public override JsonNode? ToJson(string canonical) => canonical.Length == 0 ? null : new JsonArray([.. canonical.Split(',').Select(id => (JsonNode)id)]);

    public override Outcome<string> FromJson(JsonNode? json) => json switch
    {
        // As older files have it.
        JsonValue value when value.TryGetValue<string>(out var name) => name,
        JsonArray items when items.All(item => item is JsonValue value && value.TryGetValue<string>(out _)) => string.Join(',', items.Select(item => (string)item!)),
        null => "",
        _ => new Failure.Refused(FieldErrors.WrongType, "array"),
    };

    protected override string Format(IReadOnlyList<Guid> value) => string.Join(',', value);

    protected override IReadOnlyList<Guid> Parse(string canonical) => [.. Split(canonical).Select(Guid.Parse)];

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>How text names the rows that a reference may name: by id, by address, or by name.</summary>
internal static class RowNames
{
    /// <summary>The id that a text is, or that its address ends with; null for any other text.</summary>
    public static Guid? IdIn(Field field, string text)
    {
        var slash = text.LastIndexOf('/');
        if (slash > 0 && !field.Targets.Contains(text[..slash])) return null;
        return Guid.TryParseExact(text[(slash + 1)..], "D", out var id) ? id : null;
    }

    /// <summary>The rows that a text names, in the order of the lists.</summary>
    public static IEnumerable<(Part Part, string Key)> Find(Plan plan, Field field, string text)
    {
        var id = IdIn(field, text);
        return from part in field.TargetParts
               from row in part.Entries(plan)
               where id is { } named ? ((Row)row.Entity).Id == named : part.NameOf(plan, row.Entity) == text
               select (part, row.Key);
    }
}
