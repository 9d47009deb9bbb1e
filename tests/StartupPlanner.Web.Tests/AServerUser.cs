using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Tests;

/// <summary>A database whose owner is no superuser, as a provider gives it out.</summary>
public sealed class AServerUser(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_make_roles_confines_requests()
    {
        await using var database = await OwnedAsync("createrole");
        var services = database.Services;
        await services.MigrateAsync();
        Assert.Equal($"{database.User}_in_plan", services.GetRequiredService<ConfinedRole>().Name);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlannerDb>();
        var plan = Plan.Start(PlanId.New(), DateTimeOffset.UnixEpoch, new(2027, 1));
        db.AddRange(plan, Plan.Start(PlanId.New(), DateTimeOffset.UnixEpoch, new(2027, 1)));
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal(2, await db.Plans.CountAsync(Cancellation));
        db.ConfinedTo = plan.Id;
        Assert.Equal(1, await db.Plans.CountAsync(Cancellation));
        db.ConfinedTo = null;
    }

    [Fact]
    public async Task Who_may_make_none_works_unconfined()
    {
        await using var database = await OwnedAsync("");
        var services = database.Services;
        await services.MigrateAsync();
        Assert.Null(services.GetRequiredService<ConfinedRole>().Name);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PlannerDb>();
        db.Add(Plan.Start(PlanId.New(), DateTimeOffset.UnixEpoch, new(2027, 1)));
        await db.SaveChangesAsync(Cancellation);
        db.ConfinedTo = PlanId.New();
        Assert.Equal(1, await db.Plans.CountAsync(Cancellation));
        db.ConfinedTo = null;
    }

    private async Task<Owned> OwnedAsync(string rights)
    {
        var connection = new NpgsqlConnectionStringBuilder(await server.EmptyAsync());
        var user = $"planner_user_{Guid.NewGuid():N}"[..30];
        var admin = connection.ConnectionString;
        await ExecuteAsync(admin, $"create role {user} login password 'secret' {rights}; alter database {connection.Database} owner to {user}; alter schema public owner to {user}");
        (connection.Username, connection.Password) = (user, "secret");
        return new(user, connection.ConnectionString, admin);
    }

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private sealed record Owned(string User, string Connection, string Admin) : IAsyncDisposable
    {
        public ServiceProvider Services { get; } = new ServiceCollection().AddLogging().With(services => services.AddPlannerDb(Connection)).BuildServiceProvider();

        /// <summary>Leaves no role behind.</summary>
        public async ValueTask DisposeAsync()
        {
            await Services.GetRequiredService<NpgsqlDataSource>().DisposeAsync();
            await Services.DisposeAsync();
            await ExecuteAsync(Admin, $"reassign owned by {User} to current_user; drop owned by {User}");
            await ExecuteAsync(Admin, $"do $$ begin if exists (select from pg_roles where rolname = '{User}_in_plan') then drop owned by {User}_in_plan; drop role {User}_in_plan; end if; end $$; drop role {User}");
        }
    }
}
