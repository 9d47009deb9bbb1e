namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Makes the cluster: the folder that the server keeps its data in.</summary>
internal static class Cluster
{
    /// <summary>The superuser's role.</summary>
    public const string Role = "planner";

    /// <summary>Makes the cluster unless there is one. It appears by a rename, so a crash in between leaves none.</summary>
    /// <exception cref="EmbeddedPostgresException">initdb failed, or the folder was made with another durability.</exception>
    public static async Task EnsureAsync(
        ServerFolders folders, ServerBinaries binaries, ServerUser user, bool throwAway, string secret, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folders.Cluster))
        {
            if (File.Exists(folders.ThrowAwayMark) != throwAway)
                throw new EmbeddedPostgresException(throwAway
                    ? $"{folders.Cluster} holds durable data, so it is not opened for a throw-away server: name a new folder."
                    : $"{folders.Cluster} was made for a throw-away server, without safety against crashes: name a new folder.");
            return;
        }
        if (throwAway)
            ServerFolders.Write(folders.ThrowAwayMark, "", forServer: false);
        else
            File.Delete(folders.ThrowAwayMark);
        await ServerFolders.RenewAsync(folders.Initializing, user, cancellationToken);
        var draft = Path.Combine(folders.Initializing, "data");
        var password = Path.Combine(folders.Root, "password");
        ServerFolders.Write(password, secret, forServer: false);
        try
        {
            await user.OwnAsync([password], withContent: false, cancellationToken);
            var made = await user.RunAsync(
                [binaries.Initdb, .. Arguments(draft, password, binaries.Version.Major, throwAway)], cancellationToken);
            if (!made.Succeeded)
                throw new EmbeddedPostgresException($"PostgreSQL's data folder could not be made in {folders.Initializing}: {made.Reason}");
        }
        finally
        {
            File.Delete(password);
        }
        Directory.Move(draft, folders.Cluster);
        Directory.Delete(folders.Initializing, recursive: true);
    }

    private static IEnumerable<string> Arguments(string folder, string passwordFile, int major, bool throwAway) =>
    [
        "-D", folder, "-U", Role, $"--pwfile={passwordFile}", "--auth=scram-sha-256", "--encoding=UTF8", "--data-checksums", "--no-instructions",
        // The built-in locale sorts alike for ever; the system's may change with an update and spoil every index on text.
        .. major >= 17 ? (string[])["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            : OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"] : ["--locale=C"],
        .. throwAway ? (string[])["--no-sync"] : [],
    ];
}
