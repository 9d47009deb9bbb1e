using System.Globalization;
using System.Resources;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Cli;

/// <summary>Every visible sentence, by key, in one language: the command line's own, else the domain's.</summary>
internal sealed class CliText(CultureInfo culture)
{
    private readonly DomainText domain = new(culture);

    public static ResourceManager File { get; } = new(typeof(CliText));

    public CultureInfo Culture => domain.Culture;

    /// <summary>The text of a key, with its placeholders filled.</summary>
    /// <exception cref="MissingManifestResourceException">No such key.</exception>
    public string this[string key, params object[] args] =>
        File.GetString(key, Culture) is not { } text ? domain[key, args]
        : args.Length == 0 ? text
        : string.Format(Culture, text, args);

    public string Number(decimal? number, string format) => number?.ToString(format, Culture) ?? this["Nothing"];
}
