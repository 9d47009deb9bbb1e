using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StartupPlanner.Tests;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Tests;

[assembly: AssemblyFixture(typeof(TestServer))]

namespace StartupPlanner.Web.Tests;

/// <summary>One database server for all tests, with a migrated database from which each class gets a copy of its own.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private readonly SemaphoreSlim copying = new(1);

    private TestPostgres server = null!;

    private string template = "";

    public async ValueTask InitializeAsync()
    {
        server = await TestPostgres.StartAsync(CancellationToken.None);
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
        copying.Dispose();
        await server.DisposeAsync();
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
