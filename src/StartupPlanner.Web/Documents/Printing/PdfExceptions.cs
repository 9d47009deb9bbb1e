namespace StartupPlanner.Web.Documents.Printing;

/// <summary>As many exports wait as the queue takes: answer 503 and let the reader try again.</summary>
public sealed class PdfQueueFullException() : Exception("The printing queue is full.");

/// <summary>The document took longer than the limit for one job.</summary>
public sealed class PdfTimeLimitException() : Exception("The document was not printed within the time limit.");

/// <summary>The browser failed twice on the same document.</summary>
public sealed class PdfPrintFailedException(Exception cause) : Exception("The browser failed twice on the same document.", cause);

public enum PdfBrowserProblem
{
    /// <summary>The setting names a file that does not exist.</summary>
    SettingNamesNoFile,

    /// <summary>No browser is installed, and the one that npm brings does not serve this operating system or is not there.</summary>
    NoneFound,

    /// <summary>Browsers were found, but none of them starts.</summary>
    NoneStarts,
}

/// <summary>No browser prints here.</summary>
public sealed class PdfBrowserMissingException(PdfBrowserProblem problem, IReadOnlyList<string> tried, Exception? cause = null)
    : Exception($"No browser to print with ({problem}). {Install}", cause)
{
    public const string Install =
        "Install Chromium, Google Chrome or Microsoft Edge (on Debian and Ubuntu: apt-get install chromium), "
        + "or name one in the setting Planner:Chromium (environment: Planner__Chromium).";

    public PdfBrowserProblem Problem { get; } = problem;

    /// <summary>The executables that were looked at and did not serve.</summary>
    public IReadOnlyList<string> Tried { get; } = tried;
}
