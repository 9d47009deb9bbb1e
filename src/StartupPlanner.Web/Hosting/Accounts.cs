using MediatR;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using StartupPlanner.Web.Data;
using StartupPlanner.Web.Identity;
using StartupPlanner.Web.Pages.Account;
using StartupPlanner.Web.Pages.Sharing;

namespace StartupPlanner.Web.Hosting;

internal static class Accounts
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Planner").Get<PlannerOptions>() ?? new();
        builder.Services.Configure<PlannerOptions>(builder.Configuration.GetSection("Planner"));
        builder.Services.AddDataProtection().SetApplicationName("StartupPlanner");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, source) => keys.XmlRepository = new KeyTable(source));
        builder.Services.AddIdentityCore<User>(identity =>
        {
            // The user name is the e-mail address, whose letters are its own affair; of an account that has not proved it, the id.
            identity.User.AllowedUserNameCharacters = "";
            identity.Password.RequiredLength = PasswordRules.MinLength;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Password.RequiredUniqueChars = 4;
            identity.Lockout.AllowedForNewUsers = false;
        }).AddEntityFrameworkStores<PlannerDb>().AddDefaultTokenProviders().AddSignInManager().AddClaimsPrincipalFactory<UserClaims>()
            .AddPasswordValidator<PasswordRules>();
        // OWASP's figure for PBKDF2 with SHA-512.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 220_000);
        builder.Services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromHours(2));
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            Protect(cookie.Cookie, "planner", options);
            cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.AccessDeniedPath = "/error/403";
            cookie.Events = new CookieAuthenticationEvents { OnValidatePrincipal = Sessions.ValidateAsync };
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = async redirect =>
            {
                if (await CameByDeadLinkAsync(redirect.HttpContext)) LinkCookie.AnswerGone(redirect.HttpContext);
                else await toSignIn(redirect);
            };
        });
        builder.Services.AddAuthorization();
        builder.Services.AddAntiforgery(antiforgery =>
        {
            Protect(antiforgery.Cookie, "planner-form", options);
            antiforgery.HeaderName = "X-Form-Token";
        });
        builder.Services.AddSingleton<SignInThrottle>();
        builder.Services.AddSingleton<SetupCode>();
        builder.Services.AddHostedService<SetupNotice>();
        builder.Services.AddSingleton<NobodysPassword>();
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddScoped<Addresses>();
        builder.Services.AddScoped<Sessions>();
        builder.Services.AddScoped<KnownBrowser>();
        builder.Services.AddScoped<UserSession>();
        builder.Services.AddScoped<Letters>();
        builder.Services.AddScoped<Move>();
        builder.Services.AddSingleton<MailFolder>();
        builder.Services.AddHostedService<MailSender>();
    }

    /// <summary>Reads the keys of cookies before anybody is served: who cannot be read for want of a key is taken for a stranger, whatever kept the key away.</summary>
    public static void LoadKeys(this IServiceProvider services) => services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Start").Protect([]);

    /// <summary>Whoever came by a link that opens nothing any more learns that, instead of being asked for an account that they never had.</summary>
    private static async Task<bool> CameByDeadLinkAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IDisableCookieRedirectMetadata>() is not null) return false;
        if (!Guid.TryParse(context.GetRouteValue("planId") as string, out var planId) || LinkCookie.Read(context, new(planId)) is not { } link) return false;
        var mediator = context.RequestServices.GetRequiredService<IMediator>();
        return !await mediator.Send(new LinkStands.Query(new(planId), link), context.RequestAborted);
    }

    // A cookie of a name with __Host- is refused by the browser unless it is secure and this host's alone.
    public static void Protect(CookieBuilder cookie, string name, PlannerOptions options)
    {
        cookie.Name = options.AllowInsecureHttp ? name : "__Host-" + name;
        cookie.SecurePolicy = options.AllowInsecureHttp ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.HttpOnly = true;
        cookie.Path = "/";
    }
}
