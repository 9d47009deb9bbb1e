using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Plans;

/// <summary>The viewer's plans, the last changed first, and the viewer's own in the bin.</summary>
public static class ListPlans
{
    public sealed record Query : IRequest<View>;

    public sealed record View(IReadOnlyList<Item> Own, IReadOnlyList<Item> Shared, IReadOnlyList<Item> Bin);

    public sealed record Item(PlanId Id, string Name, string Pitch, PlanRole Role, DateTimeOffset ChangedAt, DateTimeOffset? DeletedAt, int OpenComments);

    internal sealed class Handler(PlannerDb db, Viewer viewer) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken cancellationToken)
        {
            var user = viewer.RequiredUserId;
            var items = await (
                from member in db.Members
                where member.UserId == user
                join plan in db.Plans on member.PlanId equals plan.Id
                where plan.DeletedAt == null || member.Role == PlanRole.Owner
                orderby plan.ChangedAt descending
                select new Item(plan.Id, plan.Name, plan.Pitch, member.Role, plan.ChangedAt, plan.DeletedAt,
                    member.Role == PlanRole.Viewer ? 0 : db.Threads.Count(thread => thread.PlanId == plan.Id && thread.ResolvedAt == null))
            ).ToListAsync(cancellationToken);
            return new(
                [.. items.Where(item => item.DeletedAt is null && item.Role == PlanRole.Owner)],
                [.. items.Where(item => item.DeletedAt is null && item.Role != PlanRole.Owner)],
                [.. items.Where(item => item.DeletedAt is not null)]);
        }
    }
}
