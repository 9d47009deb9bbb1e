using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How subscribers pay and change.</summary>
/// <param name="Yearly">Share of new customers who pay a year ahead.</param>
/// <param name="Discount">What they save.</param>
/// <param name="Expansion">Share by which the recurring revenue of those who stay grows each month because they buy more.</param>
/// <param name="Contraction">Share by which it shrinks because they buy less.</param>
public sealed record SubscriptionTerms(Formula Yearly, Formula Discount, Formula Expansion, Formula Contraction);

/// <summary>A plan that subscribers choose: basic, professional, enterprise. A subscription without such has one.</summary>
/// <param name="Item">The tier, or the stream where it has none.</param>
/// <param name="Price">What one pays in a month, with changes of price.</param>
/// <param name="FirstPrice">What one paid before the first month.</param>
/// <param name="Share">The share of new subscribers who choose it.</param>
/// <param name="Upgrade">The share of its subscribers who go on to the next tier each month; null for none.</param>
/// <param name="MayBeFree">Whether it may cost nothing for a time.</param>
public sealed record Tier(Item Item, Formula Price, Formula FirstPrice, Formula Share, Formula? Upgrade, bool MayBeFree);

/// <summary>Subscribers pay each month or a year ahead, and may go on from tier to tier.</summary>
/// <remarks>
/// Recurring revenue by its movements: previous + new + expansion − contraction − churned. Who paid a year ahead leaves, or upgrades, at its end; who upgrades pays
/// the price of the next tier.
/// </remarks>
public static class Subscriptions
{
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
        foreach (var part in parts) part.Close(Line.ActualOr(actual, part.Planned, earned => Formula.Max(0, earned - aYearAhead) * (parts.Count == 1 ? 1 : Formula.OrElse(part.Planned / planned, part.Tier.Share))), actual is not null);
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
            Counts = tier.Upgrade is null && below?.Counts is null && !tier.MayBeFree ? null
                : tier.Upgrade is null && below?.Counts is null && customers.Contracts is { } counted ? new(counted) : new(books, tier, added, customers, terms, below?.Counts);
            // Who stays pays the new price, for as much more or less as a year of changes makes.
            var renewal = Formula.OrElse(price / price.Lag(12), 1) * Formula.Pow(1 + terms.Expansion - terms.Contraction, 12);
            Yearly = books.Declare(item, "BilledYearly", Unit.Money, Aggregation.Flow);
            var goesOn = Counts is null ? (Formula)1 : 1 - Counts.AtRenewal;
            var kept = Renewals.Kept(books, item, "KeptYearly", Yearly, yearNew, customers.StayingYears, kept => kept * goesOn * renewal);
            var staying = kept * goesOn;
            Formula byUpgrade = below?.Counts is null ? 0 : (below.Counts.Yearly ?? (Formula)0) * tier.Price * (1 - terms.Discount);
            // Who has paid nothing has no old price from which to come to the new one.
            Formula freeBefore = tier.MayBeFree ? Formula.If(price.Lag(12) > 0, 0, Counts!.Kept * goesOn * tier.Price * (1 - terms.Discount)) : 0;
            Yearly.Formula = yearNew + staying * renewal + (byUpgrade + freeBefore) * 12;
            var changed = staying * (renewal - 1) / 12 + freeBefore;
            Monthly = books.Declare(item, "PaidMonthly", Unit.Money, Aggregation.Stock);
            // Who was there before the first month pays each month.
            Monthly.Opening = customers.Level.OpeningTimes(tier.Share * tier.FirstPrice);
            RevenueModels.Gained(books, item, customers, books.Flow(item, "NewRecurring", added * tier.Price * (1 - terms.Yearly) + yearNew / 12));
            // Who stays buys more and less, but no less than nothing.
            var stays = tier.Upgrade is null ? 1 - customers.Leaving : (1 - customers.Leaving) * (1 - tier.Upgrade);
            var (more, less) = (stays * terms.Expansion, stays * terms.Contraction);
            // The new price is paid by who stays, for what is bought then.
            var raised = Formula.OrElse(tier.Price / price.Previous - 1, 0) * (stays + more - less);
            Formula begins = tier.MayBeFree ? Formula.If(price.Previous > 0, 0, Counts!.Paying.Previous * stays * tier.Price) : 0;
            var expansion = books.Flow(item, "ExpandedMonthly", Monthly.Previous * (more + Formula.Max(0, raised)) + begins);
            var left = books.Flow(item, "LeftMonthly", Monthly.Previous * customers.Leaving);
            var contraction = books.Flow(item, "ContractedMonthly", Monthly.Previous * (less + Formula.Max(0, -raised)));
            RevenueModels.Lost(books, item, customers, books.Flow(item, "ChurnedRecurring", left + (Yearly.Lag(12) - kept) / 12));
            Planned = Monthly.Previous + added * tier.Price * (1 - terms.Yearly) + expansion - contraction - left;
            (expanded, contracted) = (expansion + Formula.Max(0, changed), contraction + Formula.Max(0, -changed));
            if (tier.Upgrade is not null)
            {
                Outgrown = books.Flow(item, "Outgrown", Monthly.Previous * (1 - customers.Leaving) * tier.Upgrade);
                OutgrownYearly = kept * Counts!.AtRenewal / 12;
                Planned -= Outgrown;
            }
            if (below?.Outgrown is null) return;
            var upgraded = below.Counts!.Monthly! * tier.Price;
            Planned += upgraded;
            // Who pays by the month may gain by it in a month in which others lose whose year ends.
            var (gained, gainedYearly) = (books.Flow(item, "GainedByUpgrades", upgraded - below.Outgrown), books.Flow(item, "GainedAtRenewal", byUpgrade - below.OutgrownYearly!));
            (expanded, contracted) = (expanded + Formula.Max(0, gained) + Formula.Max(0, gainedYearly), contracted + Formula.Max(0, -gained) + Formula.Max(0, -gainedYearly));
        }

        public Tier Tier { get; }

        public Line Yearly { get; }

        public Line Monthly { get; }

        // What is paid by the month where nothing else is known.
        public Formula Planned { get; }

        public Line Recurring { get; private set; } = null!;

        private Counts? Counts { get; }

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
    private sealed class Counts
    {
        /// <summary>Those of the only tier, where they are counted already.</summary>
        public Counts(Contracts all) => (Paying, Kept, AtRenewal) = (all.Paying, all.Kept, 0);

        public Counts(Books books, Tier tier, Formula added, Customers customers, SubscriptionTerms terms, Counts? below)
        {
            var (item, share) = (tier.Item, tier.Upgrade ?? 0);
            AtRenewal = tier.Upgrade is null ? 0 : 1 - Formula.Pow(1 - share, 12);
            var paying = books.Declare(item, "PayingMonthly", Unit.Count, Aggregation.Stock);
            paying.Opening = customers.Level.OpeningTimes(tier.Share);
            var stay = paying.Previous * (1 - customers.Leaving);
            Monthly = books.Line(item, "Upgraded", Unit.Count, Aggregation.Flow, stay * share);
            paying.Formula = stay + added * (1 - terms.Yearly) - Monthly + (below?.Monthly ?? (Formula)0);
            var won = books.Line(item, "NewContracts", Unit.Count, Aggregation.Flow, added * terms.Yearly);
            var begun = books.Declare(item, "ContractsBegun", Unit.Count, Aggregation.Flow);
            Kept = Renewals.Kept(books, item, "ContractsKept", begun, won, customers.StayingYears, kept => kept * (1 - AtRenewal));
            Yearly = books.Line(item, "UpgradedAtRenewal", Unit.Count, Aggregation.Flow, Kept * AtRenewal);
            begun.Formula = won + Kept - Yearly + (below?.Yearly ?? (Formula)0);
            Paying = paying;
        }

        // Who pays by the month.
        public Line Paying { get; }

        // Whose year ends, and who stay.
        public Line Kept { get; }

        // The share of them who go on to the next tier.
        public Formula AtRenewal { get; }

        // How many go on in a month, of those who pay by the month and of those whose year ends.
        public Line? Monthly { get; }

        public Line? Yearly { get; }
    }
}
