using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pages.Glance;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>Leads to the section's first open question.</summary>
public sealed class SectionModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(PlanId planId, string section, CancellationToken cancellationToken)
    {
        if (Outline.Asked.All(asked => asked.Segment != section)) return NotFound();
        var outcome = await mediator.Send(new ViewGlance.Query(planId), cancellationToken);
        return this.Respond(outcome, view =>
            Redirect($"/plans/{planId}/{section}/{view.Shell.Sections.First(state => state.Section.Segment == section).FirstQuestion}"));
    }
}
