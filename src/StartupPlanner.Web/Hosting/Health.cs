using Microsoft.EntityFrameworkCore;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Hosting;

internal static class Health
{
    /// <summary>/health/live answers while the process does, /health/ready while the database does too.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", async (PlannerDb db, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
        {
            if (lifetime.ApplicationStopping.IsCancellationRequested) return Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(1));
            try
            {
                await db.Database.ExecuteSqlAsync($"select 1", limit.Token);
                return Results.Text("ready");
            }
            catch (Exception wrong) when (wrong is Npgsql.NpgsqlException or OperationCanceledException or InvalidOperationException)
            {
                return Results.Text("no database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).AllowAnonymous();
    }
}
