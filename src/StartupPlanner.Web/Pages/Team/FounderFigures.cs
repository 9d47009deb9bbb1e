using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Team;

/// <summary>Whether the founders' shares add up, and are earned over time.</summary>
internal sealed class FounderFigures : IFigures
{
    public IReadOnlyList<string> Groups => ["founders"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        var stakes = plan.Team.Founders.Where(founder => founder.Stake is not null).ToList();
        var sum = stakes.Sum(founder => founder.Stake!.Value);
        yield return new("founders.sum", stakes.Count == 0 ? "" : texts[sum == 1 ? "Team.Founders.Sum" : "Team.Founders.SumOff", display.Percent(sum, 2)]);
        yield return new("founders.vesting", stakes.Any(founder => founder.VestingMonths is null or 0) ? texts["Team.Founders.NoVesting"] : "");
    }
}
