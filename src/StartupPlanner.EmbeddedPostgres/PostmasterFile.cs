using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>The server's own lock file, <c>postmaster.pid</c>: line 1 is the process, 3 its start, 4 to 6 where it listens, 8 its state.</summary>
internal sealed record PostmasterFile(int ProcessId, DateTimeOffset Started, bool IsStarting, IReadOnlyList<string> Lines)
{
    // Above every system's largest process number, so it can name no live process.
    private const int NoProcess = int.MaxValue - 1;

    public static string PathIn(string cluster) => Path.Combine(cluster, "postmaster.pid");

    /// <summary><see langword="null"/> if there is none or it is unreadable as such.</summary>
    public static PostmasterFile? Read(string cluster)
    {
        string[] lines;
        try
        {
            var shared = FileShare.ReadWrite | FileShare.Delete;
            using var file = new StreamReader(new FileStream(PathIn(cluster), FileMode.Open, FileAccess.Read, shared));
            lines = file.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        if (!int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var processId))
            return null;
        _ = long.TryParse(lines.ElementAtOrDefault(2), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds);
        var isStarting = lines.ElementAtOrDefault(7) == "starting";
        return new PostmasterFile(Math.Abs(processId), DateTimeOffset.FromUnixTimeSeconds(seconds), isStarting, lines);
    }

    /// <summary>Where the server listens, as soon as it answers.</summary>
    public ServerAddress? Address =>
        Lines.ElementAtOrDefault(7) == "ready" && int.TryParse(Lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? new ServerAddress(Lines[4].Length > 0 ? Lines[4] : Lines[5], port, IsSocket: Lines[4].Length > 0)
            : null;

    /// <summary>
    /// Says that the recorded process is gone, where its number now belongs to a foreign one and would block the start. The other lines
    /// stay, so that the server itself still refuses while anything of its predecessor holds the shared memory.
    /// </summary>
    public async Task DisownAsync(ServerFolders folders, ServerUser user, CancellationToken cancellationToken)
    {
        var draft = Path.Combine(folders.Root, "postmaster.pid");
        ServerFolders.Write(draft, string.Join('\n', Lines.Skip(1).Prepend(NoProcess.ToString(CultureInfo.InvariantCulture))), forServer: false);
        await user.OwnAsync([draft], withContent: false, cancellationToken);
        File.Move(draft, PathIn(folders.Cluster), overwrite: true);
    }
}
