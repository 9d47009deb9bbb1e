using System.ComponentModel;
using System.Diagnostics;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>What keeps a browser that was taken over from the rest of the machine.</summary>
/// <param name="OtherUser">It runs under an id of its own instead of the application's.</param>
/// <param name="Sandbox">Chromium's own walls around its pages.</param>
/// <remarks>
/// Without the sandbox these stand in its place: the document is our own HTML, no script runs in it, and nothing it asks for reaches a
/// network or a file.
/// </remarks>
internal sealed record Confinement(bool OtherUser, bool Sandbox)
{
    /// <summary>An id without an account. Unlike <c>nobody</c>, who runs the database, it owns nothing on the machine.</summary>
    public const int OtherId = 65530;

    private static readonly Lazy<bool> CanBecomeOther = new(Become);

    private static bool InContainer =>
        Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true"
        || File.Exists("/.dockerenv") || File.Exists("/run/.containerenv");

    /// <summary>The words before a command that run it as the other user.</summary>
    public static IReadOnlyList<string> AsOther { get; } = ["setpriv", $"--reuid={OtherId}", $"--regid={OtherId}", "--clear-groups"];

    /// <summary>The ways to start a browser here, the best first.</summary>
    /// <remarks>Chromium has no sandbox for root, and on Linux none where namespaces are forbidden.</remarks>
    public static IEnumerable<Confinement> BestFirst()
    {
        var root = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;
        if (root && InContainer && !CanBecomeOther.Value) return [new Confinement(OtherUser: false, Sandbox: false)];
        var best = new Confinement(root, Sandbox: true);
        return OperatingSystem.IsLinux() ? [best, best with { Sandbox = false }] : [best];
    }

    private static bool Become()
    {
        try
        {
            using var trial = Process.Start(AsOther[0], [.. AsOther.Skip(1), "true"]);
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
