using System.CommandLine;
using System.Globalization;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Cli;

/// <summary>What every command understands, and how a command line is run.</summary>
internal static class Options
{
    private const string JsonName = "--json";
    private const string LanguageName = "--lang";

    public static Option<bool> Json(CliText text) => new(JsonName) { Description = text["Option.Json"], Recursive = true };

    public static Option<string> Language(CliText text) =>
        new Option<string>(LanguageName)
        {
            Description = text["Option.Language"],
            Recursive = true,
            HelpName = "en|zh",
            Validators = { asked => { if (asked.Tokens is [var name] && Asked(name.Value) is null) asked.AddError(text["Option.Language.Unknown", name.Value]); } },
        };

    public static Argument<string> File(CliText text, string name) => new(name) { Description = text["Argument.File"] };

    public static bool WantsJson(this ParseResult parsed) => parsed.GetValue<bool>(JsonName);

    /// <summary>The language asked for, else the environment's. Read ahead of the parser, because its help has a language too.</summary>
    public static CultureInfo LanguageOf(IReadOnlyList<string> args, CultureInfo environment)
    {
        var index = args.ToList().FindLastIndex(arg => arg == LanguageName || arg.StartsWith(LanguageName + "=", StringComparison.Ordinal));
        var asked = index < 0 ? null : args[index] == LanguageName ? args.ElementAtOrDefault(index + 1) : args[index][(LanguageName.Length + 1)..];
        return DomainText.Closest(Asked(asked) ?? environment);
    }

    /// <summary>A language by its code or its whole name, in whatever letters: zh, zh-CN, EN.</summary>
    private static CultureInfo? Asked(string? name) => name?.ToUpperInvariant() switch
    {
        "EN" or "EN-US" or "EN-GB" => CultureInfo.GetCultureInfo("en"),
        "ZH" or "ZH-CN" or "ZH-HANS" => CultureInfo.GetCultureInfo("zh-CN"),
        _ => null,
    };

    public static int Run(this RootCommand commands, IReadOnlyList<string> args, Terminal terminal)
    {
        // The parser words its help and its complaints by this.
        CultureInfo.CurrentUICulture = terminal.Text.Culture;
        var parsed = commands.Parse(args);
        var code = parsed.Invoke(new() { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? (int)ExitCode.Trouble : code;
    }
}
