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
