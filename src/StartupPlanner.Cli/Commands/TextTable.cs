using System.Text;

namespace StartupPlanner.Cli.Commands;

/// <summary>Cells of a table on a terminal, where a Chinese character takes two places.</summary>
internal static class TextTable
{
    /// <summary>A text from the left, filled to a width; of one that is too long the middle is left out, because names that begin alike end differently.</summary>
    public static string Cell(string text, int width)
    {
        var runes = text.EnumerateRunes().ToList();
        if (runes.Sum(Width) <= width - 1) return Filled(text, width);
        var half = (width - 2) / 2;
        return Filled(Fitting(runes, half) + "…" + string.Concat(Fitting(runes.AsEnumerable().Reverse(), width - 2 - half).EnumerateRunes().Reverse()), width);
    }

    private static string Filled(string text, int width) => text + new string(' ', Math.Max(0, width - text.EnumerateRunes().Sum(Width)));

    private static string Fitting(IEnumerable<Rune> runes, int width)
    {
        var kept = new StringBuilder();
        foreach (var rune in runes)
        {
            width -= Width(rune);
            if (width < 0) break;
            kept.Append(rune);
        }
        return kept.ToString();
    }

    /// <summary>A text to the right.</summary>
    public static string Right(string text, int width) => new string(' ', Math.Max(1, width - text.EnumerateRunes().Sum(Width))) + text;

    private static int Width(Rune rune) => rune.Value >= 0x1100 ? 2 : 1;
}
