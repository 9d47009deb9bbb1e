using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>
/// Inter, Noto Sans SC and Noto Emoji as static outlines, cut by npm into files by range of characters: the browser asks only for those that
/// the text needs, and embeds them as TrueType. Variable and system CJK fonts end up as Type 3, and so do fonts of coloured emoji.
/// </summary>
internal sealed partial class DocumentFonts(NodeModules modules)
{
    public const string AssetRoot = "https://document.invalid/assets/";

    /// <summary>The families in their order: the font of emoji has digits and signs too, and serves none of them by standing last.</summary>
    public const string Families = $"'Inter', {BesideInter}";

    private const string BesideInter = "'Noto Sans SC', 'Noto Emoji'";
    private const string Package = "@fontsource/";
    private static readonly string[] Sheets =
    [
        "inter/400.css", "inter/400-italic.css", "inter/600.css", "inter/700.css", "noto-sans-sc/400.css", "noto-sans-sc/700.css",
        "noto-emoji/400.css",
    ];

    // Dashes, quotation marks and dots that Chinese sets at full width: left to Noto Sans SC in Chinese text.
    private const string GeneralPunctuation = "U+2000-206F";
    private const string WesternPunctuation = "U+2000-2013,U+2016-2017,U+201A-201B,U+201E-2025,U+2027-206F";

    private readonly Lazy<string> css = new(() => Combine(modules));
    private readonly ConcurrentDictionary<string, PrintAsset> files = new(StringComparer.Ordinal);

    /// <summary>Font faces, and the families of the document in both languages.</summary>
    public string Css => css.Value;

    public PrintAsset? Find(string name)
    {
        if (FileName().Match(name) is not { Success: true } match) return null;
        if (files.TryGetValue(name, out var known)) return known;
        return modules.Find($"{Package}{match.Groups[1].Value}/files/{name}") is { } path
            ? files.GetOrAdd(name, new PrintAsset(File.ReadAllBytes(path), "font/woff2"))
            : null;
    }

    private static string Combine(NodeModules modules)
    {
        var css = new StringBuilder();
        foreach (var sheet in Sheets)
        {
            var faces = Source().Replace(File.ReadAllText(modules.Get(Package + sheet)), $"src: url({AssetRoot}$1) format('woff2')");
            faces = faces.Replace("font-display: swap", "font-display: block", StringComparison.Ordinal);
            css.Append(faces);
            if (sheet.StartsWith("inter", StringComparison.Ordinal))
                css.Append(faces.Replace("'Inter'", "'Inter beside Han'", StringComparison.Ordinal)
                    .Replace(GeneralPunctuation, WesternPunctuation, StringComparison.Ordinal));
        }

        return css.Append(
            $$"""
            html { font-family: {{Families}}, sans-serif; font-synthesis: none; }
            html:lang(zh), [lang|=zh] { font-family: 'Inter beside Han', {{BesideInter}}, sans-serif; }
            """).ToString();
    }

    [GeneratedRegex(@"src: url\(\./files/([^)]+\.woff2)\) format\('woff2'\), url\([^)]+\) format\('woff'\)")]
    private static partial Regex Source();

    [GeneratedRegex(@"^(inter|noto-sans-sc|noto-emoji)-[a-z0-9-]+\.woff2$")]
    private static partial Regex FileName();
}
