namespace StartupPlanner.Web.Documents.Printing;

public sealed class PdfPrinterOptions
{
    /// <summary>The browser to use instead of searching for one.</summary>
    public string? ChromiumPath { get; set; }

    /// <summary>
    /// Where the browser that npm brings is inflated, once for each of its versions (210 MB).
    /// Root's is a folder that others pass through, since the browser runs as another user.
    /// </summary>
    public string CacheFolder { get; set; } = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
        ? "/var/cache/startupplanner-printing"
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "StartupPlanner", "printing");

    /// <summary>Folders that may hold <c>node_modules</c>; the first that has a file wins.</summary>
    public IList<string> NodeModuleParents { get; } = [AppContext.BaseDirectory];

    public int JobsAtOnce { get; set; } = 2;

    public int QueueLength { get; set; } = 20;

    /// <summary>For one attempt at a job, from the moment that its browser stands.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For the launch of one browser, without the inflating.</summary>
    public TimeSpan LaunchLimit { get; set; } = TimeSpan.FromSeconds(20);

    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromMinutes(10);

    public int JobsPerBrowser { get; set; } = 200;

    /// <summary>False passes over the browsers installed on the machine, so that every machine prints with the one that npm brings.</summary>
    public bool SearchInstalled { get; set; } = true;
}
