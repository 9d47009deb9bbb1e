using Microsoft.Extensions.Caching.Memory;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Pipeline;

/// <summary>
/// Plans that were read lately, to be looked at and never changed. Each is good for one revision, and the revision is asked of the database in every request:
/// so several instances of the application need not know of each other.
/// </summary>
public sealed class PlanCache : IDisposable
{
    private const int Plans = 200;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(20);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Plans });

    /// <summary>The plan as it stands at a revision, in the bin or out of it; null where it was not read so.</summary>
    public Plan? Find(PlanId id, long revision, bool isInBin) => cache.Get<Plan>(id) is { } plan && plan.Revision == revision && plan.IsDeleted == isInBin ? plan : null;

    /// <summary>Keeps a plan that nobody will change.</summary>
    public void Keep(Plan plan) => cache.Set(plan.Id, plan, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });

    public void Dispose() => cache.Dispose();
}
