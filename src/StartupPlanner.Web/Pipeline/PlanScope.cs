using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Data.Mappings;

namespace StartupPlanner.Web.Pipeline;

/// <summary>The plan that this request is about, and what the viewer is to it. Entered before the handler runs.</summary>
public sealed class PlanScope(PlannerDb db, PlanCache cache, Viewer viewer, TimeProvider clock)
{
    private Plan? plan;
    private bool isLocked;
    private long revision;

    public PlanId PlanId { get; private set; }

    public PlanRole Role { get; private set; }

    /// <summary>
    /// Where a plan's transaction begins: the one place at which the database itself is told to which plan the transaction is confined.
    /// </summary>
    /// <param name="planId">The plan.</param>
    /// <param name="changes">Whether it may change it: such a transaction must see what was committed before it got the lock; one that only looks sees one moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IDbContextTransaction> BeginAsync(PlanId planId, bool changes, CancellationToken cancellationToken)
    {
        PlanId = planId;
        return await db.Database.BeginTransactionAsync(changes ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead, cancellationToken);
    }

    /// <summary>What the viewer is to the plan; null for a stranger, and where there is no such plan.</summary>
    public async Task<PlanRole?> EnterAsync(bool inBin, CancellationToken cancellationToken)
    {
        var (id, user, link, now) = (PlanId, viewer.UserId, viewer.LinkId, clock.GetUtcNow());
        var found = await db.Plans.Where(p => p.Id == id).Select(p => new
        {
            InBin = p.DeletedAt != null,
            p.Revision,
            Role = db.Members.Where(m => m.PlanId == id && m.UserId == user).Select(m => (PlanRole?)m.Role).FirstOrDefault(),
            HasLink = link != null && db.ShareLinks.Any(l => l.PlanId == id && l.Id == link && l.RevokedAt == null && l.ExpiresAt > now),
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.InBin != inBin) return null;
        if ((found.Role ?? (found.HasLink ? PlanRole.Viewer : null)) is not { } role) return null;
        revision = found.Revision;
        return Role = role;
    }

    /// <summary>Takes the plan's row lock: changes of one plan happen one after the other.</summary>
    public async Task LockAsync(CancellationToken cancellationToken)
    {
        await db.LockPlanAsync(PlanId, cancellationToken);
        // What was read before to be looked at is neither up to date nor saved.
        if (!isLocked) plan = null;
        isLocked = true;
    }

    /// <summary>The plan with all that it holds. Its changes are saved once it is locked.</summary>
    public async Task<Plan> PlanAsync(CancellationToken cancellationToken)
    {
        if (plan is not null) return plan;
        if (isLocked) return plan = await PlanMapping.LoadAsync(db, PlanId, toChange: true, cancellationToken);
        if (cache.Find(PlanId, revision) is { } known) return plan = known;
        plan = await PlanMapping.LoadAsync(db, PlanId, toChange: false, cancellationToken);
        cache.Keep(plan);
        return plan;
    }
}
