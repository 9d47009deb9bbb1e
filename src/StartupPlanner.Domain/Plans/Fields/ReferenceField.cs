using System.Linq.Expressions;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>A row of another list. Canonical: the row's id.</summary>
/// <remarks>Whoever writes a file by hand, or pastes a table, may name the row by its address or its name; what is kept is the id.</remarks>
internal sealed class ReferenceField(LambdaExpression property) : FieldOf<Guid?>(property, FieldType.Reference)
{
    /// <summary>Whether one name stands for all rows that have it, so that any of them will do.</summary>
    public bool NamesMayRepeat { get; init; }

    private protected override Outcome<string> Canonical(string typed)
    {
        var text = typed.Trim();
        return text.Length == 0 || IdIn(text) is not null ? IdIn(text)?.ToString() ?? "" : new Failure.Refused(FieldErrors.NoSuchRow, text);
    }

    public override Outcome<string> NormalizeIn(Plan plan, string typed)
    {
        var text = typed.Trim();
        if (text.Length == 0) return Normalize("");
        var id = IdIn(text);
        // A name that rows of two lists have means the row of the list that is named first.
        foreach (var part in TargetParts)
        {
            var found = part.Entries(plan).Where(row => id is { } named ? ((Row)row.Entity).Id == named : part.NameOf(plan, row.Entity) == text).ToList();
            if (found.Count > 1 && !NamesMayRepeat) return new Failure.Refused(FieldErrors.SeveralSo, text);
            if (found.Count > 0) return found[0].Key;
        }
        return new Failure.Refused(FieldErrors.NoSuchRow, text);
    }

    public override Outcome<string> FromJson(JsonNode? json) => json switch
    {
        null => "",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => new Failure.Refused(FieldErrors.WrongType, "string"),
    };

    protected override string Format(Guid? value) => value?.ToString() ?? "";

    protected override Guid? Parse(string canonical) => canonical.Length == 0 ? null : Guid.Parse(canonical);

    private Guid? IdIn(string text)
    {
        var key = text;
        if (text.LastIndexOf('/') is var slash and > 0)
        {
            if (!Targets.Contains(text[..slash])) return null;
            key = text[(slash + 1)..];
        }
        return Guid.TryParseExact(key, "D", out var id) ? id : null;
    }
}
