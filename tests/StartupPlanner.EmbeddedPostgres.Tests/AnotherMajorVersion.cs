namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class AnotherMajorVersion : WithDataFolder
{
    [Fact]
    public async Task Is_refused_with_what_to_do()
    {
        var cluster = Directory.CreateDirectory(TestServers.ClusterIn(Folder));
        await File.WriteAllTextAsync(Path.Combine(cluster.FullName, "PG_VERSION"), "9\n", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "postgres", "secret"), "secret", Cancellation);
        var refusal = await RefusalAsync(TestServers.In(Folder));
        Assert.Contains("was made by PostgreSQL 9, here is 18", refusal, StringComparison.Ordinal);
        Assert.Contains("install PostgreSQL 9", refusal, StringComparison.Ordinal);
        Assert.Equal(["PG_VERSION"], cluster.EnumerateFileSystemInfos().Select(file => file.Name));
    }

    [Fact]
    public async Task Is_served_by_an_installed_server_of_that_version()
    {
        const string Installed = "/usr/lib/postgresql/15/bin";
        Assert.SkipUnless(Directory.Exists(Installed), "PostgreSQL 15 is not installed here.");
        var options = TestServers.In(Folder) with { BinaryFolders = [Installed] };
        await using (var server = await EmbeddedPostgresServer.StartAsync(options, Cancellation))
            await server.AskAsync("create table kept as select 42 as answer");
        await using var again = await StartAsync();
        Assert.Equal(15, again.Version.Major);
        Assert.Equal(42, await again.AskAsync("select answer from kept"));
    }

    [Fact]
    public async Task A_folder_that_holds_something_else_is_refused()
    {
        Directory.CreateDirectory(TestServers.ClusterIn(Folder));
        Assert.Contains("PG_VERSION is missing", await RefusalAsync(TestServers.In(Folder)), StringComparison.Ordinal);
    }
}
