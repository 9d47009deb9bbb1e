using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What becomes of leads: how many buy, and how many of those are customers a year later. By the likeliest values.</summary>
/// <param name="Leads">Those of the first month; 100 where only campaigns bring some.</param>
/// <param name="Customers">How many of them buy.</param>
/// <param name="AfterAYear">How many of these are there after twelve months; null of things, which are sold once.</param>
public sealed record SalesFunnel(decimal Leads, decimal Customers, decimal? AfterAYear)
{
    private const int Year = 12;

    /// <summary>The funnel of a stream; null where it does not grow by one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stream">One of its streams.</param>
    public static SalesFunnel? Of(Plan plan, RevenueStream stream)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stream);
        if (stream is not { Kind: { } kind, Conversion.Likely: var buying } || !RevenueStream.Growing.Contains(kind) || !GrowsByLeads(plan, stream)) return null;
        var leads = stream.Leads is { Likely: > 0 } own ? own.Likely : 100;
        var customers = leads * buying / 100;
        return new(leads, customers, RevenueStream.WithCustomers.Contains(kind) ? customers * StayingAfter(stream, Year) : null);
    }

    // Where nothing is chosen, leads that a campaign brings are a funnel.
    private static bool GrowsByLeads(Plan plan, RevenueStream stream) => stream.Growth == GrowthKind.Funnel
        || stream.Growth is null && plan.Finance.Costs.Any(cost => cost is { Kind: CostKind.Marketing, CostPerLead: not null } && cost.Stream == stream.Id);

    // What is typed of those who stay holds as far as it goes; from there on a share leaves each month.
    private static decimal StayingAfter(RevenueStream stream, int months)
    {
        var known = Math.Min(months, stream.Retention.Count - 1);
        var (start, left) = known >= 0 ? (stream.Retention[known] / 100, months - known) : (1m, months);
        return Enumerable.Repeat(1 - Likely(stream.Churn) / 100, left).Aggregate(start, (staying, kept) => staying * kept);
    }

    private static decimal Likely(Estimate? estimate) => estimate?.Likely ?? 0;
}
