using System.Diagnostics;
using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Tells whether a process is the server of this very cluster, and not one that inherited its number.</summary>
internal static class LiveServer
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(10);

    /// <summary>The live server that the cluster's lock file names, or <see langword="null"/>.</summary>
    public static async Task<PostmasterFile?> FindAsync(string cluster, ServerUser user, CancellationToken cancellationToken)
    {
        if (PostmasterFile.Read(cluster) is not { } file)
            return null;
        var isServer = OperatingSystem.IsWindows() ? IsServerByStart(file)
            : OperatingSystem.IsLinux() ? await StandsInAsync(cluster, file.ProcessId, user, cancellationToken)
            : await StandsInByListAsync(cluster, file.ProcessId, cancellationToken);
        return isServer ? file : null;
    }

    // A server stands in its cluster. A file that only this call can know is seen there, whatever links or mounts lead to the folder.
    // Asked as the server's user, since root may not look at another user's process in a container.
    private static async Task<bool> StandsInAsync(string cluster, int processId, ServerUser user, CancellationToken cancellationToken)
    {
        var mark = $".planner-{Guid.NewGuid():N}";
        var path = Path.Combine(cluster, mark);
        var passing = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose };
        await using (new FileStream(path, passing))
        {
            var look = await user.ShellAsync(
                """read -r name < "/proc/$1/comm" && [ "$name" = postgres ] && [ -e "/proc/$1/cwd/$2" ]""",
                [Invariant(processId), mark], cancellationToken);
            return look.Succeeded;
        }
    }

    private static async Task<bool> StandsInByListAsync(string cluster, int processId, CancellationToken cancellationToken)
    {
        var look = await Command.ShellAsync(
            """
            case "$(ps -o comm= -p "$1")" in *postgres) ;; *) exit 1 ;; esac
            [ "$(lsof -a -p "$1" -d cwd -Fn 2>/dev/null | sed -n 's/^n//p')" = "$(cd "$2" && pwd -P)" ]
            """,
            [Invariant(processId), cluster], cancellationToken);
        return look.Succeeded;
    }

    private static bool IsServerByStart(PostmasterFile file)
    {
        try
        {
            using var process = Process.GetProcessById(file.ProcessId);
            return process.ProcessName.Equals("postgres", StringComparison.OrdinalIgnoreCase)
                && (process.StartTime.ToUniversalTime() - file.Started.UtcDateTime).Duration() < ClockTolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
