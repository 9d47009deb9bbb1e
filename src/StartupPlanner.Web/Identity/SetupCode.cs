using System.Security.Cryptography;
using System.Text;

namespace StartupPlanner.Web.Identity;

/// <summary>The one-time code in the log with which the owner of an empty installation makes the first account.</summary>
public sealed class SetupCode
{
    public string Code { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public bool Fits(string typed) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(typed.Trim()), Encoding.UTF8.GetBytes(Code));
}
