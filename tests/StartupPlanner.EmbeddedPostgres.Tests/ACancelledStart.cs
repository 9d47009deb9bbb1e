namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class ACancelledStart() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Leaves_no_server()
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var starting = EmbeddedPostgresServer.StartAsync(TestServers.In(Folder), hurry.Token);
        while (!File.Exists(Path.Combine(TestServers.ClusterIn(Folder), "postmaster.pid")))
            await Task.Delay(1, Cancellation);
        var server = TestServers.ServerProcess(Folder);
        await hurry.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        await TestServers.EndAsync(server).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await using var again = await StartAsync();
        Assert.Equal(1, await again.AskAsync("select 1"));
    }
}
