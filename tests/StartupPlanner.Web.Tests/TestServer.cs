using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StartupPlanner.EmbeddedPostgres;
using StartupPlanner.Tests;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Tests;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace StartupPlanner.Web.Tests;

/// <summary>One database server for all tests, with a migrated database from which each class gets a copy of its own.</summary>
public class TestServer : IAsyncLifetime
{
    private readonly SemaphoreSlim copying = new(1);

    private protected TestPostgres server = null!;

    private string template = "";

    public async ValueTask InitializeAsync()
    {
        server = await StartAsync();
        var connection = await EmptyAsync();
        template = new NpgsqlConnectionStringBuilder(connection).Database!;
        await using var services = new ServiceCollection().AddLogging().With(s => s.AddPlannerDb(connection)).BuildServiceProvider();
        await services.MigrateAsync();
        // A database with open connections cannot be copied.
        await services.GetRequiredService<NpgsqlDataSource>().DisposeAsync();
    }

    /// <summary>A copy of the migrated database.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CopyAsync()
    {
        await copying.WaitAsync();
        try
        {
            return await server.CreateAsync($"template {template}", CancellationToken.None);
        }
        finally
        {
            copying.Release();
        }
    }

    /// <summary>A database with nothing in it.</summary>
    public Task<string> EmptyAsync() => server.CreateAsync("", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        copying.Dispose();
        await server.DisposeAsync();
    }

    private protected virtual Task<TestPostgres> StartAsync() => TestPostgres.StartAsync(CancellationToken.None);
}

/// <summary>A private server that can be killed.</summary>
public sealed class MortalServer : TestServer
{
    public EmbeddedPostgresOptions Options { get; init; } = EmbeddedPostgresOptions.ForTests();

    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Options.DataFolder, "postgres", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <summary>Kills the server, which then cannot start until the result is disposed of.</summary>
    public async Task<IAsyncDisposable> AwayAsync()
    {
        File.Move(Settings, Settings + ".away");
        Process.GetProcessById(ProcessId).Kill();
        while (await AnswersAsync()) await Task.Delay(10);
        return new Return(this);
    }

    public Task ExecuteAsync(string sql) => server.ExecuteAsync(sql, CancellationToken.None);

    public string Connection(string database) => server.Connection(database);

    private protected override Task<TestPostgres> StartAsync() => TestPostgres.StartAsync(Options, CancellationToken.None);

    private string Settings => Path.Combine(Options.DataFolder, "postgres", "postgresql.conf");

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private sealed class Return(MortalServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            File.Move(server.Settings + ".away", server.Settings);
            while (!await server.AnswersAsync()) await Task.Delay(50);
        }
    }
}

internal static class Chaining
{
    public static T With<T>(this T it, Action<T> act)
    {
        act(it);
        return it;
    }
}
