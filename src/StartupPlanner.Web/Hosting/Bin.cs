using Microsoft.EntityFrameworkCore;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Hosting;

/// <summary>Empties the bin: once a day, what has lain there for its thirty days.</summary>
internal sealed partial class Bin(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Bin> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while somebody waits for the first page.
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await EmptyAsync(scope.ServiceProvider.GetRequiredService<PlannerDb>(), clock.GetUtcNow(), stoppingToken);
                timer.Period = TimeSpan.FromDays(1);
            }
            // While the database is away it is tried each minute.
            catch (Exception wrong) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, wrong.GetType().Name);
            }
        }
    }

    internal static Task<int> EmptyAsync(PlannerDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = now.AddDays(-Plan.DaysInBin);
        return db.Plans.Where(plan => plan.DeletedAt < limit).ExecuteDeleteAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bin was not emptied: {Error}")]
    private static partial void Failed(ILogger logger, string error);
}
