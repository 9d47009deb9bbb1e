using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Data.Mappings;

internal static class SharingMapping
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<Member>(member =>
        {
            member.ToTable("plan_members");
            member.HasKey(m => new { m.PlanId, m.UserId });
            member.HasIndex(m => m.UserId);
            member.HasOne<Plan>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Cascade);
            member.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("plan_invitations");
            invitation.HasKey(i => new { i.PlanId, i.Id });
            invitation.Property(i => i.Id).ValueGeneratedNever();
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasOne<Plan>().WithMany().HasForeignKey(i => i.PlanId).OnDelete(DeleteBehavior.Cascade);
            invitation.HasOne<User>().WithMany().HasForeignKey(i => i.InvitedBy).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ShareLink>(link =>
        {
            link.ToTable("plan_links");
            link.HasKey(l => new { l.PlanId, l.Id });
            link.Property(l => l.Id).ValueGeneratedNever();
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasOne<Plan>().WithMany().HasForeignKey(l => l.PlanId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
