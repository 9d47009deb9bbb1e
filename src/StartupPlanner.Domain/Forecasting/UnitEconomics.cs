using StartupPlanner.Domain.Costs;
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

    /// <summary>Amounts are beyond what can be computed.</summary>
    TooLarge,
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

    /// <summary>Amounts are beyond what can be computed.</summary>
    TooLarge,

    /// <summary>What it costs to win a customer is not known: no campaign is spent on it.</summary>
    NoCampaign,

    /// <summary>What it costs to win a customer is not known: a campaign is spent on it, and nobody is won.</summary>
    NobodyNew,

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
/// <param name="LifetimeValue">
/// Revenue of a customer × gross margin ÷ churn (LTV); of things sold, the margin on one; of a licence, the margin on its fee and that of its maintenance ÷ churn.
/// </param>
/// <param name="ValueToCost">LTV ÷ CAC.</param>
/// <param name="Payback">CAC ÷ (revenue of a customer × gross margin), in months; of a licence, of what its fee does not cover. None where it comes back on the day of the sale.</param>
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
        { GrossMargin.Why: WhyNot.TooLarge } => EconomicsVerdict.TooLarge,
        { GrossMargin.Value: null } => EconomicsVerdict.None,
        { GrossMargin.Value: <= 0 } => EconomicsVerdict.NoMargin,
        { RevenuePerCustomer.Why: WhyNot.NoCustomers } => EconomicsVerdict.MarginOnly,
        { AcquisitionCost.Why: WhyNot.NobodyNew } => EconomicsVerdict.NobodyNew,
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
        var amounts = new StreamAmounts(forecast, stream);
        if (forecast.TooLarge is not null) return Unknown(amounts);
        try
        {
            return Of(amounts);
        }
        catch (OverflowException)
        {
            // Customers may be beyond all numbers where money is not.
            return Unknown(amounts);
        }
    }

    private static UnitEconomics Unknown(StreamAmounts amounts)
    {
        var none = new DefinedFigure(null, WhyNot.TooLarge);
        return new(amounts.Revenue, amounts.Customers, 0, none, none, none, none, none, none, none);
    }

    private static UnitEconomics Of(StreamAmounts amounts)
    {
        var (revenue, customers, won, soldOnce) = (amounts.Revenue.Sum(), amounts.Customers.Sum(), amounts.Won, amounts.SoldOnce);
        var margin = DefinedFigure.Of(Margins.GrossMargin(revenue, amounts.Serving), WhyNot.NoRevenue);
        var churn = CustomerEconomics.Churn(amounts.Lost, amounts.AtStart);
        var arpa = revenue == 0 ? null : Ratio(revenue, customers);
        var cost = amounts.Campaigns > 0 ? CustomerEconomics.AcquisitionCost(amounts.Campaigns, won) : null;
        var (once, monthly) = Brings(amounts, arpa * margin.Value);
        var value = monthly == 0 && (soldOnce || once > 0) ? once : once + (churn is { } leaving && monthly is { } kept ? CustomerEconomics.LifetimeValue(kept, 1, leaving) : null);
        var ratio = value is { } brings && cost is { } costs ? CustomerEconomics.ValueToCost(brings, costs) : null;
        var isPaidAtOnce = soldOnce || cost <= once;
        var payback = !isPaidAtOnce && cost - once is { } spent && monthly is { } back ? CustomerEconomics.AcquisitionPayback(spent, back, 1) : null;
        var noCost = amounts.Campaigns > 0 ? WhyNot.NobodyNew : WhyNot.NoCampaign;
        var noValue = arpa is null ? WhyNot.NoRevenue : once is null ? WhyNot.NobodyNew : WhyNot.NobodyLeaves;
        return new(amounts.Revenue, amounts.Customers, won, margin, Counted(soldOnce ? null : churn, soldOnce ? WhyNot.SoldOnce : WhyNot.NobodyNew), Counted(arpa, WhyNot.NoRevenue),
            Counted(cost, noCost), Counted(value, noValue), Counted(ratio, cost is null ? noCost : noValue),
            Counted(payback, isPaidAtOnce ? WhyNot.SoldOnce : cost is null ? noCost : arpa is null ? WhyNot.NoRevenue : WhyNot.NoMargin));

        DefinedFigure Counted(decimal? figure, WhyNot why) => DefinedFigure.Of(figure, amounts.Counts ? why : WhyNot.NoCustomers);
    }

    // What a customer brings on the day on which it is won, and in each month after.
    private static (decimal? Once, decimal? Monthly) Brings(StreamAmounts amounts, decimal? each) => amounts.Stream.Kind switch
    {
        RevenueKind.Hardware => (each, 0),
        RevenueKind.Licence => (amounts.FeeMargin, amounts.MaintenanceMargin),
        _ => (0, each),
    };

    private static decimal? Ratio(decimal amount, decimal divisor) => divisor > 0 ? amount / divisor : null;

    /// <summary>What a stream comes to within the plan.</summary>
    private sealed class StreamAmounts(PlanForecast forecast, RevenueStream stream)
    {
        // Of users of whom some pay, those who pay.
        private readonly bool isFreemium = stream.Kind == RevenueKind.Freemium;

        public RevenueStream Stream => stream;

        public bool SoldOnce => stream.Kind == RevenueKind.Hardware;

        /// <summary>Whether its model counts customers.</summary>
        public bool Counts => stream.Kind is { } kind && RevenueStream.Growing.Contains(kind);

        public IReadOnlyList<decimal> Revenue { get; } = Sum(forecast, stream, "revenue");

        public IReadOnlyList<decimal> Customers { get; } = Sum(forecast, stream, stream.Kind switch { RevenueKind.Hardware => "units", RevenueKind.Freemium => "members", _ => "customers" });

        public decimal Won => SoldOnce ? Customers.Sum() : Total(isFreemium ? "new-members" : "new-customers");

        public decimal Lost => Total(isFreemium ? "lost-members" : "lost-customers");

        /// <summary>Customers at the beginning of each month: who is there at the end was there at the beginning, or is new, and has not left.</summary>
        public decimal AtStart => Customers.Sum() - Won + Lost;

        public decimal Campaigns => Spent(cost => cost.Kind == CostKind.Marketing);

        /// <summary>What it costs to serve, whether by customers and uses or by revenue.</summary>
        public decimal Serving => ServingByUse + ServingByRevenue;

        /// <summary>What is left of the fee for one licence; null where none is sold.</summary>
        public decimal? FeeMargin => Ratio(Total("licences-sold") * KeptOfRevenue, Won);

        /// <summary>What is left in a month of the maintenance of one licence. It is paid from the month after the sale.</summary>
        public decimal MaintenanceMargin => (Ratio(Total("maintenance") * KeptOfRevenue, AtStart) ?? 0) - (Ratio(ServingByUse, Customers.Sum()) ?? 0);

        private decimal KeptOfRevenue => 1 - (Ratio(ServingByRevenue, Revenue.Sum()) ?? 0);

        private decimal ServingByUse => Total("cost-to-serve", "cost-of-units")
            + Spent(cost => cost is { Kind: CostKind.PerUnit or CostKind.Inference or CostKind.Api, Class: CostArea.CostOfSales });

        private decimal ServingByRevenue => Spent(cost => cost is { Kind: CostKind.PercentOfLine, Class: CostArea.CostOfSales });

        private decimal Spent(Func<Cost, bool> which) => forecast.SumOf(
            forecast.Plan.Finance.Costs.Where(cost => cost.Stream == stream.Id && which(cost)).Select(cost => $"finance/costs/{cost.Key}/spending")).Sum();

        private decimal Total(params string[] terms) => Sum(forecast, stream, terms).Sum();

        private static IReadOnlyList<decimal> Sum(PlanForecast forecast, RevenueStream stream, params string[] terms) =>
            forecast.SumOf(terms.Select(term => $"revenue/streams/{stream.Key}/{term}"));
    }
}
