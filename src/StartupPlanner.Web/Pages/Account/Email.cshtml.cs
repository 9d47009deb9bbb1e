using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>Where the link of a new address leads. It asks once more, because programs that check mails open links too.</summary>
public sealed class EmailModel(IMediator mediator) : AccountPageModel
{
    [BindProperty(SupportsGet = true, Name = "user")]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Address { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public ViewEmailLink.View Link { get; private set; } = new(false, null);

    private bool IsSignedIn => User.Identity?.IsAuthenticated == true;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(Address)) return NotFound();
        await LoadAsync(cancellationToken);
        return Link.IsClaim && !IsSignedIn ? Challenge() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var outcome = await mediator.Send(new ConfirmEmail.Command(UserId, Address ?? "", Token ?? ""), cancellationToken);
        if (outcome.Succeeded && Link.Moves is not null) return Redirect("/plans");
        return Answer(outcome, _ => RedirectToPage(IsSignedIn ? "Index" : "SignIn", new { notice = Link.IsClaim ? "Confirmed" : "EmailChanged" }));
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Link = (await mediator.Send(new ViewEmailLink.Query(UserId, Address ?? "", Token ?? ""), cancellationToken)).Value;
}
