using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StartupPlanner.EmbeddedPostgres;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Tests;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace StartupPlanner.Web.Tests;

/// <summary>One throw-away database server for all tests, with a migrated database from which each class gets a copy of its own.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private const string Template = "migrated";

    private readonly SemaphoreSlim copying = new(1);

    private EmbeddedPostgresServer server = null!;

    public EmbeddedPostgresOptions Options { get; init; } = EmbeddedPostgresOptions.ForTests();

    public int ProcessId =>
        int.Parse(File.ReadLines(Path.Combine(Options.DataFolder, "postgres", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync()
    {
        server = await EmbeddedPostgresServer.StartAsync(Options, CancellationToken.None);
        await ExecuteAsync("postgres", $"create database {Template}");
        await using var services = new ServiceCollection().AddLogging().With(s => s.AddPlannerDb(Connection(Template))).BuildServiceProvider();
        await services.MigrateAsync();
        // A database with open connections cannot be copied.
        await services.GetRequiredService<NpgsqlDataSource>().DisposeAsync();
    }

    public string Connection(string database) => server.ConnectionString(database) + ";Include Error Detail=true";

    /// <summary>A copy of the migrated database.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CopyAsync()
    {
        await copying.WaitAsync();
        try
        {
            return await CreateAsync($"template {Template}");
        }
        finally
        {
            copying.Release();
        }
    }

    /// <summary>A database with nothing in it.</summary>
    public Task<string> EmptyAsync() => CreateAsync("");

    /// <summary>Kills the server, which then cannot start until the result is disposed of.</summary>
    public async Task<IAsyncDisposable> AwayAsync()
    {
        File.Move(Settings, Settings + ".away");
        Process.GetProcessById(ProcessId).Kill();
        while (await AnswersAsync()) await Task.Delay(10);
        return new Return(this);
    }

    public async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(Connection(database));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        copying.Dispose();
        await server.DisposeAsync();
    }

    private async Task<string> CreateAsync(string how)
    {
        var name = $"test_{Guid.NewGuid():N}";
        await ExecuteAsync("postgres", $"create database {name} {how}");
        return Connection(name);
    }

    private string Settings => Path.Combine(Options.DataFolder, "postgres", "postgresql.conf");

    private sealed class Return(TestServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            File.Move(server.Settings + ".away", server.Settings);
            while (!await server.AnswersAsync()) await Task.Delay(50);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await ExecuteAsync("postgres", "select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
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
