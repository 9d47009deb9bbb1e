using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Team;

/// <summary>Countries whose employers' contributions are known.</summary>
public enum OnCostPreset
{
    /// <summary>Nothing on top.</summary>
    None,

    /// <summary>China: five insurances and the housing fund.</summary>
    China,

    /// <summary>United States.</summary>
    Us,

    /// <summary>European Union, by the example of Germany.</summary>
    Eu,

    /// <summary>United Kingdom.</summary>
    Uk,
}

/// <summary>What a cost is for; it decides where the income statement shows it.</summary>
public enum CostArea
{
    /// <summary>Cost of sales: what it takes to serve customers.</summary>
    CostOfSales,

    /// <summary>Research and development.</summary>
    Research,

    /// <summary>Sales and marketing.</summary>
    Marketing,

    /// <summary>General and administrative.</summary>
    General,
}

/// <summary>A role that one or several people fill.</summary>
public sealed class Hire : Row
{
    internal static void Declare(FieldSet<Hire> fields) => fields
        .ShortText(hire => hire.Role, 80)
        .Choice(hire => hire.Area)
        .Estimate(hire => hire.Heads, "people", max: 10_000)
        .Month(hire => hire.Start)
        .Month(hire => hire.End, required: false)
        .Estimate(hire => hire.Salary, FieldSet<Hire>.CurrencyUnit)
        .Currency(hire => hire.Currency)
        .Estimate(hire => hire.Raise, FieldSet<Hire>.PercentUnit, min: -50, max: 100, required: false)
        .Estimate(hire => hire.Bonus, FieldSet<Hire>.PercentUnit, max: 200, required: false)
        .Estimate(hire => hire.Recruiting, FieldSet<Hire>.CurrencyUnit, required: false)
        .Number(hire => hire.Options, "shares", max: 1_000_000_000_000m, decimals: 0, required: false)
        .Number(hire => hire.OptionStrike, max: 1_000_000_000_000m, decimals: 8, required: false)
        .References(hire => hire.FilledBy, required: false, targets: "team/members")
        .Reference(hire => hire.ReportsTo, required: false, targets: ["team/members", "team/hires"])
        .Markdown(hire => hire.Duties, 2000, required: false);

    /// <summary>What they are.</summary>
    public string Role { get; private set; } = "";

    /// <summary>What their work counts as.</summary>
    public CostArea? Area { get; private set; }

    /// <summary>How many; one where nothing is said.</summary>
    public Estimate? Heads { get; private set; }

    /// <summary>Who has the role already, among the members; nobody while it is to be filled.</summary>
    public IReadOnlyList<Guid> FilledBy { get; private set; } = [];

    /// <summary>To whom they report: a member, or another role.</summary>
    public Guid? ReportsTo { get; private set; }

    /// <summary>What they are responsible for.</summary>
    public string Duties { get; private set; } = "";

    /// <summary>The first month.</summary>
    public Month? Start { get; private set; }

    /// <summary>The last month.</summary>
    public Month? End { get; private set; }

    /// <summary>Gross salary of one in a month.</summary>
    public Estimate? Salary { get; private set; }

    /// <summary>Currency of the amounts; the plan's where none is chosen.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>Rise of the salary each year, in per cent.</summary>
    public Estimate? Raise { get; private set; }

    /// <summary>Bonus, in per cent of the year's salaries; paid in the January that follows, or when the role ends.</summary>
    public Estimate? Bonus { get; private set; }

    /// <summary>Cost of finding one.</summary>
    public Estimate? Recruiting { get; private set; }

    /// <summary>Options granted to each on the first day, out of the first pool; they vest over four years with a cliff of one.</summary>
    public decimal? Options { get; private set; }

    /// <summary>Paid for a share on exercise, in the plan's currency; nothing where nothing is said.</summary>
    public decimal? OptionStrike { get; private set; }
}
