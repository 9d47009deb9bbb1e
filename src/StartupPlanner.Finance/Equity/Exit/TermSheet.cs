using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>An offered round, taken for accepted: what it leaves to whom, who can decide what, and what founders are paid when the company is sold right after it.</summary>
/// <param name="Round">The round, solved.</param>
/// <param name="Table">The cap table after it.</param>
/// <param name="Founders">The founders' part of the fully diluted company.</param>
/// <param name="NewInvestors">The part of those who buy in the round, with what they held before.</param>
/// <param name="Pool">What is reserved for nobody yet.</param>
/// <param name="FoundersVotes">The founders' part of the votes: of shares issued, preferred as if converted.</param>
/// <param name="Control">Who alone can block or pass what, by votes, in the order of votes.</param>
/// <param name="FoundersPaid">What the founders are paid together at each exit value, rounded.</param>
public sealed record TermSheet(
    PricedRound Round, CapTable Table, Percentage Founders, Percentage NewInvestors, Percentage Pool, Percentage FoundersVotes, IReadOnlyList<ControlPosition> Control,
    IReadOnlyList<(Money ExitValue, Money Amount)> FoundersPaid)
{
    // Company Law of the People's Republic of China, 2023, articles 66 and 116: two thirds of the votes change the charter, more than half pass the rest.
    private const decimal Half = 0.5m, TwoThirds = 2m / 3, Third = 1m / 3;

    /// <summary>Reads an offer.</summary>
    /// <param name="history">The company, the round among its last events.</param>
    /// <param name="roundId">The round's event.</param>
    /// <param name="exitValues">For which the founders' payout is computed.</param>
    /// <exception cref="EquityException">The history cannot have happened.</exception>
    /// <exception cref="KeyNotFoundException">There is no such round.</exception>
    public static TermSheet Of(EquityHistory history, string roundId, IReadOnlyList<decimal> exitValues)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(exitValues);
        var known = history.Through(roundId);
        var story = EquityStory.Of(known).OrThrow();
        var round = story.Rounds.FirstOrDefault(closed => closed.Id == roundId) ?? throw new KeyNotFoundException(roundId);
        var table = story.Table;
        var founders = table.Holders.Where(position => position.Holder.Kind == HolderKind.Founder).ToList();
        var ids = founders.Select(position => position.Holder.Id).ToHashSet();
        var buyers = round.Purchases.Select(purchase => purchase.Investor).ToHashSet();
        var waterfall = Waterfall.Of(CompanyAtExit.Of(story, new()));
        return new(round, table, Part(founders.Sum(position => position.FullyDiluted), table.FullyDiluted), Part(table.Holders.Where(position => buyers.Contains(position.Holder.Id)).Sum(position => position.FullyDiluted), table.FullyDiluted),
            Part(table.Reserved, table.FullyDiluted), Part(founders.Sum(position => position.AsConverted), table.IssuedAsConverted),
            [.. table.Holders.Where(position => position.AsConverted > 0).OrderByDescending(position => position.AsConverted).Select(position => ControlOf(position, table))],
            [.. exitValues.Select(value => (new Money(value, table.Currency), Paid(waterfall, new(value, table.Currency), ids)))]);
    }

    private static Percentage Part(long shares, long all) => new(shares / (decimal)all);

    private static ControlPosition ControlOf(HolderPosition position, CapTable table)
    {
        var votes = position.AsConverted / (decimal)table.IssuedAsConverted;
        return new(position.Holder.Id, new(votes), PassesAlone: votes > Half, ChangesCharterAlone: votes >= TwoThirds, BlocksCharter: votes > Third);
    }

    private static Money Paid(Waterfall waterfall, Money exitValue, HashSet<string> founders) =>
        waterfall.At(exitValue).Rounded().Holders.Where(holder => founders.Contains(holder.Holder)).Aggregate(exitValue with { Amount = 0 }, (sum, holder) => sum + holder.Amount);
}

/// <summary>What somebody can decide alone, by votes of shares as if converted. Rights of veto that a charter or a contract adds are not among it.</summary>
/// <param name="Holder">A holder's id.</param>
/// <param name="Votes">Part of the votes.</param>
/// <param name="PassesAlone">More than half: ordinary resolutions.</param>
/// <param name="ChangesCharterAlone">Two thirds: the charter, capital, merger, dissolution.</param>
/// <param name="BlocksCharter">More than a third: none of these without this holder.</param>
public sealed record ControlPosition(string Holder, Percentage Votes, bool PassesAlone, bool ChangesCharterAlone, bool BlocksCharter);
