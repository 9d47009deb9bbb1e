using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>
/// Takes the forms of conversations, and leads back to the page on which they stand. What cannot be taken is shown again with what was
/// typed; without scripts this is also where a comment is written.
/// </summary>
[Authorize]
public sealed class ThreadsModel(IMediator mediator, Texts texts) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? ThreadId { get; set; }

    /// <summary>The place to comment on.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public ViewPlace.View Place { get; private set; } = null!;

    public string Back => Input.ReturnTo is { } path && path.StartsWith($"/plans/{PlanId}", StringComparison.Ordinal) ? path : $"/plans/{PlanId}/read";

    public sealed class Fields
    {
        public string? Address { get; set; }
        public string? Quote { get; set; }
        public string? Prefix { get; set; }
        public string? Suffix { get; set; }
        public string? Body { get; set; }
        public string? Act { get; set; }
        public string? ReturnTo { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        At is null ? Redirect($"/plans/{PlanId}/read") : await ShowAsync(At, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ThreadId is { } thread)
        {
            bool? open = Input.Act switch { "resolve" => false, "reopen" => true, _ => null };
            return await AnswerAsync(await mediator.Send(new AnswerThread.Command(PlanId, thread, Input.Body ?? "", open), cancellationToken), _ => thread, cancellationToken);
        }
        var started = new StartThread.Command(PlanId, Input.Address ?? "", Input.Quote ?? "", Input.Prefix ?? "", Input.Suffix ?? "", Input.Body ?? "");
        return await AnswerAsync(await mediator.Send(started, cancellationToken), id => id, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync<T>(Outcome<T> outcome, Func<T, Guid> idOf, CancellationToken cancellationToken) where T : notnull
    {
        if (outcome.Failure is null) return Redirect($"{Back}#thread-{idOf(outcome.Value)}");
        if (outcome.Failure is Failure.Invalid invalid) this.AddErrors(invalid.Errors);
        else if (outcome.Failure is not Failure.NotFound) return this.Respond(outcome, _ => Page());
        return await ShowAsync(Input.Address ?? "", cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(string address, CancellationToken cancellationToken) =>
        this.Respond(await mediator.Send(new ViewPlace.Query(PlanId, address, ThreadId), cancellationToken), place =>
        {
            (Place, Shell, Crumb) = (place, place.Shell, texts["Shared.Comments"]);
            if (place.IsGone) ModelState.AddModelError("Input.Body", texts["Reading.PlaceGone", place.Where]);
            // Words that cannot be quoted, or stand no more, do not keep a comment from being made.
            var isQuotable = ModelState["Input.Quote"] is not { Errors.Count: > 0 };
            if (!isQuotable) ModelState.AddModelError("Input.Body", texts["Reading.QuoteRefused"]);
            if (place.IsGone || !isQuotable) Input.Quote = Input.Prefix = Input.Suffix = null;
            return Page();
        });
}
