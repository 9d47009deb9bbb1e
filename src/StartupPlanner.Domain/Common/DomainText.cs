using System.Globalization;
using System.Resources;

namespace StartupPlanner.Domain.Common;

/// <summary>What the domain itself says, by key, in one language: the mistakes of fields and files, and what there is to say about forecasts. Command line and pages read it here.</summary>
/// <param name="culture">The reader's; English where the domain does not speak its language.</param>
public sealed class DomainText(CultureInfo culture)
{
    /// <summary>The languages of the resource files, the neutral one first.</summary>
    public static IReadOnlyList<CultureInfo> Cultures { get; } = [CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("zh-CN")];

    /// <summary>The resource files, no key in two of them.</summary>
    public static IReadOnlyList<ResourceManager> Files { get; } =
        [.. ((string[])["Common.ErrorText", "Forecasting.ForecastText"]).Select(name => new ResourceManager($"StartupPlanner.Domain.{name}", typeof(DomainText).Assembly))];

    /// <summary>The language.</summary>
    public CultureInfo Culture { get; } = Closest(culture);

    /// <summary>The text of a key, with its placeholders filled.</summary>
    /// <exception cref="MissingManifestResourceException">No such key.</exception>
    public string this[string key, params object[] args]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(args);
            var text = Find(key) ?? throw new MissingManifestResourceException($"No text {key}.");
            return args.Length == 0 ? text : string.Format(Culture, text, args);
        }
    }

    /// <summary>The text of a key with its placeholders; null where there is none.</summary>
    public string? Find(string key) => Files.Select(file => file.GetString(key, Culture)).FirstOrDefault(text => text is not null);

    /// <summary>The language of the files that is a reader's.</summary>
    public static CultureInfo Closest(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Cultures.FirstOrDefault(known => known.TwoLetterISOLanguageName == culture.TwoLetterISOLanguageName) ?? Cultures[0];
    }
}
