using Microsoft.Extensions.Options;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Hosting;

internal static class Security
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <remarks>They are added as the answer begins: an error page starts from an empty answer.</remarks>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Protect, context);
        return next();
    });

    private static Task Protect(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // Plans, accounts and links are nobody's to find by a search; the page that tells of the product is.
        if (context.Request.Path.Value is { Length: > 1 }) headers["X-Robots-Tag"] = "noindex, nofollow";
        return Task.CompletedTask;
    }

    public static void AddStrictTransport(this IServiceCollection services) => services.AddHsts(hsts =>
    {
        hsts.MaxAge = TimeSpan.FromDays(365);
        hsts.IncludeSubDomains = true;
    });

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
