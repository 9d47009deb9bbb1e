using System.Diagnostics;

namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class AFreshFolder(ITestOutputHelper output) : WithDataFolder
{
    [Fact]
    public async Task Data_survives_a_restart()
    {
        var clock = Stopwatch.StartNew();
        await using (var server = await StartAsync())
        {
            output.WriteLine($"first start {clock.ElapsedMilliseconds} ms");
            await server.AskAsync("create table kept as select 42 as answer");
            clock.Restart();
        }
        output.WriteLine($"stop {clock.ElapsedMilliseconds} ms");
        clock.Restart();
        await using var again = await StartAsync();
        output.WriteLine($"warm start {clock.ElapsedMilliseconds} ms");
        Assert.Equal(42, await again.AskAsync("select answer from kept"));
    }

    [Fact]
    public async Task A_half_made_cluster_of_an_earlier_run_does_not_block()
    {
        var half = Directory.CreateDirectory(Path.Combine(Folder, "postgres", "initializing", "data", "base"));
        await File.WriteAllTextAsync(Path.Combine(half.Parent!.FullName, "PG_VERSION"), "18\n", Cancellation);
        await using var server = await StartAsync();
        Assert.Equal(1, await server.AskAsync("select 1"));
    }

    [Fact]
    public async Task A_lost_password_is_said_before_anything_is_touched()
    {
        PreparedFolder.CopyTo(Folder);
        File.Delete(Path.Combine(Folder, "postgres", "secret"));
        Assert.Contains("secret is missing", await RefusalAsync(TestServers.In(Folder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_gets_a_short_one()
    {
        var deep = Directory.CreateDirectory(Path.Combine(Folder, new string('d', 60), new string('e', 60))).FullName;
        PreparedFolder.CopyTo(deep);
        string socket;
        await using (var server = await EmbeddedPostgresServer.StartAsync(TestServers.In(deep), Cancellation))
        {
            Assert.Equal(1, await server.AskAsync("select 1"));
            socket = (string)(await server.AskAsync("show unix_socket_directories"))!;
        }
        Assert.False(Directory.Exists(socket));
    }
}
