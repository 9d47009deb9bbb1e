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
    public static Item ItemOf(RevenueStream stream) => PlanInputs.ItemOf("revenue/streams", stream, stream.Name);

    public static Item ItemOf(RevenueStream stream, PriceTier tier) => PlanInputs.ItemOf("revenue/tiers", tier, tier.Name.Length > 0 ? $"{stream.Name}, {tier.Name}" : "");

    public static Item ItemOf(Plan plan, PriceChange change) =>
        PlanInputs.ItemOf("revenue/price-changes", change, change.Month is { } month ? $"{plan.Revenue.Streams.At(change.Of)?.Name ?? plan.Revenue.Tiers.At(change.Of)?.Name} {month}" : "");

    public static Item ItemOf(Hire hire) => PlanInputs.ItemOf("team/hires", hire, hire.Role);

    public static Item ItemOf(Training training) => PlanInputs.ItemOf("team/training", training, training.Topic);

    public static Item ItemOf(Cost cost) => PlanInputs.ItemOf("finance/costs", cost, cost.Name);

    public static Item ItemOf(Asset asset) => PlanInputs.ItemOf("finance/assets", asset, asset.Name);

    public static Item ItemOf(Instrument instrument) => PlanInputs.ItemOf("funding/instruments", instrument, instrument.Name);

    /// <summary>The name of what serves customers; null where there is no such row.</summary>
    public static string? NameOf(Plan plan, Guid serving) => plan.Team.Hires.At(serving)?.Role ?? plan.Finance.Costs.At(serving)?.Name ?? plan.Finance.Assets.At(serving)?.Name;
}
