using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>What every stream of revenue has, whatever its model.</summary>
/// <param name="Item">The stream.</param>
/// <param name="Span">When it goes on.</param>
/// <param name="Price">What one costs in a month, with changes of price.</param>
/// <param name="FirstPrice">What one cost in a month before the first.</param>
public sealed record StreamTerms(Item Item, Span Span, Formula Price, Formula FirstPrice);

/// <summary>What a stream earns: its revenue, and what is invoiced where that differs.</summary>
/// <param name="Revenue">Earned in a month.</param>
/// <param name="Billings">Invoiced in a month; null where that is the same.</param>
public sealed record Earnings(Line Revenue, Line? Billings = null);

/// <summary>For which units the price of a tier holds, once a customer uses more than it begins with.</summary>
public enum TierPricing
{
    /// <summary>For those above it.</summary>
    Graduated,

    /// <summary>For all.</summary>
    Volume,
}

/// <summary>The revenue models, each a few lines of the model; <see cref="Subscriptions"/> take more.</summary>
public static class RevenueModels
{
    /// <summary>Customers pay for what they use: calls, tokens, credits, tasks. A volume is included.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream; its price holds up to the first tier.</param>
    /// <param name="customers">Who uses it.</param>
    /// <param name="perCustomer">Units that one of them uses in a month.</param>
    /// <param name="included">Units of those that cost nothing.</param>
    /// <param name="tiers">From how many paid units on another price holds, the smallest first.</param>
    /// <param name="pricing">For which units it holds.</param>
    public static Earnings Usage(Books books, StreamTerms stream, Customers customers, Formula perCustomer, Formula included, IReadOnlyList<(Formula From, Formula Price)> tiers, TierPricing pricing)
    {
        // In a draw a higher tier may begin below a lower one: then that has no units.
        var from = new Formula[tiers.Count];
        for (var tier = 0; tier < tiers.Count; tier++) from[tier] = tier == 0 ? tiers[0].From : Formula.Max(tiers[tier].From, from[tier - 1]);
        books.As(Role.Tasks, books.Line(stream.Item, "Used", Unit.Count, Aggregation.Flow, customers.Level * perCustomer));
        var billed = Formula.Max(0, perCustomer - included);
        return new(books.Flow(stream.Item, "Revenue", customers.Level * (pricing == TierPricing.Volume ? ByVolume() : Graduated())));

        Formula ByVolume() => billed * tiers.Zip(from).Aggregate(stream.Price, (price, tier) => Formula.If(billed > tier.Second, tier.First.Price, price));

        Formula Graduated()
        {
            if (tiers.Count == 0) return billed * stream.Price;
            var paid = Formula.Min(billed, from[0]) * stream.Price;
            for (var tier = 0; tier < tiers.Count; tier++)
                paid += Formula.Max(0, (tier + 1 < tiers.Count ? Formula.Min(billed, from[tier + 1]) : billed) - from[tier]) * tiers[tier].Price;
            return paid;
        }
    }

    /// <summary>Customers pay once for a licence, and each year a share of its price for maintenance.</summary>
    public static Earnings Licence(Books books, StreamTerms stream, Customers customers, Formula maintenance)
    {
        var sold = books.Flow(stream.Item, "LicencesSold", customers.Added * stream.Price);
        // Who buys pays for maintenance from the month after.
        var (paying, won, lost, before) = (customers.Level.Previous, customers.Added.Previous, customers.Lost.Previous, customers.Level.Lag(2));
        if (stream.Span.End is not null)
        {
            // With the end of the stream its maintenance ends.
            var maintained = books.Line(stream.Item, "Maintained", Unit.Count, Aggregation.Stock, stream.Span.Active * paying);
            maintained.Opening = customers.Level.Opening;
            (paying, won, before) = (maintained, stream.Span.Active * won, maintained.Previous);
            lost = before + won - paying;
        }
        var kept = books.Flow(stream.Item, "Maintenance", paying * stream.Price * maintenance / 12);
        kept.Opening = customers.Level.OpeningTimes(stream.FirstPrice * maintenance / 12);
        Recurring(books, stream, customers, kept, (won, lost, before), maintenance / 12);
        return new(books.Flow(stream.Item, "Revenue", sold + kept));
    }

    /// <summary>Units are sold that were bought or made before.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="units">Sold in a month.</param>
    /// <param name="unitCost">Bill of materials of one.</param>
    /// <param name="days">For so many days of sales there is stock.</param>
    /// <param name="tax">Rate of value added tax that can be reclaimed; null for none.</param>
    /// <param name="payableDays">Days until the suppliers are paid.</param>
    /// <param name="last">The last month in which some are sold; null where that is not known.</param>
    public static Earnings Hardware(Books books, StreamTerms stream, Line units, Formula unitCost, decimal days, Formula? tax, decimal payableDays, int? last)
    {
        var item = stream.Item;
        var cost = books.Flow(item, "CostOfUnits", units * unitCost);
        var stock = books.Declare(item, "Inventory", Unit.Money, Aggregation.Stock);
        // Nothing is bought for what comes after the last month.
        Formula ahead = days / Books.DaysPerMonth;
        if (last is { } end) ahead = Formula.Max(0, Formula.Min(ahead, (Formula.Amount(end, Unit.Months) - Formula.Month) / Formula.Amount(1, Unit.Months)));
        var bought = books.Flow(item, "Purchases", Formula.Max(0, cost * (1 + ahead) - stock.Previous));
        stock.Formula = stock.Previous + bought - cost;
        books.Buy(item, Account.Inventory, bought, tax, payableDays);
        books.Post(Account.CostOfSales, Account.Inventory, cost);
        return new(books.Flow(item, "Revenue", units * stream.Price));
    }

    /// <summary>People work for customers and are paid by the day.</summary>
    public static Earnings Services(Books books, StreamTerms stream, Formula people, Formula utilisation, Formula days) =>
        new(books.Flow(stream.Item, "Revenue", stream.Span.Active * people * utilisation * days * stream.Price));

    /// <summary>Users see advertising: impressions each, of which a share is filled, at a price for a thousand.</summary>
    public static Earnings Advertising(Books books, StreamTerms stream, Customers users, Formula impressions, Formula fill)
    {
        var shown = books.Line(stream.Item, "Impressions", Unit.Count, Aggregation.Flow, users.Level * impressions * fill);
        return new(books.Flow(stream.Item, "Revenue", shown * stream.Price / 1000));
    }

    /// <summary>Others trade on the platform, and a share of the turnover stays.</summary>
    public static Earnings Marketplace(Books books, StreamTerms stream, Customers buyers, Formula orders, Formula takeRate)
    {
        var turnover = books.Flow(stream.Item, "Turnover", buyers.Level * orders * stream.Price);
        return new(books.Flow(stream.Item, "Revenue", turnover * takeRate));
    }

    /// <summary>Most users pay nothing, a share is a paying member and pays each month.</summary>
    public static Earnings Freemium(Books books, StreamTerms stream, Customers members)
    {
        var recurring = books.Line(stream.Item, "RecurringRevenue", Unit.Money, Aggregation.Stock, members.Level * stream.Price);
        recurring.Opening = members.Level.OpeningTimes(stream.FirstPrice);
        Recurring(books, stream, members, recurring, (members.Added, members.Lost, members.Level.Previous), 1);
        return new(books.Flow(stream.Item, "Revenue", recurring));
    }

    /// <summary>Each customer takes so many deliveries in a month: data sets, reports, feeds.</summary>
    public static Earnings Deliveries(Books books, StreamTerms stream, Customers customers, Formula perCustomer) =>
        new(books.Flow(stream.Item, "Revenue", customers.Level * perCustomer * stream.Price));

    /// <summary>Amounts that are known month by month.</summary>
    public static Earnings Scheduled(Books books, StreamTerms stream, Formula amount) => new(books.Flow(stream.Item, "Revenue", stream.Span.Active * amount));

    // Revenue that comes again each month, by its movements: who came, who left, and what the price does to those who stay.
    private static void Recurring(Books books, StreamTerms stream, Customers customers, Line recurring, (Formula Won, Formula Lost, Formula Before) paying, Formula share)
    {
        books.As(Role.RecurringRevenue, recurring);
        var before = PriceLine(books, stream.Item, stream.Price, stream.FirstPrice, customers).Previous;
        var raised = (paying.Before - paying.Lost) * (stream.Price - before) * share;
        Gained(books, stream.Item, customers, books.Flow(stream.Item, "NewRecurring", paying.Won * stream.Price * share));
        Lost(books, stream.Item, customers, books.Flow(stream.Item, "ChurnedRecurring", paying.Lost * before * share));
        books.As(Role.ExpandedRecurring, books.Flow(stream.Item, "ExpandedRecurring", Formula.Max(0, raised)));
        books.As(Role.ContractedRecurring, books.Flow(stream.Item, "ContractedRecurring", Formula.Max(0, -raised)));
    }

    // Who was a customer before and buys this as well expands.
    internal static void Gained(Books books, Item item, Customers customers, Line recurring)
    {
        if (customers.Overlap is null) books.As(Role.NewRecurring, recurring);
        else if (customers.Overlap.New is not { } share) books.As(Role.ExpandedRecurring, recurring);
        else
        {
            books.As(Role.NewRecurring, books.Flow(item, "BoughtByNew", recurring * share));
            books.As(Role.ExpandedRecurring, books.Flow(item, "BoughtByOthers", recurring * (1 - share)));
        }
    }

    // Who gives this up and stays a customer contracts.
    internal static void Lost(Books books, Item item, Customers customers, Line recurring)
    {
        if (customers.Overlap is null) books.As(Role.ChurnedRecurring, recurring);
        else if (customers.Overlap.Leaving is not { } share) books.As(Role.ContractedRecurring, recurring);
        else
        {
            books.As(Role.ChurnedRecurring, books.Flow(item, "LostWithCustomers", recurring * share));
            books.As(Role.ContractedRecurring, books.Flow(item, "GivenUp", recurring * (1 - share)));
        }
    }

    /// <summary>What one costs in a month, as a line: earlier prices are read off it.</summary>
    internal static Line PriceLine(Books books, Item item, Formula price, Formula first, Customers customers)
    {
        var line = books.Line(item, "PriceLine", Unit.Money.Per(Unit.Count), Aggregation.Stock, price);
        if (customers.Level.Opening is not null) line.Opening = first;
        return line;
    }
}
