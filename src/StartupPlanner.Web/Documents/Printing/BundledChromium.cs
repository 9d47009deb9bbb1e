using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text.Json;

namespace StartupPlanner.Web.Documents.Printing;

/// <summary>The headless Chromium that npm brings for Linux on x64, inflated once for each version.</summary>
[SupportedOSPlatform("linux")]
internal static class BundledChromium
{
    private const string Package = "@sparticuz/chromium/";
    private const UnixFileMode ForEveryone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    private static readonly string[] Libraries = ["libnss3.so", "libnssutil3.so", "libnspr4.so", "libexpat.so.1"];

    public static async Task<Chromium?> PrepareAsync(NodeModules modules, string cacheFolder)
    {
        if (RuntimeInformation.OSArchitecture != Architecture.X64) return null;
        if (modules.Find(Package + "bin/chromium.br") is not { } packed) return null;

        var folder = Path.Combine(cacheFolder, "chromium-" + await VersionAsync(modules).ConfigureAwait(false));
        if (!Directory.Exists(folder)) await InflateAsync(packed, folder).ConfigureAwait(false);
        var executable = Path.Combine(folder, "chromium");
        // Inflated by root, it is run by somebody else.
        if (Environment.IsPrivilegedProcess)
            foreach (var place in (string[])[cacheFolder, folder, executable]) File.SetUnixFileMode(place, ForEveryone);
        return new Chromium(executable) { Needs = Needs(folder) };
    }

    private static async Task<string> VersionAsync(NodeModules modules)
    {
        await using var file = File.OpenRead(modules.Get(Package + "package.json"));
        using var json = await JsonDocument.ParseAsync(file, default).ConfigureAwait(false);
        return json.RootElement.GetProperty("version").GetString()!;
    }

    private static async Task InflateAsync(string packed, string folder)
    {
        var draft = $"{folder}.{Guid.NewGuid():N}";
        Directory.CreateDirectory(draft);
        try
        {
            var source = Path.GetDirectoryName(packed)!;
            await UnpackAsync(Path.Combine(source, "al2023.tar.br"), draft).ConfigureAwait(false);
            await UnpackAsync(Path.Combine(source, "fonts.tar.br"), draft).ConfigureAwait(false);
            await InflateExecutableAsync(packed, Path.Combine(draft, "chromium")).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(draft, "fonts.conf"), FontConfiguration(folder)).ConfigureAwait(false);
            Directory.Move(draft, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            // Another process of ours was faster; its copy is whole, because folders appear under their final name in one step.
        }
        finally
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
        }
    }

    private static async Task InflateExecutableAsync(string packed, string target)
    {
        await using var source = new BrotliStream(File.OpenRead(packed), CompressionMode.Decompress);
        await using var file = File.Create(target, 1 << 20);
        await source.CopyToAsync(file, 1 << 20).ConfigureAwait(false);
        File.SetUnixFileMode(file.SafeFileHandle, ForEveryone);
    }

    private static async Task UnpackAsync(string packed, string folder)
    {
        await using var source = new BrotliStream(File.OpenRead(packed), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(source, folder, overwriteFiles: true).ConfigureAwait(false);
    }

    private static Dictionary<string, string> Needs(string folder)
    {
        var needs = new Dictionary<string, string>();
        if (!Array.TrueForAll(Libraries, IsInstalled))
            needs["LD_LIBRARY_PATH"] = string.Join(':', Path.Combine(folder, "lib"), Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")).TrimEnd(':');
        if (!File.Exists("/etc/fonts/fonts.conf")) needs["FONTCONFIG_FILE"] = Path.Combine(folder, "fonts.conf");
        return needs;
    }

    private static bool IsInstalled(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle)) return false;
        NativeLibrary.Free(handle);
        return true;
    }

    private static string FontConfiguration(string folder) =>
        $"""
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig><dir>{folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
        """;
}
