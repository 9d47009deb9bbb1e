using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Pages.Home;

/// <summary>What a visitor sees first: what this is; the first visitor of an empty installation is led to its set-up.</summary>
public sealed class IndexModel(Installation installation) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true) return Redirect("/plans");
        return await installation.HasAccountsAsync(cancellationToken) ? Page() : Redirect("/account/setup");
    }
}
