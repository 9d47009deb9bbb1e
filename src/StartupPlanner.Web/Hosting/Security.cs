using Microsoft.Extensions.Options;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Hosting;

internal static class Security
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment: the page of an error begins by clearing all headers.
        context.Response.OnStarting(Set, context.Response.Headers);
        return next();
    });

    private static Task Set(object response)
    {
        var headers = (IHeaderDictionary)response;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return Task.CompletedTask;
    }

    /// <summary>Cookies that are marked secure do not work over plain http: what could not work is refused, with what to do about it.</summary>
    public static void UseHttpsOnly(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<PlannerOptions>>().Value.AllowInsecureHttp) return;
        app.Use((context, next) =>
        {
            if (context.Request.IsHttps || context.Request.Path.StartsWithSegments("/health")) return next();
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(context.RequestServices.GetRequiredService<Texts>()["Home.HttpsOnly"]);
        });
    }
}
