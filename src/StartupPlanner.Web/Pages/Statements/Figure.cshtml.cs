using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>Why a number is what it is. What was entered can be edited here; without scripts the form is sent whole.</summary>
public sealed class FigureModel(IMediator mediator, Texts texts) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Way { get; set; }

    [BindProperty(SupportsGet = true)]
    public AccountingStandard? Names { get; set; }

    public ViewFigure.View Figure { get; private set; } = null!;

    /// <summary>What was not saved, in words.</summary>
    public string? Refused { get; private set; }

    /// <summary>The page of another figure, to which the reader comes from this one.</summary>
    public string Href(FigurePlace place) => place.HrefIn($"/plans/{PlanId}", [.. Figure.Way.Select(step => step.Place), Figure.Trace!.Place], NamesInAddress);

    /// <summary>The page of a figure by which the reader came.</summary>
    public string Back(int step) => Figure.Way[step].Place.HrefIn($"/plans/{PlanId}", Figure.Way.Take(step).Select(way => way.Place), NamesInAddress);

    private string? NamesInAddress => Names is { } standard ? standard.ToString().ToLowerInvariant() : null;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, null, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var posted = new PostedAnswers(Request.Form);
        if (posted.Changes.Count > 0)
        {
            var outcome = await mediator.Send(new ChangePlan.Command(PlanId, posted.CommandId, posted.Changes), cancellationToken);
            if (outcome.Failure is not (null or Failure.Invalid)) return this.Respond(outcome, _ => Page());
            var refused = outcome.Succeeded ? outcome.Value.Changes.FirstOrDefault(change => change.Failure is not null) : null;
            if ((outcome.Failure ?? refused?.Failure) is { } failure)
            {
                Refused = failure is Failure.Invalid invalid ? texts.Of(invalid.Errors[0]) : texts.Of(failure);
                return await ShowAsync(posted, refused?.At.Text, cancellationToken);
            }
        }
        return Redirect(Request.Path + Request.QueryString);
    }

    /// <summary>What was typed and not saved stays in its field.</summary>
    private FigureInput WithTyped(FigureInput input, PostedAnswers posted, string? refused) => input.Field is { } field && posted.Typed.TryGetValue(input.Address, out var typed)
        ? input with { Field = field with { Value = typed, Error = input.Address == refused ? Refused : null } } : input;

    private async Task<IActionResult> ShowAsync(PostedAnswers? posted, string? refused, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewFigure.Query(PlanId, new(Key, string.IsNullOrEmpty(Month) ? null : Month), FigurePlace.ReadWay(Way), Names), cancellationToken);
        return this.Respond(outcome, view =>
        {
            (Shell, Figure, Crumb) = (view.Shell, view, texts["Statements.Why"]);
            if (posted is not null && view.Trace is { } trace) Figure = view with { Trace = trace with { Inputs = [.. trace.Inputs.Select(input => WithTyped(input, posted, refused))] } };
            return Page();
        });
    }
}
