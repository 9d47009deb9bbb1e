using System.Threading.RateLimiting;

namespace StartupPlanner.Web.Identity;

/// <summary>Slows down whoever guesses: ten tries in three minutes for each pair of network address and e-mail address, and a hundred for a network address.</summary>
public sealed class SignInThrottle : IDisposable
{
    private readonly PartitionedRateLimiter<string> pairs = Limiter(10);
    private readonly PartitionedRateLimiter<string> addresses = Limiter(100);

    public bool Allows(string network, string email)
    {
        using var address = addresses.AttemptAcquire(network);
        using var pair = pairs.AttemptAcquire($"{network} {email.ToUpperInvariant()}");
        return address.IsAcquired && pair.IsAcquired;
    }

    public void Dispose()
    {
        pairs.Dispose();
        addresses.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int tries) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new() { PermitLimit = tries, Window = TimeSpan.FromMinutes(3), SegmentsPerWindow = 6 }));
}
