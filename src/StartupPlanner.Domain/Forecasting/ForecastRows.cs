using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Rows of the plan as items of the model, and how one row names another: by its address, or by its name.</summary>
internal static class ForecastRows
{
    public static Item ItemOf(RevenueStream stream) => Entered.ItemOf("revenue/streams", stream, stream.Name);

    public static Item ItemOf(RevenueStream stream, PriceTier tier) => Entered.ItemOf("revenue/tiers", tier, tier.Name.Length > 0 ? $"{stream.Name}, {tier.Name}" : "");

    public static Item ItemOf(PriceChange change) => Entered.ItemOf("revenue/price-changes", change, change.Month is { } month ? $"{change.Of} {month}" : "");

    public static Item ItemOf(Hire hire) => Entered.ItemOf("team/hires", hire, hire.Role);

    public static Item ItemOf(Cost cost) => Entered.ItemOf("finance/costs", cost, cost.Name);

    public static Item ItemOf(Asset asset) => Entered.ItemOf("finance/assets", asset, asset.Name);

    public static Item ItemOf(Instrument instrument) => Entered.ItemOf("funding/instruments", instrument, instrument.Name);

    public static RevenueStream? Find(IEnumerable<RevenueStream> streams, string reference) => RowReference.Find(streams, "revenue/streams", stream => stream.Name, reference);

    public static PriceTier? Find(IEnumerable<PriceTier> tiers, string reference) => RowReference.Find(tiers, "revenue/tiers", tier => tier.Name, reference);

    public static Hire? Find(IEnumerable<Hire> hires, string reference) => RowReference.Find(hires, "team/hires", hire => hire.Role, reference);

    public static Scenario? Find(IEnumerable<Scenario> scenarios, string reference) => RowReference.Find(scenarios, "finance/scenarios", scenario => scenario.Name, reference);
}
