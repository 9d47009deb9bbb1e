namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>The server of a running application, as a tool finds it.</summary>
public sealed class ARunningApplication() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Shares_its_server_while_it_runs()
    {
        Assert.Null(await FindAsync());
        await using (var server = await StartAsync())
        {
            await server.AskAsync("create table kept as select 42 as answer");
            var found = await FindAsync();
            Assert.Equal(42, await TestServers.AskAsync(found!, "select answer from kept"));
            Assert.True(await server.IsRunningAsync(Cancellation));
        }
        Assert.Null(await FindAsync());
    }

    [Fact]
    public async Task Is_not_there_in_a_folder_that_does_not_exist()
    {
        var none = Path.Combine(Folder, "none");
        Assert.Null(await RunningServer.FindAsync(none, "postgres", Cancellation));
        Assert.False(DataFolder.HasServer(none));
        Assert.False(Directory.Exists(none));
        Assert.True(DataFolder.HasServer(Folder));
    }

    [Fact]
    public async Task Of_an_ordinary_user_is_not_started_anew_by_root()
    {
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "Only root opens what is another user's.");
        using (var give = System.Diagnostics.Process.Start("chown", ["-R", "daemon", Path.Combine(Folder, "postgres")])) await give.WaitForExitAsync(Cancellation);
        var refusal = await Assert.ThrowsAsync<EmbeddedPostgresException>(FindAsync);
        Assert.Contains("is another user's", refusal.Message, StringComparison.Ordinal);
    }

    private Task<string?> FindAsync() => RunningServer.FindAsync(Folder, "postgres", Cancellation);
}
