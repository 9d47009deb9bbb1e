using MediatR;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Sharing;

/// <summary>Who may read the plan: members, open invitations, links.</summary>
public static class ViewSharing
{
    public sealed record Query(PlanId PlanId) : IPlanQuery<View>
    {
        public PlanRight Right => PlanRight.Manage;
    }

    public sealed record View(PlanShell Shell, IReadOnlyList<MemberItem> Members, IReadOnlyList<Invitation> Invitations, IReadOnlyList<ShareLink> Links);

    public sealed record MemberItem(Guid UserId, string Name, string Email, PlanRole Role, bool IsViewer);

    internal sealed class Handler(PlannerDb db, PlanShells shells, Viewer viewer, TimeProvider clock) : IRequestHandler<Query, Outcome<View>>
    {
        public async Task<Outcome<View>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var members = await db.Members.Where(m => m.PlanId == query.PlanId).OrderBy(m => m.JoinedAt)
                .Join(db.Users, m => m.UserId, u => u.Id, (m, u) => new MemberItem(u.Id, u.Name, u.Email!, m.Role, u.Id == viewer.UserId)).ToListAsync(cancellationToken);
            return new View(
                await shells.OfAsync(cancellationToken),
                members,
                await db.Invitations.Where(i => i.PlanId == query.PlanId && i.ExpiresAt > now).OrderBy(i => i.Id).ToListAsync(cancellationToken),
                await db.ShareLinks.Where(l => l.PlanId == query.PlanId).OrderByDescending(l => l.Id).ToListAsync(cancellationToken));
        }
    }
}
