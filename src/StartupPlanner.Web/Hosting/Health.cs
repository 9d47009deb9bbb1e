namespace StartupPlanner.Web.Hosting;

internal static class Health
{
    /// <summary>/health/live answers while the process does, /health/ready while the database does too. Neither asks who asks.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ShortCircuit();
        app.MapGet("/health/ready", async (Outages outages, IHostApplicationLifetime lifetime, CancellationToken cancellationToken) =>
            lifetime.ApplicationStopping.IsCancellationRequested ? NotReady("stopping")
            : await outages.AskAsync(cancellationToken) is null ? Results.Text("ready")
            : NotReady("no database")).AllowAnonymous().ShortCircuit();
    }

    private static IResult NotReady(string reason) => Results.Text(reason, statusCode: StatusCodes.Status503ServiceUnavailable);
}
