using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What each class costs as the income statement has it, people included.</summary>
public static class CostsByClass
{
    private const int MonthsOfYear = 12;

    /// <summary>The line of the income statement of a class.</summary>
    public static Line LineOf(PlanForecast forecast, CostArea area)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var income = forecast.Forecast.Income;
        return area switch
        {
            CostArea.CostOfSales => income.CostOfSales,
            CostArea.Research => income.Research,
            CostArea.Marketing => income.Marketing,
            _ => income.General,
        };
    }

    /// <summary>What a class costs each month; what cannot be computed counts nothing, and nothing counts from then on.</summary>
    public static IReadOnlyList<decimal> Of(PlanForecast forecast, CostArea area)
    {
        var (line, known) = (LineOf(forecast, area), forecast.KnownMonths);
        return [.. forecast.Evaluation[line].Select((amount, index) => index < known ? amount ?? 0 : 0)];
    }

    /// <summary>What one cost comes to in the first twelve months, in the plan's currency; null for what is none, such as a deposit.</summary>
    public static decimal? OfFirstYear(PlanForecast forecast, Cost cost)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(cost);
        var spent = $"finance/costs/{cost.Key}/spending";
        return forecast.Forecast.Lines.ContainsKey(spent) ? forecast.SumOf([spent]).Take(MonthsOfYear).Sum() : null;
    }

    /// <summary>What each class costs in the first twelve months.</summary>
    public static IReadOnlyDictionary<CostArea, decimal> OfFirstYear(PlanForecast forecast) =>
        Enum.GetValues<CostArea>().ToDictionary(area => area, area => Of(forecast, area).Take(MonthsOfYear).Sum());
}
