using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Playwright;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>Starts the first browser that serves: the configured one, else an installed one, else the one that npm brings.</summary>
internal sealed partial class BrowserStarter(PdfPrinterOptions options, NodeModules modules, ILogger logger)
{
    public async Task<PrintingBrowser> StartAsync()
    {
        var tried = new List<string>();
        Exception? cause = null;
        await foreach (var chromium in CandidatesAsync().ConfigureAwait(false))
        {
            // A command in PATH may be a stub that only says how to install the browser: then the next one is tried.
            foreach (var confinement in Confinement.BestFirst())
                try
                {
                    return await LaunchAsync(chromium, confinement).ConfigureAwait(false);
                }
                catch (Exception failure) when (failure is PlaywrightException or TimeoutException or Win32Exception)
                {
                    BrowserDoesNotStart(failure, chromium.Path, confinement.OtherUser, confinement.Sandbox);
                    cause = failure;
                }
            tried.Add(chromium.Path);
        }

        throw new PdfBrowserMissingException(tried.Count == 0 ? PdfBrowserProblem.NoneFound : PdfBrowserProblem.NoneStarts, tried, cause);
    }

    private async IAsyncEnumerable<Chromium> CandidatesAsync()
    {
        if (options.ChromiumPath is { Length: > 0 } configured)
        {
            if (!File.Exists(configured)) throw new PdfBrowserMissingException(PdfBrowserProblem.SettingNamesNoFile, [configured]);
            yield return new Chromium(configured);
            yield break;
        }

        if (options.SearchInstalled)
            foreach (var path in InstalledChromium.Find()) yield return new Chromium(path);
        if (OperatingSystem.IsLinux() && await BundledChromium.PrepareAsync(modules, options.CacheFolder).ConfigureAwait(false) is { } bundled)
            yield return bundled;
    }

    private async Task<PrintingBrowser> LaunchAsync(Chromium chromium, Confinement confinement)
    {
        var clock = Stopwatch.StartNew();
        var browser = await PrintingBrowser.LaunchAsync(chromium, confinement, options.LaunchLimit).ConfigureAwait(false);
        var processId = await browser.ProcessIdAsync().ConfigureAwait(false);
        BrowserStarted(processId, clock.ElapsedMilliseconds, confinement.OtherUser, confinement.Sandbox);
        return browser;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Printing browser {ProcessId} started in {ElapsedMs} ms (as another user: {OtherUser}, in its sandbox: {Sandbox})")]
    private partial void BrowserStarted(int processId, long elapsedMs, bool otherUser, bool sandbox);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Printing browser {Path} does not start (as another user: {OtherUser}, in its sandbox: {Sandbox})")]
    private partial void BrowserDoesNotStart(Exception failure, string path, bool otherUser, bool sandbox);
}
