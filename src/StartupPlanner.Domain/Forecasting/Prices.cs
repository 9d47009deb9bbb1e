using StartupPlanner.Domain.Revenue;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Reads what streams of revenue cost: their prices, how these change, and their tiers.</summary>
internal sealed class Prices(PlanInputs entered)
{
    // Shares that are rounded to a tenth of a per cent add up to that.
    private const decimal NearlyAll = 0.1m;

    private readonly Dictionary<RevenueStream, Formula?> rises = [];

    /// <summary>A price in each month, and as it was before the first one: as entered or as it has changed, with the rise of the years since then.</summary>
    /// <param name="item">The stream, or the tier, whose price it is.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="price">As entered.</param>
    public (Formula Now, Formula Before) Of(Item item, RevenueStream stream, Estimate? price)
    {
        var rise = RiseOf(stream);
        var since = entered.SpanOf(ForecastRows.ItemOf(stream), stream.Start, null);
        // What was paid before the first month keeps the rate of exchange of that.
        var first = entered.Plan.FirstMonth!.Value;
        var (now, before) = (Risen(entered.Money(item, price, stream.Currency, Unit.Count, nameof(stream.Price)), since.Years), Risen(entered.MoneyIn(first, item, price, stream.Currency, Unit.Count, nameof(stream.Price)), since.YearsBefore));
        foreach (var change in ChangesOf(item))
        {
            var span = new Span(entered.NumberOf(change.Month!.Value));
            var changed = entered.Money(ForecastRows.ItemOf(entered.Plan, change), change.Price, stream.Currency, Unit.Count);
            now = span.Start <= 1 ? Risen(changed, span.Years) : Formula.If(span.Active, Risen(changed, span.Years), now);
            if (span.Start < 1) before = Risen(entered.MoneyIn(first, ForecastRows.ItemOf(entered.Plan, change), change.Price, stream.Currency, Unit.Count), span.YearsBefore);
        }
        return (now, before);

        Formula Risen(Formula amount, Formula years) => rise is null ? amount : amount * Formula.Pow(rise, years);
    }

    /// <summary>The tiers of a subscription; one that is the stream itself where it has none.</summary>
    public IReadOnlyList<Tier> TiersOf(RevenueStream stream, StreamTerms terms)
    {
        var tiers = RowsOf(stream).Select(tier => (Row: tier, Item: ForecastRows.ItemOf(stream, tier))).ToList();
        if (tiers.Count == 0) return [new(terms.Item, terms.Price, terms.FirstPrice, 1, null, MayBeFree(stream.Price, terms.Item))];
        var likely = tiers.Sum(tier => tier.Row.ShareOfNew?.Likely ?? 0);
        if (Math.Abs(likely - 100) > NearlyAll) entered.Refuse(tiers[0].Item, nameof(PriceTier.ShareOfNew), ForecastErrors.SharesOfTiers, stream.Name, likely);
        var shares = tiers.Select(tier => entered.Share(tier.Item, tier.Row.ShareOfNew)).ToList();
        var all = shares.Aggregate((sum, share) => sum + share);
        return [.. tiers.Zip(shares, (tier, share) =>
        {
            var price = Of(tier.Item, stream, tier.Row.Price);
            return new Tier(tier.Item, price.Now, price.Before, share / all, tier.Row.Upgrade is null ? null : entered.Share(tier.Item, tier.Row.Upgrade), MayBeFree(tier.Row.Price, tier.Item));
        })];
    }

    // Where nothing is paid at first, or between two changes.
    private bool MayBeFree(Estimate? price, Item item)
    {
        var changes = ChangesOf(item).ToList();
        return changes.Count > 0 && changes.Select(change => change.Price).Prepend(price).Any(each => each is not { Low: > 0 });
    }

    private IEnumerable<PriceChange> ChangesOf(Item item) =>
        entered.Plan.Revenue.PriceChanges.Where(change => change is { Month: not null, Price: not null } && Address(change.Of) == item.Address).OrderBy(change => change.Month);

    /// <summary>The prices of what customers use above some volume, the smallest volume first.</summary>
    public IReadOnlyList<(Formula Above, Formula Price)> TiersOfUse(RevenueStream stream) =>
        [.. RowsOf(stream).Where(tier => tier is { Above: not null, Price: not null }).OrderBy(tier => tier.Above!.Likely).Select(tier =>
        {
            var item = ForecastRows.ItemOf(stream, tier);
            return (entered.Amount(item, tier.Above, Unit.Ratio), Of(item, stream, tier.Price).Now);
        })];

    /// <summary>Refuses tiers and changes of prices that no stream has.</summary>
    public static void Check(PlanInputs entered)
    {
        var revenue = entered.Plan.Revenue;
        foreach (var tier in revenue.Tiers.Where(tier => tier.Stream is not null))
        {
            var item = PlanInputs.ItemOf("revenue/tiers", tier, tier.Name);
            if (revenue.Streams.At(tier.Stream) is { } stream && stream.Kind is not (null or RevenueKind.Subscription or RevenueKind.Usage)) entered.Refuse(item, nameof(tier.Stream), ForecastErrors.NoTiers, stream.Name);
        }
        foreach (var change in revenue.PriceChanges.Where(change => change.Of is not null))
        {
            var item = ForecastRows.ItemOf(entered.Plan, change);
            var stream = revenue.Streams.At(change.Of);
            if (stream is { Kind: RevenueKind.Contract or RevenueKind.Series }) entered.Refuse(item, nameof(change.Of), ForecastErrors.NoPrice, stream.Name);
            else if (stream is { Kind: RevenueKind.Subscription } && RowsOf(revenue, stream).Any()) entered.Refuse(item, nameof(change.Of), ForecastErrors.PriceOfTiers, stream.Name);
        }
    }

    private IEnumerable<PriceTier> RowsOf(RevenueStream stream) => RowsOf(entered.Plan.Revenue, stream);

    private static IEnumerable<PriceTier> RowsOf(Revenue.Revenue revenue, RevenueStream stream) => revenue.Tiers.Where(tier => tier.Stream == stream.Id);

    private string? Address(Guid? of)
    {
        var revenue = entered.Plan.Revenue;
        return revenue.Streams.At(of) is { } stream ? $"revenue/streams/{stream.Key}" : revenue.Tiers.At(of) is { } tier ? $"revenue/tiers/{tier.Key}" : null;
    }

    private Formula? RiseOf(RevenueStream stream)
    {
        if (rises.TryGetValue(stream, out var known)) return known;
        return rises[stream] = stream.PriceRise is null ? null : 1 + entered.Share(ForecastRows.ItemOf(stream), stream.PriceRise);
    }
}
