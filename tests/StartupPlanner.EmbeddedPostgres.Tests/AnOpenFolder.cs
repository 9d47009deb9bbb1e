using System.Diagnostics;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>A data folder whose files others could read, as an earlier version, a copy or a careless hand leaves it.</summary>
public sealed class AnOpenFolder() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Is_closed_by_the_next_start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The user's folder is private on Windows.");
        using (var open = Process.Start("chmod", ["-R", "a+rX", Folder])) await open.WaitForExitAsync(Cancellation);
        await using var server = await StartAsync();
        Assert.Equal(Readable, await ReadableByOthersAsync());
        Assert.Equal(1, await server.AskAsync("select 1"));
    }

    [Fact]
    public async Task That_holds_what_is_not_the_applications_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The user's folder is private on Windows.");
        await File.WriteAllTextAsync(Path.Combine(Folder, "notes.txt"), "of somebody", Cancellation);
        using (var open = Process.Start("chmod", ["755", Folder])) await open.WaitForExitAsync(Cancellation);
        await using var server = await StartAsync();
        Assert.Equal("./notes.txt", Assert.Single((await ReadableByOthersAsync()).Except([.. Readable, "."])));
        Assert.Contains(".", await ReadableByOthersAsync());
    }

    // Without a secret in them, and root's server must read them as the other user that it is.
    private static string[] Readable => Environment.IsPrivilegedProcess ? ["./postgres/pg_hba.conf", "./postgres/postgresql.conf"] : [];

    // The runtime is a copy of the program, no data.
    private async Task<List<string>> ReadableByOthersAsync()
    {
        using var find = Process.Start(new ProcessStartInfo("find", [".", "-perm", "/066", "!", "-type", "l", "!", "-path", "./postgres/data/*", "!", "-path", "./postgres/runtime*"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        })!;
        return [.. (await find.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }
}
