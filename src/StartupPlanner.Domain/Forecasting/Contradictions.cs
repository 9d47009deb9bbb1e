using StartupPlanner.Domain.Opportunity;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Answers that do not fit together, each right for itself. They are what reviewers look for first.</summary>
public static class Contradictions
{
    private const int MonthsOfYear = 12;

    // Below this a “go” has to be argued; the scorecard calls it weak.
    private const decimal WeakScore = 2.5m;

    // Revenue that grows so many times from the first year to the last is not served by the people of the first.
    private const decimal SteepGrowth = 5;

    /// <summary>What does not fit together.</summary>
    /// <param name="forecast">The forecast of the plan.</param>
    /// <returns>One for each rule that is broken, money first; none where all fits.</returns>
    public static IReadOnlyList<Finding> Of(PlanForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        Finding?[] all =
        [
            MoneyTooLate(forecast), NothingToServe(forecast), CustomersForNothing(forecast), GrowthWithoutPeople(forecast),
            TeamOffThePayroll(forecast), StakesBeyondAll(forecast.Plan), GoDespiteScore(forecast.Plan),
        ];
        return [.. all.OfType<Finding>()];
    }

    // Funding that comes when the cash has run out already does not come.
    private static Finding? MoneyTooLate(PlanForecast forecast)
    {
        if (forecast.Figures.CashOutMonth is not { } empty) return null;
        var brought = forecast.Raised;
        var next = Enumerable.Range(empty, forecast.Months - empty + 1).FirstOrDefault(month => brought[month - 1] > 0);
        return next > empty ? new("Contradiction.MoneyTooLate", "funding/instruments", forecast.MonthOf(empty), forecast.MonthOf(next)) : null;
    }

    private static Finding? NothingToServe(PlanForecast forecast)
    {
        var (revenue, cost) = (Year(forecast, forecast.Forecast.Income.Revenue, 1), Year(forecast, forecast.Forecast.Income.CostOfSales, 1));
        return revenue > 0 && cost == 0 ? new("Contradiction.NothingToServe", "finance/costs", revenue.Value) : null;
    }

    private static Finding? CustomersForNothing(PlanForecast forecast) =>
        forecast.Forecast.Lines.TryGetValue("all-new-customers", out var won) && forecast.Evaluation.Total(won, 1, forecast.Months) > 0
        && forecast.Evaluation.Total(forecast.Forecast.Income.Marketing, 1, forecast.Months) == 0
            ? new("Contradiction.CustomersForNothing", "finance/costs") : null;

    private static Finding? GrowthWithoutPeople(PlanForecast forecast)
    {
        var last = forecast.Months / MonthsOfYear;
        if (last < 2 || !forecast.Forecast.Lines.TryGetValue("all-heads", out var heads)) return null;
        var (before, after) = (Year(forecast, forecast.Forecast.Income.Revenue, 1), Year(forecast, forecast.Forecast.Income.Revenue, last));
        var (people, then) = (forecast.Evaluation[heads, MonthsOfYear], forecast.Evaluation[heads, last * MonthsOfYear]);
        return before > 0 && after / SteepGrowth >= before && then <= people && after / before is { } times
            ? new("Contradiction.GrowthWithoutPeople", "team/hires", decimal.Round(times, 1).ToString(System.Globalization.CultureInfo.InvariantCulture), last) : null;
    }

    private static Finding? TeamOffThePayroll(PlanForecast forecast)
    {
        var named = forecast.Plan.Team.Members.Count(member => member.Standing == MemberStanding.Employee);
        if (named == 0 || !forecast.Forecast.Lines.TryGetValue("all-heads", out var heads)) return null;
        var paid = forecast.Evaluation[heads, 1] ?? 0;
        return paid < named ? new("Contradiction.TeamOffThePayroll", "team/hires", named, (int)paid) : null;
    }

    private static Finding? StakesBeyondAll(Plan plan)
    {
        var sum = plan.Team.Founders.Sum(founder => founder.Stake ?? 0);
        return sum > 1 ? new("Contradiction.StakesBeyondAll", "team/founders", $"{decimal.Round(sum * 100, 2):0.##}%") : null;
    }

    private static Finding? GoDespiteScore(Plan plan) =>
        plan.Opportunity.Verdict == FeasibilityVerdict.Go && Scorecard.Of(plan.Opportunity.Scorecard) is { Total: < WeakScore and { } total }
            ? new("Contradiction.GoDespiteScore", "opportunity/verdict", total.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)) : null;

    // What cannot be computed contradicts nothing.
    private static decimal? Year(PlanForecast forecast, Line line, int year) => forecast.Evaluation.Total(line, (year - 1) * MonthsOfYear + 1, year * MonthsOfYear);
}
