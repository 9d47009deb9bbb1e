using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Revenue;

/// <summary>What the company earns, and by which models.</summary>
public sealed class Revenue
{
    /// <summary>The streams of revenue; each has one model.</summary>
    public RowList<RevenueStream> Streams { get; } = [];

    /// <summary>What subscribers can choose between, and what users pay from a volume on.</summary>
    public RowList<PriceTier> Tiers { get; } = [];

    /// <summary>Prices that change.</summary>
    public RowList<PriceChange> PriceChanges { get; } = [];

    /// <summary>What is paid at the milestones of contracts.</summary>
    public RowList<Milestone> Milestones { get; } = [];

    /// <summary>The currency in which the amounts of a stream, or of what belongs to one, are entered; null for the plan's.</summary>
    public CurrencyCode? CurrencyOf(object row) => row switch
    {
        RevenueStream stream => stream.Currency,
        PriceTier tier => Streams.At(tier.Stream)?.Currency,
        PriceChange change => (Streams.At(change.Of) ?? Streams.At(Tiers.At(change.Of)?.Stream))?.Currency,
        Milestone milestone => Streams.At(milestone.Stream)?.Currency,
        _ => null,
    };

    /// <summary>The section's fields and questions.</summary>
    public static Section Section { get; } = new(
        SectionMap.Of("revenue")
            .Rows<RevenueStream>("streams", plan => plan.Revenue.Streams, maxRows: 40, RevenueStream.Declare)
            .Children<PriceTier>("tiers", plan => plan.Revenue.Tiers, tier => tier.Stream, maxRows: 120, fields => fields
                .Reference(tier => tier.Stream, targets: ["revenue/streams"])
                .ShortText(tier => tier.Name, 80)
                .Estimate(tier => tier.Price, FieldSet<PriceTier>.CurrencyUnit, decimals: 8)
                .Estimate(tier => tier.ShareOfNew, FieldSet<PriceTier>.PercentUnit, max: 100, required: false)
                .Estimate(tier => tier.Upgrade, FieldSet<PriceTier>.PercentUnit, max: 100, required: false)
                .Estimate(tier => tier.Above, "units", required: false))
            .Rows<PriceChange>("price-changes", plan => plan.Revenue.PriceChanges, maxRows: 200, fields => fields
                .Reference(change => change.Of, targets: ["revenue/streams", "revenue/tiers"])
                .Month(change => change.Month)
                .Estimate(change => change.Price, FieldSet<PriceChange>.CurrencyUnit, decimals: 8), minRows: 0)
            .Children<Milestone>("milestones", plan => plan.Revenue.Milestones, milestone => milestone.Stream, maxRows: 100, fields => fields
                .Reference(milestone => milestone.Stream, targets: ["revenue/streams"])
                .ShortText(milestone => milestone.Name, 120)
                .Month(milestone => milestone.Month)
                .Estimate(milestone => milestone.Amount, FieldSet<Milestone>.CurrencyUnit)),
        ask => [ask.Ask("streams", "streams", "tiers", "price-changes", "milestones") with { Importance = 3, MovesMoney = true }]);
}
