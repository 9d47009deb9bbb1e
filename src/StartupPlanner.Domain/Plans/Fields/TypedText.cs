using System.Globalization;
using System.Text;

namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>
/// Typed or pasted text as it is kept: each character becomes what it means, and no character sinks the text in which it stands.
/// </summary>
/// <remarks>
/// Word processors and slides break lines by U+000B or U+2028. PostgreSQL takes no NUL and no half of a surrogate pair; control characters,
/// noncharacters and the byte order mark mean nothing in a text.
/// </remarks>
public static class TypedText
{
    private const int ByteOrderMark = 0xFEFF;

    /// <summary>Text of several lines: line ends as \n, composed (NFC), no space at either end.</summary>
    public static string Lines(string typed) => Kept(typed, "\n", "\t");

    /// <summary>Text of one line: a blank for each line break or tab, composed (NFC), no space at either end.</summary>
    public static string Line(string typed) => Kept(typed, " ", " ");

    private static string Kept(string typed, string lineBreak, string tab)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var kept = new StringBuilder(typed.Length);
        // Half of a surrogate pair is enumerated as U+FFFD.
        foreach (var rune in typed.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (IsLineBreak(rune.Value)) kept.Append(lineBreak);
            else if (rune.Value == '\t') kept.Append(tab);
            else if (!IsNothing(rune)) kept.Append(rune);
        }
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static bool IsLineBreak(int value) => value is '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029;

    private static bool IsNothing(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control || rune.Value == ByteOrderMark || rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;
}
