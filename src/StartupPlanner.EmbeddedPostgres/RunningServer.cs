namespace StartupPlanner.EmbeddedPostgres;

/// <summary>The private server while another process, the application, runs it: for tools that read its data meanwhile.</summary>
public static class RunningServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How to connect to the server of the data folder, which is left to the process that runs it.</summary>
    /// <param name="dataFolder">The application's data folder.</param>
    /// <param name="database">The database's name, unquoted.</param>
    /// <param name="cancellationToken">Ends the waiting for a server that is just starting.</param>
    /// <returns>A connection string for Npgsql, with the password; <see langword="null"/> where nobody runs it.</returns>
    /// <exception cref="EmbeddedPostgresException">The folder is another user's, or its server does not get ready.</exception>
    public static async Task<string?> FindAsync(string dataFolder, string database, CancellationToken cancellationToken)
    {
        var folders = new ServerFolders(dataFolder);
        var deadline = DateTime.UtcNow + Patience;
        while (folders.IsTaken())
        {
            if (PostmasterFile.Read(folders.Cluster)?.Address is { } address)
                return address.ConnectionString(database, folders.ReadOrCreateSecret());
            if (DateTime.UtcNow > deadline)
                throw new EmbeddedPostgresException($"The server in {folders.DataFolder} does not get ready: see {folders.Log}.");
            await Task.Delay(Pause, cancellationToken);
        }
        if (await folders.IsAnothersAsync(cancellationToken))
            throw new EmbeddedPostgresException(
                $"{folders.Root} is another user's, and a server that root starts would take its data over: " +
                "run as the user who runs the application.");
        return null;
    }
}
