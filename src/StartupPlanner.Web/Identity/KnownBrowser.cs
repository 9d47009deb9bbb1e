using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Identity;

/// <summary>
/// Whether this browser has signed in to an account before. It opens nothing: its owner can still sign in while somebody elsewhere guesses the password.
/// </summary>
internal sealed class KnownBrowser(IHttpContextAccessor http, IDataProtectionProvider protection, IOptions<PlannerOptions> options)
{
    private const int MaxAccounts = 8;

    private readonly IDataProtector protector = protection.CreateProtector("known-browser");

    public bool Knows(Guid? user) => user is { } id && Read().Contains(id);

    /// <summary>Puts the account into the browser's cookie; the one used longest ago makes room.</summary>
    public void Remember(Guid user)
    {
        var cookie = Cookie();
        cookie.MaxAge = TimeSpan.FromDays(365);
        var users = Read().Where(other => other != user).Prepend(user).Take(MaxAccounts);
        Context.Response.Cookies.Append(cookie.Name!, protector.Protect(string.Join(' ', users)), cookie.Build(Context));
    }

    private IReadOnlyList<Guid> Read()
    {
        if (Context.Request.Cookies[Cookie().Name!] is not { } text) return [];
        try
        {
            return [.. protector.Unprotect(text).Split(' ').Select(Guid.Parse)];
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private CookieBuilder Cookie()
    {
        var cookie = new CookieBuilder();
        Accounts.Protect(cookie, "planner-browser", options.Value);
        return cookie;
    }
}
