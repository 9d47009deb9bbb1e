using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StartupPlanner.Domain.Common;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Account;

/// <summary>A page about an account: it may lead back to where one came from, and say what was just done.</summary>
public abstract class AccountPageModel : PageModel
{
    /// <summary>Whether the same network and address ask too often; the answer is then 429.</summary>
    public const string TooOften = "Account.TooOften";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Notice { get; set; }

    /// <summary>What was just done, in words; null for a notice that nobody knows.</summary>
    public string? NoticeText => Notice is null ? null : this.TextsOf().Find("Account", $"Notice.{Notice}");

    /// <summary>The return address as part of a link, where there is one that stays here.</summary>
    public string ReturnQuery => LocalReturn is null ? "" : $"?returnUrl={Uri.EscapeDataString(LocalReturn)}";

    protected string? LocalReturn => LocalAddress.Read(ReturnUrl);

    /// <summary>Of whoever asks. One house has a whole /64 of IPv6, so more than that is no other house.</summary>
    protected string Network
    {
        get
        {
            var address = HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;
            if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
            return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
        }
    }

    protected LocalRedirectResult Back(string otherwise = "/plans") => LocalRedirect(LocalReturn ?? otherwise);

    protected IActionResult Answer<T>(Outcome<T> outcome, Func<T, IActionResult> onSuccess) where T : notnull
    {
        if (outcome.Failure?.Code == TooOften)
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = "180";
        }
        return this.Respond(outcome, onSuccess);
    }
}
