using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace StartupPlanner.Web.Data;

/// <summary>How classes lie in tables. It is the same for each database, so one serves the whole process.</summary>
internal static class PlannerModel
{
    private static readonly Lazy<IModel> Built = new(() =>
    {
        using var db = new PlannerDb(new DbContextOptionsBuilder<PlannerDb>().UseNpgsql().Options);
        return db.Model;
    });

    public static IModel Shared => Built.Value;
}
