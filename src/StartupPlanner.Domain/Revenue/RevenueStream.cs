using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Revenue;

/// <summary>How a stream earns.</summary>
public enum RevenueKind
{
    /// <summary>Customers pay each month, or a year ahead.</summary>
    Subscription,

    /// <summary>Customers pay for what they use: calls, tokens, credits, tasks.</summary>
    Usage,

    /// <summary>Customers pay once, and for maintenance month by month.</summary>
    Licence,

    /// <summary>Things are sold.</summary>
    Hardware,

    /// <summary>People work for customers and are paid by the day.</summary>
    Services,

    /// <summary>Data sets, reports or feeds are delivered.</summary>
    Data,

    /// <summary>Others pay to be seen by the users.</summary>
    Advertising,

    /// <summary>Others trade, and a share stays.</summary>
    Marketplace,

    /// <summary>Most users pay nothing, a share is a paying member.</summary>
    Freemium,

    /// <summary>Joint development, paid at milestones.</summary>
    Contract,

    /// <summary>Amounts known month by month.</summary>
    Series,
}

/// <summary>How the number of a stream's customers comes about.</summary>
public enum GrowthKind
{
    /// <summary>So many new ones in the first month, and a share more each month.</summary>
    Rate,

    /// <summary>Leads, of which a share buys.</summary>
    Funnel,

    /// <summary>All of them by a logistic curve up to a ceiling.</summary>
    SCurve,

    /// <summary>New ones as typed month by month.</summary>
    NewByMonth,

    /// <summary>All of them as typed month by month.</summary>
    AllByMonth,

    /// <summary>A share of the customers of the stream to whose customers it is sold.</summary>
    Share,
}

/// <summary>A stream of revenue. Which of its fields count depends on its model and on how it grows; a field left empty counts nothing.</summary>
#pragma warning disable CA1711 // The field's own term; no one takes it for a stream of bytes.
public sealed class RevenueStream : Row
#pragma warning restore CA1711
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How it earns; a stream without counts nothing.</summary>
    public RevenueKind? Kind { get; private set; }

    /// <summary>The first month; the plan's where none is named.</summary>
    public Month? Start { get; private set; }

    /// <summary>The last month.</summary>
    public Month? End { get; private set; }

    /// <summary>Currency of the amounts; the plan's where none is chosen.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>
    /// The stream to whose customers it is sold, as an option or an upgrade is: they are counted once, there; what they buy here is expansion, and there are
    /// never more of them here than there. Empty where it wins customers of its own.
    /// </summary>
    public Guid? SoldTo { get; private set; }

    /// <summary>How it grows; at a rate where nothing is chosen.</summary>
    public GrowthKind? Growth { get; private set; }

    /// <summary>Customers who are there before the plan's first month; they pay from its first month on, by the month.</summary>
    public Estimate? CustomersBefore { get; private set; }

    /// <summary>New customers in the first month.</summary>
    public Estimate? NewCustomers { get; private set; }

    /// <summary>How much more new customers, or leads, there are each month, in per cent.</summary>
    public Estimate? MonthlyGrowth { get; private set; }

    /// <summary>Leads in the first month.</summary>
    public Estimate? Leads { get; private set; }

    /// <summary>Per cent of leads that buy; of the other stream's customers who take this one too.</summary>
    public Estimate? Conversion { get; private set; }

    /// <summary>The most customers that an S-curve reaches.</summary>
    public Estimate? Ceiling { get; private set; }

    /// <summary>Months until half of them.</summary>
    public Estimate? HalfWay { get; private set; }

    /// <summary>Months from a tenth of them to nine tenths.</summary>
    public Estimate? Width { get; private set; }

    /// <summary>Typed month by month: new customers, all customers, or the amounts of a series.</summary>
    public IReadOnlyList<decimal> ByMonth { get; private set; } = [];

    /// <summary>Per cent of customers who leave each month.</summary>
    public Estimate? Churn { get; private set; }

    /// <summary>Per cent of a month's new customers who are there after 0, 1, 2 … months; after the last of them, churn counts.</summary>
    public IReadOnlyList<decimal> Retention { get; private set; } = [];

    /// <summary>The most customers that can be served, so that no more are won, or units that can be made in a month.</summary>
    public Estimate? Capacity { get; private set; }

    /// <summary>What serves the customers: the people of a role, units of an asset, or what a fixed cost pays for in some quantity.</summary>
    public IReadOnlyList<Guid> ServedBy { get; private set; } = [];

    /// <summary>How many customers one person, or one unit, can serve.</summary>
    public Estimate? PerHead { get; private set; }

    /// <summary>Price of one: a month's subscription, a unit used, a licence, a day, a thousand impressions, an order. Of a subscription with tiers theirs count instead.</summary>
    public Estimate? Price { get; private set; }

    /// <summary>Rise of the price, and of those of its tiers, each year, in per cent.</summary>
    public Estimate? PriceRise { get; private set; }

    /// <summary>Per cent of a usual month, for January to December.</summary>
    public IReadOnlyList<decimal> Seasonality { get; private set; } = [];

    /// <summary>Per cent of new subscribers who pay a year ahead.</summary>
    public Estimate? PaidYearly { get; private set; }

    /// <summary>What they save, in per cent.</summary>
    public Estimate? YearlyDiscount { get; private set; }

    /// <summary>By how much subscribers buy more each month (upgrades, seats), in per cent.</summary>
    public Estimate? Expansion { get; private set; }

    /// <summary>By how much subscribers buy less each month, in per cent.</summary>
    public Estimate? Contraction { get; private set; }

    /// <summary>What one customer takes in a month: units used, deliveries, impressions, orders.</summary>
    public Estimate? PerCustomer { get; private set; }

    /// <summary>Units used that cost nothing.</summary>
    public Estimate? Included { get; private set; }

    /// <summary>For which units the price of a tier of use holds; for those above it where nothing is chosen.</summary>
    public TierPricing? TierPricing { get; private set; }

    /// <summary>Per cent: a licence's yearly maintenance, the share of advertising space that is sold, of turnover that stays, of people's time that is paid, of a freemium's users who are paying members.</summary>
    public Estimate? Rate { get; private set; }

    /// <summary>People who work for customers.</summary>
    public Estimate? People { get; private set; }

    /// <summary>Days that one of them could work in a month.</summary>
    public Estimate? WorkingDays { get; private set; }

    /// <summary>What one costs to serve or make: a customer in a month, a unit used, a thing sold.</summary>
    public Estimate? UnitCost { get; private set; }

    /// <summary>Days of sales for which there is stock.</summary>
    public decimal? InventoryDays { get; private set; }

    /// <summary>Days until customers pay.</summary>
    public decimal? PaymentDays { get; private set; }

    /// <summary>Value added tax on it, where it is not the plan's; a fraction.</summary>
    public decimal? SalesTax { get; private set; }

    /// <summary>The models in which customers are counted.</summary>
    internal static IReadOnlyList<RevenueKind> WithCustomers { get; } =
        [RevenueKind.Subscription, RevenueKind.Usage, RevenueKind.Licence, RevenueKind.Data, RevenueKind.Advertising, RevenueKind.Marketplace, RevenueKind.Freemium];

    /// <summary>The models that grow: those with customers, and things sold.</summary>
    internal static IReadOnlyList<RevenueKind> Growing { get; } = [.. WithCustomers, RevenueKind.Hardware];

    /// <summary>The models that have a price.</summary>
    internal static IReadOnlyList<RevenueKind> WithPrice { get; } = [.. Growing, RevenueKind.Services];

    private static readonly RevenueKind[] WithSeason = [.. WithPrice, RevenueKind.Series];

    internal static void Declare(FieldSet<RevenueStream> fields) => fields
        .ShortText(stream => stream.Name, 80)
        .Choice(stream => stream.Kind)
        .Month(stream => stream.Start, required: false)
        .Month(stream => stream.End, required: false)
        .Currency(stream => stream.Currency)
        .When(stream => stream.Kind, Growing, DeclareGrowth)
        // Of amounts that are typed nothing grows: there the second condition is passed over.
        .When(stream => stream.Kind, [.. Growing, RevenueKind.Series], when => when
            .When(stream => stream.Growth, [GrowthKind.NewByMonth, GrowthKind.AllByMonth], typed => typed.Series(stream => stream.ByMonth, min: -1_000_000_000_000m)))
        .When(stream => stream.Kind, WithCustomers, when => when
            .When(stream => stream.Growth, [GrowthKind.Rate, GrowthKind.Funnel, GrowthKind.NewByMonth], leaving => leaving
                .Estimate(stream => stream.Churn, Percent, max: 100, required: false)
                .Series(stream => stream.Retention, Percent, max: 100, over: SeriesOver.MonthsPassed), orNone: true))
        .When(stream => stream.Kind, Growing, when => when.Estimate(stream => stream.Capacity, "customers", required: false))
        .When(stream => stream.Kind, WithPrice, when => when.References(stream => stream.ServedBy, required: false, targets: ["team/hires", "finance/assets", "finance/costs"]))
        .When(stream => stream.Kind, Growing, when => when.Estimate(stream => stream.PerHead, "customers", required: false))
        .When(stream => stream.Kind, WithPrice, when => when
            .Estimate(stream => stream.Price, FieldSet<RevenueStream>.CurrencyUnit, decimals: 8, required: false)
            .Estimate(stream => stream.PriceRise, Percent, min: -90, max: 500, required: false))
        .When(stream => stream.Kind, WithSeason, when => when.Series(stream => stream.Seasonality, Percent, max: 1200, over: SeriesOver.MonthsOfYear))
        .When(stream => stream.Kind, [RevenueKind.Subscription], when => when
            .Estimate(stream => stream.PaidYearly, Percent, max: 100, required: false)
            .Estimate(stream => stream.YearlyDiscount, Percent, max: 100, required: false)
            .Estimate(stream => stream.Expansion, Percent, max: 100, required: false)
            .Estimate(stream => stream.Contraction, Percent, max: 100, required: false))
        .When(stream => stream.Kind, [RevenueKind.Usage, RevenueKind.Data, RevenueKind.Advertising, RevenueKind.Marketplace],
            when => when.Estimate(stream => stream.PerCustomer, "units", required: false))
        .When(stream => stream.Kind, [RevenueKind.Usage], when => when
            .Estimate(stream => stream.Included, "units", required: false)
            .Choice(stream => stream.TierPricing, required: false))
        .When(stream => stream.Kind, [RevenueKind.Licence, RevenueKind.Services, RevenueKind.Advertising, RevenueKind.Marketplace, RevenueKind.Freemium],
            when => when.Estimate(stream => stream.Rate, Percent, max: 100, required: false))
        .When(stream => stream.Kind, [RevenueKind.Services], when => when
            .Estimate(stream => stream.People, "people", max: 100_000, required: false)
            .Estimate(stream => stream.WorkingDays, "days", max: 31, required: false))
        .When(stream => stream.Kind, Growing, when => when.Estimate(stream => stream.UnitCost, FieldSet<RevenueStream>.CurrencyUnit, decimals: 8, required: false))
        .When(stream => stream.Kind, [RevenueKind.Hardware], when => when.Number(stream => stream.InventoryDays, "days", max: 720, decimals: 0, required: false))
        .Number(stream => stream.PaymentDays, "days", max: 720, decimals: 0, required: false)
        .Percentage(stream => stream.SalesTax, required: false);

    private static void DeclareGrowth(FieldSet<RevenueStream> fields) => fields
        .Reference(stream => stream.SoldTo, required: false, targets: ["revenue/streams"])
        .Choice(stream => stream.Growth, required: false)
        .When(stream => stream.Kind, WithCustomers, when => when.Estimate(stream => stream.CustomersBefore, "customers", required: false))
        .When(stream => stream.Growth, [GrowthKind.Rate], when => when.Estimate(stream => stream.NewCustomers, "customers", required: false), orNone: true)
        .When(stream => stream.Growth, [GrowthKind.Rate, GrowthKind.Funnel], when => when.Estimate(stream => stream.MonthlyGrowth, Percent, min: -100, max: 1000, required: false), orNone: true)
        // Where nothing is chosen, leads that a campaign brings are a funnel.
        .When(stream => stream.Growth, [GrowthKind.Funnel], when => when.Estimate(stream => stream.Leads, "leads", required: false), orNone: true)
        .When(stream => stream.Growth, [GrowthKind.Funnel, GrowthKind.Share], when => when.Estimate(stream => stream.Conversion, Percent, max: 100, required: false), orNone: true)
        .When(stream => stream.Growth, [GrowthKind.SCurve], when => when
            .Estimate(stream => stream.Ceiling, "customers", required: false)
            .Estimate(stream => stream.HalfWay, "months", max: 600, required: false)
            .Estimate(stream => stream.Width, "months", min: 1, max: 600, required: false));

    private const string Percent = FieldSet<RevenueStream>.PercentUnit;
}
