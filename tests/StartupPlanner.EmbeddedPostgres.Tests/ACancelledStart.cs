namespace StartupPlanner.EmbeddedPostgres.Tests;

public sealed class ACancelledStart() : WithDataFolder(prepared: true)
{
    [Fact]
    public async Task Leaves_no_server()
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var starting = EmbeddedPostgresServer.StartAsync(TestServers.In(Folder), hurry.Token);
        int server;
        while (!TestServers.HasServerProcess(Folder, out server))
            await Task.Delay(1, Cancellation);
        await hurry.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        await TestServers.EndAsync(server).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);

        await using var again = await StartAsync();
        Assert.Equal(1, await again.AskAsync("select 1"));
    }
}
