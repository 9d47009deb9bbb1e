using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Pages.Home;

/// <summary>What a visitor sees first: what this is; the first visitor of an empty installation is led to its set-up.</summary>
public sealed class IndexModel(UserManager<User> users) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true) return Redirect("/plans");
        return await users.Users.AnyAsync(cancellationToken) ? Page() : Redirect("/account/setup");
    }
}
