using System.Reflection;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>What lies where root may go and the server's user may not, as below <c>/root</c>.</summary>
public sealed class AClosedFolder() : WithDataFolder(name: "planner")
{
    [Fact]
    public async Task Refuses_to_hold_the_data_with_what_to_do()
    {
        var closed = Close("home");
        var refusal = await RefusalAsync(TestServers.In(Path.Combine(closed, "data")));
        Assert.Contains($"cannot enter {closed}: set PLANNER_DATA", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lends_its_server_as_a_copy()
    {
        var closed = Close("home");
        var modules = typeof(EmbeddedPostgresServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "PostgresPackages").Value!;
        var package = Directory.EnumerateDirectories(Path.Combine(modules, "@embedded-postgres")).Single();
        var lent = Path.Combine(closed, "@embedded-postgres", Path.GetFileName(package));
        CopyFiles(package, lent);

        var options = TestServers.In(Path.Combine(Folder, "data")) with { BinaryFolders = [Path.Combine(lent, "native", "bin")] };
        await using var server = await EmbeddedPostgresServer.StartAsync(options, Cancellation);
        var program = File.ResolveLinkTarget($"/proc/{TestServers.ServerProcess(options.DataFolder)}/exe", returnFinalTarget: false)!.FullName;
        Assert.StartsWith(Path.Combine(options.DataFolder, "postgres", "runtime"), program, StringComparison.Ordinal);
        Assert.Equal(1, await server.AskAsync("select 1"));
    }

    private string Close(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root goes where the server's user may not.");
        var folder = Directory.CreateDirectory(Path.Combine(Folder, name));
        if (!OperatingSystem.IsWindows())
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        return folder.FullName;
    }

    // As npm leaves it: without links.
    private static void CopyFiles(string from, string to)
    {
        foreach (var file in new DirectoryInfo(from).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.LinkTarget is null))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
    }
}
