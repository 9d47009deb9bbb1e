using System.Collections.Concurrent;
using StartupPlanner.Web.Documents.Printing;

namespace StartupPlanner.Web.Tests.Documents.Printing;

[Collection(PrintingTests.Name)]
public sealed class SeveralExports(WarmPrinter printer)
{
    [Fact]
    public async Task All_succeed_two_at_a_time_and_tell_those_that_wait_their_place()
    {
        var (running, most) = (0, 0);
        var places = new ConcurrentBag<int>();
        var gate = new Lock();
        var progress = new Stages(stage =>
        {
            if (stage.Step == PrintStep.Queued) places.Add(stage.QueuePosition);
            lock (gate)
            {
                if (stage.Step == PrintStep.Starting) most = Math.Max(most, ++running);
                if (stage.Step == PrintStep.Done) running--;
            }
        });

        var printed = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => printer.PrintAsync(SamplePlan.Job(1, progress: progress))));

        Assert.All(printed, Assert.NotEmpty);
        Assert.Equal(2, most);
        Assert.Equal([1, 2, 3, 4], places.Distinct().Order());
    }

    [Fact]
    public async Task Beyond_the_queue_are_refused_at_once()
    {
        var queue = new PrintQueue(jobsAtOnce: 1, length: 1);
        using var turn = await queue.EnterAsync(null, TestContext.Current.CancellationToken);
        var waiting = queue.EnterAsync(null, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<PdfQueueFullException>(() => queue.EnterAsync(null, TestContext.Current.CancellationToken));

        turn.Dispose();
        (await waiting).Dispose();
        using var again = await queue.EnterAsync(null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Move_up_when_one_ahead_leaves_the_queue()
    {
        var queue = new PrintQueue(jobsAtOnce: 1, length: 2);
        var places = new List<int>();
        using var leaver = new CancellationTokenSource();
        using var turn = await queue.EnterAsync(null, TestContext.Current.CancellationToken);
        var leaving = queue.EnterAsync(null, leaver.Token);
        var waiting = queue.EnterAsync(new Stages(stage => places.Add(stage.QueuePosition)), TestContext.Current.CancellationToken);

        await leaver.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaving);
        turn.Dispose();
        (await waiting).Dispose();
        Assert.Equal([2, 1], places);
    }
}
