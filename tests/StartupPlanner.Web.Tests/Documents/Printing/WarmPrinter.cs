using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

/// <summary>One warm printer for the tests that do not wear theirs out, and the sample as it printed it.</summary>
public sealed class WarmPrinter : IAsyncLifetime
{
    internal PrintingHost Host { get; } = new();

    internal byte[] Sample { get; private set; } = [];

    public async ValueTask InitializeAsync() => Sample = await Host.Printer.PrintAsync(SamplePlan.Job(), CancellationToken.None);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    internal Task<byte[]> PrintAsync(PrintJob job) => Host.Printer.PrintAsync(job, TestContext.Current.CancellationToken);
}

[CollectionDefinition(Name)]
public sealed class PrintingTests : ICollectionFixture<WarmPrinter>
{
    public const string Name = "Printing";
}

internal sealed class Stages(Action<PrintStage> report) : IProgress<PrintStage>
{
    public void Report(PrintStage value) => report(value);
}
