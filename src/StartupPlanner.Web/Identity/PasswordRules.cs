using Microsoft.AspNetCore.Identity;

namespace StartupPlanner.Web.Identity;

/// <summary>What a password must be besides long: not one that everybody tries, and not the account's own name.</summary>
public sealed class PasswordRules : IPasswordValidator<User>
{
    public const int MinLength = 12;

    public const int MaxLength = 128;

    // The most used of those that are long enough, by published lists of leaked passwords.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "123456789012", "1234567890123", "12345678901234", "123456123456", "123123123123", "112233445566", "1q2w3e4r5t6y", "1qaz2wsx3edc",
        "qwertyuiop12", "qwertyuiop123", "qwerty123456", "qwertyuiopas", "password1234", "password12345", "passwordpassword", "password123456",
        "iloveyou1234", "adminadmin12", "administrator", "administrator1", "changemechangeme", "letmeinletmein", "welcome12345", "abcdefghijkl",
        "abc123456789", "a123456789012", "zxcvbnm12345", "woaini1314520", "woaini520131", "5201314520131", "qazwsxedcrfv", "startupplanner",
    };

    public Task<IdentityResult> ValidateAsync(UserManager<User> manager, User user, string? password)
    {
        var text = password ?? "";
        var name = user.Email?.Split('@')[0] ?? "";
        var weak = Common.Contains(text) || name.Length > 3 && text.Contains(name, StringComparison.OrdinalIgnoreCase) && text.Length < name.Length + 6;
        if (weak) return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "PasswordTooCommon" }));
        return Task.FromResult(text.Length > MaxLength ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooLong" }) : IdentityResult.Success);
    }
}
