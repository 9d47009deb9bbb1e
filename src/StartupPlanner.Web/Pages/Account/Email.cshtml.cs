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

    public IActionResult OnGet() => string.IsNullOrEmpty(Address) ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ConfirmEmail.Command(UserId, Address ?? "", Token ?? ""), cancellationToken);
        return Answer(outcome, _ => RedirectToPage(User.Identity?.IsAuthenticated == true ? "Index" : "SignIn", new { notice = "EmailChanged" }));
    }
}
