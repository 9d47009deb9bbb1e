using System.Net;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Identity;

namespace StartupPlanner.Web.Pages.Account;

public sealed partial class MailsModel(IMediator mediator, PublicAddress address) : AccountPageModel
{
    public IReadOnlyList<Mail> Mails { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // What stands in mails opens accounts: the page is for who sits at the machine.
        if (HttpContext.Connection.RemoteIpAddress is { } network && !IPAddress.IsLoopback(network)) return NotFound();
        var outcome = await mediator.Send(new ListMails.Query(), cancellationToken);
        return Answer(outcome, view =>
        {
            Mails = view.Mails;
            return Page();
        });
    }

    /// <summary>The body in pieces; those that lead to a page of this installation come with its path.</summary>
    public IEnumerable<(string Text, string? Path)> Pieces(string body) => Links().Split(body).Select(piece => (piece, PathOf(piece)));

    private string? PathOf(string piece)
    {
        string[] roots = [address.Root, $"{Request.Scheme}://{Request.Host}"];
        return roots.FirstOrDefault(root => piece.StartsWith(root + "/", StringComparison.Ordinal)) is { } root && Url.IsLocalUrl(piece[root.Length..])
            ? piece[root.Length..]
            : null;
    }

    [GeneratedRegex(@"(https?://\S+)")]
    private static partial Regex Links();
}
