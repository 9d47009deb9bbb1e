using Microsoft.EntityFrameworkCore;
using Npgsql;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Plans;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Tests;

/// <summary>Commands that wait for a plan's lock, while whoever holds it takes away the right that they began with.</summary>
public sealed class WaitingCommands(PlannerApp app) : IClassFixture<PlannerApp>
{
    [Fact]
    public async Task Of_a_removed_editor_change_nothing()
    {
        var (owner, plan) = await PlanAsync();
        var editor = await app.MemberAsync(plan, PlanRole.Editor);
        var edit = new ChangePlan.Command(plan, Guid.CreateVersion7(), [new Change.SetField(Address.Read("overview/problem")!, "", "After removal")]);

        var outcome = await BehindAsync(plan, $"delete from plan_members where user_id = '{editor.Id}'", () => app.Send(editor, edit));

        Assert.IsType<Failure.NotFound>(outcome.Failure);
        Assert.Equal("", await app.ValueAsync(owner, plan, "overview/problem"));
    }

    [Fact]
    public async Task Of_an_owner_who_became_an_editor_invite_nobody()
    {
        var (owner, plan) = await PlanAsync();
        var second = await app.MemberAsync(plan, PlanRole.Owner);
        var address = $"guest-{Guid.NewGuid():N}@example.com";

        var outcome = await BehindAsync(plan, $"update plan_members set role = 'Editor' where user_id = '{second.Id}'",
            () => app.Send(second, new Invite.Command(plan, address, PlanRole.Editor)));

        Assert.IsType<Failure.Forbidden>(outcome.Failure);
        Assert.False(await app.QueryAsync(db => db.Mails.AnyAsync(mail => mail.Recipient == address, TestContext.Current.CancellationToken)));
        Assert.Empty((await app.Send(owner, new ViewSharing.Query(plan))).Value.Invitations);
    }

    [Fact]
    public async Task On_a_plan_that_went_into_the_bin_find_nothing()
    {
        var (owner, plan) = await PlanAsync();
        var outcome = await BehindAsync(plan, $"update plans set deleted_at = now() where id = '{plan}'", () => app.Send(owner, new DeletePlan.Command(plan)));
        Assert.IsType<Failure.NotFound>(outcome.Failure);
    }

    [Fact]
    public async Task To_accept_an_invitation_whose_sender_lost_the_right_find_nothing()
    {
        var (_, plan) = await PlanAsync();
        var second = await app.MemberAsync(plan, PlanRole.Owner);
        var token = (await app.Send(second, new Invite.Command(plan, "", PlanRole.Editor))).Value;
        var guest = await app.UserAsync("Guest");

        var outcome = await BehindAsync(plan, $"delete from plan_members where user_id = '{second.Id}'", () => app.Send(guest, new AcceptInvitation.Command(token, plan)));

        Assert.IsType<Failure.NotFound>(outcome.Failure);
        Assert.IsType<Failure.NotFound>((await app.Send(null, new ViewInvitation.Query(token))).Failure);
    }

    [Fact]
    public async Task To_accept_one_invitation_six_times_make_one_member()
    {
        var (owner, plan) = await PlanAsync();
        var token = (await app.Send(owner, new Invite.Command(plan, "", PlanRole.Editor))).Value;
        var guest = await app.UserAsync("Guest");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Send(guest, new AcceptInvitation.Command(token, plan))));
        Assert.All(outcomes, outcome => Assert.Equal(plan, outcome.Value));
        Assert.Equal(2, (await app.Send(owner, new ViewSharing.Query(plan))).Value.Members.Count);
    }

    private async Task<(Identity.User Owner, PlanId Plan)> PlanAsync()
    {
        var owner = await app.UserAsync("Owner");
        return (owner, await app.PlanAsync(owner));
    }

    /// <summary>Sends a command while the plan's lock is taken, makes a change under the lock once the command waits for it, and lets it go on.</summary>
    private async Task<T> BehindAsync<T>(PlanId plan, string change, Func<Task<T>> send)
    {
        await using var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync($"select 1 from plans where id = '{plan}' for update");
        var waiting = send();
        while (!await WaitsAsync()) await Task.Delay(10, TestContext.Current.CancellationToken);
        await ExecuteAsync(change);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return await waiting;

        async Task<bool> WaitsAsync()
        {
            if (waiting.IsCompleted) Assert.Fail("The command did not wait for the plan's lock.");
            await using var locks = new NpgsqlCommand("select exists (select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))", connection);
            return await locks.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true;
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }
}
