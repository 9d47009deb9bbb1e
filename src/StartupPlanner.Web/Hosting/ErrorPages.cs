namespace StartupPlanner.Web.Hosting;

internal static class ErrorPages
{
    /// <summary>Every failure leads to a page with a way back; what failed stays in the log.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        if (!app.Environment.IsDevelopment()) app.UseHsts();
    }
}
