using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace StartupPlanner.Domain.Reviews;

/// <summary>Exact words in a text, found again after edits by the words themselves and by what stood around them.</summary>
/// <param name="Quote">The words, as read: without Markdown's signs. White space of any length counts as one space.</param>
/// <param name="Prefix">Up to <see cref="ContextLength"/> characters before them.</param>
/// <param name="Suffix">Up to <see cref="ContextLength"/> characters after them.</param>
/// <remarks>The idea is that of the W3C Web Annotation Data Model's text quote selector (2017, section 4.2.4).</remarks>
public sealed partial record TextAnchor(string Quote, string Prefix, string Suffix)
{
    /// <summary>Characters of context that are kept on either side.</summary>
    public const int ContextLength = 32;

    /// <summary>Words: at most so many characters.</summary>
    public const int QuoteMaxLength = 500;

    /// <summary>An anchor from what a browser sends: line breaks of one kind, and no more context than is kept.</summary>
    /// <param name="quote">The words; at most <see cref="QuoteMaxLength"/> characters.</param>
    /// <param name="before">The text before them, of any length.</param>
    /// <param name="after">The text after them, of any length.</param>
    public static TextAnchor Of(string quote, string before, string after)
    {
        var (prefix, suffix) = (Kept(before), Kept(after));
        if (prefix.Length > ContextLength) prefix = prefix[^ContextLength..];
        if (suffix.Length > ContextLength) suffix = suffix[..ContextLength];
        // A character of two units may have been cut in half.
        if (prefix.Length > 0 && char.IsLowSurrogate(prefix[0])) prefix = prefix[1..];
        if (suffix.Length > 0 && char.IsHighSurrogate(suffix[^1])) suffix = suffix[..^1];
        return new(quote.ReplaceLineEndings("\n").Trim(), prefix, suffix);
    }

    /// <summary>Where the words begin in the text, with white space folded; null when they are gone.</summary>
    /// <remarks>Where they occur more than once, the place whose surroundings agree best counts, the first among equals.</remarks>
    public int? FindIn(string text)
    {
        var (folded, quote) = (Fold(text), Fold(Quote));
        if (quote.Length == 0) return null;
        int? best = null;
        var bestScore = -1;
        for (var at = folded.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            // Folding took the spaces off both ends of the context, so those next to the words do not count.
            var score = CommonEnd(folded[..at].TrimEnd(), Fold(Prefix)) + CommonStart(folded[(at + quote.Length)..].TrimStart(), Fold(Suffix));
            if (score > bestScore) (best, bestScore) = (at, score);
        }
        return best;
    }

    /// <summary>SHA-256 of a text, with white space folded.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(Fold(text)));

    private static string Kept(string context) =>
        string.Concat(context.ReplaceLineEndings("\n").Where(letter => !char.IsControl(letter) || letter is '\n' or '\t'));

    private static int CommonStart(string text, string context) => text.Zip(context).TakeWhile(pair => pair.First == pair.Second).Count();

    private static int CommonEnd(string text, string context) => CommonStart(new([.. text.Reverse()]), new([.. context.Reverse()]));

    private static string Fold(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
