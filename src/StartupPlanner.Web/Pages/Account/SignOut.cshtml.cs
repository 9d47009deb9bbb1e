using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace StartupPlanner.Web.Pages.Account;

public sealed class SignOutModel(IMediator mediator) : PageModel
{
    /// <summary>A link to it must not sign anybody out.</summary>
    public RedirectResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await mediator.Send(new EndSession.Command(), cancellationToken);
        // What the browser kept of the plans is nobody else's to go back to.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect("/");
    }
}
