using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Data.Mappings;

namespace StartupPlanner.Web.Pipeline;

/// <summary>The plan that this request is about, and what the viewer is to it. Entered before the handler runs.</summary>
/// <remarks>
/// From <see cref="EnterAsync"/> to <see cref="LeaveAsync"/> the database shows nothing of other plans. A change runs in one transaction under the plan's row lock;
/// what only looks needs none, as it shows one revision of the plan, which is mostly in memory.
/// </remarks>
public sealed class PlanScope(PlannerDb db, Confinement confinement, PlanCache cache, Viewer viewer, TimeProvider clock)
{
    // Who may not change the plan keeps nobody waiting. What they are is read once the lock is there: whoever held it may have taken the right away.
    private const string Lock = """
        select true from plans p
        where p.id = @plan and exists (select from plan_members m where m.plan_id = p.id and m.user_id = @user and m.role = any (@allowed))
        for update of p;
        """;

    private const string Standing = """
        select p.revision, p.deleted_at is not null,
            coalesce(
                (select m.role from plan_members m where m.plan_id = p.id and m.user_id = @user),
                (select 'Viewer' from plan_links l where l.plan_id = p.id and l.id = @link and l.revoked_at is null and l.expires_at > @now)),
            array(select u.name from plan_members m join users u on u.id = m.user_id where m.plan_id = p.id order by m.role, m.joined_at limit 6),
            array(select t.address from comment_threads t where t.plan_id = p.id and t.resolved_at is null)
        from plans p where p.id = @plan
        """;

    private IDbContextTransaction? transaction;
    private Plan? plan;
    private Plan? before;
    private long revision;
    private bool isInBin;

    public PlanId PlanId { get; private set; }

    public PlanRole Role { get; private set; }

    /// <summary>The names of its first members.</summary>
    public IReadOnlyList<string> Members { get; private set; } = [];

    /// <summary>The addresses of its open conversations.</summary>
    public IReadOnlyList<string> OpenThreads { get; private set; } = [];

    /// <summary>Confines the request to its plan, and finds out what the viewer is to it, in one round trip.</summary>
    /// <param name="request">The request.</param>
    /// <param name="changes">Whether it may change the plan: then it has the plan's row lock afterwards, if its viewer has the right.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null for a stranger, and where there is no such plan.</returns>
    public async Task<PlanRole?> EnterAsync(IPlanRequest request, bool changes, CancellationToken cancellationToken)
    {
        (PlanId, isInBin, plan, before, db.ConfinedTo) = (request.PlanId, request.InBin, null, null, request.PlanId);
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (changes) transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        // Nothing goes on after a failed save.
        db.Database.AutoSavepointsEnabled = false;
        await using var command = Enter(request, changes);
        var isConfined = confinement.Confine(db, command);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (isConfined) await reader.NextResultAsync(cancellationToken);
        var isLocked = changes && await reader.ReadAsync(cancellationToken);
        if (changes) await reader.NextResultAsync(cancellationToken);
        // Who got the right only after the lock was asked for is told as before it.
        return await ReadAsync(reader, cancellationToken) is { } role && (isLocked || !changes || !role.Has(request.Right)) ? role : null;
    }

    /// <summary>Saves what became of the plan and of what belongs to it.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        if (before is not null) PlanMapping.Track(db, before, plan!);
        await db.SaveChangesAsync(cancellationToken);
        var changed = plan?.Revision == revision ? null : plan;
        using var change = changed is null ? null : cache.Committing(changed);
        await transaction!.CommitAsync(cancellationToken);
        // What a refused change leaves is the plan that was known.
        if ((changed ?? (before is null ? plan : null)) is { } read) cache.Keep(read);
    }

    /// <summary>Ends the transaction; what was not saved is undone.</summary>
    public async ValueTask LeaveAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        // The plan stays in memory, half of it unknown to this context: nobody is to find changes in it.
        db.ChangeTracker.Clear();
        (transaction, db.ConfinedTo, db.Confined, db.ChangeTracker.AutoDetectChangesEnabled) = (null, null, null, true);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>The plan with all that it holds. What becomes of it in a request that may change it is saved.</summary>
    public async Task<Plan> PlanAsync(CancellationToken cancellationToken)
    {
        if (plan is not null) return plan;
        var known = await cache.FindAsync(PlanId, revision, isInBin);
        if (transaction is null) return plan = known ?? await LoadAsync(cancellationToken);
        if (known is null) return plan = await PlanMapping.LoadAsync(db, PlanId, cancellationToken);
        // The plan in memory is read by others: a copy is changed, and the difference saved.
        (before, plan) = (known, known.Copy());
        return plan;
    }

    /// <summary>Reads the plan as it stands at one moment.</summary>
    private async Task<Plan> LoadAsync(CancellationToken cancellationToken)
    {
        db.Confined = null;
        await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var read = await PlanMapping.LoadAsync(db, PlanId, cancellationToken);
        await moment.CommitAsync(cancellationToken);
        // Rows that this version begins with and the database does not have yet come with the next change.
        if (!db.ChangeTracker.HasChanges()) cache.Keep(read);
        db.ChangeTracker.Clear();
        return read;
    }

    private DbCommand Enter(IPlanRequest request, bool changes)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction?.GetDbTransaction();
        command.CommandText = changes ? Lock + Standing : Standing;
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new("plan", PlanId.Value), new("user", viewer.UserId ?? Guid.Empty), new("link", viewer.LinkId ?? Guid.Empty), new("now", clock.GetUtcNow()),
        });
        if (changes) command.Parameters.Add(new NpgsqlParameter("allowed", Enum.GetValues<PlanRole>().Where(role => role.Has(request.Right)).Select(role => role.ToString()).ToArray()));
        return command;
    }

    private async Task<PlanRole?> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken) || reader.GetBoolean(1) != isInBin || await reader.IsDBNullAsync(2, cancellationToken)) return null;
        (revision, Members, OpenThreads) = (reader.GetInt64(0), reader.GetFieldValue<string[]>(3), reader.GetFieldValue<string[]>(4));
        return Role = Enum.Parse<PlanRole>(reader.GetString(2));
    }
}
