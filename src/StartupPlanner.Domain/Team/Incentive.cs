using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Team;

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
