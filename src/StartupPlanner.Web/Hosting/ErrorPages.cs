using Microsoft.AspNetCore.Antiforgery;

namespace StartupPlanner.Web.Hosting;

internal static class ErrorPages
{
    public static void AddErrorPages(this IServiceCollection services)
    {
        services.AddSingleton<Outages>();
        services.AddExceptionHandler<OutageAnswer>();
    }

    /// <summary>Every failure leads to a page with a way back; what failed stays in the log. An outage is told by <see cref="OutageAnswer"/>.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        if (!app.Environment.IsDevelopment()) app.UseHsts();
    }

    /// <summary>Nobody is asked who he is, and nothing is begun, while the database is away.</summary>
    public static void UseOutages(this WebApplication app) => app.Use(async (context, next) =>
    {
        await context.RequestServices.GetRequiredService<Outages>().CheckAsync(context.RequestAborted);
        await next();
    });

    /// <summary>A form that cannot be read is the sender's fault.</summary>
    private static int StatusOf(Exception wrong) => wrong switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException or InvalidDataException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
