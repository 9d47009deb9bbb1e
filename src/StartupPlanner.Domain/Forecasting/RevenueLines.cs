using StartupPlanner.Domain.Revenue;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>The lines of a stream of revenue that other lines refer to.</summary>
/// <param name="Revenue">What it earns.</param>
/// <param name="Volume">What it is measured by: units used where it is paid by use, else customers; null where it has neither.</param>
/// <param name="Customers">Who pays for it; null where it has no customers that are counted.</param>
internal sealed record StreamLines(Line Revenue, Line? Volume, Customers? Customers);

/// <summary>Writes down the streams of revenue.</summary>
/// <param name="entered">The plan's inputs.</param>
/// <param name="serving">Who and what serves customers.</param>
/// <param name="leads">The leads that campaigns bring to each stream, by address.</param>
/// <param name="salesTax">The plan's rate of value added tax; null for none.</param>
/// <param name="reclaims">Whether what suppliers charge is taken off.</param>
internal sealed class RevenueLines(PlanInputs entered, Serving serving, IReadOnlyDictionary<string, Formula> leads, Formula? salesTax, bool reclaims)
{
    private const decimal UsualWorkingDays = 21.75m;

    private readonly Books books = entered.Books;
    private readonly Prices prices = new(entered);
    private readonly Dictionary<RevenueStream, StreamLines?> written = [];
    private readonly HashSet<RevenueStream> begun = [];
    // Of the leads of each stream, by address, those that campaigns buy.
    private readonly Dictionary<string, Formula> boughtShares = [];

    /// <summary>Writes down one stream, after the one to whose customers it is sold; null where it has no model yet.</summary>
    public StreamLines? Of(RevenueStream stream)
    {
        if (written.TryGetValue(stream, out var lines)) return lines;
        begun.Add(stream);
        return written[stream] = Write(stream);
    }

    private StreamLines? Write(RevenueStream stream)
    {
        if (stream.Kind is not { } kind) return null;
        var item = ForecastRows.ItemOf(stream);
        var span = entered.SpanOf(item, stream.Start, stream.End);
        var season = entered.Season(item, stream.Seasonality);
        var price = prices.Of(item, stream, RevenueStream.WithPrice.Contains(kind) ? stream.Price : null);
        var terms = new StreamTerms(item, span, price.Now, price.Before);
        if (stream.ServedBy.Count > 0 && kind is not (RevenueKind.Contract or RevenueKind.Series) && (kind == RevenueKind.Services ? serving.FindPeople(stream.ServedBy) : serving.Find(stream.ServedBy)) is null) entered.Refuse(item, nameof(stream.ServedBy), ForecastErrors.NoSuchRow, ForecastRows.NameOf(entered.Plan, stream.ServedBy[0]) ?? "");
        var tax = entered.SalesTax(item, stream.SalesTax, salesTax);
        var (earnings, volume, customers) = Earn(stream, kind, terms, season, tax, SoldTo(stream, item));
        if (customers is { Overlap: null } && boughtShares.TryGetValue(item.Address, out var bought))
            books.As(Role.WonByCampaigns, books.Line(item, "WonByCampaigns", Unit.Count, Aggregation.Flow, customers.Added * bought));
        if (customers is not null) books.As(Role.FromCustomers, earnings.Revenue);
        books.Sell(item, earnings.Revenue, earnings.Billings, tax, stream.PaymentDays ?? 0);
        if (stream.UnitCost is not null && kind != RevenueKind.Hardware && volume is not null)
        {
            var cost = books.Flow(item, "CostToServe", volume * entered.Money(item, stream.UnitCost, stream.Currency, Unit.Count));
            books.Buy(item, Account.CostOfSales, cost, null, 0);
        }
        return new(earnings.Revenue, volume, customers);
    }

    private (Earnings, Line?, Customers?) Earn(RevenueStream stream, RevenueKind kind, StreamTerms terms, Formula? season, Formula? tax, Customers? others)
    {
        var item = terms.Item;
        switch (kind)
        {
            case RevenueKind.Subscription:
                {
                    var customers = CustomersOf(stream, terms.Span, season, others).Paying(books);
                    return (Subscriptions.Of(books, item, prices.TiersOf(stream, terms), customers, new(entered.Share(item, stream.PaidYearly), entered.Share(item, stream.YearlyDiscount),
                        entered.Share(item, stream.Expansion), entered.Share(item, stream.Contraction))), customers.Level, customers);
                }
            case RevenueKind.Usage:
                {
                    var customers = CustomersOf(stream, terms.Span, null, others).Paying(books);
                    var used = (PerCustomer: Seasonal(entered.Amount(item, stream.PerCustomer, Unit.Ratio)), Included: entered.Amount(item, stream.Included, Unit.Ratio));
                    var earnings = RevenueModels.Usage(books, terms, customers, used.PerCustomer, used.Included, prices.TiersOfUse(stream), stream.TierPricing ?? TierPricing.Graduated);
                    return (earnings, books.Lines[$"{item.Address}/Used"], customers);
                }
            case RevenueKind.Licence:
                {
                    var customers = CustomersOf(stream, terms.Span, season, others).Paying(books);
                    return (RevenueModels.Licence(books, terms, customers, entered.Share(item, stream.Rate)), customers.Level, customers);
                }
            case RevenueKind.Hardware:
                {
                    var units = books.Line(item, "Units", Unit.Count, Aggregation.Flow, Capped(item, stream, Seasonal(Sold(stream, item, terms.Span, others))));
                    return (RevenueModels.Hardware(books, terms, units, entered.Money(item, stream.UnitCost, stream.Currency, Unit.Count), stream.InventoryDays ?? 0, reclaims ? tax : null, 0, LastSold(stream, terms.Span)), units, null);
                }
            case RevenueKind.Services:
                {
                    var days = stream.WorkingDays is null ? UsualWorkingDays : entered.Amount(item, stream.WorkingDays, Unit.Ratio);
                    var people = serving.FindPeople(stream.ServedBy) ?? entered.Amount(item, stream.People, Unit.Count);
                    return (RevenueModels.Services(books, terms, people, Seasonal(entered.Share(item, stream.Rate)), days), null, null);
                }
            case RevenueKind.Data:
                {
                    var customers = CustomersOf(stream, terms.Span, null, others).Paying(books);
                    return (RevenueModels.Deliveries(books, terms, customers, Seasonal(stream.PerCustomer is null ? 1 : entered.Amount(item, stream.PerCustomer, Unit.Ratio))), customers.Level, customers);
                }
            case RevenueKind.Advertising:
                {
                    var users = CustomersOf(stream, terms.Span, null, others);
                    return (RevenueModels.Advertising(books, terms, users, Seasonal(entered.Amount(item, stream.PerCustomer, Unit.Ratio)), entered.Share(item, stream.Rate)), users.Level, null);
                }
            case RevenueKind.Marketplace:
                {
                    var buyers = CustomersOf(stream, terms.Span, null, others).Paying(books);
                    return (RevenueModels.Marketplace(books, terms, buyers, Seasonal(entered.Amount(item, stream.PerCustomer, Unit.Ratio)), entered.Share(item, stream.Rate)), buyers.Level, buyers);
                }
            case RevenueKind.Freemium:
                {
                    var users = CustomersOf(stream, terms.Span, season, others);
                    var members = users.Members(books, item, entered.Share(item, stream.Rate)).Paying(books);
                    return (RevenueModels.Freemium(books, terms, members), users.Level, members);
                }
            case RevenueKind.Contract:
                return (RevenueModels.Scheduled(books, terms, Milestones(item)), null, null);
            default:
                {
                    var amounts = entered.InPlanCurrency(item, entered.Series(item, stream.ByMonth, terms.Span, Unit.Money), stream.Currency);
                    return (RevenueModels.Scheduled(books, terms, Seasonal(amounts)), null, null);
                }
        }

        // A season moves what is bought, not its price.
        Formula Seasonal(Formula volume) => season is null ? volume : volume * season;
    }

    /// <summary>Refuses a milestone that no contract has, or none in its month.</summary>
    public static void Check(PlanInputs entered, Milestone milestone)
    {
        var item = PlanInputs.ItemOf("revenue/milestones", milestone, milestone.Name);
        if (entered.Plan.Revenue.Streams.At(milestone.Stream) is not { } stream) return;
        if (stream.Kind is not (null or RevenueKind.Contract)) entered.Refuse(item, nameof(milestone.Stream), ForecastErrors.NoContract, stream.Name);
        else if (milestone.Month < stream.Start || milestone.Month > stream.End) entered.Refuse(item, nameof(milestone.Month), ForecastErrors.OutsideStream, stream.Name);
    }

    private Formula Milestones(Item contract)
    {
        Formula? sum = null;
        foreach (var milestone in entered.Plan.Revenue.Milestones)
        {
            var item = PlanInputs.ItemOf("revenue/milestones", milestone, milestone.Name);
            if (entered.Plan.Revenue.Streams.At(milestone.Stream) is not { } stream || $"revenue/streams/{stream.Key}" != contract.Address || milestone.Month is not { } month) continue;
            var paid = Span.At(entered.NumberOf(month)) * entered.Money(item, milestone.Amount, stream.Currency);
            sum = sum is null ? paid : sum + paid;
        }
        return sum ?? Formula.Amount(0, Unit.Money);
    }

    private Customers CustomersOf(RevenueStream stream, Span span, Formula? season, Customers? others)
    {
        var item = ForecastRows.ItemOf(stream);
        var before = stream.CustomersBefore is null || span.End < 1 ? null : entered.Amount(item, stream.CustomersBefore, Unit.Count);
        if (before is not null && span.Start > 1) entered.Refuse(item, nameof(stream.CustomersBefore), ForecastErrors.StartsLater, stream.Start!);
        switch (stream.Growth)
        {
            case GrowthKind.Share:
                if (others is null) return Customers.ByLevel(books, item, Formula.Amount(0, Unit.Count), null, null);
                var share = entered.Share(item, stream.Conversion);
                return Customers.ByShare(books, item, others, Capped(item, stream, span.Active * others.Level * share), share, before);
            case GrowthKind.SCurve:
                return Customers.ByLevel(books, item, Capped(item, stream, SCurve(stream, item, span)), before, others);
            case GrowthKind.AllByMonth:
                return Customers.ByLevel(books, item, Capped(item, stream, span.Active * Formula.Max(0, entered.Series(item, stream.ByMonth, span, Unit.Count))), before, others);
            default:
                var added = Added(stream, item, span);
                if (season is not null) added *= season;
                if (stream.Retention.Zip(stream.Retention.Skip(1)).Any(pair => pair.Second > pair.First)) entered.Refuse(item, nameof(stream.Retention), ForecastErrors.RetentionRises);
                var churn = entered.Share(item, stream.Churn);
                var yearly = stream is { Kind: RevenueKind.Subscription, PaidYearly.High: > 0 } ? entered.Share(item, stream.PaidYearly) : null;
                return stream.Retention.Count > 0
                    ? Customers.ByCohort(books, item, span, added, [.. stream.Retention.Select(percent => percent / 100)], churn, Capacity(item, stream), before, others, yearly)
                    : Customers.Churning(books, item, span, added, churn, Capacity(item, stream), before, others, yearly);
        }
    }

    // What is typed month by month ends with the last month that has some.
    private static int? LastSold(RevenueStream stream, Span span)
    {
        if (stream.Growth is not (GrowthKind.NewByMonth or GrowthKind.AllByMonth)) return span.End;
        var last = span.Start + stream.ByMonth.ToList().FindLastIndex(units => units > 0);
        return span.End is { } end ? Math.Min(end, last) : last;
    }

    private Customers? SoldTo(RevenueStream stream, Item item)
    {
        // What is not asked of a model is not refused either.
        if (stream.Kind is not { } kind || !RevenueStream.Growing.Contains(kind)) return null;
        if (entered.Plan.Revenue.Streams.At(stream.SoldTo) is not { } other)
        {
            if (stream.Growth == GrowthKind.Share) entered.Refuse(item, nameof(stream.SoldTo), ForecastErrors.SoldToNobody);
            return null;
        }
        var lines = begun.Contains(other) && !written.ContainsKey(other) ? null : Of(other);
        if (lines?.Customers is { } customers) return customers;
        entered.Refuse(item, nameof(stream.SoldTo), lines is null && other.Kind is not null ? ForecastErrors.SoldInCircle : ForecastErrors.NoCustomers, other.Name);
        return null;
    }

    private Formula SCurve(RevenueStream stream, Item item, Span span) =>
        Customers.SCurve(span, entered.Amount(item, stream.Ceiling, Unit.Count), entered.Amount(item, stream.HalfWay, Unit.Months),
            stream.Width is null ? Formula.Amount(12, Unit.Months) : entered.Amount(item, stream.Width, Unit.Months));

    // What is sold once: by a curve as much as it rises in a month; of others' customers to a share of the new ones; what is typed for each month is what is sold in it.
    private Formula Sold(RevenueStream stream, Item item, Span span, Customers? others)
    {
        if (stream.Growth == GrowthKind.AllByMonth) return span.Active * Formula.Max(0, entered.Series(item, stream.ByMonth, span, Unit.Count));
        if (stream.Growth == GrowthKind.Share) return others is not null ? span.Active * others.Added * entered.Share(item, stream.Conversion) : Formula.Amount(0, Unit.Count);
        if (stream.Growth != GrowthKind.SCurve) return Added(stream, item, span);
        var inUse = books.Line(item, "UnitsInUse", Unit.Count, Aggregation.Stock, SCurve(stream, item, span));
        return Formula.Max(0, inUse - inUse.Previous);
    }

    private Formula Added(RevenueStream stream, Item item, Span span)
    {
        var rate = entered.Share(item, stream.MonthlyGrowth);
        if (stream.Growth == GrowthKind.NewByMonth) return span.Active * Formula.Max(0, entered.Series(item, stream.ByMonth, span, Unit.Count));
        if (stream.Growth == GrowthKind.Funnel || stream.Growth is null && leads.ContainsKey(item.Address))
        {
            var own = Customers.AtRate(span, entered.Amount(item, stream.Leads, Unit.Count), rate);
            if (!leads.TryGetValue(item.Address, out var bought)) return own * entered.Share(item, stream.Conversion);
            boughtShares[item.Address] = Formula.OrElse(span.Active * bought / (own + span.Active * bought), 0);
            return (own + span.Active * bought) * entered.Share(item, stream.Conversion);
        }
        return Customers.AtRate(span, entered.Amount(item, stream.NewCustomers, Unit.Count), rate);
    }

    private Formula Capped(Item item, RevenueStream stream, Formula volume) => Capacity(item, stream) is { } capacity ? Formula.Min(volume, capacity) : volume;

    private Formula? Capacity(Item item, RevenueStream stream)
    {
        Formula? most = stream.Capacity is null ? null : entered.Amount(item, stream.Capacity, Unit.Count);
        if (stream.PerHead is null || serving.Find(stream.ServedBy) is not { } servants) return most;
        var served = servants * entered.Amount(item, stream.PerHead, Unit.Ratio);
        return most is null ? served : Formula.Min(most, served);
    }
}
