using System.Globalization;

namespace StartupPlanner.Bench;

/// <param name="App">The folder into which the application was published.</param>
/// <param name="Out">Where the table goes; the terminal where empty.</param>
/// <param name="Seconds">For which each round is measured, after a warm-up of a third of it.</param>
/// <param name="Rounds">Turns of application and twin; the better one of each counts.</param>
/// <param name="Only">Measures the scenarios with this in their name.</param>
internal sealed record Settings(string App, string Out, double Seconds, int Rounds, string Only)
{
    public static Settings Read(string[] args)
    {
        string Value(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
        return new(
            Path.GetFullPath(Value("--app", "artifacts/publish/StartupPlanner.Web/release")),
            Value("--out", ""),
            double.Parse(Value("--seconds", "5"), CultureInfo.InvariantCulture),
            int.Parse(Value("--rounds", "2"), CultureInfo.InvariantCulture),
            Value("--only", ""));
    }
}
