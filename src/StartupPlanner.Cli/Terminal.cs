using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Cli;

/// <summary>Where a command reads and writes, and in which language.</summary>
internal sealed record Terminal(Func<Stream> OpenInput, TextWriter Out, TextWriter Error, CliText Text, TimeProvider Clock)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static Terminal OfProcess(IReadOnlyList<string> args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new(Console.OpenStandardInput, Console.Out, Console.Error, new(Options.LanguageOf(args, CultureInfo.CurrentUICulture)), TimeProvider.System);
    }

    /// <summary>Writes a line in the reader's language.</summary>
    public void Say(string key, params object[] args) => Out.WriteLine(Text[key, args]);

    /// <summary>Writes a line about why there is no answer.</summary>
    public ExitCode Complain(string key, params object[] args)
    {
        Error.WriteLine(Text[key, args]);
        return ExitCode.Trouble;
    }

    /// <summary>Writes a line about why there is no answer.</summary>
    public ExitCode Complain(Failure failure) => Complain(failure.Code, failure.Args);

    public void Write(JsonNode json) => Out.Write(json.ToJsonString(Written) + "\n");
}
