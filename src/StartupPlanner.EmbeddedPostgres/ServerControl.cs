using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Starts and stops the server by its own <c>pg_ctl</c>, which gives it a session apart from the terminal's.</summary>
internal sealed class ServerControl(EmbeddedPostgresOptions options, ServerFolders folders, ServerBinaries binaries, ServerUser user)
{
    private static readonly TimeSpan PredecessorTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task<int> StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await StartPatientlyAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            if (await LiveServer.FindAsync(folders.Cluster, user, CancellationToken.None) is not null)
                await ControlAsync(["-W", "-m", "fast", "stop"], CancellationToken.None);
            throw;
        }
    }

    /// <summary>Prepares for a start after whatever end the last run had: no server of this cluster lives, nothing stale is in the way.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        var deadline = DateTime.UtcNow + options.StartTimeout;
        var server = await LiveServer.FindAsync(folders.Cluster, user, cancellationToken);
        if (server is not null)
            options.Report("PostgreSQL still runs from an earlier, killed run; it is stopped and started anew.");
        while (server is { IsStarting: true } && DateTime.UtcNow < deadline)
        {
            await Task.Delay(Pause, cancellationToken);
            server = await LiveServer.FindAsync(folders.Cluster, user, cancellationToken);
        }
        if (server is { IsStarting: true })
            throw new EmbeddedPostgresException(
                $"PostgreSQL is still recovering from an earlier run: start again later ({folders.Log} shows its progress).");
        if (server is not null)
            await StopAsync(cancellationToken);
        if (PostmasterFile.Read(folders.Cluster) is { } stale)
        {
            options.Report("PostgreSQL was not stopped in order; it recovers.");
            await stale.DisownAsync(folders, user, cancellationToken);
        }
    }

    /// <summary>Stops the cluster's server, if one lives.</summary>
    /// <exception cref="EmbeddedPostgresException">It does not end.</exception>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var (mode, timeout) in new[] { ("fast", options.StopTimeout), ("immediate", PredecessorTimeout) })
        {
            if (await LiveServer.FindAsync(folders.Cluster, user, cancellationToken) is null)
                return;
            await ControlAsync(["-w", "-t", Seconds(timeout), "-m", mode, "stop"], cancellationToken);
        }
        // The process of a killed server stays visible for up to two seconds.
        var deadline = DateTime.UtcNow + PredecessorTimeout;
        while (await LiveServer.FindAsync(folders.Cluster, user, cancellationToken) is { } left)
        {
            if (DateTime.UtcNow > deadline)
                throw new EmbeddedPostgresException(
                    $"PostgreSQL (process {left.ProcessId}) does not stop: end it by 'kill -QUIT {left.ProcessId}' and see {folders.Log}.");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    public async Task<bool> IsRunningAsync(int processId, CancellationToken cancellationToken) =>
        (await LiveServer.FindAsync(folders.Cluster, user, cancellationToken))?.ProcessId == processId;

    private async Task<int> StartPatientlyAsync(CancellationToken cancellationToken)
    {
        // Processes of a killed server may outlive it for a moment, and PostgreSQL rightly refuses to start beside them.
        var patience = DateTime.UtcNow + PredecessorTimeout;
        while (true)
        {
            File.Delete(folders.StartLog);
            // pg_ctl builds a line for the system's shell and quotes paths badly, so it gets relative ones.
            var started = await ControlAsync(
                ["-w", "-t", Seconds(options.StartTimeout), "-l", Relative(folders.StartLog),
                    "-o", $"-c config_file={Relative(folders.Settings)}", "start"],
                cancellationToken);
            if (started.Succeeded)
                return PostmasterFile.Read(folders.Cluster)?.ProcessId
                    ?? throw new EmbeddedPostgresException($"PostgreSQL ended at once: see {folders.Log}.");
            if (await LiveServer.FindAsync(folders.Cluster, user, cancellationToken) is { IsStarting: true })
                throw new EmbeddedPostgresException(
                    $"PostgreSQL is still recovering after {Seconds(options.StartTimeout)} s and was left running: " +
                    $"start again later ({folders.Log} shows its progress).");
            var reason = LastFatalLine() ?? started.Reason;
            if (!reason.Contains("shared memory block", StringComparison.Ordinal) || DateTime.UtcNow > patience)
                throw new EmbeddedPostgresException($"PostgreSQL did not start: {reason} (see {folders.Log})");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private string? LastFatalLine()
    {
        // The start's own log first: what a killed server left may still write to the others.
        var newest = new DirectoryInfo(folders.Log).EnumerateFiles("*.log")
            .OrderByDescending(file => file.FullName == folders.StartLog).ThenByDescending(file => file.LastWriteTimeUtc);
        return newest.Select(file => File.ReadLines(file.FullName).LastOrDefault(IsFatal)).FirstOrDefault(line => line is not null)?.Trim();
    }

    private static bool IsFatal(string line) =>
        line.Contains("FATAL:", StringComparison.Ordinal) || line.Contains("PANIC:", StringComparison.Ordinal);

    private static string Seconds(TimeSpan time) => Math.Max(1, Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private string Relative(string path) => Path.GetRelativePath(folders.Root, path);

    private Task<CommandResult> ControlAsync(string[] arguments, CancellationToken cancellationToken) =>
        user.RunAsync([binaries.Control, "-D", Relative(folders.Cluster), "-s", .. arguments], cancellationToken, folders.Root);
}
