using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Why a figure of a stream is not defined.</summary>
public enum WhyNot
{
    /// <summary>Nothing is earned within the plan.</summary>
    NoRevenue,

    /// <summary>Its model counts no customers.</summary>
    NoCustomers,

    /// <summary>Nobody is won within the plan.</summary>
    NobodyNew,

    /// <summary>No campaign is spent on it.</summary>
    NoCampaign,

    /// <summary>Nobody leaves: the time that a customer stays is not known.</summary>
    NobodyLeaves,

    /// <summary>What customers pay does not cover what it costs to serve them.</summary>
    NoMargin,

    /// <summary>It is sold once: what a customer brings comes on one day.</summary>
    SoldOnce,
}

/// <summary>A figure, or why there is none.</summary>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Why">Null where it is defined.</param>
public readonly record struct DefinedFigure(decimal? Value, WhyNot? Why)
{
    /// <summary>The value where there is one, else why not.</summary>
    public static DefinedFigure Of(decimal? value, WhyNot otherwise) => value is null ? new(null, otherwise) : new(value, null);
}

/// <summary>How well a stream lives on its customers. Bounds belong to the better side.</summary>
public enum EconomicsVerdict
{
    /// <summary>Nothing is earned yet.</summary>
    None,

    /// <summary>It has no customers that are counted; there is a margin only.</summary>
    MarginOnly,

    /// <summary>Serving costs more than is paid.</summary>
    NoMargin,

    /// <summary>What it costs to win a customer is not known.</summary>
    NoCampaign,

    /// <summary>It pays back; how much a customer brings in all is not known, since nobody leaves.</summary>
    NobodyLeaves,

    /// <summary>A customer brings less than winning it costs.</summary>
    Losing,

    /// <summary>A customer brings less than three times what winning it costs.</summary>
    Thin,

    /// <summary>A customer brings enough, but it takes more than a year until its cost is back.</summary>
    Slow,

    /// <summary>A customer brings three times its cost or more, which is back within a year.</summary>
    Healthy,
}

/// <summary>What one customer of a stream costs and brings, on the average of all months of the plan.</summary>
/// <param name="Revenue">What the stream earns in each month.</param>
/// <param name="Customers">Who pays for it at the end of each month; of things sold, how many are sold in it.</param>
/// <param name="Won">New customers, or things sold, within the plan.</param>
/// <param name="GrossMargin">(Revenue − what serving costs) ÷ revenue; a fraction.</param>
/// <param name="Churn">Customers lost ÷ customers at the beginning of a month; a fraction.</param>
/// <param name="RevenuePerCustomer">In a month; of things sold, of one.</param>
/// <param name="AcquisitionCost">Campaigns for the stream ÷ new customers (CAC).</param>
/// <param name="LifetimeValue">Revenue of a customer × gross margin ÷ churn (LTV); of things sold, the margin on one.</param>
/// <param name="ValueToCost">LTV ÷ CAC.</param>
/// <param name="Payback">CAC ÷ (revenue of a customer × gross margin), in months.</param>
public sealed record UnitEconomics(
    IReadOnlyList<decimal> Revenue, IReadOnlyList<decimal> Customers, decimal Won, DefinedFigure GrossMargin, DefinedFigure Churn, DefinedFigure RevenuePerCustomer,
    DefinedFigure AcquisitionCost, DefinedFigure LifetimeValue, DefinedFigure ValueToCost, DefinedFigure Payback)
{
    /// <summary>A customer is worth winning who brings three times what that costs.</summary>
    private const decimal EnoughValue = 3;

    /// <summary>Its cost should be back within a year.</summary>
    private const decimal EnoughMonths = 12;

    /// <summary>What they say together.</summary>
    public EconomicsVerdict Verdict => this switch
    {
        { GrossMargin.Value: null } => EconomicsVerdict.None,
        { GrossMargin.Value: <= 0 } => EconomicsVerdict.NoMargin,
        { RevenuePerCustomer.Why: WhyNot.NoCustomers } => EconomicsVerdict.MarginOnly,
        { AcquisitionCost.Value: null } => EconomicsVerdict.NoCampaign,
        { ValueToCost.Value: null } => EconomicsVerdict.NobodyLeaves,
        { ValueToCost.Value: < 1 } => EconomicsVerdict.Losing,
        { ValueToCost.Value: < EnoughValue } => EconomicsVerdict.Thin,
        { Payback.Value: > EnoughMonths } => EconomicsVerdict.Slow,
        _ => EconomicsVerdict.Healthy,
    };

    /// <summary>Reads them off a forecast.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <param name="stream">One of the streams of its plan.</param>
    public static UnitEconomics Of(PlanForecast forecast, RevenueStream stream)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(stream);
        var revenue = Sum("revenue");
        // Of users of whom some pay, those who pay.
        var isFreemium = stream.Kind == RevenueKind.Freemium;
        var soldOnce = stream.Kind == RevenueKind.Hardware;
        var customers = Sum(soldOnce ? "units" : isFreemium ? "members" : "customers");
        var won = soldOnce ? customers.Sum() : Sum(isFreemium ? "new-members" : "new-customers").Sum();
        var lost = Sum(isFreemium ? "lost-members" : "lost-customers").Sum();
        // Who is there at the end was there at the beginning, or is new, and has not left.
        var atStart = customers.Sum() - won + lost;
        var serving = Sum("cost-to-serve", "cost-of-units").Sum() + Spent(forecast, CostsOfServing(forecast.Plan, stream));
        var margin = DefinedFigure.Of(Margins.GrossMargin(revenue.Sum(), serving), WhyNot.NoRevenue);
        var campaigns = Spent(forecast, forecast.Plan.Finance.Costs.Where(cost => cost.Kind == CostKind.Marketing && cost.Stream == stream.Id));
        var counts = stream.Kind is { } kind && RevenueStream.Growing.Contains(kind);
        var (churn, arpa) = (CustomerEconomics.Churn(lost, atStart), revenue.Sum() == 0 ? null : Ratio(revenue.Sum(), customers.Sum()));
        var cost = campaigns > 0 ? CustomerEconomics.AcquisitionCost(campaigns, won) : null;
        var value = soldOnce ? arpa * margin.Value : arpa is { } each && margin.Value is { } share && churn is { } leaving ? CustomerEconomics.LifetimeValue(each, share, leaving) : null;
        var ratio = value is { } brings && cost is { } costs ? CustomerEconomics.ValueToCost(brings, costs) : null;
        var payback = !soldOnce && cost is { } spent && arpa is { } monthly && margin.Value is { } kept ? CustomerEconomics.AcquisitionPayback(spent, monthly, kept) : null;
        var noCost = campaigns > 0 ? WhyNot.NobodyNew : WhyNot.NoCampaign;
        var noValue = arpa is null ? WhyNot.NoRevenue : WhyNot.NobodyLeaves;
        return new(revenue, customers, won, margin, Counted(soldOnce ? null : churn, soldOnce ? WhyNot.SoldOnce : WhyNot.NobodyNew), Counted(arpa, WhyNot.NoRevenue),
            Counted(cost, noCost), Counted(value, noValue), Counted(ratio, cost is null ? noCost : noValue),
            Counted(payback, soldOnce ? WhyNot.SoldOnce : cost is null ? noCost : arpa is null ? WhyNot.NoRevenue : WhyNot.NoMargin));

        IReadOnlyList<decimal> Sum(params string[] terms) => forecast.SumOf(terms.Select(term => $"revenue/streams/{stream.Key}/{term}"));

        DefinedFigure Counted(decimal? figure, WhyNot why) => DefinedFigure.Of(figure, counts ? why : WhyNot.NoCustomers);
    }

    private static decimal? Ratio(decimal amount, decimal divisor) => divisor > 0 ? amount / divisor : null;

    /// <summary>What is paid for by the stream, its users or its revenue, and counts as cost of sales.</summary>
    private static IEnumerable<Cost> CostsOfServing(Plan plan, RevenueStream stream) => plan.Finance.Costs.Where(cost => cost.Stream == stream.Id
        && cost.Kind is CostKind.PerUnit or CostKind.Inference or CostKind.Api or CostKind.PercentOfLine
        && (cost.Area ?? (cost.Kind is CostKind.Inference or CostKind.Api ? CostArea.CostOfSales : null)) == CostArea.CostOfSales);

    private static decimal Spent(PlanForecast forecast, IEnumerable<Cost> costs) => forecast.SumOf(costs.Select(cost => $"finance/costs/{cost.Key}/spending")).Sum();
}
