using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Files;

/// <summary>A picture of a plan, for whoever may read the plan.</summary>
public static class ViewFile
{
    public sealed record Query(PlanId PlanId, Guid Id) : IPlanQuery<StoredFile>
    {
        public PlanRight Right => PlanRight.Read;
    }

    internal sealed class Handler(PlannerDb db) : IRequestHandler<Query, Outcome<StoredFile>>
    {
        public async Task<Outcome<StoredFile>> Handle(Query query, CancellationToken cancellationToken) =>
            await db.Files.AsNoTracking().SingleOrDefaultAsync(file => file.PlanId == query.PlanId && file.Id == query.Id, cancellationToken) is { } file ? file : new Failure.NotFound();
    }
}

/// <summary>All pictures that a plan names: what goes into a file that is to be read without the application.</summary>
public static class ListFiles
{
    public sealed record Query(PlanId PlanId) : IPlanQuery<IReadOnlyList<StoredFile>>
    {
        public PlanRight Right => PlanRight.Read;
    }

    internal sealed class Handler(PlannerDb db, PlanScope scope) : IRequestHandler<Query, Outcome<IReadOnlyList<StoredFile>>>
    {
        public async Task<Outcome<IReadOnlyList<StoredFile>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var named = StoredFile.NamedIn(await scope.PlanAsync(cancellationToken));
            return named.Count == 0 ? [] : await db.Files.AsNoTracking().Where(file => file.PlanId == query.PlanId && named.Contains(file.Id)).OrderBy(file => file.Id).ToListAsync(cancellationToken);
        }
    }
}
