using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>
/// Where something lies in a plan: a section (strategy), a question (strategy/vision), a list (strategy/tasks), a row
/// (strategy/tasks/ID) or a field (overview/problem, strategy/tasks/ID/owner). One scheme for comments, changes, files and links.
/// </summary>
/// <remarks>An address says where, not that something is there: a row may have been removed.</remarks>
public sealed record Address
{
    private Address(string text, Section section) => (Text, Section) = (text, section);

    /// <summary>The address as written.</summary>
    public string Text { get; }

    /// <summary>The section in which it lies.</summary>
    public Section Section { get; }

    /// <summary>The question that has exactly this address; null where none has.</summary>
    public Question? Question { get; private init; }

    /// <summary>The part in which it lies; null for a section or a question.</summary>
    public Part? Part { get; private init; }

    /// <summary>The key of the row in which it lies; empty for a section's own fields and where there is no row.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The field that it names; null where it names none.</summary>
    public Field? Field { get; private init; }

    /// <summary>Whether it names a whole row.</summary>
    public bool IsRow => Part is not null && Field is null && Key.Length > 0;

    /// <summary>Whether it names a whole list.</summary>
    public bool IsList => Part is { Shape: not PartShape.Own } && Field is null && Key.Length == 0;

    /// <summary>Reads an address.</summary>
    /// <returns>The address, or null where the outline has no such place.</returns>
    public static Address? Read(string? text)
    {
        if (text is null || text.Length > 200) return null;
        var segments = text.Split('/');
        if (Outline.SectionAt(segments[0]) is not { } section) return null;
        if (segments.Length == 1) return new(text, section);
        var own = section.Parts.Where(part => part.Shape == PartShape.Own).Select(part => part.FieldAt(segments[1])).OfType<Field>().FirstOrDefault();
        var list = section.Parts.FirstOrDefault(part => part.Shape != PartShape.Own && part.Segment == segments[1]);
        var question = section.Questions.FirstOrDefault(question => question.Key == segments[1]);
        if (segments.Length == 2)
            return own is null && list is null && question is null
                ? null
                : new(text, section) { Question = question, Part = own?.Part ?? list, Field = own };
        if (list is null || !IsKey(list, segments[2])) return null;
        if (segments.Length == 3) return new(text, section) { Part = list, Key = segments[2] };
        return segments.Length == 4 && list.FieldAt(segments[3]) is { } field
            ? new(text, section) { Part = list, Key = segments[2], Field = field }
            : null;
    }

    /// <summary>The text of this address and of every place that encloses it, the widest last.</summary>
    public IEnumerable<string> Enclosing()
    {
        for (var end = Text.Length; end > 0; end = Text.LastIndexOf('/', end - 1)) yield return Text[..end];
    }

    /// <summary>Whether two addresses are the same place, or one lies in the other.</summary>
    public bool Overlaps(Address other) => Encloses(other) || other.Encloses(this);

    /// <summary>Whether the other is the same place, or lies in this one.</summary>
    public bool Encloses(Address other) => Text == other.Text || other.Text.StartsWith(Text + "/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public bool Equals(Address? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsKey(Part list, string key) => list.Shape switch
    {
        PartShape.Fixed => list.Keys.Contains(key),
        PartShape.Matrix => CellKey.Read(key) is var (down, across) && IsKeyOfAny(list.Down, down) && IsKeyOfAny(list.Across, across),
        PartShape.PerField => FieldKey.Read(key) is not null,
        _ => Guid.TryParseExact(key, "D", out var id) && id.ToString() == key,
    };

    private static bool IsKeyOfAny(IReadOnlyList<string> lists, string key) => lists.Any(list => IsKey(Read(list)!.Part!, key));
}
