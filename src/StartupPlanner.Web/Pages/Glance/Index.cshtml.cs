using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Finance;
using StartupPlanner.Web.Pages.Plans;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Glance;

public sealed class IndexModel(IMediator mediator, Texts texts, Display display, TimeProvider clock) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    public ViewGlance.View Glance { get; private set; } = null!;

    /// <summary>What the plan comes to; null where nothing in it moves money, or where it cannot be computed.</summary>
    internal MoneyAtAGlance? Money { get; private set; }

    /// <summary>What does not fit together, each with the place where it can be mended.</summary>
    public IReadOnlyList<(string Address, string Text)> Contradictions { get; private set; } = [];

    /// <summary>Where the plan crosses the limits that its founders set, each with the question at which it is put right.</summary>
    public IReadOnlyList<(string Address, string Text)> Warnings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewGlance.Query(PlanId), cancellationToken);
        return this.Respond(outcome, view =>
        {
            (Glance, Shell, Crumb) = (view, view.Shell, texts["Shared.Glance"]);
            if (view.Forecast.Succeeded) Warnings = [.. Domain.Forecasting.Warnings.Of(view.Plan, view.Forecast.Value, Month.Of(display.Day(clock.GetUtcNow()))).Select(warning => (warning.Address, new FinanceWords(view.Plan, texts, display).Of(warning)))];
            if (view.Forecast.Succeeded) Contradictions = [.. Domain.Forecasting.Contradictions.Of(view.Forecast.Value).Select(finding => (finding.Address, MoneyAtAGlance.WordsOf(view.Forecast.Value, texts, display).Of(finding)))];
            if (view.Forecast is { Succeeded: true, Value.HasMoney: true }) Money = new(view.Forecast.Value, view.Outlook, Month.Of(display.Day(clock.GetUtcNow())), texts, display);
            return Page();
        });
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) =>
        this.Respond(await mediator.Send(new DeletePlan.Command(PlanId), cancellationToken), _ => Redirect("/plans"));
}
