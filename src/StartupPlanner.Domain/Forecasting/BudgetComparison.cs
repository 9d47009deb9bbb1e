using System.Globalization;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>A quarter of a budget.</summary>
/// <param name="First">Its first month.</param>
/// <param name="Year">The fiscal year to which it belongs, called after the calendar year in which it ends.</param>
/// <param name="Number">1 to 4 within the fiscal year.</param>
/// <param name="IsCalendar">Whether the fiscal year is the calendar year.</param>
/// <param name="IsOfYear">Whether it is a quarter of the fiscal year: three months that were typed, or taken over before the fiscal year was another, may be none.</param>
public sealed record BudgetQuarter(Month First, int Year, int Number, bool IsCalendar, bool IsOfYear)
{
    /// <summary>Its last month.</summary>
    public Month Last => First.PlusMonths(2);
}

/// <summary>What a class may cost in a quarter, and what it costs by the forecast of today.</summary>
/// <param name="Area">The class.</param>
/// <param name="Quarter">The quarter.</param>
/// <param name="Budget">What it may cost; null where nothing is said: behind the last amount, and at 0 before the first one above it.</param>
/// <param name="Forecast">What it costs by the forecast.</param>
public sealed record BudgetedCost(CostArea Area, BudgetQuarter Quarter, decimal? Budget, decimal Forecast)
{
    /// <summary>Forecast − budget: above 0 the class costs more than it may, which is unfavourable (U); null where there is no budget.</summary>
    public decimal? Variance => Forecast - Budget;

    /// <summary>Whether less is spent than may be.</summary>
    public bool IsFavourable => Variance < 0;

    /// <summary>Whether it costs more than the budget and a share of it.</summary>
    /// <param name="tolerance">The share, a fraction.</param>
    public bool IsOver(decimal tolerance) => Budget is { } budget && Forecast > budget * (1 + tolerance);
}

/// <summary>The budget of each class beside the forecast of today.</summary>
/// <param name="Quarters">The quarters of which there is a forecast, in order.</param>
/// <param name="Costs">Each class in each of them.</param>
public sealed record BudgetComparison(IReadOnlyList<BudgetQuarter> Quarters, IReadOnlyDictionary<CostArea, IReadOnlyList<BudgetedCost>> Costs)
{
    private const int MonthsOfQuarter = 3;
    private const int MonthsOfYear = 12;

    /// <summary>Compares.</summary>
    /// <param name="plan">The plan whose budget it is.</param>
    /// <param name="forecast">Its forecast.</param>
    public static BudgetComparison Of(Plan plan, PlanForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(forecast);
        var quarters = QuartersFrom(plan, forecast, plan.Finance.BudgetFrom ?? QuarterOf(plan, plan.FirstMonth!.Value));
        return new(quarters, plan.Finance.Budget.ToDictionary(budget => budget.Area, budget => Compared(forecast, budget.Area, budget.Amounts, quarters)));
    }

    /// <summary>The change that makes the forecast of today the budget: one, so that it is undone as one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="forecast">Its forecast.</param>
    /// <param name="today">The day that is kept with the budget.</param>
    /// <param name="note">The note that is kept with it.</param>
    public static Change TakeOver(Plan plan, PlanForecast forecast, DateOnly today, string note)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(forecast);
        var from = QuarterOf(plan, plan.FirstMonth!.Value);
        var quarters = QuartersFrom(plan, forecast, from);
        var amounts = plan.Finance.Budget.Select(budget => (budget.Key, Costs: Compared(forecast, budget.Area, [], quarters)));
        return new Change.Several(Address.Read("finance")!,
        [
            Set("finance/budget-from", from.ToString()),
            Set("finance/budget-taken", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Set("finance/budget-note", note),
            .. amounts.Select(budget => Set($"finance/budget/{budget.Key}/amounts", string.Join(';', budget.Costs.Select(cost => cost.Forecast.ToString("0.##", CultureInfo.InvariantCulture))))),
        ]);

        static Change Set(string at, string value) => new Change.SetField(Address.Read(at)!, null, value);
    }

    /// <summary>The first month of the quarter of the fiscal year in which a month lies.</summary>
    public static Month QuarterOf(Plan plan, Month month)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return month.PlusMonths(-((month.Number - YearStart(plan) + MonthsOfYear) % MonthsOfQuarter));
    }

    private static List<BudgetQuarter> QuartersFrom(Plan plan, PlanForecast forecast, Month from)
    {
        var count = (forecast.MonthOf(forecast.Months).MonthsSince(from) + MonthsOfQuarter) / MonthsOfQuarter;
        return [.. Enumerable.Range(0, Math.Max(0, count)).Select(quarter => Named(plan, from.PlusMonths(quarter * MonthsOfQuarter)))];
    }

    private static int YearStart(Plan plan) => (int)(plan.Finance.FiscalYearStart ?? 1);

    private static BudgetQuarter Named(Plan plan, Month first)
    {
        var into = (first.Number - YearStart(plan) + MonthsOfYear) % MonthsOfYear;
        var isCalendar = YearStart(plan) == 1;
        return new(first, first.PlusMonths(-into).Year + (isCalendar ? 0 : 1), into / MonthsOfQuarter + 1, isCalendar, into % MonthsOfQuarter == 0);
    }

    private static IReadOnlyList<BudgetedCost> Compared(PlanForecast forecast, CostArea area, IReadOnlyList<decimal> budget, List<BudgetQuarter> quarters)
    {
        var months = CostsByClass.Of(forecast, area);
        var start = forecast.MonthOf(1);
        // An amount left empty before another is stored as 0.
        var first = budget.TakeWhile(amount => amount == 0).Count();
        return [.. quarters.Select((quarter, index) => new BudgetedCost(area, quarter, index >= first && index < budget.Count ? budget[index] : null, Sum(quarter.First.MonthsSince(start))))];

        // Of a quarter of which the forecast has a part, that part. What comes to less than a cent is no cost.
        decimal Sum(int from) => decimal.Round(Enumerable.Range(from, MonthsOfQuarter).Where(month => month >= 0 && month < months.Count).Sum(month => months[month]), 2);
    }
}
