using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Something of which the plan's founders want to be warned.</summary>
/// <param name="Address">The question at which it is put right.</param>
public abstract record Warning(string Address)
{
    /// <summary>The cash falls below what there is to be at least.</summary>
    /// <param name="From">The first month in which it does.</param>
    /// <param name="Months">In how many months it does.</param>
    /// <param name="Lowest">The lowest amount.</param>
    /// <param name="LowestMonth">When that is.</param>
    /// <param name="Least">What there is to be at least.</param>
    public sealed record CashTooLow(Month From, int Months, decimal Lowest, Month LowestMonth, decimal Least) : Warning("finance/cash-budget");

    /// <summary>The cash does not last as long as it is to.</summary>
    /// <param name="Months">For how many months it lasts.</param>
    /// <param name="From">The month from which they are counted: that of today, or the plan's first where that is later.</param>
    /// <param name="Until">The first month that ends without.</param>
    /// <param name="Least">For how many it is to last.</param>
    public sealed record RunwayTooShort(int Months, Month From, Month Until, int Least) : Warning("finance/cash-budget");

    /// <summary>A class costs more than it may.</summary>
    /// <param name="Cost">The quarter in which it is over its budget by the most.</param>
    /// <param name="Quarters">In how many quarters it is over it by more than is tolerated.</param>
    public sealed record OverBudget(BudgetedCost Cost, int Quarters) : Warning("finance/budget");
}

/// <summary>Tells where a plan crosses the limits that its founders set.</summary>
public static class Warnings
{
    /// <summary>All that there are: of the cash first, then of the classes of costs in their order.</summary>
    /// <param name="plan">The plan, which holds the limits. Where none is set, cash below 0 and any cost over its budget is warned of.</param>
    /// <param name="forecast">Its forecast.</param>
    /// <param name="today">The month of today, from which the cash is to last.</param>
    /// <param name="budget">Its budget beside the forecast, where that is known already.</param>
    public static IReadOnlyList<Warning> Of(Plan plan, PlanForecast forecast, Month today, BudgetComparison? budget = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(forecast);
        return [.. OfCash(plan, forecast), .. OfRunway(plan, forecast, today), .. OfBudget(plan, budget ?? BudgetComparison.Of(plan, forecast))];
    }

    /// <summary>Whether a month ends with less cash than there is to be.</summary>
    public static bool IsTooLow(Plan plan, decimal cash)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return decimal.Round(cash, 2) < (plan.Finance.LeastCash ?? 0);
    }

    private static IEnumerable<Warning> OfCash(Plan plan, PlanForecast forecast)
    {
        var low = forecast.Evaluation[forecast.Forecast.Cash.ClosingCash].Select((cash, index) => (Cash: cash, Month: index + 1))
            .Where(month => month.Cash is { } cash && IsTooLow(plan, cash)).ToList();
        if (low.Count == 0) yield break;
        var lowest = low.MinBy(month => month.Cash);
        yield return new Warning.CashTooLow(forecast.MonthOf(low[0].Month), low.Count, lowest.Cash!.Value, forecast.MonthOf(lowest.Month), plan.Finance.LeastCash ?? 0);
    }

    private static IEnumerable<Warning> OfRunway(Plan plan, PlanForecast forecast, Month today)
    {
        if (forecast.Figures.CashOutMonth is not { } number) yield break;
        var (from, until) = (today > forecast.MonthOf(1) ? today : forecast.MonthOf(1), forecast.MonthOf(number));
        var months = Math.Max(0, until.MonthsSince(from));
        if (months < plan.Finance.LeastRunway) yield return new Warning.RunwayTooShort(months, from, until, (int)plan.Finance.LeastRunway);
    }

    private static IEnumerable<Warning> OfBudget(Plan plan, BudgetComparison budget) =>
        from costs in budget.Costs
        orderby costs.Key
        let over = costs.Value.Where(cost => cost.IsOver(plan.Finance.MostOverBudget ?? 0)).ToList()
        where over.Count > 0
        select new Warning.OverBudget(over.MaxBy(cost => cost.Variance)!, over.Count);
}
