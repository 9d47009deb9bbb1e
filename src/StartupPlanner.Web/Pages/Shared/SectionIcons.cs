using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>The icon of each section.</summary>
internal static class SectionIcons
{
    private static readonly Dictionary<string, string> Icons = new() { ["overview"] = "compass", ["opportunity"] = "bulb", ["strategy"] = "target-arrow", ["team"] = "users" };

    public static string Of(Section section) => Icons.GetValueOrDefault(section.Segment, "file-text");
}

/// <summary>What stands in the circle for somebody.</summary>
internal static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0) return "?";
        return char.IsAscii(name[0]) ? string.Concat(words.Take(2).Select(word => char.ToUpperInvariant(word[0]))) : System.Globalization.StringInfo.GetNextTextElement(name);
    }
}
