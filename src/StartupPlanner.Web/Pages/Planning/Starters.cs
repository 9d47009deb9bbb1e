using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>Rows to begin with: pressing one adds it to the list, filled in as its author goes on to change it.</summary>
/// <param name="Rows">Each with what it is called and its values by segment of the field, as typed.</param>
public sealed record Starters(Part Part, string Title, IReadOnlyList<Starters.Row> Rows)
{
    public sealed record Row(string Key, string Name, IReadOnlyDictionary<string, string> Values);

    private static readonly string[] Roles = ["founder", "cto", "data-scientist", "product-manager", "engineer", "marketing", "sales", "support"];

    private static readonly Dictionary<string, string> Areas = new() { ["founder"] = "general", ["marketing"] = "marketing", ["sales"] = "marketing", ["support"] = "general" };

    /// <summary>The roles of a company that builds on models, for a list of members, of hires or of open roles.</summary>
    public static Starters OfRoles(Part part, Texts texts) => new(part, texts["Team.Starters"], [.. Roles.Select(key => OfRole(part, key, texts))]);

    private static Row OfRole(Part part, string key, Texts texts)
    {
        var text = $"Team.Starters.{Texts.Pascal(key)}";
        var values = new Dictionary<string, string>
        {
            ["role"] = texts[text],
            ["standing"] = key == "founder" ? "founder" : "employee",
            ["area"] = Areas.GetValueOrDefault(key, "research"),
            ["heads"] = "1",
            ["responsibilities"] = texts[text + ".Duties"],
            ["duties"] = texts[text + ".Duties"],
        };
        return new(key, texts[text], values.Where(value => part.FieldAt(value.Key) is not null).ToDictionary());
    }
}
