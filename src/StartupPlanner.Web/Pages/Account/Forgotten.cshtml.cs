using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Pages.Account;

public sealed class ForgottenModel(IMediator mediator, IOptions<PlannerOptions> options) : AccountPageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Whether the form was sent; what then stands here is the same for every address.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Sent { get; set; }

    public bool MailsGoToFolder => options.Value.Smtp.Host.Length == 0;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Sent = false;
        return Answer(await mediator.Send(new AskForReset.Command(Input.Email?.Trim() ?? "", Network), cancellationToken), _ => RedirectToPage(new { sent = true }));
    }

    public sealed class InputModel
    {
        public string? Email { get; set; }
    }
}
