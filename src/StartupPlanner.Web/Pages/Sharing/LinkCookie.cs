using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Pages.Sharing;

/// <summary>Remembers in the browser by which link a reader without an account came. Whether the link still stands is asked at every request.</summary>
internal static class LinkCookie
{
    public static Guid? Read(HttpContext context, PlanId planId)
    {
        if (context.Request.Cookies[NameOf(context, planId)] is not { } text) return null;
        try
        {
            return Guid.Parse(Protector(context, planId).Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    public static void Write(HttpContext context, PlanId planId, Guid linkId)
    {
        var builder = new CookieBuilder();
        Accounts.Protect(builder, NameOf(planId), Options(context));
        context.Response.Cookies.Append(builder.Name!, Protector(context, planId).Protect(linkId.ToString()), builder.Build(context));
    }

    /// <summary>Lets the page for what is missing say that a link opens nothing any more. Unknown, expired and revoked read the same.</summary>
    public static void SayGone(HttpContext context) => context.Items[typeof(LinkCookie)] = true;

    public static void AnswerGone(HttpContext context)
    {
        SayGone(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public static bool IsGone(HttpContext context) => context.Items.ContainsKey(typeof(LinkCookie));

    private static string NameOf(HttpContext context, PlanId planId)
    {
        var builder = new CookieBuilder();
        Accounts.Protect(builder, NameOf(planId), Options(context));
        return builder.Name!;
    }

    private static string NameOf(PlanId planId) => $"planner-link-{planId.Value:N}";

    private static PlannerOptions Options(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<PlannerOptions>>().Value;

    private static IDataProtector Protector(HttpContext context, PlanId planId) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("share-link", planId.ToString());
}
