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
}
