namespace StartupPlanner.Web.Documents.Printing;

/// <summary>The folder in which one browser lives, with its profile and its temporary files; it ends with the browser.</summary>
internal sealed class BrowserHome : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner-printing-").FullName;

    /// <summary>Of the application's environment it has the path alone: the rest holds secrets, and nothing that a browser needs.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentFor(Chromium chromium)
    {
        var environment = new Dictionary<string, string>(chromium.Needs);
        foreach (var name in (string[])["HOME", "TMPDIR", "TMP", "TEMP"]) environment[name] = folder;
        foreach (var name in OperatingSystem.IsWindows() ? ["PATH", "SystemRoot", "ProgramFiles"] : (string[])["PATH"])
            if (Environment.GetEnvironmentVariable(name) is { } value) environment[name] = value;
        return environment;
    }

    /// <summary>What to execute for the browser; for another user a script that gives the folder away and becomes that user.</summary>
    public string CommandFor(Chromium chromium, Confinement confinement)
    {
        if (!confinement.OtherUser || OperatingSystem.IsWindows()) return chromium.Path;
        const int id = Confinement.OtherId;
        var (script, profile) = (Path.Combine(folder, "start"), Path.Combine(folder, "profile"));
        // Without a sandbox no helper of it needs to gain rights, so that nothing else may either.
        var rights = confinement.Sandbox ? "" : "--no-new-privs ";
        File.WriteAllText(script,
            $"""
            #!/bin/sh
            chown {id}:{id} {Quote(folder)} || exit
            exec {string.Join(' ', Confinement.AsOther)} {rights}-- {Quote(chromium.Path)} "$@" --user-data-dir={Quote(profile)}

            """);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return script;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A process that is still ending writes there; the system clears its temporary folder in time.
        }
    }

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
