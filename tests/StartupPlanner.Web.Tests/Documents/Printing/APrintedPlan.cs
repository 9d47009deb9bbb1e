namespace StartupPlanner.Web.Tests.Documents.Printing;

public sealed class APrintedPlan
{
    [Fact]
    public async Task Spike()
    {
        await using var host = new PrintingHost();
        for (var i = 0; i < 4; i++)
            await File.WriteAllBytesAsync("/tmp/plan.pdf", await host.Printer.PrintAsync(SamplePlan.Job(), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
            await File.WriteAllBytesAsync("/tmp/plan25.pdf", await host.Printer.PrintAsync(SamplePlan.Job(11), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
