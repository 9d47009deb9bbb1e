using System.Text;
using System.Text.RegularExpressions;

namespace StartupPlanner.Workbook.Texts;

/// <summary>Turns what people typed into text that no spreadsheet program takes for anything else.</summary>
internal static partial class SafeText
{
    /// <summary>The most characters that a cell holds.</summary>
    public const int CellLength = 32767;

    /// <summary>The text on one line: without control characters, halves of characters and what XML cannot hold.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r') clean.Append(' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (0xFFFD or 0xFFFE or 0xFFFF)) clean.Append(rune);
        }
        return Cut(clean.ToString().Trim(), CellLength);
    }

    /// <summary>Whether a program might read it as a formula when it is typed: anything that begins with neither letter nor digit.</summary>
    /// <remarks>Wider than = + - @: East Asian programs read the full-width forms of these as well.</remarks>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && !Rune.IsLetterOrDigit(Rune.GetRuneAt(text, 0));

    /// <summary>The text as a cell or comment of the file holds it, where _xHHHH_ would be read as one character.</summary>
    public static string Escape(string text) => text.Contains("_x", StringComparison.OrdinalIgnoreCase) ? Escaped().Replace(text, "_x005F$0") : text;

    /// <summary>At most so many UTF-16 units, without cutting a character in half.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    [GeneratedRegex("_[xX][0-9A-Fa-f]{4}_")]
    private static partial Regex Escaped();
}
