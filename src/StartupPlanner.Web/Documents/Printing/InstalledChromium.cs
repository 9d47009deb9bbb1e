namespace StartupPlanner.Web.Documents.Printing;

/// <summary>Browsers of the Chromium family that the machine already has.</summary>
internal static class InstalledChromium
{
    private static readonly string[] Commands =
    [
        "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable",
        "chrome-headless-shell", "headless_shell",
    ];

    private static readonly string[] LinuxPaths =
        ["/usr/bin", "/usr/local/bin", "/snap/bin", "/opt/google/chrome", "/opt/microsoft/msedge", "/usr/lib/chromium", "/usr/lib64/chromium-browser"];

    private static readonly string[] MacApplications = ["Google Chrome", "Chromium", "Microsoft Edge"];

    private static readonly string[] WindowsPrograms =
        [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    public static IEnumerable<string> Find() => InPath().Concat(InUsualPlaces()).Where(File.Exists).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> InPath()
    {
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return from command in Commands from folder in folders where Path.IsPathRooted(folder) select Path.Combine(folder, command + suffix);
    }

    private static IEnumerable<string> InUsualPlaces()
    {
        if (OperatingSystem.IsLinux())
            return from command in Commands from folder in LinuxPaths select Path.Combine(folder, command);
        if (OperatingSystem.IsMacOS())
            return from application in MacApplications
                   from root in new[] { "/Applications", Path.Combine(Folder(Environment.SpecialFolder.UserProfile), "Applications") }
                   select Path.Combine(root, application + ".app", "Contents", "MacOS", application);
        if (OperatingSystem.IsWindows())
            return from program in WindowsPrograms
                   from root in new[]
                   {
                       Folder(Environment.SpecialFolder.ProgramFiles), Folder(Environment.SpecialFolder.ProgramFilesX86),
                       Folder(Environment.SpecialFolder.LocalApplicationData),
                   }
                   where root.Length > 0
                   select Path.Combine(root, program);
        return [];
    }

    private static string Folder(Environment.SpecialFolder folder) => Environment.GetFolderPath(folder);
}
