using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Team;

/// <summary>The roles of a company that builds on models, to begin a list of members, of roles or of open roles with.</summary>
internal static class RoleStarters
{
    private static readonly string[] Roles = ["founder", "cto", "data-scientist", "product-manager", "engineer", "marketing", "sales", "support"];

    private static readonly Dictionary<string, string> Areas = new()
    {
        ["founder"] = "general", ["marketing"] = "marketing", ["sales"] = "marketing", ["support"] = "general",
    };

    public static Starters Of(Part part, Texts texts) => new(part, texts["Team.Starters"], [.. Roles.Select(key => Row(part, key, texts))]);

    private static Starters.Row Row(Part part, string key, Texts texts)
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
            ["requirements"] = texts[text + ".Requirements"],
        };
        // Of an open role, which one it is is chosen among the roles.
        return new(texts[text], values.Where(value => part.FieldAt(value.Key) is { Type: not FieldType.Reference }).ToDictionary());
    }
}
