namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class AnotherServerUser() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Takes_over_the_data_of_the_one_before()
    {
        SkipUnlessRoot();
        await using var server = await EmbeddedPostgresServer.StartAsync(TestServers.In(Folder) with { RunAs = "daemon" }, Cancellation);
        Assert.Equal(1, await server.AskAsync("select 1"));
    }

    [Fact]
    public async Task Who_does_not_exist_is_named()
    {
        SkipUnlessRoot();
        var refusal = await RefusalAsync(TestServers.In(Folder) with { RunAs = "nobody-at-all" });
        Assert.Contains("there is no user 'nobody-at-all'", refusal, StringComparison.Ordinal);
    }

    private static void SkipUnlessRoot() =>
        Assert.SkipUnless(!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess, "Only root must become somebody else.");
}
