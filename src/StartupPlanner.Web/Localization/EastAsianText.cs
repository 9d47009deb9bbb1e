using System.Buffers;
using System.Globalization;
using System.Text;

namespace StartupPlanner.Web.Localization;

/// <summary>What Chinese and Japanese do without blanks between words asks of a character.</summary>
/// <remarks>Wide is what Unicode's annex 11 calls wide, fullwidth or halfwidth, but for Hangul, which has blanks, and emoji.</remarks>
internal static class EastAsianText
{
    /// <summary>Marks of both scripts that Chinese sets at full width: those that may begin what is quoted.</summary>
    public const string SharedOpeners = "“‘…—·";

    /// <summary>And those that may end it.</summary>
    public const string SharedClosers = "”’…—·";

    private static readonly (int First, int Last)[] Wide =
    [
        (0x2329, 0x232A), (0x2E80, 0x302D), (0x3030, 0x303E), (0x3041, 0x3130), (0x3190, 0x31FF), (0x3220, 0x3247), (0x3250, 0x325F),
        (0x327F, 0xA4CF), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF01, 0xFF9F), (0xFFE0, 0xFFEE), (0x16FE0, 0x18DFF),
        (0x1AFF0, 0x1B2FF), (0x1D300, 0x1D376), (0x1F200, 0x1F200), (0x1F202, 0x1F202), (0x1F210, 0x1F219), (0x1F21B, 0x1F22E),
        (0x1F230, 0x1F231), (0x1F23B, 0x1F248), (0x1F260, 0x1F265), (0x20000, 0x3FFFD),
    ];

    private static readonly (int First, int Last)[] Hangul =
    [
        (0x1100, 0x11FF), (0x302E, 0x302F), (0x3131, 0x318F), (0x3200, 0x321F), (0x3260, 0x327E), (0xA960, 0xA97F), (0xAC00, 0xD7FF),
        (0xFFA0, 0xFFDC),
    ];

    public static bool IsWide(Rune? letter) => letter is { } known && IsIn(Wide, known);

    public static bool IsShared(Rune mark) => mark.IsBmp && (SharedOpeners + SharedClosers).Contains((char)mark.Value);

    /// <summary>Whether a line break between the two is none to the reader.</summary>
    /// <remarks>The rules for segment breaks of CSS Text, level 4.</remarks>
    public static bool JoinAcrossLines(Rune before, Rune after) =>
        !IsIn(Hangul, before) && !IsIn(Hangul, after)
        && (IsWide(before)
            ? IsWide(after) || Rune.IsPunctuation(before) || IsSign(after)
            : IsWide(after) && (Rune.IsPunctuation(after) || IsSign(before)));

    /// <summary>The last character, without the selectors that only choose its form.</summary>
    public static Rune? Last(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeLastFromUtf16(text, out var last, out var length) == OperationStatus.Done)
        {
            if (Rune.GetUnicodeCategory(last) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)) return last;
            text = text[..^length];
        }
        return null;
    }

    /// <summary>The first character; null where there is none.</summary>
    public static Rune? First(ReadOnlySpan<char> text) =>
        Rune.DecodeFromUtf16(text, out var first, out _) == OperationStatus.Done ? first : null;

    // Signs that take the width of the text around them, and emoji: nearly those that annex 11 calls ambiguous, in 113 ranges.
    private static bool IsSign(Rune letter) => letter.Value > 0xA0 && (Rune.IsPunctuation(letter) || Rune.IsSymbol(letter));

    private static bool IsIn((int First, int Last)[] ranges, Rune letter) =>
        Array.Exists(ranges, range => letter.Value >= range.First && letter.Value <= range.Last);
}
