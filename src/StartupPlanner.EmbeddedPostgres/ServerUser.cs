using System.Globalization;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>The user as whom the server runs: the application's own, or, as PostgreSQL refuses root, another one.</summary>
internal sealed class ServerUser
{
    private readonly string[] become;
    private readonly string ownership;

    private ServerUser(string name, string[] become, string ownership) => (Name, this.become, this.ownership) = (name, become, ownership);

    public string Name { get; }

    /// <summary>True when root starts the server as somebody else.</summary>
    public bool IsAnother => become.Length > 0;

    public static async Task<ServerUser> FindAsync(string runAs, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerUser(Environment.UserName, [], "");
        var user = await IdAsync("-u", runAs, cancellationToken);
        var group = await IdAsync("-g", runAs, cancellationToken);
        if (user == "0")
            throw new EmbeddedPostgresException("PostgreSQL refuses to run as root: name another user for it.");
        string[][] ways =
        [
            ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups", "--"],
            ["runuser", "-u", runAs, "--"],
            ["sudo", "-n", "-u", runAs, "--"],
        ];
        foreach (var way in ways)
            if ((await Command.RunAsync([.. way, "true"], cancellationToken)).Succeeded)
                return new ServerUser(runAs, way, $"{user}:{group}");
        throw new EmbeddedPostgresException(
            $"PostgreSQL refuses to run as root, and becoming '{runAs}' failed: " +
            "install util-linux (setpriv, runuser), or run the application as an ordinary user.");
    }

    public Task<CommandResult> RunAsync(IEnumerable<string> words, CancellationToken cancellationToken, string? folder = null) =>
        Command.RunAsync(Wrap(words), cancellationToken, folder);

    public Task<CommandResult> ShellAsync(string script, string[] arguments, CancellationToken cancellationToken) =>
        RunAsync(["/bin/sh", "-c", script, "sh", .. arguments], cancellationToken);

    public IEnumerable<string> Wrap(IEnumerable<string> words) => [.. become, .. words];

    /// <summary>Makes the paths this user's, where that is not the application's own.</summary>
    public async Task OwnAsync(IEnumerable<string> paths, bool withContent, CancellationToken cancellationToken)
    {
        if (!IsAnother)
            return;
        var changed = await Command.RunAsync(["chown", withContent ? "-Rh" : "-h", ownership, .. paths], cancellationToken);
        if (!changed.Succeeded)
            throw new EmbeddedPostgresException($"The server's folder cannot be given to '{Name}': {changed.Reason}");
    }

    private static async Task<string> IdAsync(string which, string name, CancellationToken cancellationToken)
    {
        var id = await Command.RunAsync(["id", which, name], cancellationToken);
        return id.Succeeded && long.TryParse(id.Output.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
            ? id.Output.Trim()
            : throw new EmbeddedPostgresException(
                $"PostgreSQL refuses to run as root, and there is no user '{name}' to run it: create that user or name another one.");
    }
}
