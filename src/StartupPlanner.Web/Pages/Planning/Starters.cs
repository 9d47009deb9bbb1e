using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>Rows to begin with: pressing one adds it to the list, filled in as its author goes on to change it.</summary>
/// <param name="Rows">Each with what it is called and its values by segment of the field, as typed.</param>
public sealed record Starters(Part Part, string Title, IReadOnlyList<Starters.Row> Rows)
{
    public sealed record Row(string Name, IReadOnlyDictionary<string, string> Values);
}
