namespace StartupPlanner.Web.Documents.Printing;

/// <summary>An executable to print with.</summary>
internal sealed record Chromium(string Path)
{
    /// <summary>What it needs in its environment beyond a path and a home.</summary>
    public IReadOnlyDictionary<string, string> Needs { get; init; } = new Dictionary<string, string>();
}
