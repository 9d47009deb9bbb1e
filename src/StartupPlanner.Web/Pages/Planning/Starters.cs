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
    /// <param name="At">The address of its list, which belongs to the other.</param>
    public sealed record Child(string At, IReadOnlyDictionary<string, string> Values)
    {
        /// <summary>The segment of the field that names the row to which it belongs.</summary>
        public string Owner => Address.Read(At)!.Part!.Owner!.Segment;
    }

    /// <summary>The list.</summary>
    public Part List => Address.Read(At)!.Part!;

    /// <summary>As a button carries it.</summary>
    public string Json => JsonSerializer.Serialize(new { At, Values, Children }, JsonSerializerOptions.Web);

    /// <summary>Reads what a button carried; null where it is none of ours.</summary>
    public static RowStart? Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return null;
        try
        {
            return JsonSerializer.Deserialize<RowStart>(json, JsonSerializerOptions.Web) is { At: not null, Children: not null } start && IsList(start.At) && AreTexts(start.Values)
                && start.Children.All(child => child is { At: not null } && IsList(child.At) && AreTexts(child.Values) && Address.Read(child.At)!.Part!.Owner is not null) ? start : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The change that adds them all, the row with this id.</summary>
    public Change ChangeFor(Guid id)
    {
        Change own = new Change.AddRow(Address.Read(At)!, id, Values, RowPlace.Last);
        if (Children.Count == 0) return own;
        var children = Children.Select(child => new Change.AddRow(
            Address.Read(child.At)!, Guid.CreateVersion7(), new Dictionary<string, string>(child.Values) { [child.Owner] = $"{id}" }, RowPlace.Last));
        return new Change.Several(Address.Read(List.Section)!, [own, .. children]);
    }

    private static bool AreTexts(IReadOnlyDictionary<string, string>? values) => values?.Values.All(value => value is not null) == true;

    private static bool IsList(string at) => Address.Read(at) is { IsList: true, Part.Shape: PartShape.Rows };
}
