using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Forecasting;
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

    /// <summary>This month, where the reader is.</summary>
    public Month Now { get; } = Month.Of(display.Day(clock.GetUtcNow()));

    /// <summary>What is overdue, and what is due within three months: the first of it.</summary>
    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewGlance.Query(PlanId), cancellationToken);
        return this.Respond(outcome, view =>
        {
            (Glance, Shell, Crumb) = (view, view.Shell, texts["Shared.Glance"]);
            Deadlines = [.. Deadline.In(view.Plan, Now, Now.PlusMonths(3)).Take(8)];
            if (view.Forecast.Succeeded) Look(view.Plan, view.Forecast.Value, view.Outlook);
            return Page();
        });
    }

    private void Look(Plan plan, PlanForecast forecast, Outlook? outlook)
    {
        var now = clock.GetUtcNow();
        var (words, finance) = (forecast.WordsFor(texts, display), new FinanceWords(plan, texts, display));
        Warnings = [.. finance.All(forecast, now).Select(warning => (warning.Address, finance.Of(warning)))];
        Contradictions = [.. Domain.Forecasting.Contradictions.Of(forecast).Select(finding => (finding.Address, words.Of(finding)))];
        if (forecast.HasMoney) Money = new(forecast, outlook, Now, texts, display);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) =>
        this.Respond(await mediator.Send(new DeletePlan.Command(PlanId), cancellationToken), _ => Redirect("/plans"));
}
