using System.Diagnostics;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Keeps the server running until it is told to stop: one that crashed or was killed is started again, at the same address.</summary>
internal sealed class ServerWatch : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>A server that lived so long had started well: the next start need not wait.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    private readonly ServerControl control;
    private readonly Func<Task> clearAddress;
    private readonly Func<int, ServerGuard?> guardOf;
    private readonly Action<string> report;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task watching;
    private ServerGuard? guard;
    private volatile int processId;

    /// <param name="control">Starts the server; what it repairs on the way is told by this class.</param>
    /// <param name="processId">The server that runs.</param>
    /// <param name="clearAddress">Removes what a killed server left where it listened.</param>
    /// <param name="guardOf">Sets a guard for a process.</param>
    /// <param name="report">Receives a line at each change.</param>
    public ServerWatch(ServerControl control, int processId, Func<Task> clearAddress, Func<int, ServerGuard?> guardOf, Action<string> report)
    {
        (this.control, this.processId, this.clearAddress, this.guardOf, this.report) = (control, processId, clearAddress, guardOf, report);
        guard = guardOf(processId);
        watching = Task.Run(WatchAsync);
    }

    /// <summary>Whether the server's process lives.</summary>
    public Task<bool> IsRunningAsync(CancellationToken cancellationToken) => control.IsRunningAsync(processId, cancellationToken);

    /// <summary>Stops the server for good, also one that is being started.</summary>
    /// <exception cref="EmbeddedPostgresException">The server does not end.</exception>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        // A start is not given up half-way, which could leave a server that nobody knows of; stopping the server ends it.
        while (await Task.WhenAny(watching, Task.Delay(FirstPause, cancellationToken)) != watching)
            await control.StopAsync(cancellationToken);
        await control.StopAsync(cancellationToken);
    }

    /// <summary>Lets the guard go. To be called once the server was stopped.</summary>
    public void Dispose()
    {
        guard?.Dispose();
        stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        var pause = TimeSpan.Zero;
        while (true)
        {
            var since = Stopwatch.GetTimestamp();
            await ProcessEnd.WaitAsync(processId, stopping.Token);
            report($"PostgreSQL (process {processId}) ended without being told to; it is started again.");
            if (Stopwatch.GetElapsedTime(since) >= Settled)
                pause = TimeSpan.Zero;
            pause = await StartAgainAsync(pause);
        }
    }

    /// <summary>Tries until the server runs.</summary>
    /// <param name="pause">Before the first try.</param>
    /// <returns>The pause before the next try, should this server end as soon as the last one.</returns>
    private async Task<TimeSpan> StartAgainAsync(TimeSpan pause)
    {
        var told = "";
        while (true)
        {
            await Task.Delay(pause, stopping.Token);
            pause = pause * 2 < FirstPause ? FirstPause : pause * 2 > LongestPause ? LongestPause : pause * 2;
            try
            {
                await TryStartAsync();
                report($"PostgreSQL (process {processId}) runs again.");
                return pause;
            }
            catch (Exception wrong) when (!stopping.IsCancellationRequested)
            {
                if (wrong.Message != told)
                    report($"{wrong.Message} It is tried again until it does.");
                told = wrong.Message;
            }
        }
    }

    private async Task TryStartAsync()
    {
        await control.ClearAsync(CancellationToken.None);
        await clearAddress();
        processId = await control.StartAsync(CancellationToken.None);
        guard?.Dispose();
        guard = guardOf(processId);
    }
}
