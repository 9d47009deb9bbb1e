using System.Security.Cryptography;
using System.Text;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>What lies in <c>postgres</c> inside the data folder. Cluster, socket and log are the server's, the rest the application's.</summary>
internal sealed class ServerFolders(string dataFolder)
{
    public string DataFolder { get; } = Path.GetFullPath(dataFolder);

    public string Root => Path.Combine(DataFolder, "postgres");

    public string Cluster => Path.Combine(Root, "data");

    public string Initializing => Path.Combine(Root, "initializing");

    public string Socket => Path.Combine(Root, "socket");

    /// <summary>Names the socket's folder where it could not lie in here.</summary>
    public string SocketElsewhere => Path.Combine(Root, "socket-elsewhere");

    public string Log => Path.Combine(Root, "log");

    public string StartLog => Path.Combine(Log, "start.log");

    public string Settings => Path.Combine(Root, "postgresql.conf");

    public string Authentication => Path.Combine(Root, "pg_hba.conf");

    public string Runtime => Path.Combine(Root, "runtime");

    public string Secret => Path.Combine(Root, "secret");

    public string ThrowAwayMark => Path.Combine(Root, "throw-away");

    private string Lock => Path.Combine(Root, "lock");

    /// <summary>Takes the folder for this process, until the result is disposed or the process ends in whatever way.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process has it, or it cannot be written.</exception>
    public FileStream Take()
    {
        try
        {
            EmbeddedPostgres.DataFolder.Ensure(DataFolder);
            EmbeddedPostgres.DataFolder.Close(Root);
            var taken = OwnerOnly.Open(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite);
            OwnerOnly.CloseFiles(Root);
            return taken;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw NotOurs(exception);
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException) && Directory.Exists(Root))
        {
            throw new EmbeddedPostgresException(
                $"Another instance already uses {DataFolder}: stop it first, " +
                $"or set {EmbeddedPostgres.DataFolder.Variable} to another folder.", exception);
        }
        catch (IOException exception)
        {
            throw new EmbeddedPostgresException($"The data folder {DataFolder} cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>Whether another process has the folder.</summary>
    /// <exception cref="EmbeddedPostgresException">It is another user's.</exception>
    public bool IsTaken()
    {
        try
        {
            using var probe = new FileStream(Lock, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw NotOurs(exception);
        }
        catch (IOException exception)
        {
            return exception is not (FileNotFoundException or DirectoryNotFoundException);
        }
    }

    /// <summary>Whether root, who may do everything, looks at the data of another user.</summary>
    public async Task<bool> IsAnothersAsync(CancellationToken cancellationToken) =>
        !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess && Directory.Exists(Root)
        && !(await Command.RunAsync(["test", "-O", Root], cancellationToken)).Succeeded;

    /// <summary>Refuses a data folder that the server's user cannot reach, as one below root's home.</summary>
    public async Task CheckPassageAsync(ServerUser user, CancellationToken cancellationToken)
    {
        if (!user.IsAnother || (await user.RunAsync(["test", "-x", Root], cancellationToken)).Succeeded)
            return;
        var closed = Ancestors(Root).LastOrDefault(folder =>
            !OperatingSystem.IsWindows() && !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute));
        throw new EmbeddedPostgresException(
            $"As root the server runs as '{user.Name}', who cannot enter {closed ?? Root}: " +
            $"set {EmbeddedPostgres.DataFolder.Variable} to a folder such as /var/lib/startup-planner, let others pass ('chmod o+x {closed ?? Root}'), or run the application as an ordinary user.");
    }

    /// <summary>Gives the cluster and the log to the server's user, also where an earlier run had another one.</summary>
    public async Task GiveAsync(ServerUser user, CancellationToken cancellationToken)
    {
        await EnsureAsync(Log, user, cancellationToken);
        if (user.IsAnother && !(await user.ShellAsync("test -O \"$1\"", [Cluster], cancellationToken)).Succeeded)
            await user.OwnAsync([Cluster, Log], withContent: true, cancellationToken);
        // PostgreSQL refuses a cluster that others read, as a copy of it may be.
        OwnerOnly.EnsureFolder(Cluster);
        OwnerOnly.CloseFiles(Log);
    }

    /// <summary>Makes an empty folder for the server's user alone, whatever was there.</summary>
    public static async Task RenewAsync(string folder, ServerUser user, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await EnsureAsync(folder, user, cancellationToken);
    }

    /// <summary>Makes the folder for the server's user alone, unless it exists.</summary>
    public static async Task EnsureAsync(string folder, ServerUser user, CancellationToken cancellationToken)
    {
        OwnerOnly.EnsureFolder(folder);
        await user.OwnAsync([folder], withContent: false, cancellationToken);
    }

    /// <summary>The superuser's password, made on first use.</summary>
    /// <exception cref="EmbeddedPostgresException">It is lost: the cluster exists, the file does not.</exception>
    public string ReadOrCreateSecret()
    {
        if (File.Exists(Secret))
            return File.ReadAllText(Secret).Trim();
        if (Directory.Exists(Cluster))
            throw new EmbeddedPostgresException($"{Secret} is missing, without which {Cluster} cannot be opened: put it back from a backup.");
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Write(Secret, secret, forServer: false);
        return secret;
    }

    /// <summary>Replaces a file as a whole: a crash leaves the old one or the new one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">All that it shall hold.</param>
    /// <param name="forServer">Whether the server's user reads it, where that is another one.</param>
    public static void Write(string path, string text, bool forServer)
    {
        var draft = path + ".new";
        using (var file = OwnerOnly.Open(draft, FileMode.Create))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        if (forServer && !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(draft, OwnerOnly.OfFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(draft, path, overwrite: true);
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }

    private EmbeddedPostgresException NotOurs(Exception exception) => new(
        $"{Root} is not this user's to write: run as the user who made it, " +
        $"or set {EmbeddedPostgres.DataFolder.Variable} to another folder.", exception);
}
