namespace StartupPlanner.Web.Identity;

/// <summary>What the sign-in cookie says of a user besides id and name.</summary>
internal static class Claims
{
    public const string TimeZone = "zone";

    /// <summary>The session that the cookie belongs to.</summary>
    public const string Session = "session";
}

/// <summary>Puts the user's name and time zone into the cookie, so that no page has to look them up.</summary>
internal sealed class UserClaims(Microsoft.AspNetCore.Identity.UserManager<User> users, Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Identity.IdentityOptions> options)
    : Microsoft.AspNetCore.Identity.UserClaimsPrincipalFactory<User>(users, options)
{
    protected override async Task<System.Security.Claims.ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new("display-name", user.Name));
        identity.AddClaim(new(Claims.TimeZone, user.TimeZone));
        return identity;
    }
}
