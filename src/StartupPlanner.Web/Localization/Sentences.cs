using System.Text;
using System.Text.RegularExpressions;

namespace StartupPlanner.Web.Localization;

/// <summary>The beginning of a longer text, cut between sentences.</summary>
internal static partial class Sentences
{
    private const string Ellipsis = "…";

    /// <summary>As many whole sentences from the beginning as fit; the first alone is cut between words where it is too long.</summary>
    /// <param name="paragraphs">The text.</param>
    /// <param name="room">How many letters fit; a Chinese sign takes the room of two.</param>
    public static string Lead(IEnumerable<string> paragraphs, int room)
    {
        var all = paragraphs.SelectMany(paragraph => End().Split(paragraph.Trim())).Select(sentence => sentence.Trim()).Where(sentence => sentence.Length > 0).ToList();
        List<string> taken = [];
        for (var used = 0; taken.Count < all.Count; taken.Add(all[taken.Count]))
        {
            used += WidthOf(all[taken.Count]) + 1;
            if (used > room) break;
        }
        // What announces something is said only with what it announces.
        while (taken is [.., var last] && last[^1] is ':' or '：') taken.RemoveAt(taken.Count - 1);
        if (taken.Count > 0) return Join(taken);
        var first = all is [[.., ':' or '：'] announced, var next, ..] ? $"{announced} {next}" : all.FirstOrDefault("");
        return Cut(first, room);
    }

    /// <summary>How much room a text takes, in letters.</summary>
    public static int WidthOf(string text) => text.EnumerateRunes().Sum(sign => EastAsianText.IsWide(sign) ? 2 : 1);

    private static string Join(List<string> sentences)
    {
        var text = new StringBuilder();
        foreach (var sentence in sentences)
        {
            if (text.Length > 0 && IsItem(text[^1])) text.Append(EastAsianText.IsWide(EastAsianText.Last(text.ToString())) ? "；" : "; ");
            else if (text.Length > 0 && !EastAsianText.IsWide(EastAsianText.Last(text.ToString()))) text.Append(' ');
            text.Append(sentence);
        }
        return Closed(text.ToString());
    }

    private static string Closed(string text)
    {
        var said = text.TrimEnd(';', '；', ',', '，', '、');
        return said.Length == text.Length && !IsItem(text[^1]) ? text : said + (EastAsianText.IsWide(EastAsianText.Last(said)) ? "。" : ".");
    }

    // An item of a list often ends without a mark.
    private static bool IsItem(char last) => !char.IsPunctuation(last);

    /// <summary>The beginning of a sentence, cut between words, where all of it has no room.</summary>
    public static string Cut(string sentence, int room)
    {
        var (length, used, word) = (0, 0, 0);
        foreach (var sign in sentence.EnumerateRunes())
        {
            used += EastAsianText.IsWide(sign) ? 2 : 1;
            if (used > room - 1) break;
            if (Rune.IsWhiteSpace(sign) || EastAsianText.IsWide(sign)) word = length;
            length += sign.Utf16SequenceLength;
        }
        return length == sentence.Length ? sentence : sentence[..(word > 0 ? word : length)].TrimEnd(' ', ',', ';', '，', '；', '、') + Ellipsis;
    }

    // Between sentences: after their mark and what closes with it, before a blank; in Chinese without one.
    [GeneratedRegex("""(?<=[。！？]["”’』」）]?)(?!["”’』」）])|(?<=[.!?]["”’)]?)\s+(?=["“‘(¥$€£]?[\p{Lu}\p{Lo}\d])""")]
    private static partial Regex End();
}
