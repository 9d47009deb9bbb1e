using System.Globalization;
using System.Text.RegularExpressions;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>A folder with a usable <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</summary>
internal sealed partial record ServerBinaries(string Folder, Version Version)
{
    /// <summary>The oldest major version whose SQL the application may rely on.</summary>
    public const int OldestMajor = 15;

    private static readonly string[] Tools = ["initdb", "pg_ctl", "postgres"];
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    public string Initdb => Path.Combine(Folder, "initdb" + Suffix);

    public string Control => Path.Combine(Folder, "pg_ctl" + Suffix);

    /// <summary>The first usable server, or the first of the major version that the cluster was made by.</summary>
    /// <exception cref="EmbeddedPostgresException">There is none.</exception>
    public static async Task<ServerBinaries> FindAsync(
        EmbeddedPostgresOptions options, ServerFolders folders, ServerUser user, CancellationToken cancellationToken)
    {
        var required = ClusterMajor(folders);
        var found = new List<Version>();
        var why = "";
        var candidates = options.BinaryFolders.Select(Path.GetFullPath).Concat(PackagedBinaries.Folders()).Concat(InstalledBinaries.Folders());
        foreach (var candidate in candidates)
        {
            if (!IsComplete(candidate))
                continue;
            var (binaries, reason) = PackagedBinaries.IsPackage(candidate)
                ? await PackagedBinaries.UseAsync(candidate, folders, user, cancellationToken)
                : await TryAsync(candidate, user, cancellationToken);
            why = why.Length > 0 ? why : reason;
            if (binaries is null)
                continue;
            if (binaries.Version.Major == (required ?? Math.Max(binaries.Version.Major, OldestMajor)))
                return binaries;
            found.Add(binaries.Version);
        }
        throw Missing(required, found, why, folders);
    }

    /// <summary>Asks the server for its version as the user who will run it, which also proves that it loads.</summary>
    public static async Task<(ServerBinaries? Binaries, string Reason)> TryAsync(
        string folder, ServerUser user, CancellationToken cancellationToken)
    {
        foreach (var tool in Tools)
        {
            var answer = await user.RunAsync([Path.Combine(folder, tool + Suffix), "--version"], cancellationToken);
            if (!answer.Succeeded)
                return (null, $"{tool} in {folder} does not run: {answer.Reason}");
            if (tool == "postgres" && VersionPattern.Match(answer.Output) is { Success: true } match)
                return (new ServerBinaries(folder, new Version(Number(match.Groups[1]), Number(match.Groups[2]))), "");
        }
        return (null, $"{folder} names no version.");
    }

    private static bool IsComplete(string folder) => Tools.All(tool => File.Exists(Path.Combine(folder, tool + Suffix)));

    private static int? ClusterMajor(ServerFolders folders)
    {
        var file = Path.Combine(folders.Cluster, "PG_VERSION");
        if (!Directory.Exists(folders.Cluster))
            return null;
        return File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.Integer, CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new EmbeddedPostgresException(
                $"{folders.Cluster} holds no PostgreSQL data (PG_VERSION is missing): move it away and start again.");
    }

    private static EmbeddedPostgresException Missing(int? required, List<Version> found, string why, ServerFolders folders) =>
        required is { } major && found.Count > 0
            ? new EmbeddedPostgresException(
                $"The data in {folders.Cluster} was made by PostgreSQL {major}, here is {string.Join(", ", found.Select(v => v.Major).Distinct())}: " +
                $"install PostgreSQL {major} (it is then used), or dump the data with it and load the dump into a new folder named by {DataFolder.Variable}.")
            : new EmbeddedPostgresException(
                $"No usable PostgreSQL {required ?? OldestMajor}{(required is null ? " or later" : "")} was found: " +
                $"run 'npm ci --ignore-scripts' in the folder of package.json, or install PostgreSQL.{(why.Length > 0 ? " " + why : "")}");

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionPattern { get; }
}
