using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Pages.Home;

/// <summary>What to say where something is missing, forbidden or broken, and the way back.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    public int Kind { get; private set; }

    /// <summary>The middle of the keys of its texts.</summary>
    public string Said => Kind == StatusCodes.Status404NotFound && LinkCookie.IsGone(HttpContext) ? "Link" : Kind.ToString(CultureInfo.InvariantCulture);

    /// <summary>A page of a plan that a dead link does not open, but that an account may.</summary>
    public string? PageToSignInFor => Said == "Link" && HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath is { } path && path.StartsWith("/plans/", StringComparison.Ordinal) ? path : null;

    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    /// <summary>Whatever the verb of the request that failed.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var answered = Response.StatusCode == StatusCodes.Status200OK ? Status : Response.StatusCode;
        Kind = answered switch { 403 => 403, 404 => 404, 413 => 413, 429 => 429, >= 400 and < 500 => 400, >= 500 => 500, _ => 404 };
        if (Response.StatusCode == StatusCodes.Status200OK) Response.StatusCode = Kind;
    }
}
