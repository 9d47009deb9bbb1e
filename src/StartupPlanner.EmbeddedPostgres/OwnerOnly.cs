namespace StartupPlanner.EmbeddedPostgres;

/// <summary>Files and folders that nobody but their owner reads. On Windows the folder above decides, and a user's own is private.</summary>
public static class OwnerOnly
{
    internal const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    internal const UnixFileMode OfFolder = OfFile | UnixFileMode.UserExecute;

    /// <summary>Makes the folder, or closes the one that is there.</summary>
    /// <param name="path">Folders above it that are missing are made too, as the system makes them.</param>
    public static void EnsureFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, OfFolder);
        File.SetUnixFileMode(path, OfFolder);
    }

    /// <summary>Opens a file for this process alone; one that is there is closed to others before anything is written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may or must be there.</param>
    /// <param name="access">To write, or to read as well.</param>
    public static FileStream Open(string path, FileMode mode, FileAccess access = FileAccess.Write)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OfFile;
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file.SafeFileHandle, OfFile);
        return file;
    }

    /// <summary>Closes the files that lie in the folder, and leaves its folders alone.</summary>
    /// <param name="folder">An existing folder.</param>
    public static void CloseFiles(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LinkTarget is null))
            file.UnixFileMode = OfFile;
    }
}
