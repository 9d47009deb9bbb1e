using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>Cash as it is received and paid in some periods.</summary>
/// <param name="Periods">Each with its name as a reader sees it.</param>
public sealed record CashTable(Plan Plan, PlanForecast Forecast, IReadOnlyList<Period> Periods)
{
    private readonly CashBudget cash = CashBudget.Of(Plan, Forecast);

    /// <summary>Whether months with too little cash are marked as they are edited.</summary>
    public bool HasMarks { get; init; }

    /// <summary>The sides that move cash at all, so that a young company's table is short.</summary>
    public IEnumerable<CashSide> Sides => cash.Flows.Where(flow => flow.Value.Any(amount => amount != 0)).Select(flow => flow.Key);

    public decimal Opening(Period period) => cash.Opening[period.From - 1];

    public decimal Of(CashSide side, Period period) => cash.Flows[side].Skip(period.From - 1).Take(period.To - period.From + 1).Sum();

    public decimal Closing(Period period) => cash.Closing[period.To - 1];
}
