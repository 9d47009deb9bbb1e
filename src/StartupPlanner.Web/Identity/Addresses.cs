using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StartupPlanner.Web.Data;

namespace StartupPlanner.Web.Identity;

/// <summary>
/// Who signs in by an e-mail address: the one account that proved it by a mail, and accounts that only typed it. Anybody may register with any address and work at once;
/// as that makes the same kind of account whether the address has an owner or not, it tells nothing.
/// </summary>
internal sealed class Addresses(PlannerDb db, UserManager<User> users, NobodysPassword nobody)
{
    // The oldest count, so that nobody shuts an account out by registering after it.
    private const int MaxClaims = 5;

    public Task<User?> OwnerAsync(string email) => users.FindByNameAsync(email);

    /// <summary>The owner, or null in its place, and after it the accounts that claim the address.</summary>
    public async Task<IReadOnlyList<User?>> AccountsAsync(string email, CancellationToken cancellationToken)
    {
        var normalized = users.NormalizeEmail(email);
        var claims = await db.Users.Where(user => user.NormalizedEmail == normalized && user.NormalizedUserName != normalized)
            .OrderBy(user => user.Id).Take(MaxClaims).ToListAsync(cancellationToken);
        return [await OwnerAsync(email), .. claims];
    }

    /// <summary>The first account that has the password. Where there is no owner the work is done all the same.</summary>
    public async Task<User?> WithPasswordAsync(IReadOnlyList<User?> accounts, string password)
    {
        foreach (var account in accounts)
        {
            if (account is null) nobody.Check(password);
            else if (await users.CheckPasswordAsync(account, password)) return account;
        }
        return null;
    }

    /// <summary>For a link that proves the address of an account that only claims it.</summary>
    public Task<string> TokenAsync(User claim) => users.GenerateChangeEmailTokenAsync(claim, claim.Email!);

    /// <summary>Whether a link was mailed to the address for this account.</summary>
    public Task<bool> ProvesAsync(User user, string email, string token) =>
        users.VerifyUserTokenAsync(user, users.Options.Tokens.ChangeEmailTokenProvider, UserManager<User>.GetChangeEmailTokenPurpose(email), token);
}
