using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Sharing;

/// <summary>A link by which readers without an account read a plan, until it expires or is revoked.</summary>
public sealed class ShareLink
{
    /// <summary>The most days for which a link may stand.</summary>
    public const int MaxDays = 365;

    /// <summary>The name of a link: at most so many characters.</summary>
    public const int NameMaxLength = 80;

    private ShareLink() { }

    /// <summary>Makes a link.</summary>
    /// <param name="planId">To this plan.</param>
    /// <param name="name">For whom it is, in the owner's words.</param>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <param name="days">Days for which it stands, 1 to <see cref="MaxDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many days.</exception>
    public ShareLink(PlanId planId, string name, byte[] tokenHash, DateTimeOffset at, int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxDays);
        (PlanId, Id, Name, TokenHash, CreatedAt, ExpiresAt) = (planId, Guid.CreateVersion7(at), name, tokenHash, at, at.AddDays(days));
    }

    /// <summary>The plan.</summary>
    public PlanId PlanId { get; private init; }

    /// <summary>Identifies the link.</summary>
    public Guid Id { get; private init; }

    /// <summary>For whom it is, in the owner's words.</summary>
    public string Name { get; private init; } = "";

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private init; } = [];

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Until when it stands (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    /// <summary>When it was revoked (UTC); null while it is not.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>How often it was opened.</summary>
    public int Opened { get; private set; }

    /// <summary>When it was last opened (UTC); null before the first time.</summary>
    public DateTimeOffset? LastOpenedAt { get; private set; }

    /// <summary>Whether it opens the plan at this time.</summary>
    public bool StandsAt(DateTimeOffset at) => RevokedAt is null && at < ExpiresAt;

    /// <summary>Notes that somebody opened it.</summary>
    public void Open(DateTimeOffset at) => (Opened, LastOpenedAt) = (Opened + 1, at);

    /// <summary>Ends it.</summary>
    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
