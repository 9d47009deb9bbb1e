using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pages.Sharing;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Reading;

public sealed class ReadModel(IMediator mediator, Texts texts, Display display, Viewer viewer) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    /// <summary>Whether resolved conversations are shown too.</summary>
    [BindProperty(SupportsGet = true, Name = "comments")]
    public string? Comments { get; set; }

    public bool ShowsAll => Comments == "all";

    public DocumentView Document { get; private set; } = null!;

    public IReadOnlyList<ThreadView> Threads { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewDocument.Query(PlanId), cancellationToken);
        if (outcome.Failure is Failure.NotFound && viewer.UserId is null)
        {
            if (viewer.LinkId is null) return Challenge();
            LinkCookie.SayGone(HttpContext);
        }
        return this.Respond(outcome, view =>
        {
            Shell = view.Shell;
            Crumb = $"{texts["Shared.Read"]} · {texts["Reading.AsOf", display.Date(view.Plan.ChangedAt)]}";
            Document = new(view.Plan, texts, display, view.Shell.CanComment, IsPrint: false);
            Threads = view.Threads;
            return Page();
        });
    }
}
