using System.Diagnostics;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>Prints documents by a headless Chromium that is kept warm.</summary>
public sealed partial class PdfPrinter : IAsyncDisposable
{
    private const int PassesAtMost = 3;
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(2);

    private readonly PdfPrinterOptions options;
    private readonly ILogger<PdfPrinter> logger;
    private readonly NodeModules modules;
    private readonly DocumentFonts fonts;
    private readonly PrintQueue queue;
    private readonly WarmBrowser browsers;

    public PdfPrinter(IOptions<PdfPrinterOptions> options, ILogger<PdfPrinter> logger, TimeProvider clock)
    {
        (this.options, this.logger) = (options.Value, logger);
        modules = new NodeModules(this.options.NodeModuleParents);
        fonts = new DocumentFonts(modules);
        queue = new PrintQueue(this.options.JobsAtOnce, this.options.QueueLength);
        browsers = new WarmBrowser(new BrowserStarter(this.options, modules, logger).StartAsync, this.options, clock);
    }

    /// <exception cref="PdfQueueFullException">Too many exports wait already.</exception>
    /// <exception cref="PdfBrowserMissingException">No browser prints on this machine.</exception>
    /// <exception cref="PdfTimeLimitException">The document took longer than one job may.</exception>
    /// <exception cref="PdfPrintFailedException">The browser failed twice on the document.</exception>
    public async Task<byte[]> PrintAsync(PrintJob job, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(job);
        using var turn = await queue.EnterAsync(job.Progress, cancellationToken).ConfigureAwait(false);
        try
        {
            return await AttemptAsync(job, cancellationToken).ConfigureAwait(false);
        }
        catch (PlaywrightException failure)
        {
            BrowserFailed(failure);
        }

        try
        {
            return await AttemptAsync(job, cancellationToken).ConfigureAwait(false);
        }
        catch (PlaywrightException failure)
        {
            throw new PdfPrintFailedException(failure);
        }
    }

    public ValueTask DisposeAsync() => browsers.DisposeAsync();

    private async Task<byte[]> AttemptAsync(PrintJob job, CancellationToken cancellationToken)
    {
        Report(job, PrintStep.Starting);
        await using var lease = await browsers.BorrowAsync(cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.TimeLimit);
        var printing = PrintOnAsync(lease.Browser, job, limit.Token);
        try
        {
            return await printing.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            if (!await EndsAsync(printing).ConfigureAwait(false)) lease.Condemn();
            if (cancellationToken.IsCancellationRequested) throw;
            throw new PdfTimeLimitException();
        }
        catch (PlaywrightException)
        {
            lease.Condemn();
            throw;
        }
    }

    private async Task<byte[]> PrintOnAsync(PrintingBrowser browser, PrintJob job, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        Report(job, PrintStep.LayingOut);
        var opening = DocumentPage.OpenAsync(browser.Browser, job, fonts, cancellationToken);
        var reader = await browser.BorrowReaderAsync(modules).ConfigureAwait(false);
        try
        {
            await using var document = await opening.ConfigureAwait(false);
            var laidOut = clock.ElapsedMilliseconds;
            var (pdf, passes) = await PrintWithContentsAsync(document, reader, job).ConfigureAwait(false);
            Printed(passes, pdf.Length, laidOut, clock.ElapsedMilliseconds);
            Report(job, PrintStep.Done);
            return pdf;
        }
        finally
        {
            browser.Return(reader);
        }
    }

    private static async Task<(byte[] Pdf, int Passes)> PrintWithContentsAsync(DocumentPage document, ContentsReader reader, PrintJob job)
    {
        var pdf = await document.PrintAsync().ConfigureAwait(false);
        if (document.Targets.Count == 0) return (pdf, 1);

        Report(job, PrintStep.Contents);
        var pages = await reader.ReadAsync(pdf, document.Targets).ConfigureAwait(false);
        Report(job, PrintStep.Printing);
        for (var pass = 2; ; pass++)
        {
            await document.FillAsync(pages).ConfigureAwait(false);
            pdf = await document.PrintAsync().ConfigureAwait(false);
            var printed = await reader.ReadAsync(pdf, document.Targets).ConfigureAwait(false);
            if (pass == PassesAtMost || pages.Count == printed.Count && pages.All(place => printed.GetValueOrDefault(place.Key) == place.Value)) return (pdf, pass);
            pages = printed;
        }
    }

    private static void Report(PrintJob job, PrintStep step) => job.Progress?.Report(new PrintStage(step));

    /// <summary>A job given up closes its page and fails at once; one that does not hangs with its browser.</summary>
    private static async Task<bool> EndsAsync(Task givenUp)
    {
        var ended = await Task.WhenAny(givenUp, Task.Delay(EndLimit)).ConfigureAwait(false) == givenUp;
        _ = givenUp.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return ended;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The printing browser failed a job; the job runs once more")]
    private partial void BrowserFailed(Exception failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Printed {Bytes} bytes in {Passes} passes: laid out after {LaidOutMs} ms, done after {ElapsedMs} ms")]
    private partial void Printed(int passes, int bytes, long laidOutMs, long elapsedMs);
}
