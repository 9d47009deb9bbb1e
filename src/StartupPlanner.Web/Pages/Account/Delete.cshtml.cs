using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace StartupPlanner.Web.Pages.Account;

public sealed class DeleteModel(IMediator mediator) : AccountPageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ViewDeletion.View Plans { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteAccount.Command(Input.Password ?? "", Input.Confirmed, Input.Seen ?? [], Network), cancellationToken);
        if (outcome.Failure is not null) await LoadAsync(cancellationToken);
        return Answer(outcome, _ => Redirect("/"));
    }

    private async Task LoadAsync(CancellationToken cancellationToken) => Plans = (await mediator.Send(new ViewDeletion.Query(), cancellationToken)).Value;

    public sealed class InputModel
    {
        public string? Password { get; set; }

        public bool Confirmed { get; set; }

        public IReadOnlyList<Guid>? Seen { get; set; }
    }
}
