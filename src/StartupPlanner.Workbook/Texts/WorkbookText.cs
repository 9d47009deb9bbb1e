using System.Globalization;
using System.Resources;

namespace StartupPlanner.Workbook.Texts;

/// <summary>The words that a workbook adds to those of its model, by key, in one language.</summary>
internal sealed class WorkbookText(CultureInfo culture)
{
    /// <summary>The languages of the resource files, the neutral one first.</summary>
    public static IReadOnlyList<CultureInfo> Cultures { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-CN")];

    public static ResourceManager File { get; } = new(typeof(WorkbookText));

    public CultureInfo Culture { get; } = Cultures.FirstOrDefault(known => known.TwoLetterISOLanguageName == culture.TwoLetterISOLanguageName) ?? Cultures[0];

    /// <summary>The text of a key, with its placeholders filled.</summary>
    /// <exception cref="MissingManifestResourceException">No such key.</exception>
    public string this[string key, params object[] args]
    {
        get
        {
            var text = File.GetString(key, Culture) ?? throw new MissingManifestResourceException($"No text {key}.");
            return args.Length == 0 ? text : string.Format(Culture, text, args);
        }
    }
}
