using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace StartupPlanner.Web.Pages.Account;

public sealed class ResetModel(IMediator mediator) : AccountPageModel
{
    [BindProperty(SupportsGet = true, Name = "user")]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Answer(
        await mediator.Send(new ResetPassword.Command(UserId, Token ?? "", Input.Password ?? ""), cancellationToken),
        _ => RedirectToPage("SignIn", new { notice = "Reset" }));

    public sealed class InputModel
    {
        public string? Password { get; set; }
    }
}
