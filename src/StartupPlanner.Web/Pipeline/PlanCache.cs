using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<PlanId, Change> changes = [];

    /// <summary>The plan as it stands at a revision, in the bin or out of it; null where it was not read so.</summary>
    public async ValueTask<Plan?> FindAsync(PlanId id, long revision, bool isInBin)
    {
        // The next in line has the plan's lock before the one before it hears that its change is there: without waiting for it, each would read the whole plan.
        if (changes.TryGetValue(id, out var change) && change.Plan.Revision == revision) await change.Ended;
        return cache.Get<Plan>(id) is { } plan && plan.Revision == revision && plan.IsDeleted == isInBin ? plan : null;
    }

    /// <summary>Says that a changed plan is about to be committed, until what it returns is disposed: by then it is kept, or will never be.</summary>
    public IDisposable Committing(Plan plan) => new Change(this, plan);

    /// <summary>Keeps a plan that nobody will change.</summary>
    public void Keep(Plan plan) => cache.Set(plan.Id, plan, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });

    public void Dispose() => cache.Dispose();

    private sealed class Change : IDisposable
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly PlanCache owner;

        public Change(PlanCache owner, Plan plan)
        {
            (this.owner, Plan) = (owner, plan);
            owner.changes[plan.Id] = this;
        }

        public Plan Plan { get; }

        public Task Ended => ended.Task;

        public void Dispose()
        {
            owner.changes.TryRemove(new(Plan.Id, this));
            ended.SetResult();
        }
    }
}
