using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Sharing;

/// <summary>A standing invitation to become a member, open to whoever holds its token.</summary>
public sealed class Invitation
{
    /// <summary>Days for which an invitation stands.</summary>
    public const int DaysValid = 14;

    private Invitation() { }

    /// <summary>Invites somebody.</summary>
    /// <param name="planId">To this plan.</param>
    /// <param name="email">The address to which it is mailed; empty for a link that is handed on.</param>
    /// <param name="role">What the invited may; never owner.</param>
    /// <param name="tokenHash">SHA-256 of the token.</param>
    /// <param name="invitedBy">Who invites.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <exception cref="ArgumentOutOfRangeException">The role is owner.</exception>
    public Invitation(PlanId planId, string email, PlanRole role, byte[] tokenHash, Guid invitedBy, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(role, PlanRole.Owner);
        (PlanId, Id, Email, Role, TokenHash, InvitedBy, CreatedAt, ExpiresAt) =
            (planId, Guid.CreateVersion7(at), email, role, tokenHash, invitedBy, at, at.AddDays(DaysValid));
    }

    /// <summary>The plan.</summary>
    public PlanId PlanId { get; private init; }

    /// <summary>Identifies the invitation.</summary>
    public Guid Id { get; private init; }

    /// <summary>The address to which it was mailed; empty for a link.</summary>
    public string Email { get; private init; } = "";

    /// <summary>What the invited may.</summary>
    public PlanRole Role { get; private init; }

    /// <summary>SHA-256 of the token.</summary>
    public byte[] TokenHash { get; private init; } = [];

    /// <summary>Who invited.</summary>
    public Guid InvitedBy { get; private init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Until when it stands (UTC).</summary>
    public DateTimeOffset ExpiresAt { get; private init; }
}
