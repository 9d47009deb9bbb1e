using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Takes what one account has into another of the same person, and deletes the first. To be called in a transaction.</summary>
internal sealed class Move(PlannerDb db)
{
    public async Task IntoAsync(User owner, User claim, CancellationToken cancellationToken)
    {
        var (from, to) = (claim.Id, owner.Id);
        await JoinAsync(from, to, cancellationToken);
        await db.Activity.Where(entry => entry.UserId == from).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.UserId, to), cancellationToken);
        await db.Set<Comment>().Where(comment => comment.AuthorId == from).ExecuteUpdateAsync(set => set.SetProperty(comment => comment.AuthorId, to), cancellationToken);
        await db.Threads.Where(thread => thread.ResolvedBy == from).ExecuteUpdateAsync(set => set.SetProperty(thread => thread.ResolvedBy, to), cancellationToken);
        await db.Invitations.Where(invitation => invitation.InvitedBy == from).ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.InvitedBy, to), cancellationToken);
        await db.Users.Where(user => user.Id == from).ExecuteDeleteAsync(cancellationToken);
    }

    // Where both are members the stronger role counts.
    private async Task JoinAsync(Guid from, Guid to, CancellationToken cancellationToken)
    {
        var mine = await db.Members.Where(member => member.UserId == to).ToDictionaryAsync(member => member.PlanId, cancellationToken);
        foreach (var member in await db.Members.AsNoTracking().Where(member => member.UserId == from).ToListAsync(cancellationToken))
        {
            if (!mine.TryGetValue(member.PlanId, out var own)) db.Members.Add(new(member.PlanId, to, member.Role, member.JoinedAt));
            else if (member.Role < own.Role) own.Become(member.Role);
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
