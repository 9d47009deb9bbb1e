using System.Text.Json;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>The icon of each section, as Client/icons.json names it.</summary>
internal static class SectionIcons
{
    private static readonly Dictionary<string, string> Icons = Read();

    public static string Of(Section section) => Icons.GetValueOrDefault(section.Segment, "file-text");

    private static Dictionary<string, string> Read()
    {
        using var file = typeof(SectionIcons).Assembly.GetManifestResourceStream("StartupPlanner.Web.Client.icons.json")!;
        using var icons = JsonDocument.Parse(file);
        return icons.RootElement.GetProperty("sections").EnumerateObject().ToDictionary(icon => icon.Name, icon => icon.Value.GetString()!);
    }
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
