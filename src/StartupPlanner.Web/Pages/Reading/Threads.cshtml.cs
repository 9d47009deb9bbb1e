using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

/// <summary>Takes the forms of conversations, and leads back to the page on which they stand.</summary>
[Authorize]
public sealed class ThreadsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? ThreadId { get; set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

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

    public IActionResult OnGet() => Redirect($"/plans/{PlanId}/read");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ThreadId is { } thread)
        {
            bool? open = Input.Act switch { "resolve" => false, "reopen" => true, _ => null };
            return Back(await mediator.Send(new AnswerThread.Command(PlanId, thread, Input.Body ?? "", open), cancellationToken), _ => thread);
        }
        var started = new StartThread.Command(PlanId, Input.Address ?? "", Input.Quote ?? "", Input.Prefix ?? "", Input.Suffix ?? "", Input.Body ?? "");
        return Back(await mediator.Send(started, cancellationToken), id => id);
    }

    // A comment is one text: where it is refused it is empty or far too long, and the browser's own check has said so before.
    private IActionResult Back<T>(Outcome<T> outcome, Func<T, Guid> idOf) where T : notnull
    {
        var page = Input.ReturnTo is { } path && path.StartsWith($"/plans/{PlanId}", StringComparison.Ordinal) ? path : $"/plans/{PlanId}/read";
        return outcome.Failure is Failure.Invalid ? Redirect(page) : this.Respond(outcome, value => Redirect($"{page}#thread-{idOf(value)}"));
    }
}
