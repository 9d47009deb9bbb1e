using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>The forecast of today as a budget, to be agreed to.</summary>
[Authorize]
public sealed class TakeOverModel(IMediator mediator, Texts texts) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    /// <summary>The revision of the plan whose amounts were shown.</summary>
    [BindProperty]
    public long Seen { get; set; }

    public ViewProposedBudget.View Proposed { get; private set; } = null!;

    public string? Message { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid commandId, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new TakeOverBudget.Command(PlanId, commandId, Seen, Note ?? ""), cancellationToken);
        if (outcome.Succeeded) return Redirect(Budget);
        if (outcome.Failure is not (Failure.Stale or Failure.Invalid)) return this.Respond(outcome, _ => Page());
        Message = outcome.Failure is Failure.Invalid invalid ? texts.Of(invalid.Errors[0]) : texts["Finance.Budget.TakeOver.Changed"];
        return await ShowAsync(cancellationToken);
    }

    private string Budget => $"/plans/{PlanId}/finance/budget";

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewProposedBudget.Query(PlanId), cancellationToken);
        // Without a forecast there is nothing to take over; the question says why.
        if (outcome.Failure is Failure.Invalid) return Redirect(Budget);
        return this.Respond(outcome, view =>
        {
            (Shell, Proposed, Crumb) = (view.Shell, view, $"{texts["Finance.Section"]} / {texts["Finance.Ask.Budget.Short"]}");
            return Page();
        });
    }
}
