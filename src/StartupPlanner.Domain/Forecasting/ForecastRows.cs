using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Rows of the plan as items of the model.</summary>
internal static class ForecastRows
{
    public static Item ItemOf(RevenueStream stream) => Entered.ItemOf("revenue/streams", stream, stream.Name);

    public static Item ItemOf(RevenueStream stream, PriceTier tier) => Entered.ItemOf("revenue/tiers", tier, tier.Name.Length > 0 ? $"{stream.Name}, {tier.Name}" : "");

    public static Item ItemOf(Plan plan, PriceChange change) =>
        Entered.ItemOf("revenue/price-changes", change, change.Month is { } month ? $"{plan.Revenue.Streams.At(change.Of)?.Name ?? plan.Revenue.Tiers.At(change.Of)?.Name} {month}" : "");

    public static Item ItemOf(Hire hire) => Entered.ItemOf("team/hires", hire, hire.Role);

    public static Item ItemOf(Training training) => Entered.ItemOf("team/training", training, training.Topic);

    public static Item ItemOf(Cost cost) => Entered.ItemOf("finance/costs", cost, cost.Name);

    public static Item ItemOf(Asset asset) => Entered.ItemOf("finance/assets", asset, asset.Name);

    public static Item ItemOf(Instrument instrument) => Entered.ItemOf("funding/instruments", instrument, instrument.Name);

    /// <summary>The name of what serves customers; null where there is no such row.</summary>
    public static string? NameOf(Plan plan, Guid serving) => plan.Team.Hires.At(serving)?.Role ?? plan.Finance.Costs.At(serving)?.Name ?? plan.Finance.Assets.At(serving)?.Name;
}
