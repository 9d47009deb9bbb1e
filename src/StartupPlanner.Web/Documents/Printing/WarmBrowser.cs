namespace StartupPlanner.Web.Documents.Printing;

/// <summary>Keeps one browser running between jobs. Replaced when it failed a job or is worn out, closed when nobody prints.</summary>
internal sealed class WarmBrowser : IAsyncDisposable
{
    private readonly Func<Task<PrintingBrowser>> start;
    private readonly PdfPrinterOptions options;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ITimer idle;
    private Lifetime? current;

    public WarmBrowser(Func<Task<PrintingBrowser>> start, PdfPrinterOptions options, TimeProvider clock)
    {
        (this.start, this.options) = (start, options);
        idle = clock.CreateTimer(_ => _ = CloseIdleAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async Task<Lease> BorrowAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (current is { } worn && (worn.Failed || worn.Jobs >= options.JobsPerBrowser || !worn.Browser.Browser.IsConnected))
                await RetireAsync(worn).ConfigureAwait(false);
            current ??= new Lifetime(await start().ConfigureAwait(false));
            current.Jobs++;
            current.InUse++;
            idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return new Lease(this, current);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await idle.DisposeAsync().ConfigureAwait(false);
        await gate.WaitAsync().ConfigureAwait(false);
        if (current is { } last) await last.Browser.DisposeAsync().ConfigureAwait(false);
        current = null;
        gate.Release();
    }

    private async ValueTask ReturnAsync(Lifetime lifetime)
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            lifetime.InUse--;
            if (lifetime.Failed && lifetime == current) current = null;
            if (lifetime.InUse > 0) return;
            if (lifetime == current) idle.Change(options.IdleLimit, Timeout.InfiniteTimeSpan);
            else await lifetime.Browser.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    private async ValueTask RetireAsync(Lifetime worn)
    {
        current = null;
        if (worn.InUse == 0) await worn.Browser.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CloseIdleAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (current is { InUse: 0 } unused) await RetireAsync(unused).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    internal sealed class Lifetime(PrintingBrowser browser)
    {
        public PrintingBrowser Browser { get; } = browser;

        public int Jobs { get; set; }

        public int InUse { get; set; }

        public bool Failed { get; set; }
    }

    internal sealed class Lease(WarmBrowser owner, Lifetime lifetime) : IAsyncDisposable
    {
        public PrintingBrowser Browser => lifetime.Browser;

        /// <summary>No further job gets this browser; those that print on it may finish.</summary>
        public void Condemn() => lifetime.Failed = true;

        public ValueTask DisposeAsync() => owner.ReturnAsync(lifetime);
    }
}
