using System.Security.Cryptography;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>What lies in <c>postgres</c> inside the data folder. Cluster, socket and log are the server's, the rest the application's.</summary>
internal sealed class ServerFolders(string dataFolder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const UnixFileMode Passage = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

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

    /// <summary>Takes the folder for this process, until the result is disposed or the process ends in whatever way.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process has it, or it cannot be written.</exception>
    public FileStream Take()
    {
        try
        {
            CreateFolder(DataFolder, keepMode: true);
            CreateFolder(Root, keepMode: false);
            return new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new EmbeddedPostgresException(
                $"{Root} is not this user's to write: run as the user who made it, " +
                $"or set {EmbeddedPostgres.DataFolder.Variable} to another folder.", exception);
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
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
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
    public static void Write(string path, string text, bool forServer)
    {
        var draft = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(text);
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }
        if (forServer && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(draft, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.Move(draft, path, overwrite: true);
    }

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
            yield return current.FullName;
    }

    // As root the server's user must pass through; nobody else gains more than the names that they guess.
    private static void CreateFolder(string folder, bool keepMode)
    {
        if (keepMode && Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, Environment.IsPrivilegedProcess ? OwnerFolder | Passage : OwnerFolder);
    }
}
