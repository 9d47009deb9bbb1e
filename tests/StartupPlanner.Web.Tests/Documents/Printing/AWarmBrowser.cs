using System.Diagnostics;
using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

[Collection(PrintingTests.Name)]
public sealed class AWarmBrowser(WarmPrinter printer)
{
    [Fact]
    public async Task Serves_job_after_job()
    {
        var before = Starts(printer.Host);

        await printer.PrintAsync(SamplePlan.Job(1));
        await printer.PrintAsync(SamplePlan.Job(1));

        Assert.Equal(before, Starts(printer.Host));
    }

    [Fact]
    public async Task Survives_a_reader_who_leaves()
    {
        var before = Starts(printer.Host);
        using var reader = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var progress = new Stages(stage =>
        {
            if (stage.Step == PrintStep.Contents) reader.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printer.Host.Printer.PrintAsync(SamplePlan.Job(1, progress: progress), reader.Token));

        Assert.NotEmpty(await printer.PrintAsync(SamplePlan.Job(1)));
        Assert.Equal(before, Starts(printer.Host));
    }

    [Fact]
    public async Task Is_replaced_when_worn_out_and_closed_when_idle()
    {
        await using var host = new PrintingHost(options => (options.JobsPerBrowser, options.IdleLimit) = (1, TimeSpan.FromMilliseconds(50)));

        await host.Printer.PrintAsync(SamplePlan.Job(1), TestContext.Current.CancellationToken);
        await host.Printer.PrintAsync(SamplePlan.Job(1), TestContext.Current.CancellationToken);

        Assert.Equal(2, Starts(host));
        await EndsAsync(host.BrowserProcessId);
    }

    [Fact]
    public async Task Is_given_up_by_a_document_that_takes_too_long()
    {
        await using var host = new PrintingHost(options => options.TimeLimit = TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<PdfTimeLimitException>(() => host.Printer.PrintAsync(SamplePlan.Job(), TestContext.Current.CancellationToken));
    }

    private static int Starts(PrintingHost host) => host.Log.Count(entry => entry.Event == "BrowserStarted");

    private static async Task EndsAsync(int processId)
    {
        Process browser;
        try
        {
            browser = Process.GetProcessById(processId);
        }
        catch (ArgumentException)
        {
            return;
        }

        using (browser) await browser.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10));
    }
}
