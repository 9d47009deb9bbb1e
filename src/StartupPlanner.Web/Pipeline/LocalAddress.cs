using System.Text;

namespace StartupPlanner.Web.Pipeline;

/// <summary>Addresses of this site that come from outside, to be gone to after a form.</summary>
internal static class LocalAddress
{
    /// <summary>
    /// The address as it may stand in a Location header; null where it leads elsewhere. Browsers take a backslash for a slash and leave out tabs and line breaks,
    /// so an address with any of these could lead to another host.
    /// </summary>
    public static string? Read(string? text) => text switch
    {
        ['/', '/' or '\\', ..] => null,
        ['/', ..] when !text.Any(char.IsControl) => Encoded(text),
        _ => null,
    };

    // A header holds ASCII alone; what is encoded already stays as it is.
    private static string Encoded(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains(' ', StringComparison.Ordinal)) return text;
        var encoded = new StringBuilder(text.Length * 2);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value != ' ') encoded.Append((char)rune.Value);
            else encoded.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return encoded.ToString();
    }
}
