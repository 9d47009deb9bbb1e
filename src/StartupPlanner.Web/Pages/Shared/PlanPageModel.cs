using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Shared;

/// <summary>A page of a plan: the layout needs the plan's shell.</summary>
public abstract class PlanPageModel : PageModel
{
    public PlanShell Shell { get; protected set; } = null!;

    /// <summary>What the top bar says the page is.</summary>
    public string Crumb { get; protected set; } = "";
}
