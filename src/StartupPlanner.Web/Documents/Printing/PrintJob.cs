using StartupPlanner.Domain.Overview;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>One document to print.</summary>
/// <param name="Html">
/// The whole page from our own template, with every text of the founder already encoded. Styles stand inline; assets are
/// named <c>https://document.invalid/assets/{name}</c>. It needs a <c>head</c> element.
/// </param>
/// <param name="Language">The BCP 47 name of the language chosen for the export: <c>en</c> or <c>zh-CN</c>.</param>
/// <param name="Running">What stands in the margins of its pages.</param>
public sealed record PrintJob(string Html, string Language, RunningText Running)
{
    public PaperSize Paper { get; init; }

    /// <summary>Files that the page names, by the part of the address after <c>assets/</c>. Fonts are served without being listed.</summary>
    public IReadOnlyDictionary<string, PrintAsset> Assets { get; init; } = new Dictionary<string, PrintAsset>();

    /// <summary>A script of the application's own that draws, before anything is printed, what only a script can draw; empty for none.</summary>
    public string Script { get; init; } = "";

    public IProgress<PrintStage>? Progress { get; init; }
}

public sealed record PrintAsset(ReadOnlyMemory<byte> Content, string ContentType);

/// <summary>What stands at the head and foot of every page but the cover, as plain text.</summary>
/// <param name="PlanTitle">At the head, left.</param>
/// <param name="Confidentiality">At the head, right.</param>
/// <param name="Version">At the foot, left, before the date.</param>
/// <param name="Date">At the foot, written in the document's language.</param>
/// <param name="PageOf">At the foot, right: composite format with {0} for the page and {1} for the number of pages: "Page {0} of {1}".</param>
public sealed record RunningText(string PlanTitle, string Confidentiality, string Version, string Date, string PageOf);

public enum PrintStep
{
    Queued,
    Starting,
    LayingOut,
    Contents,
    Printing,
    Done,
}

/// <summary>How far a job has come.</summary>
/// <param name="Step">What happens now.</param>
/// <param name="QueuePosition">1 for the job that starts next; 0 once it has started.</param>
public readonly record struct PrintStage(PrintStep Step, int QueuePosition = 0);
