using System.Security.Claims;
using StartupPlanner.Web.Pages.Sharing;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Hosting;

internal static class ViewerMiddleware
{
    /// <summary>Tells the request's handlers who asks.</summary>
    public static void UseViewer(this WebApplication app) => app.Use((context, next) =>
    {
        var viewer = context.RequestServices.GetRequiredService<Viewer>();
        if (Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var user)) viewer.UserId = user;
        if (context.Request.RouteValues["planId"] is string plan && Guid.TryParse(plan, out var planId)) viewer.LinkId = LinkCookie.Read(context, new(planId));
        return next();
    });

    public static void SayWhereToOpen(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        // Text for the operator at the terminal, not for a reader of pages.
        Console.WriteLine($"StartupPlanner is ready. Open {app.Urls.FirstOrDefault()}");
    });
}
