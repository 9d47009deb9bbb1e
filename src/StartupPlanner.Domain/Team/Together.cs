using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

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

/// <summary>Something that people learn.</summary>
public sealed class Training : Row
{
    /// <summary>What.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>Who learns it.</summary>
    public IReadOnlyList<Guid> Who { get; private set; } = [];

    /// <summary>When; the month in which it is paid.</summary>
    public Month? Month { get; private set; }

    /// <summary>What it costs altogether, in the plan's currency; counted as general and administrative.</summary>
    public Estimate? Cost { get; private set; }

    /// <summary>Who teaches it.</summary>
    public string Provider { get; private set; } = "";
}

/// <summary>How people share in what they achieve.</summary>
public enum IncentiveKind
{
    /// <summary>A share of the year's salary, for aims reached.</summary>
    Bonus,

    /// <summary>Options on shares.</summary>
    Options,

    /// <summary>A share of the company's profit.</summary>
    ProfitShare,

    /// <summary>Recognition, time, learning, an environment in which to do good work.</summary>
    Other,
}

/// <summary>What some people get besides their salaries. It describes; the amounts that the forecast counts are those of each role.</summary>
public sealed class Incentive : Row
{
    internal static void Declare(FieldSet<Incentive> fields) => fields
        .Choice(incentive => incentive.Kind)
        .References(incentive => incentive.Who, required: false, targets: ["team/members", "team/hires"])
        .When(incentive => incentive.Kind, [IncentiveKind.Bonus, IncentiveKind.ProfitShare], when => when.Percentage(incentive => incentive.Share))
        .When(incentive => incentive.Kind, [IncentiveKind.Options], when => when
            .Percentage(incentive => incentive.Pool)
            .WholeNumber(incentive => incentive.VestingMonths, 0, 120, "months")
            .WholeNumber(incentive => incentive.CliffMonths, 0, 60, "months"))
        .ShortText(incentive => incentive.Terms, 300);

    /// <summary>Of what kind.</summary>
    public IncentiveKind? Kind { get; private set; }

    /// <summary>Who gets it; everybody where nobody is named.</summary>
    public IReadOnlyList<Guid> Who { get; private set; } = [];

    /// <summary>Of a bonus the share of the year's salary, of a profit share that of the profit; a fraction.</summary>
    public decimal? Share { get; private set; }

    /// <summary>The share of the company that is set aside for options; a fraction.</summary>
    public decimal? Pool { get; private set; }

    /// <summary>Months until options are earned in full.</summary>
    public int? VestingMonths { get; private set; }

    /// <summary>Months before the first are earned.</summary>
    public int? CliffMonths { get; private set; }

    /// <summary>For what, and on what terms.</summary>
    public string Terms { get; private set; } = "";
}

/// <summary>How often something comes again.</summary>
public enum Rhythm
{
#pragma warning disable CS1591 // The names say it.
    Daily, Weekly, Fortnightly, Monthly, Quarterly,
#pragma warning restore CS1591
}

/// <summary>A meeting that comes again.</summary>
public sealed class Meeting : Row
{
    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How often it is held.</summary>
    public Rhythm? Rhythm { get; private set; }

    /// <summary>What comes out of it.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>Who takes part; everybody where nobody is named.</summary>
    public IReadOnlyList<Guid> Who { get; private set; } = [];
}
