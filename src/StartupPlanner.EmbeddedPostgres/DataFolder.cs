namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Where the application keeps what must outlive it.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "PLANNER_DATA";

    // The server, the mails that are not sent, the browser that prints.
    private static readonly string[] Own = ["postgres", "mails", "printing"];

    /// <summary>
    /// The absolute folder: <c>PLANNER_DATA</c>; else, for root on Linux and macOS, <c>/var/lib/startup-planner</c>;
    /// else <c>StartupPlanner</c> in the user's data folder. It need not exist yet.
    /// </summary>
    /// <remarks>Root's home is closed to the user as whom the server runs, hence a system folder for root.</remarks>
    /// <exception cref="EmbeddedPostgresException">The user has no data folder and <c>PLANNER_DATA</c> is not set.</exception>
    public static string Default
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
                return Path.GetFullPath(chosen);
            if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
                return "/var/lib/startup-planner";
            var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return home.Length > 0
                ? Path.Combine(home, "StartupPlanner")
                : throw new EmbeddedPostgresException($"This user has no data folder: set {Variable} to the folder that shall hold the data.");
        }
    }

    /// <summary>Makes the folder for its owner alone, or closes the one that is there, unless it holds what is not the application's.</summary>
    /// <param name="folder">The data folder. A folder that the application shares with others, or that is another user's, stays as it is.</param>
    public static void Ensure(string folder)
    {
        if (!Directory.Exists(folder))
            Close(folder);
        else
            try
            {
                if (Directory.EnumerateFileSystemEntries(folder).All(entry => Own.Contains(Path.GetFileName(entry))))
                    Close(folder);
            }
            catch (UnauthorizedAccessException)
            {
                // A mounted volume belongs to another user; what lies in it is closed by itself.
            }
    }

    /// <summary>Whether the private server has data in the folder.</summary>
    /// <param name="folder">The data folder.</param>
    public static bool HasServer(string folder) => Directory.Exists(new ServerFolders(folder).Cluster);

    // As root the server's user must pass through; nobody else gains more than the names that they guess.
    internal static void Close(string folder)
    {
        OwnerOnly.EnsureFolder(folder);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
            File.SetUnixFileMode(folder, OwnerOnly.OfFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}
