using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>Cash as it is received and paid in some periods.</summary>
/// <param name="Cash">Of all months.</param>
/// <param name="Periods">Each with its name as a reader sees it.</param>
public sealed record CashTable(Plan Plan, CashBudget Cash, IReadOnlyList<Period> Periods)
{
    /// <summary>Whether months with too little cash are marked as they are edited.</summary>
    public bool HasMarks { get; init; }

    /// <summary>The sides that move cash at all, so that a young company's table is short.</summary>
    public IEnumerable<CashSide> Sides => Cash.Flows.Where(flow => flow.Value.Any(amount => amount != 0)).Select(flow => flow.Key);

    public decimal Opening(Period period) => Cash.Opening[period.From - 1];

    public decimal Of(CashSide side, Period period) => period.SumOf(Cash.Flows[side]);

    public decimal Closing(Period period) => Cash.Closing[period.To - 1];
}
