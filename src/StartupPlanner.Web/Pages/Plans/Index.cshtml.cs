using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Plans;

public sealed class IndexModel(IMediator mediator) : PageModel
{
    public ListPlans.View List { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => List = await mediator.Send(new ListPlans.Query(), cancellationToken);

    public async Task<IActionResult> OnPostRestoreAsync(PlanId id, CancellationToken cancellationToken) =>
        this.Respond(await mediator.Send(new RestorePlan.Command(id), cancellationToken), _ => Redirect($"/plans/{id}"));
}
