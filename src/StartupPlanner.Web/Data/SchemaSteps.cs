using System.Text.RegularExpressions;

namespace StartupPlanner.Web.Data;

/// <summary>The files in Migrations: the steps in which the schema came to be, each with the name that the database remembers.</summary>
internal static partial class SchemaSteps
{
    private const string Folder = "StartupPlanner.Web.Data.Migrations.";
    private const string Suffix = ".sql";

    /// <summary>All that this version knows, in their order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(SchemaSteps).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Every table that a step makes, in the order of making: what a table refers to comes before it.</summary>
    public static IReadOnlyList<string> Tables { get; } =
        [.. All.SelectMany(step => Table().Matches(Sql(step)).Select(match => match.Groups["name"].Value))];

    public static string Sql(string step)
    {
        using var file = typeof(SchemaSteps).Assembly.GetManifestResourceStream(Folder + step + Suffix)
            ?? throw new InvalidOperationException($"No file Migrations/{step}.sql is embedded.");
        return new StreamReader(file).ReadToEnd();
    }

    [GeneratedRegex("""^CREATE TABLE (?<name>\w+)""", RegexOptions.Multiline)]
    private static partial Regex Table();
}
