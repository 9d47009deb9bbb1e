using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Evidence;

/// <summary>What a number or a claim rests on: the panel of a question's page, and a page of its own without scripts.</summary>
[Authorize]
public sealed class IndexModel(IMediator mediator, Texts texts) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    /// <summary>The address of the field that makes the claim.</summary>
    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    /// <summary>Whether only the form is wanted, to be put into a page.</summary>
    [BindProperty(SupportsGet = true, Name = "panel")]
    public bool Panel { get; set; }

    public EvidenceForm Form { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(new Dictionary<string, string>(), new Dictionary<string, string>(), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var posted = new PostedAnswers(Request.Form);
        var changes = Request.Form["act"] == "clear" ? Cleared() : posted.Changes;
        if (changes.Count > 0)
        {
            var outcome = await mediator.Send(new ChangePlan.Command(PlanId, posted.CommandId, changes), cancellationToken);
            if (outcome.Failure is not null) return this.Respond(outcome, _ => Page());
            var refused = outcome.Value.Changes.Where(change => change.Failure is not null).ToDictionary(change => change.At.Text, change => texts.Of(change.Failure!));
            if (refused.Count > 0) return await ShowAsync(posted.Typed, refused, cancellationToken);
        }
        return Redirect(posted.GoTo ?? $"{Request.Path}{Request.QueryString}");
    }

    /// <summary>Every answer that the form showed, to be emptied.</summary>
    private List<Change> Cleared() =>
    [
        .. from key in Request.Form.Keys
           where key.StartsWith("seen:", StringComparison.Ordinal)
           let at = Address.Read(key[5..])
           where at is { Field: not null, Part.Shape: PartShape.PerField }
           select new Change.SetField(at, Request.Form[key].ToString(), ""),
    ];

    private async Task<IActionResult> ShowAsync(IReadOnlyDictionary<string, string> typed, IReadOnlyDictionary<string, string> errors, CancellationToken cancellationToken) =>
        this.Respond(await mediator.Send(new ViewEvidence.Query(PlanId, For ?? ""), cancellationToken), view =>
        {
            (Shell, Crumb, Form) = (view.Shell, texts["Evidence.Section"], new(view, typed, errors));
            return Panel ? Partial("/Pages/Evidence/_Form.cshtml", Form) : Page();
        });
}
