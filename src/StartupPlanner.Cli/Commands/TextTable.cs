using System.Text;

namespace StartupPlanner.Cli.Commands;

/// <summary>Cells of a table on a terminal, where a Chinese character takes two places.</summary>
internal static class TextTable
{
    /// <summary>A text from the left, cut or filled to a width.</summary>
    public static string Cell(string text, int width)
    {
        var places = 0;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var wide = Width(rune);
            if (places + wide > width - 1) break;
            kept.Append(rune);
            places += wide;
        }
        return kept.Append(' ', width - places).ToString();
    }

    /// <summary>A text to the right.</summary>
    public static string Right(string text, int width) => new string(' ', Math.Max(1, width - text.EnumerateRunes().Sum(Width))) + text;

    private static int Width(Rune rune) => rune.Value >= 0x1100 ? 2 : 1;
}
