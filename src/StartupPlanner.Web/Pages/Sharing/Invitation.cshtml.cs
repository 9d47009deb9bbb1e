using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Sharing;

public sealed class InvitationModel(IMediator mediator, Viewer viewer) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public ViewInvitation.View? Invitation { get; private set; }

    public bool IsSignedIn => viewer.UserId is not null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewInvitation.Query(Token), cancellationToken);
        Invitation = outcome.Succeeded ? outcome.Value : null;
    }

    public async Task<IActionResult> OnPostAsync(PlanId plan, CancellationToken cancellationToken)
    {
        if (!IsSignedIn) return Challenge();
        var outcome = await mediator.Send(new AcceptInvitation.Command(Token, plan), cancellationToken);
        return outcome.Failure is Failure.NotFound ? Page() : Redirect($"/plans/{outcome.Value}/read");
    }
}
