using System.Globalization;
using System.Text;

namespace StartupPlanner.Cli.Tests;

/// <summary>A run of the command line, and what came of it.</summary>
internal sealed record Run(int Code, string Out, string Error)
{
    public static string Sample { get; } = SampleOf("lumen-dx.en");

    public static string SampleOf(string name) => Path.Combine(Root(AppContext.BaseDirectory), $"src/StartupPlanner.Web/Data/Samples/{name}.json");

    public static Run Of(params string[] args) => With([], args);

    public static Run With(string input, params string[] args) => With(Encoding.UTF8.GetBytes(input), args);

    public static Run With(byte[] input, params string[] args)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        var language = Options.LanguageOf(args, CultureInfo.GetCultureInfo("en"));
        var code = Planner.Run(args, new(() => new MemoryStream(input), output, error, new(language), TimeProvider.System));
        return new(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "StartupPlanner.sln")) ? folder : Root(Directory.GetParent(folder)!.FullName);
}
