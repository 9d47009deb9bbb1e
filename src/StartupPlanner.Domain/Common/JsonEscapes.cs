using System.Globalization;

namespace StartupPlanner.Domain.Common;

/// <summary>The escapes of JSON text, before it is parsed.</summary>
public static class JsonEscapes
{
    private const int Length = 6;

    /// <summary>
    /// Puts U+FFFD in place of each escaped half of a surrogate pair: JSON can spell it, but no text can hold it, and whoever reads it throws.
    /// </summary>
    /// <param name="json">The text in UTF-8, of any content; its length stays.</param>
    public static void MendHalves(Span<byte> json)
    {
        for (var at = 0; (at = Next(json, at)) >= 0;)
        {
            var unit = UnitAt(json, at);
            if (unit is { } high && char.IsHighSurrogate(high) && UnitAt(json, at + Length) is { } low && char.IsLowSurrogate(low)) at += 2 * Length;
            else
            {
                if (unit is { } half && char.IsSurrogate(half)) "\\uFFFD"u8.CopyTo(json[at..]);
                // An escaped backslash begins no other escape.
                at += unit is null ? 2 : Length;
            }
        }
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        if (from >= json.Length) return -1;
        var next = json[from..].IndexOf((byte)'\\');
        return next < 0 ? -1 : from + next;
    }

    private static char? UnitAt(ReadOnlySpan<byte> json, int at) =>
        at + Length <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
