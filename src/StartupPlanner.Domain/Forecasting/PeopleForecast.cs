using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>How many people the plan has and what they cost, month by month.</summary>
/// <param name="Heads">People at the end of each month.</param>
/// <param name="Cost">Salaries, bonuses, what the employer pays on top and recruiting, in each month, by what the work counts as; in the plan's currency.</param>
public sealed record PeopleForecast(IReadOnlyList<decimal> Heads, IReadOnlyDictionary<CostArea, IReadOnlyList<decimal>> Cost)
{
    private const int MonthsOfYear = 12;

    /// <summary>Reads it off a forecast.</summary>
    /// <param name="plan">The plan of which the forecast is.</param>
    /// <param name="forecast">The forecast.</param>
    public static PeopleForecast Of(Plan plan, PlanForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(forecast);
        return new(
            forecast.SumOf(plan.Team.Hires.Select(hire => Key(hire, "heads"))),
            plan.Team.Hires.GroupBy(hire => hire.Area ?? CostArea.General)
                .ToDictionary(area => area.Key, area => forecast.SumOf(area.Select(hire => Key(hire, "cost-of-people")))));
    }

    /// <summary>What all people cost in each month.</summary>
    public IReadOnlyList<decimal> TotalCost => [.. Enumerable.Range(0, Heads.Count).Select(month => Cost.Values.Sum(area => area[month]))];

    /// <summary>What all people cost in the first twelve months.</summary>
    public decimal FirstYearCost => TotalCost.Take(MonthsOfYear).Sum();

    private static string Key(Hire hire, string term) => $"team/hires/{hire.Key}/{term}";
}
