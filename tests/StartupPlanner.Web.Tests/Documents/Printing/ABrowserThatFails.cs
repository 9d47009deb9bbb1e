using System.Diagnostics;
using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

[Collection(PrintingTests.Name)]
public sealed class ABrowserThatFails
{
    [Fact]
    public async Task Costs_one_retry_and_not_the_export()
    {
        await using var host = new PrintingHost();
        var kills = 1;

        var pdf = await host.Printer.PrintAsync(SamplePlan.Job(1, progress: KillWhileContentsAreRead(host, () => kills-- > 0)), TestContext.Current.CancellationToken);

        Assert.Contains(SamplePlan.Chinese[..10], await Poppler.TextAsync(pdf), StringComparison.Ordinal);
        Assert.Single(host.Log, entry => entry.Event == "BrowserFailed");
        Assert.Equal(2, host.Log.Count(entry => entry.Event == "BrowserStarted"));
    }

    [Fact]
    public async Task Twice_on_one_document_is_given_up_and_leaves_a_printer_that_prints()
    {
        await using var host = new PrintingHost();
        var killing = true;
        var progress = KillWhileContentsAreRead(host, () => killing);

        await Assert.ThrowsAsync<PdfPrintFailedException>(() =>
            host.Printer.PrintAsync(SamplePlan.Job(1, progress: progress), TestContext.Current.CancellationToken));

        killing = false;
        Assert.NotEmpty(await host.Printer.PrintAsync(SamplePlan.Job(1), TestContext.Current.CancellationToken));
    }

    private static Stages KillWhileContentsAreRead(PrintingHost host, Func<bool> kill) => new(stage =>
    {
        if (stage.Step != PrintStep.Contents || !kill()) return;
        using var browser = Process.GetProcessById(host.BrowserProcessId);
        browser.Kill();
    });
}
