using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Sharing;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Sharing;

public sealed class IndexModel(IMediator mediator, Texts texts, PublicAddress address) : PlanPageModel
{
    [BindProperty(SupportsGet = true)]
    public PlanId PlanId { get; set; }

    public ViewSharing.View Sharing { get; private set; } = null!;

    /// <summary>A link that is shown this once, with what to say of it.</summary>
    public (string Note, string Link)? Fresh { get; private set; }

    public string Email { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Days { get; private set; } = 30;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostInviteAsync(string? email, PlanRole role, CancellationToken cancellationToken)
    {
        Email = email?.Trim() ?? "";
        var outcome = await mediator.Send(new Invite.Command(PlanId, Email, role), cancellationToken);
        if (outcome.Succeeded) Fresh = (Email.Length > 0 ? texts["Sharing.InvitationMailed", Email] : texts["Sharing.NewInvitation"], address.RootFor(Request) + Invite.PathOf(outcome.Value));
        if (outcome.Succeeded) Email = "";
        return await ShowAsync(outcome, cancellationToken);
    }

    public async Task<IActionResult> OnPostLinkAsync(string? name, int days, CancellationToken cancellationToken)
    {
        (Name, Days) = (name?.Trim() ?? "", days);
        var outcome = await mediator.Send(new CreateLink.Command(PlanId, Name, days), cancellationToken);
        if (outcome.Succeeded) (Fresh, Name) = ((texts["Sharing.NewLink"], $"{address.RootFor(Request)}/s#{outcome.Value}"), "");
        return await ShowAsync(outcome, cancellationToken);
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid user, PlanRole role, CancellationToken cancellationToken) =>
        await ShowAsync(await mediator.Send(new ChangeRole.Command(PlanId, user, role), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(Guid user, CancellationToken cancellationToken) =>
        await ShowAsync(await mediator.Send(new RemoveMember.Command(PlanId, user), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(await mediator.Send(new Withdraw.Command(PlanId, id), cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken cancellationToken) =>
        await ShowAsync(await mediator.Send(new RevokeLink.Command(PlanId, id), cancellationToken), cancellationToken);

    private async Task<IActionResult> ShowAsync<T>(Outcome<T> outcome, CancellationToken cancellationToken) where T : notnull
    {
        var answer = this.Respond(outcome, _ => Page());
        return answer is Microsoft.AspNetCore.Mvc.RazorPages.PageResult ? await ShowAsync(cancellationToken) : answer;
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewSharing.Query(PlanId), cancellationToken);
        // Who has just removed themselves has no business here any more.
        if (outcome.Failure is not null && HttpMethods.IsPost(Request.Method)) return Redirect("/plans");
        return this.Respond(outcome, view =>
        {
            (Sharing, Shell, Crumb) = (view, view.Shell, texts["Shared.Share"]);
            return Page();
        });
    }
}
