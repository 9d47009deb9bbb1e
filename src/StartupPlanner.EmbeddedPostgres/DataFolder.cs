namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Where the application keeps what must outlive it.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "PLANNER_DATA";

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
}
