using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How subscribers pay and change.</summary>
/// <param name="Yearly">Share of new customers who pay a year ahead.</param>
/// <param name="Discount">What they save.</param>
/// <param name="Expansion">Share by which recurring revenue grows each month because customers buy more.</param>
/// <param name="Contraction">Share by which it shrinks because they buy less.</param>
public sealed record SubscriptionTerms(Formula Yearly, Formula Discount, Formula Expansion, Formula Contraction);

/// <summary>A plan that subscribers choose: basic, professional, enterprise. A subscription without such has one.</summary>
/// <param name="Item">The tier, or the stream where it has none.</param>
/// <param name="Price">What one pays in a month, with changes of price.</param>
/// <param name="FirstPrice">What one paid before the first month.</param>
/// <param name="Share">The share of new subscribers who choose it.</param>
/// <param name="Upgrade">The share of its subscribers who go on to the next tier each month; null for none.</param>
public sealed record Tier(Item Item, Formula Price, Formula FirstPrice, Formula Share, Formula? Upgrade);

/// <summary>Subscribers pay each month or a year ahead, and may go on from tier to tier.</summary>
/// <remarks>
/// Recurring revenue by its movements: previous + new + expansion − contraction − churned. Who paid a year ahead leaves, or upgrades, at its end; who upgrades pays
/// the price of the next tier.
/// </remarks>
public static class Subscriptions
{
    // All, but for what a division may leave.
    private const decimal Nearly = 1 - 1e-9m;

    /// <summary>Writes down what a stream of subscriptions earns.</summary>
    /// <param name="books">The books.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="tiers">Its tiers, each next to the one to which its subscribers upgrade; not empty, and their shares add up to 1.</param>
    /// <param name="customers">All subscribers; they leave each tier alike.</param>
    /// <param name="terms">How they pay and change.</param>
    public static Earnings Of(Books books, Item stream, IReadOnlyList<Tier> tiers, Customers customers, SubscriptionTerms terms)
    {
        var parts = new List<Part>();
        foreach (var tier in tiers) parts.Add(new(books, tier with { Upgrade = parts.Count + 1 < tiers.Count ? tier.Upgrade : null }, customers, terms, parts.LastOrDefault()));
        // Where the revenue is known, that is what those pay each month who have not paid a year ahead.
        var actual = books.Actual(stream, "Revenue", Unit.Money);
        var (planned, aYearAhead) = (Sum(part => part.Planned), Sum(part => part.Yearly.Last(12) / 12));
        foreach (var part in parts) part.Close(Line.Actually(actual, part.Planned, earned => Formula.Max(0, earned - aYearAhead) * (parts.Count == 1 ? 1 : Formula.OrElse(part.Planned / planned, part.Tier.Share))), actual is not null);
        var recurring = parts.Count == 1 ? parts[0].Recurring : books.Line(stream, "RecurringRevenue", Unit.Money, Aggregation.Stock, Sum(part => part.Recurring));
        var revenue = books.Flow(stream, "Revenue", recurring);
        return new(revenue, books.Flow(stream, "Billings", Sum(part => part.Monthly + part.Yearly) + (revenue - recurring)));

        Formula Sum(Func<Part, Formula> of) => parts.Select(of).Aggregate((Formula)0, (sum, each) => sum + each);
    }

    // The lines of one tier.
    private sealed class Part
    {
        private readonly Books books;
        private readonly Formula expanded, contracted;

        public Part(Books books, Tier tier, Customers customers, SubscriptionTerms terms, Part? below)
        {
            (this.books, Tier) = (books, tier);
            var (item, added) = (tier.Item, customers.Added * tier.Share);
            var yearNew = books.Flow(item, "NewYearly", added * tier.Price * terms.Yearly * (1 - terms.Discount) * 12);
            var price = RevenueModels.PriceLine(books, item, tier.Price, tier.FirstPrice, customers);
            Upgrades = tier.Upgrade is null && below?.Upgrades is null ? null : new(books, tier, added, customers, terms, below?.Upgrades);
            // Who stays pays the new price, for as much more or less as a year of changes makes.
            var renewal = Formula.OrElse(price / price.Lag(12), 1) * Formula.Pow(1 + terms.Expansion - terms.Contraction, 12);
            Yearly = books.Declare(item, "BilledYearly", Unit.Money, Aggregation.Flow);
            var renewed = Upgrades is null ? renewal : (1 - Upgrades.AtRenewal) * renewal;
            var kept = Renewals.Kept(books, item, "KeptYearly", Yearly, yearNew, customers.StayingYears, kept => kept * renewed);
            var staying = Upgrades is null ? kept : kept * (1 - Upgrades.AtRenewal);
            Formula byUpgrade = below?.Upgrades is null ? 0 : below.Upgrades.Yearly * tier.Price * (1 - terms.Discount);
            Yearly.Formula = yearNew + staying * renewal + byUpgrade * 12;
            var changed = staying * (renewal - 1) / 12;
            Monthly = books.Declare(item, "PaidMonthly", Unit.Money, Aggregation.Stock);
            // Who was there before the first month pays each month.
            Monthly.Opening = customers.Level.OpeningTimes(tier.Share * tier.FirstPrice);
            RevenueModels.Gained(books, item, customers, books.Flow(item, "NewRecurring", added * tier.Price * (1 - terms.Yearly) + yearNew / 12));
            // Where all leave, nobody buys more; no more can be bought less than stays.
            var stays = tier.Upgrade is null ? 1 - customers.Leaving : (1 - customers.Leaving) * (1 - tier.Upgrade);
            var (more, less) = (terms.Expansion * (customers.Leaving < Nearly), Formula.Min(terms.Contraction, stays));
            // The new price is paid by who stays, for what is bought then.
            var raised = Formula.OrElse(tier.Price / price.Previous - 1, 0) * (stays + more - less);
            var expansion = books.Flow(item, "ExpandedMonthly", Monthly.Previous * (more + Formula.Max(0, raised)));
            var left = books.Flow(item, "LeftMonthly", Monthly.Previous * customers.Leaving);
            var contraction = books.Flow(item, "ContractedMonthly", Monthly.Previous * (less + Formula.Max(0, -raised)));
            RevenueModels.Lost(books, item, customers, books.Flow(item, "ChurnedRecurring", left + (Yearly.Lag(12) - kept) / 12));
            Planned = Monthly.Previous + added * tier.Price * (1 - terms.Yearly) + expansion - contraction - left;
            (expanded, contracted) = (expansion + Formula.Max(0, changed), contraction + Formula.Max(0, -changed));
            if (tier.Upgrade is not null)
            {
                Outgrown = books.Flow(item, "Outgrown", Monthly.Previous * (1 - customers.Leaving) * tier.Upgrade);
                OutgrownYearly = kept * Upgrades!.AtRenewal / 12;
                Planned -= Outgrown;
            }
            if (below?.Outgrown is null) return;
            var upgraded = below.Upgrades!.Monthly * tier.Price;
            Planned += upgraded;
            var gained = books.Flow(item, "GainedByUpgrades", upgraded + byUpgrade - below.Outgrown - below.OutgrownYearly!);
            (expanded, contracted) = (expanded + Formula.Max(0, gained), contracted + Formula.Max(0, -gained));
        }

        public Tier Tier { get; }

        public Line Yearly { get; }

        public Line Monthly { get; }

        // What is paid by the month where nothing else is known.
        public Formula Planned { get; }

        public Line Recurring { get; private set; } = null!;

        private Upgrades? Upgrades { get; }

        // Recurring revenue of those who go on to the next tier, as it was here.
        private Line? Outgrown { get; }

        private Formula? OutgrownYearly { get; }

        public void Close(Formula monthly, bool isKnown)
        {
            var item = Tier.Item;
            Monthly.Formula = monthly;
            Formula otherwise = isKnown ? Monthly - Planned : 0;
            books.As(Role.ExpandedRecurring, books.Flow(item, "ExpandedRecurring", expanded + Formula.Max(0, otherwise)));
            books.As(Role.ContractedRecurring, books.Flow(item, "ContractedRecurring", contracted + Formula.Max(0, -otherwise)));
            Recurring = books.As(Role.RecurringRevenue, books.Line(item, "RecurringRevenue", Unit.Money, Aggregation.Stock, Monthly + Yearly.Last(12) / 12));
            Recurring.Opening = Monthly.Opening;
        }
    }

    // How many subscribers of a tier pay in which way, and how many of them go on to the next: one that costs nothing has no money to tell it by.
    private sealed class Upgrades
    {
        public Upgrades(Books books, Tier tier, Formula added, Customers customers, SubscriptionTerms terms, Upgrades? below)
        {
            var (item, share) = (tier.Item, tier.Upgrade ?? 0);
            AtRenewal = 1 - Formula.Pow(1 - share, 12);
            var paying = books.Declare(item, "PayingMonthly", Unit.Count, Aggregation.Stock);
            paying.Opening = customers.Level.OpeningTimes(tier.Share);
            var stay = paying.Previous * (1 - customers.Leaving);
            Monthly = books.Line(item, "Upgraded", Unit.Count, Aggregation.Flow, stay * share);
            paying.Formula = stay + added * (1 - terms.Yearly) - Monthly + (below?.Monthly ?? (Formula)0);
            var won = books.Line(item, "NewContracts", Unit.Count, Aggregation.Flow, added * terms.Yearly);
            var begun = books.Declare(item, "ContractsBegun", Unit.Count, Aggregation.Flow);
            var kept = Renewals.Kept(books, item, "ContractsKept", begun, won, customers.StayingYears, kept => kept * (1 - AtRenewal));
            Yearly = books.Line(item, "UpgradedAtRenewal", Unit.Count, Aggregation.Flow, kept * AtRenewal);
            begun.Formula = won + kept - Yearly + (below?.Yearly ?? (Formula)0);
        }

        // The share of those whose year ends.
        public Formula AtRenewal { get; }

        public Line Monthly { get; }

        public Line Yearly { get; }
    }
}
