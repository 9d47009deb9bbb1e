namespace StartupPlanner.Web.Documents.Printing;

/// <summary>An executable to print with, and how it wants to be started.</summary>
internal sealed record Chromium(string Path)
{
    /// <summary>Off only where the sandbox cannot work: the browser from npm lacks its helper, and Chromium refuses it to root.</summary>
    /// <remarks>In its place: the document is our own HTML, no script runs in it, and nothing it asks for reaches a network or a file.</remarks>
    public bool Sandbox { get; init; } = !Environment.IsPrivilegedProcess || OperatingSystem.IsWindows();

    /// <summary>What its environment has beyond ours.</summary>
    public IReadOnlyDictionary<string, string> Environments { get; init; } = new Dictionary<string, string>();
}
