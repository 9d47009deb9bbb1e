using Npgsql;

namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class AThrowAwayServer : WithDataFolder
{
    [Fact]
    public async Task Is_hasty_and_leaves_nothing()
    {
        var options = EmbeddedPostgresOptions.ForTests();
        await using (var server = await EmbeddedPostgresServer.StartAsync(options, Cancellation))
            Assert.Equal("off", await server.AskAsync("show fsync"));
        Assert.False(Directory.Exists(options.DataFolder));
    }

    [Fact]
    public async Task Is_refused_on_durable_data()
    {
        PreparedFolder.CopyTo(Folder);
        Assert.Contains("holds durable data", await RefusalAsync(TestServers.In(Folder) with { ThrowAway = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cannot_become_durable()
    {
        Directory.CreateDirectory(TestServers.ClusterIn(Folder));
        await File.WriteAllTextAsync(Path.Combine(Folder, "postgres", "throw-away"), "", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(TestServers.ClusterIn(Folder), "PG_VERSION"), "18\n", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "postgres", "secret"), "secret", Cancellation);
        Assert.Contains("was made for a throw-away server", await RefusalAsync(TestServers.In(Folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_TCP_listens_on_the_loopback_and_asks_for_the_password()
    {
        var options = EmbeddedPostgresOptions.ForTests() with { LoopbackTcp = true };
        await using var server = await EmbeddedPostgresServer.StartAsync(options, Cancellation);
        Assert.Equal("127.0.0.1", await server.AskAsync("select host(inet_server_addr())"));
        Assert.Equal("127.0.0.1", await server.AskAsync("show listen_addresses"));
        var guess = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "guess" };
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => TestServers.AskAsync(guess.ConnectionString, "select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refusal.SqlState);
    }
}
