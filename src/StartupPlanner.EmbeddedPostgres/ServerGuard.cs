using System.Diagnostics;
using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>
/// A waiting shell that stops the server when the application ends without having done so, by <c>kill -9</c> too: it holds the far end of a
/// pipe, which the system closes with the application. Not on Windows, where the next start stops what was left.
/// </summary>
internal sealed class ServerGuard : IDisposable
{
    // Ctrl-C at the terminal reaches the guard as well; only the application's end counts.
    private const string Script = """
        exec > /dev/null 2>&1
        trap '' INT HUP TERM
        read -r done && exit 0
        read -r running < "$1" && [ "$running" = "$2" ] && kill -INT "$2"
        """;

    private readonly Process shell;

    private ServerGuard(Process shell) => this.shell = shell;

    public static ServerGuard? Start(string cluster, int processId, ServerUser user)
    {
        if (OperatingSystem.IsWindows())
            return null;
        string[] words = ["/bin/sh", "-c", Script, "sh", PostmasterFile.PathIn(cluster), processId.ToString(CultureInfo.InvariantCulture)];
        return new ServerGuard(Process.Start(Command.Describe(user.Wrap(words)))!);
    }

    /// <summary>Lets the guard go, since the server was stopped.</summary>
    public void Dispose()
    {
        try
        {
            shell.StandardInput.Write("done\n");
            shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // Somebody ended the guard; the next start repairs what it would have.
        }
        shell.Dispose();
    }
}
