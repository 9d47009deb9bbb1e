using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Team;

/// <summary>Where people are found.</summary>
public enum RecruitingChannel
{
    /// <summary>People whom the team knows.</summary>
    Referral,

    /// <summary>Universities and laboratories.</summary>
    Campus,

    /// <summary>Job boards and professional networks.</summary>
    JobBoard,

    /// <summary>Open-source projects, papers, conferences.</summary>
    Community,

    /// <summary>Search firms.</summary>
    Headhunter,

    /// <summary>The company's own site and posts.</summary>
    OwnMedia,
}

/// <summary>How a role is filled.</summary>
public sealed class RecruitingPlan : Row
{
    /// <summary>The role.</summary>
    public Guid? Role { get; private set; }

    /// <summary>Where candidates are found.</summary>
    public IReadOnlyList<RecruitingChannel> Channels { get; private set; } = [];

    /// <summary>What a candidate must bring.</summary>
    public string Requirements { get; private set; } = "";

    /// <summary>The steps of the interview, each with what it tests.</summary>
    public string Steps { get; private set; } = "";

    /// <summary>Who answers for it.</summary>
    public Guid? Owner { get; private set; }
}
