using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Plans;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

public sealed class GlanceModel(IMediator mediator, Texts texts) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    public ViewGlance.View Glance { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewGlance.Query(PlanId), cancellationToken);
        return this.Respond(outcome, view =>
        {
            (Glance, Shell, Crumb) = (view, view.Shell, texts["Shared.Glance"]);
            return Page();
        });
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) =>
        this.Respond(await mediator.Send(new DeletePlan.Command(PlanId), cancellationToken), _ => Redirect("/plans"));
}
