namespace StartupPlanner.Web.Documents.Printing;

/// <summary>First come, first served; a few jobs at once; a waiting line with an end.</summary>
internal sealed class PrintQueue(int jobsAtOnce, int length)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = [];
    private int running;

    /// <summary>Waits for a turn; disposing the answer gives it to the next in line.</summary>
    public async Task<IDisposable> EnterAsync(IProgress<PrintStage>? progress, CancellationToken cancellationToken)
    {
        Waiter waiter;
        int position;
        lock (gate)
        {
            if (running < jobsAtOnce && waiting.Count == 0)
            {
                running++;
                return new Turn(this);
            }

            if (waiting.Count >= length) throw new PdfQueueFullException();
            waiter = new Waiter(progress);
            waiting.AddLast(waiter);
            position = waiting.Count;
        }

        progress?.Report(new PrintStage(PrintStep.Queued, position));
        await using var cancelled = cancellationToken.Register(() => Abandon(waiter, cancellationToken)).ConfigureAwait(false);
        return await waiter.Turn.Task.ConfigureAwait(false);
    }

    private void Abandon(Waiter waiter, CancellationToken cancellationToken)
    {
        // A waiter no longer in the line has been given its turn, which its job will give back.
        lock (gate)
            if (!waiting.Remove(waiter)) return;
        waiter.Turn.TrySetCanceled(cancellationToken);
        ReportPositions();
    }

    private void Leave()
    {
        lock (gate)
        {
            if (waiting.First is not { } next)
            {
                running--;
                return;
            }

            waiting.RemoveFirst();
            next.Value.Turn.SetResult(new Turn(this));
        }

        ReportPositions();
    }

    private void ReportPositions()
    {
        Waiter[] line;
        lock (gate) line = [.. waiting];
        for (var index = 0; index < line.Length; index++)
            line[index].Progress?.Report(new PrintStage(PrintStep.Queued, index + 1));
    }

    private sealed class Waiter(IProgress<PrintStage>? progress)
    {
        public IProgress<PrintStage>? Progress { get; } = progress;

        public TaskCompletionSource<IDisposable> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Turn(PrintQueue queue) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0) queue.Leave();
        }
    }
}
