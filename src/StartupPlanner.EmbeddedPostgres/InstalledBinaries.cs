namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Where the systems' own packages put a server.</summary>
internal static class InstalledBinaries
{
    /// <summary>The folders that may hold a server: those of PATH, then the usual ones, newest version first.</summary>
    public static IEnumerable<string> Folders()
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(Path.IsPathFullyQualified).Concat(Usual());
    }

    private static IEnumerable<string> Usual() =>
        OperatingSystem.IsWindows() ? Versions($"{Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles)}/PostgreSQL", "*", "bin")
        : OperatingSystem.IsMacOS() ? [
            .. Versions("/opt/homebrew/opt", "postgresql@*", "bin"),
            .. Versions("/usr/local/opt", "postgresql@*", "bin"),
            .. Versions("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
            .. Versions("/Library/PostgreSQL", "*", "bin")]
        : [
            .. Versions("/usr/lib/postgresql", "*", "bin"),
            .. Versions("/usr", "pgsql-*", "bin"),
            .. Versions("/usr/libexec", "postgresql*", ""),
            "/usr/local/pgsql/bin"];

    private static IEnumerable<string> Versions(string parent, string pattern, string bin) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern).OrderByDescending(Major).Select(folder => Path.Combine(folder, bin))
            : [];

    private static int Major(string folder)
    {
        var digits = string.Concat(Path.GetFileName(folder).SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, out var major) ? major : 0;
    }
}
