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

    private string? Invitation => RegisterAccount.InvitationIn(LocalReturn);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true) return Back();
        var invitation = Invitation is null ? null : await mediator.Send(new ViewInvitation.Query(Invitation), cancellationToken);
        IsAllowed = options.Value.OpenRegistration || invitation is { Succeeded: true };
        if (invitation is { Succeeded: true }) Input.Email = invitation.Value.Email;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsAllowed = true;
        var command = new RegisterAccount.Command(
            Input.Name?.Trim() ?? "", Input.Email?.Trim() ?? "", Input.Password ?? "", texts.Lang, Input.TimeZone ?? "", Invitation, Network);
        return Answer(await mediator.Send(command, cancellationToken), made => made.IsSignedIn
            ? Back("/plans/new")
            : ToSignIn());
    }

    private RedirectToPageResult ToSignIn()
    {
        TempData[SignInModel.EmailKey] = Input.Email?.Trim();
        return RedirectToPage("SignIn", new { notice = "Registered", returnUrl = LocalReturn ?? "/plans/new" });
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
