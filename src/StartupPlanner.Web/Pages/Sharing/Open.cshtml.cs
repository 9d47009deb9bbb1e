using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StartupPlanner.Web.Pages.Sharing;

/// <summary>
/// Where a share link leads. The token stands behind the # of the address, which never reaches a server's log; the page posts it.
/// </summary>
public sealed class OpenModel(IMediator mediator) : PageModel
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";

    /// <param name="link">Without scripts: the whole link, pasted.</param>
    public async Task<IActionResult> OnPostAsync(string? token, string? link, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new OpenLink.Command(token ?? link?.Split('#')[^1].Trim() ?? ""), cancellationToken);
        if (outcome.Failure is not null)
        {
            LinkCookie.SayGone(HttpContext);
            return NotFound();
        }
        LinkCookie.Write(HttpContext, outcome.Value.PlanId, outcome.Value.LinkId);
        return Redirect($"/plans/{outcome.Value.PlanId}/read");
    }
}
