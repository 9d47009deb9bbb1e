using System.Data.Common;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Reviews;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Data.Backups;
using StartupPlanner.Web.Data.Conventions;
using StartupPlanner.Web.Data.Mappings;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Data;

/// <summary>The database: plans with all they hold, and accounts. The keys that protect cookies lie beside them: see <see cref="KeyTable"/>.</summary>
public sealed class PlannerDb(DbContextOptions<PlannerDb> options) : IdentityUserContext<User, Guid>(options)
{
    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();

    public DbSet<ActivityEntry> Activity => Set<ActivityEntry>();

    public DbSet<StoredFile> Files => Set<StoredFile>();

    public DbSet<CommentThread> Threads => Set<CommentThread>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Mail> Mails => Set<Mail>();

    public DbSet<SavedBackup> Backups => Set<SavedBackup>();

    /// <summary>The plan whose rows alone are to be seen; null where the work goes across plans.</summary>
    internal PlanId? ConfinedTo { get; set; }

    /// <summary>The transaction that is confined to it already.</summary>
    internal DbTransaction? Confined { get; set; }

    /// <summary>Takes a plan's row lock for the rest of the transaction: changes of one plan happen one after the other.</summary>
    public Task LockPlanAsync(PlanId plan, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"select 1 from plans where id = {plan.Value} for update", cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<PlanId>().HaveConversion<PlanIdConverter>();
        configurationBuilder.Properties<Month>().HaveConversion<MonthConverter>().HaveColumnType("date");
        configurationBuilder.Properties<CurrencyCode>().HaveConversion<CurrencyConverter>().HaveColumnType("text");
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<decimal>().HaveColumnType("numeric");
        // The mappings name every relation, so looking for more is a fifth of a second of each start for nothing.
        configurationBuilder.Conventions.Remove<RelationshipDiscoveryConvention>();
        configurationBuilder.Conventions.Remove<ForeignKeyPropertyDiscoveryConvention>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PlanMapping.Apply(builder);
        SharingMapping.Apply(builder);
        ReviewMapping.Apply(builder);
        AccountMapping.Apply(builder);
        SnakeCase.Apply(builder);
    }
}
