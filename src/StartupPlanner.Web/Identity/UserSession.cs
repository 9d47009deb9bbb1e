using Microsoft.AspNetCore.Identity;
using StartupPlanner.Web.Hosting;

namespace StartupPlanner.Web.Identity;

/// <summary>What the browser holds of a user: the sign-in cookie, and the language where the user has chosen one.</summary>
internal sealed class UserSession(SignInManager<User> signIn, IHttpContextAccessor http)
{
    public async Task BeginAsync(User user)
    {
        await signIn.SignInAsync(user, isPersistent: false);
        Speak(user.Language);
    }

    /// <summary>Renews the cookie after a change of what it says of the user.</summary>
    public async Task RefreshAsync(User user)
    {
        await signIn.RefreshSignInAsync(user);
        Speak(user.Language);
    }

    public Task EndAsync() => signIn.SignOutAsync();

    /// <summary>From the next page on: this language, or the browser's where it is empty.</summary>
    public void Follow(string language)
    {
        if (language.Length == 0) Context.Response.Cookies.Delete(PagesSetup.LanguageCookie);
        else Speak(language);
    }

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");

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
