using System.Text.Json;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>Rows to begin with: pressing one adds it to the list, filled in as its author goes on to change it.</summary>
/// <param name="Rows">Each with what it is called and its values by segment of the field, as typed.</param>
public sealed record Starters(Part Part, string Title, IReadOnlyList<Starters.Row> Rows)
{
    public sealed record Row(string Name, IReadOnlyDictionary<string, string> Values)
    {
        /// <summary>Segment of the field whose value is a guess, and is marked as one; null for none.</summary>
        public string? Guessed { get; init; }

        /// <summary>Where the guess comes from.</summary>
        public string Source { get; init; } = "";
    }
}

/// <summary>Rows to begin with as cards, of a list whose rows have pages of their own: pressing one adds it and leads to its page.</summary>
public sealed record StarterCards(string Title, IReadOnlyList<StarterCards.Card> Cards)
{
    /// <param name="Says">What it is, in a sentence.</param>
    public sealed record Card(string Name, string Says, RowStart Start);
}

/// <summary>A row as it begins, with the rows that belong to it.</summary>
/// <param name="At">The address of its list.</param>
/// <param name="Values">By segment of the field, as typed.</param>
public sealed record RowStart(string At, IReadOnlyDictionary<string, string> Values, IReadOnlyList<RowStart.Child> Children)
{
    /// <summary>Where the guesses among the values come from; empty where none is one.</summary>
    public string Source { get; init; } = "";

    /// <summary>The segments of the fields whose values are guesses, and are marked as such.</summary>
    public IReadOnlyList<string> Guessed { get; init; } = [];

    /// <param name="At">The address of its list, which belongs to the other.</param>
    public sealed record Child(string At, IReadOnlyDictionary<string, string> Values)
    {
        /// <summary>The segments of the fields whose values are guesses.</summary>
        public IReadOnlyList<string> Guessed { get; init; } = [];

        /// <summary>The segment of the field that names the row to which it belongs.</summary>
        public string Owner => Address.Read(At)!.Part!.Owner!.Segment;
    }

    /// <summary>The list.</summary>
    public Part List => Address.Read(At)!.Part!;

    /// <summary>As a button carries it.</summary>
    public string Json => JsonSerializer.Serialize(new { At, Values, Children, Source, Guessed }, JsonSerializerOptions.Web);

    /// <summary>Reads what a button carried; null where it is none of ours.</summary>
    public static RowStart? Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return null;
        try
        {
            return JsonSerializer.Deserialize<RowStart>(json, JsonSerializerOptions.Web) is { At: not null, Children: not null, Source: not null } start
                && IsRow(start.At, start.Values, start.Guessed)
                && start.Children.All(child => child is { At: not null } && IsRow(child.At, child.Values, child.Guessed) && Address.Read(child.At)!.Part!.Owner is not null) ? start : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The changes that add them all, the row with this id, and mark the guesses.</summary>
    public IEnumerable<Change> ChangesFor(Guid id)
    {
        Change own = new Change.AddRow(Address.Read(At)!, id, Values, RowPlace.Last);
        var children = Children.Select(child => (Child: child, Id: Guid.CreateVersion7())).ToList();
        var added = children.Select(child => new Change.AddRow(
            Address.Read(child.Child.At)!, child.Id, new Dictionary<string, string>(child.Child.Values) { [child.Child.Owner] = $"{id}" }, RowPlace.Last));
        Change all = children.Count == 0 ? own : new Change.Several(Address.Read(List.Section)!, [own, .. added]);
        return [all, .. Marks(List, id, Guessed), .. children.SelectMany(child => Marks(Address.Read(child.Child.At)!.Part!, child.Id, child.Child.Guessed))];
    }

    private IEnumerable<Change> Marks(Part part, Guid id, IReadOnlyList<string> guessed) =>
        from segment in guessed
        let at = Domain.Evidence.Evidence.AddressFor(part.FieldAddress($"{id}", part.FieldAt(segment)!))
        from mark in ((string Segment, string Value)[])[("kind", "guess"), ("source", Source)]
        select new Change.SetField(Address.Read($"{at}/{mark.Segment}")!, "", mark.Value);

    private static bool IsRow(string at, IReadOnlyDictionary<string, string>? values, IReadOnlyList<string>? guessed) =>
        IsList(at) && AreTexts(values) && guessed?.All(segment => segment is not null && Address.Read(at)!.Part!.FieldAt(segment) is not null) == true;

    private static bool AreTexts(IReadOnlyDictionary<string, string>? values) => values?.Values.All(value => value is not null) == true;

    private static bool IsList(string at) => Address.Read(at) is { IsList: true, Part.Shape: PartShape.Rows };
}
