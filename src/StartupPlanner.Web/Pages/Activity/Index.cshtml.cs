using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Activity;

public sealed class IndexModel(IMediator mediator, Texts texts) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<ActivityItem> Items { get; private set; } = [];

    public string? Message { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid entry, Guid commandId, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UndoChange.Command(PlanId, commandId, entry), cancellationToken);
        if (outcome.Failure is Failure.NotFound or Failure.Forbidden) return this.Respond(outcome, _ => Page());
        Message = outcome.Failure is { } failure ? texts.Of(failure) : texts["Activity.Undone"];
        return await ShowAsync(cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewActivity.Query(PlanId, Before), cancellationToken);
        return this.Respond(outcome, view =>
        {
            (Shell, Items, Crumb) = (view.Shell, view.Items, texts["Shared.Activity"]);
            return Page();
        });
    }
}
