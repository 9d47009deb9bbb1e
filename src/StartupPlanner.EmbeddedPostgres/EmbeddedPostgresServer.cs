namespace StartupPlanner.EmbeddedPostgres;

/// <summary>A private PostgreSQL server that lives as long as this object: nobody reaches it without the generated password.</summary>
/// <remarks>Safe for use by several threads once started.</remarks>
public sealed class EmbeddedPostgresServer : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions options;
    private readonly ServerFolders folders;
    private readonly ServerWatch watch;
    private readonly ServerAddress address;
    private readonly string secret;
    private readonly SemaphoreSlim stopping = new(1, 1);
    private FileStream? ownership;

    private EmbeddedPostgresServer(
        EmbeddedPostgresOptions options, ServerFolders folders, ServerWatch watch, ServerAddress address, string secret, Version version,
        FileStream ownership)
    {
        (this.options, this.folders, this.watch, this.address, this.secret) = (options, folders, watch, address, secret);
        (this.ownership, Version) = (ownership, version);
    }

    /// <summary>The server's version, such as 18.4.</summary>
    public Version Version { get; }

    /// <summary>
    /// Starts the server of the data folder: makes its data on first use, recovers after a crash, and ends a server that a killed
    /// application left behind. A server that ends without having been stopped is started again, at the same address. The role is
    /// <c>planner</c>, a superuser; the database <c>postgres</c> exists.
    /// </summary>
    /// <param name="options">Where and how; see there.</param>
    /// <param name="cancellationToken">Ends the waiting. The server that is starting is told to stop.</param>
    /// <exception cref="EmbeddedPostgresException">
    /// Another instance uses the folder, no fitting PostgreSQL is found, or the server does not start; the message says how to mend it.
    /// </exception>
    public static async Task<EmbeddedPostgresServer> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var folders = new ServerFolders(options.DataFolder);
        var ownership = folders.Take();
        try
        {
            var user = await ServerUser.FindAsync(options.RunAs, cancellationToken);
            await folders.CheckPassageAsync(user, cancellationToken);
            var binaries = await ServerBinaries.FindAsync(options, folders, user, cancellationToken);
            var control = new ServerControl(options, folders, binaries, user);
            var secret = folders.ReadOrCreateSecret();
            await Cluster.EnsureAsync(folders, binaries, user, options.ThrowAway, secret, cancellationToken);
            await folders.GiveAsync(user, cancellationToken);
            await control.ClearAsync(cancellationToken);
            var address = await ServerAddress.PrepareAsync(folders, user, options.LoopbackTcp, cancellationToken);
            ServerSettings.Write(folders, address, options.ThrowAway);
            var processId = await control.StartAsync(cancellationToken);
            var watch = new ServerWatch(
                new ServerControl(options with { Report = static _ => { } }, folders, binaries, user), processId,
                () => address.ClearAsync(user, CancellationToken.None), started => ServerGuard.Start(folders.Cluster, started, user), options.Report);
            return new EmbeddedPostgresServer(options, folders, watch, address, secret, binaries.Version, ownership);
        }
        catch
        {
            await ownership.DisposeAsync();
            throw;
        }
    }

    /// <summary>A connection string for Npgsql, with the password; keep it out of logs.</summary>
    /// <param name="database">The database's name, unquoted. It need not exist yet.</param>
    public string ConnectionString(string database) => address.ConnectionString(database, secret);

    /// <summary>Whether the server's process lives. It may be gone for a moment because somebody killed it.</summary>
    public Task<bool> IsRunningAsync(CancellationToken cancellationToken) => watch.IsRunningAsync(cancellationToken);

    /// <summary>
    /// Ends all connections, stops the server and gives the data folder free. Open transactions are rolled back. A second call does nothing.
    /// </summary>
    /// <exception cref="EmbeddedPostgresException">The server does not end.</exception>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.WaitAsync(cancellationToken);
        try
        {
            if (ownership is null)
                return;
            await watch.StopAsync(cancellationToken);
            watch.Dispose();
            if (address.IsSocket)
                Directory.Delete(address.Host, recursive: true);
            await ownership.DisposeAsync();
            ownership = null;
            if (options.ThrowAway)
                Directory.Delete(folders.DataFolder, recursive: true);
        }
        finally
        {
            stopping.Release();
        }
    }

    /// <inheritdoc cref="StopAsync"/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);
}
