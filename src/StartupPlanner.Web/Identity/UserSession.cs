using Microsoft.AspNetCore.Identity;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Identity;

/// <summary>What the browser holds of a user: the sign-in cookie, and the language where the user has chosen one.</summary>
internal sealed class UserSession(SignInManager<User> signIn, Sessions sessions, KnownBrowser browser, Viewer viewer, IHttpContextAccessor http)
{
    /// <summary>The session of this request; null where nobody is signed in by a cookie.</summary>
    public Guid? Id => Sessions.Of(Context.User);

    public async Task BeginAsync(User user)
    {
        await SignInAsync(user, await sessions.BeginAsync(user.Id, Context.RequestAborted));
        browser.Remember(user.Id);
        // What else this request does, this user does.
        viewer.UserId = user.Id;
    }

    /// <summary>Renews the cookie after a change of what it says of the user.</summary>
    public Task RefreshAsync(User user) => Id is { } id ? SignInAsync(user, id) : Task.CompletedTask;

    public async Task EndAsync()
    {
        if (Id is { } id) await sessions.EndAsync(id, Context.RequestAborted);
        await signIn.SignOutAsync();
    }

    /// <summary>From the next page on: this language, or the browser's where it is empty.</summary>
    public void Follow(string language)
    {
        if (language.Length == 0) Context.Response.Cookies.Delete(PagesSetup.LanguageCookie);
        else Speak(language);
    }

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

    private async Task SignInAsync(User user, Guid session)
    {
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new(Claims.Session, session.ToString())]);
        Speak(user.Language);
    }

    private void Speak(string language)
    {
        if (language.Length == 0) return;
        Context.Response.Cookies.Append(PagesSetup.LanguageCookie, language, new()
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = Context.Request.IsHttps,
        });
    }
}
