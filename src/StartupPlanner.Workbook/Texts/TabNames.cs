using System.Text.RegularExpressions;

namespace StartupPlanner.Workbook.Texts;

/// <summary>Hands out names of sheets: legal, and each once.</summary>
internal sealed partial class TabNames
{
    private const int Longest = 31;

    // Excel keeps this name for itself, in every language.
    private readonly HashSet<string> taken = new(["History"], StringComparer.OrdinalIgnoreCase);

    /// <summary>A free name like the wanted one, or like the other where nothing of it is legal.</summary>
    public string Take(string wanted, string otherwise)
    {
        var legal = Legal(wanted);
        if (legal.Length == 0) legal = otherwise;
        var name = SafeText.Cut(legal, Longest).Trim(' ', '\'');
        for (var number = 2; !taken.Add(name); number++)
        {
            var suffix = $" ({number})";
            name = SafeText.Cut(legal, Longest - suffix.Length).TrimEnd(' ', '\'') + suffix;
        }
        return name;
    }

    /// <summary>The name as formulas write it: in quotation marks unless it is a plain word that is no cell.</summary>
    public static string Quoted(string name) =>
        Word().IsMatch(name) && !InputNames.LooksLikeCell(name) ? name : $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Legal(string wanted) => Illegal().Replace(SafeText.Clean(wanted), " ").Trim(' ', '\'');

    [GeneratedRegex(@"[\[\]:*?/\\]+")]
    private static partial Regex Illegal();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Word();
}
