using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Domain.Sharing;

/// <summary>What somebody is to a plan. Each role may do what those after it may.</summary>
public enum PlanRole
{
    /// <summary>May delete the plan and decide who else may what.</summary>
    Owner,

    /// <summary>May change the plan's content.</summary>
    Editor,

    /// <summary>May read and comment.</summary>
    Advisor,

    /// <summary>May read.</summary>
    Viewer,
}

/// <summary>What one may want to do with a plan.</summary>
public enum PlanRight
{
    /// <summary>See its content.</summary>
    Read,

    /// <summary>See and write comments.</summary>
    Comment,

    /// <summary>Change its content.</summary>
    Edit,

    /// <summary>Decide who else may what; delete it.</summary>
    Manage,
}

/// <summary>Which role has which right: the one table.</summary>
public static class PlanRoles
{
    /// <summary>Whether the role has the right.</summary>
    public static bool Has(this PlanRole role, PlanRight right) => right switch
    {
        PlanRight.Read => true,
        PlanRight.Comment => role <= PlanRole.Advisor,
        PlanRight.Edit => role <= PlanRole.Editor,
        PlanRight.Manage => role == PlanRole.Owner,
        _ => throw new ArgumentOutOfRangeException(nameof(right), right, "Unknown right."),
    };
}

/// <summary>A user's membership in a plan.</summary>
public sealed class Member
{
    private Member() { }

    /// <summary>Makes a user a member.</summary>
    public Member(PlanId planId, Guid userId, PlanRole role, DateTimeOffset at) => (PlanId, UserId, Role, JoinedAt) = (planId, userId, role, at);

    /// <summary>The plan.</summary>
    public PlanId PlanId { get; private init; }

    /// <summary>The user.</summary>
    public Guid UserId { get; private init; }

    /// <summary>What the user may.</summary>
    public PlanRole Role { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset JoinedAt { get; private init; }

    /// <summary>Gives the member another role.</summary>
    public void Become(PlanRole role) => Role = role;
}
