using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Operator;

public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(2);

    public ViewInstallation.View Installation { get; private set; } = null!;

    /// <summary>Whether no backup was made lately.</summary>
    public bool LacksBackup => Installation.LastBackup is not { } last || clock.GetUtcNow() - last > Old;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        this.Respond(await mediator.Send(new ViewInstallation.Query(), cancellationToken), view =>
        {
            Installation = view;
            return Page();
        });
}
