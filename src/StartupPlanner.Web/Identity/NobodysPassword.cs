using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace StartupPlanner.Web.Identity;

/// <summary>Checks a password against nobody's, so that an unknown address takes as long to refuse as a known one.</summary>
internal sealed class NobodysPassword(IOptions<PasswordHasherOptions> options)
{
    private static readonly User Nobody = new();
    private readonly PasswordHasher<User> hasher = new(options);
    private readonly Lazy<string> hash = new(() => new PasswordHasher<User>(options).HashPassword(Nobody, Pipeline.Tokens.New()));

    public void Check(string password) => hasher.VerifyHashedPassword(Nobody, hash.Value, password);

    /// <summary>The work that keeping a new password would have been.</summary>
    public void Hash(string password) => hasher.HashPassword(Nobody, password);
}
