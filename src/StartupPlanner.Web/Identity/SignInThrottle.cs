using System.Threading.RateLimiting;

namespace StartupPlanner.Web.Identity;

/// <summary>
/// Slows down whoever guesses: ten tries in three minutes for each pair of network address and e-mail address, a hundred for a network address, and thirty for an
/// account from all browsers together that never signed in to it, so that many networks are no help and the account's owner is not locked out.
/// </summary>
public sealed class SignInThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<string> pairs = Limiter(10);
    private readonly PartitionedRateLimiter<string> addresses = Limiter(100);
    private readonly PartitionedRateLimiter<string> accounts = Limiter(30);

    public bool Allows(string network, string email)
    {
        using var address = addresses.AttemptAcquire(network);
        using var pair = pairs.AttemptAcquire($"{network} {email.ToUpperInvariant()}");
        return address.IsAcquired && pair.IsAcquired;
    }

    /// <summary>Whether a browser that never signed in to the account may try.</summary>
    public bool AllowsStranger(string email)
    {
        using var account = accounts.AttemptAcquire(email.ToUpperInvariant());
        return account.IsAcquired;
    }

    public void Dispose()
    {
        accounts.Dispose();
        pairs.Dispose();
        addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(3), SegmentsPerWindow = 6 }));
}
