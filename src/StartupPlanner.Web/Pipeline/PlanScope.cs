using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Data.Mappings;

namespace StartupPlanner.Web.Pipeline;

/// <summary>The plan that this request is about, and what the viewer is to it. Entered before the handler runs.</summary>
public sealed class PlanScope(PlannerDb db, Viewer viewer, TimeProvider clock)
{
    private Plan? plan;
    private bool isLocked;

    public PlanId PlanId { get; private set; }

    public PlanRole Role { get; private set; }

    /// <summary>
    /// Where a plan's transaction begins: the one place at which the database itself is told to which plan the transaction is confined.
    /// </summary>
    public async Task<IDbContextTransaction> BeginAsync(PlanId planId, CancellationToken cancellationToken)
    {
        PlanId = planId;
        return await db.Database.BeginTransactionAsync(cancellationToken);
    }

    /// <summary>What the viewer is to the plan; null for a stranger, and where there is no such plan.</summary>
    public async Task<PlanRole?> EnterAsync(bool inBin, CancellationToken cancellationToken)
    {
        var (id, user, link, now) = (PlanId, viewer.UserId, viewer.LinkId, clock.GetUtcNow());
        var found = await db.Plans.Where(p => p.Id == id).Select(p => new
        {
            InBin = p.DeletedAt != null,
            Role = db.Members.Where(m => m.PlanId == id && m.UserId == user).Select(m => (PlanRole?)m.Role).FirstOrDefault(),
            HasLink = link != null && db.ShareLinks.Any(l => l.PlanId == id && l.Id == link && l.RevokedAt == null && l.ExpiresAt > now),
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.InBin != inBin) return null;
        if ((found.Role ?? (found.HasLink ? PlanRole.Viewer : null)) is not { } role) return null;
        return Role = role;
    }

    /// <summary>Takes the plan's row lock: changes of one plan happen one after the other.</summary>
    public async Task LockAsync(CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from plans where id = {PlanId.Value} for update", cancellationToken);
        // What was read before to be looked at is neither up to date nor saved.
        if (!isLocked) plan = null;
        isLocked = true;
    }

    /// <summary>The plan with all that it holds. Its changes are saved once it is locked.</summary>
    public async Task<Plan> PlanAsync(CancellationToken cancellationToken) => plan ??= await PlanMapping.LoadAsync(db, PlanId, isLocked, cancellationToken);
}
