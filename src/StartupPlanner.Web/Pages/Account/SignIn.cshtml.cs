using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Pages.Account;

public sealed class SignInModel(IMediator mediator, IHostEnvironment environment, IOptions<PlannerOptions> options) : AccountPageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<string> DemoEmails => environment.IsDevelopment() ? SignInAsDemo.Emails : [];

    public bool CanRegister => options.Value.OpenRegistration || ReturnUrl is not null && RegisterAccount.InvitationIn(ReturnUrl) is not null;

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Back() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Answer(
        await mediator.Send(new SignInByPassword.Command(Input.Email?.Trim() ?? "", Input.Password ?? "", Network), cancellationToken),
        _ => Back());

    public async Task<IActionResult> OnPostDemoAsync(string? email, CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new SignInAsDemo.Command(email ?? ""), cancellationToken), _ => Back());

    public sealed class InputModel
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
