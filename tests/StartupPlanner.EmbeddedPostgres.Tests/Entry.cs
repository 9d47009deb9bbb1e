using Xunit.Runner.InProc.SystemConsole;

namespace StartupPlanner.EmbeddedPostgres.Tests;

/// <summary>The test process, or, called with a data folder, an application that holds a server until somebody kills it.</summary>
internal static class Entry
{
    public const string Serve = "serve";

    public static async Task<int> Main(string[] args)
    {
        if (args is not [Serve, var folder])
            return await ConsoleRunner.Run(args);
        await using var server = await EmbeddedPostgresServer.StartAsync(TestServers.In(folder) with { Report = Console.WriteLine }, CancellationToken.None);
        await server.AskAsync("create table written as select 42 as answer");
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
