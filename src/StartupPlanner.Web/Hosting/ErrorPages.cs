using Microsoft.AspNetCore.Antiforgery;

namespace StartupPlanner.Web.Hosting;

internal static class ErrorPages
{
    /// <summary>Every failure leads to a page with a way back; what failed stays in the log.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", StatusCodeSelector = StatusOf });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        if (!app.Environment.IsDevelopment()) app.UseHsts();
    }

    /// <summary>A form that cannot be read is the sender's fault.</summary>
    private static int StatusOf(Exception wrong) => wrong switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        AntiforgeryValidationException or InvalidDataException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
