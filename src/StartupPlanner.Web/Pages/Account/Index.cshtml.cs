using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;

namespace StartupPlanner.Web.Pages.Account;

public sealed class IndexModel(IMediator mediator) : AccountPageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ViewAccount.View Account { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostProfileAsync(CancellationToken cancellationToken) => SaveAsync(
        new ChangeProfile.Command(Input.Name?.Trim() ?? "", Input.Language ?? "", Input.TimeZone ?? ""), "Saved", cancellationToken);

    public Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken) => SaveAsync(
        new ChangePassword.Command(Input.Current ?? "", Input.New ?? "", Network), "PasswordChanged", cancellationToken);

    public Task<IActionResult> OnPostEmailAsync(CancellationToken cancellationToken) => SaveAsync(
        new AskForEmail.Command(Input.Email?.Trim() ?? "", Input.EmailPassword ?? "", Network), "EmailAsked", cancellationToken);

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) => SaveAsync(new SendConfirmation.Command(Network), "ConfirmSent", cancellationToken);

    public Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancellationToken) => SaveAsync(new EndOtherSessions.Command(), "OthersEnded", cancellationToken);

    private async Task<IActionResult> SaveAsync(IRequest<Outcome<Done>> command, string notice, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(command, cancellationToken);
        Notice = null;
        return outcome.Failure is null || await LoadAsync(cancellationToken) ? Answer(outcome, _ => RedirectToPage(new { notice })) : NotFound();
    }

    // What was typed stays; the forms that were not sent show what is kept.
    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ViewAccount.Query(), cancellationToken);
        if (found.Failure is not null) return false;
        Account = found.Value;
        var isProfile = Input.TimeZone is not null;
        if (isProfile) return true;
        (Input.Name, Input.Language, Input.TimeZone) = (Account.Name, Account.Language, Account.TimeZone);
        return true;
    }

    public sealed class InputModel
    {
        public string? Name { get; set; }

        public string? Language { get; set; }

        public string? TimeZone { get; set; }

        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Email { get; set; }

        public string? EmailPassword { get; set; }
    }
}
