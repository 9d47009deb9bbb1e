using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Account;

public sealed class SetupModel(IMediator mediator, Texts texts) : AccountPageModel
{
    [BindProperty]
    public NewAccountInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new AwaitsSetup.Query(), cancellationToken), _ => Page());

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var awaits = await mediator.Send(new AwaitsSetup.Query(), cancellationToken);
        if (awaits.Failure is not null) return NotFound();
        var command = new MakeFirstAccount.Command(
            Input.Code?.Trim() ?? "", Input.Name?.Trim() ?? "", Input.Email?.Trim() ?? "", Input.Password ?? "", texts.Lang, Input.TimeZone ?? "", Network);
        return Answer(await mediator.Send(command, cancellationToken), _ => Redirect("/plans/new"));
    }
}
