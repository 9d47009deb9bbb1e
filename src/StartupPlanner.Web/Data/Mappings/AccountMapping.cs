using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Web.Data.Backups;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Data.Mappings;

internal static class AccountMapping
{
    public static void Apply(ModelBuilder builder)
    {
        builder.Entity<User>(user =>
        {
            user.ToTable("users");
            user.Property(u => u.Id).ValueGeneratedNever();
            user.HasIndex(u => u.NormalizedEmail);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<Session>(session =>
        {
            session.ToTable("user_sessions");
            session.HasKey(s => s.Id);
            session.Property(s => s.Id).ValueGeneratedNever();
            session.HasIndex(s => s.UserId);
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SavedBackup>(backup =>
        {
            backup.ToTable("backups");
            backup.HasKey(b => b.Id);
            backup.Property(b => b.Id).ValueGeneratedNever();
        });
        builder.Entity<Mail>(mail =>
        {
            mail.ToTable("mails");
            mail.HasKey(m => m.Id);
            mail.Property(m => m.Id).ValueGeneratedNever();
        });
    }
}
