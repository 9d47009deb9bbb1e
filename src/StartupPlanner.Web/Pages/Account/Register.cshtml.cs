using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Pages.Account;

public sealed class RegisterModel(IMediator mediator, Texts texts, IOptions<PlannerOptions> options) : AccountPageModel
{
    [BindProperty]
    public NewAccountInput Input { get; set; } = new();

    public bool IsAllowed { get; private set; }

    /// <summary>The invitation that they register by; null without one.</summary>
    public ViewInvitation.View? Offered { get; private set; }

    private string? Invitation => RegisterAccount.InvitationIn(LocalReturn);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true) return Back();
        await LoadAsync(cancellationToken);
        Input.Email = Offered?.Email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var command = new RegisterAccount.Command(
            Input.Name?.Trim() ?? "", Input.Email?.Trim() ?? "", Input.Password ?? "", texts.Lang, Input.TimeZone ?? "", Invitation, Network);
        var made = await mediator.Send(command, cancellationToken);
        // The invitation was read above the form, so sending the form accepts it.
        if (made.Succeeded && Offered is { } offered && await mediator.Send(new AcceptInvitation.Command(Invitation!, offered.PlanId), cancellationToken) is { Succeeded: true })
            return Redirect($"/plans/{offered.PlanId}/read");
        return Answer(made, _ => Back("/plans/new"));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Invitation is not null && await mediator.Send(new ViewInvitation.Query(Invitation), cancellationToken) is { Succeeded: true } found) Offered = found.Value;
        IsAllowed = options.Value.OpenRegistration || Offered is not null;
    }
}

/// <summary>What somebody types to get an account.</summary>
public sealed class NewAccountInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }

    /// <summary>As the browser says it; nobody types it.</summary>
    public string? TimeZone { get; set; }

    public string? Code { get; set; }
}
