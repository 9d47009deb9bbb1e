using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Data.Mappings;

internal static class ReviewMapping
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<CommentThread>(thread =>
        {
            thread.ToTable("comment_threads");
            thread.HasKey(t => new { t.PlanId, t.Id });
            thread.Property(t => t.Id).ValueGeneratedNever();
            thread.Ignore(t => t.IsOpen);
            thread.HasOne<Plan>().WithMany().HasForeignKey(t => t.PlanId).OnDelete(DeleteBehavior.Cascade);
            thread.HasOne<User>().WithMany().HasForeignKey(t => t.ResolvedBy).OnDelete(DeleteBehavior.SetNull);
            thread.HasMany(t => t.Comments).WithOne().HasForeignKey(c => new { c.PlanId, c.ThreadId }).IsRequired();
            thread.Navigation(t => t.Comments).UsePropertyAccessMode(PropertyAccessMode.Field);
        });
        builder.Entity<Comment>(comment =>
        {
            comment.ToTable("comments");
            comment.HasKey(c => new { c.PlanId, c.Id });
            comment.Property(c => c.Id).ValueGeneratedNever();
            comment.HasOne<User>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.SetNull);
        });
    }
}
