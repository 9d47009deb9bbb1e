using System.Diagnostics.CodeAnalysis;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>Which figure: a line, an input or a key figure by its key, and the month or period for which it is asked.</summary>
/// <param name="At">A month such as 2027-03, its number, or the name of a period such as 2027-Q1; null for the last month.</param>
public sealed record FigurePlace(string Key, string? At)
{
    private const char Sign = '@';
    private const char Between = ',';
    private const int MostSteps = 12;

    /// <summary>The page that explains it.</summary>
    /// <param name="way">The figures by which the reader came.</param>
    /// <param name="names">The standard whose words were chosen; null for those of the reader's language.</param>
    [SuppressMessage("Design", "CA1055:URI-like return values should not be strings", Justification = "An address of this site stands as text in its pages.")]
    public string HrefIn(string home, IEnumerable<FigurePlace> way, string? names)
    {
        var steps = string.Join(Between, way.TakeLast(MostSteps));
        var query = new[] { ("month", At), ("way", steps), ("names", names) }.Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}");
        return $"{home}/figures/{Key}{string.Concat(query.Select((part, index) => (index == 0 ? "?" : "&") + part))}";
    }

    /// <summary>The steps of a way as an address holds them.</summary>
    public static IReadOnlyList<FigurePlace> ReadWay(string? way) =>
        [.. (way ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).TakeLast(MostSteps).Select(Read)];

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static FigurePlace Read(string text) => text.LastIndexOf(Sign) is > 0 and var at ? new(text[..at], text[(at + 1)..]) : new(text, null);

    public override string ToString() => At is null ? Key : $"{Key}{Sign}{At}";
}
