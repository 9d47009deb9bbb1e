using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>A priced round, solved: price, shares, conversions, pool, and how each came about.</summary>
/// <param name="Id">Of its event.</param>
/// <param name="Date">The day of closing.</param>
/// <param name="Terms">What was agreed.</param>
public sealed record PricedRound(string Id, DateOnly Date, RoundTerms Terms)
{
    /// <summary>What a new share costs, rounded as agreed.</summary>
    public decimal Price { get; internal init; }

    /// <summary>The price that satisfies the terms exactly, before rounding.</summary>
    public decimal ExactPrice { get; internal init; }

    /// <summary>New money agreed, in the company's currency.</summary>
    public decimal NewMoney { get; internal init; }

    /// <summary>Post-money less new money, in the company's currency, rounded to it.</summary>
    public decimal PreMoneyValuation { get; internal init; }

    /// <summary>Exact price × fully diluted after the round, without a pool made after the money and without conversion prices adjusted after the round; rounded to the currency.</summary>
    public decimal PostMoneyValuation { get; internal init; }

    /// <summary>Exact price × fully diluted before the round: what the present holders' part is worth, after conversions and pool have taken theirs; rounded to the currency.</summary>
    public decimal EffectivePreMoneyValuation { get; internal init; }

    /// <summary>New shares of the pool; 0 where its target is met already.</summary>
    public long PoolIncrease { get; internal init; }

    /// <summary>Fully diluted shares before the round, without SAFEs and notes.</summary>
    public long FullyDilutedBefore { get; internal init; }

    /// <summary>Fully diluted shares after all of it.</summary>
    public long FullyDilutedAfter { get; internal init; }

    /// <summary>SAFEs and notes that became shares, in the order in which they were bought.</summary>
    public IReadOnlyList<Conversion> Conversions { get; internal init; } = [];

    /// <summary>Who bought, those with commitments first, then those by right.</summary>
    public IReadOnlyList<Purchase> Purchases { get; internal init; } = [];

    /// <summary>Conversion prices that fell, in the order of the classes.</summary>
    public IReadOnlyList<ConversionPriceAdjustment> Adjustments { get; internal init; } = [];

    /// <summary>Shares that lost rights because their holders did not buy their part.</summary>
    public IReadOnlyList<PayToPlayLoss> PayToPlayLosses { get; internal init; } = [];

    /// <summary>Classes that the round brings about: shadow series.</summary>
    public IReadOnlyList<ShareClass> NewClasses { get; internal init; } = [];

    /// <summary>Who holds what before and after, fully diluted: all holders in the order of the table, then what is reserved for nobody yet.</summary>
    public IReadOnlyList<OwnershipChange> Ownership { get; internal init; } = [];

    /// <summary>How it was worked out, step by step.</summary>
    public IReadOnlyList<Step> Steps { get; internal init; } = [];

    /// <summary>Solves a round on a cap table. Pure; exact, then rounded once by the round's rules.</summary>
    /// <param name="before">The table at the moment before; it holds the class that is sold, and the SAFEs and notes.</param>
    /// <param name="id">Of the round; problems name it.</param>
    /// <param name="date">The day of closing, to which interest runs.</param>
    /// <param name="terms">What was agreed.</param>
    /// <exception cref="EquityException">The terms cannot be met; it carries all problems.</exception>
    public static PricedRound Solve(CapTable before, string id, DateOnly date, RoundTerms terms)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(terms);
        var problems = new List<EquityProblem>();
        return RoundSolver.Solve(before, id, date, terms, problems) is { } round && problems.Count == 0 ? round : throw new EquityException(problems);
    }
}

/// <summary>What a SAFE or note became.</summary>
/// <param name="Instrument">The id of its event.</param>
/// <param name="Holder">Whose: a holder's id.</param>
/// <param name="Class">Of the shares: a class's id.</param>
/// <param name="Principal">The purchase amount or principal.</param>
/// <param name="Interest">Interest that became shares; rounded to the currency.</param>
/// <param name="InterestInCash">Interest that is paid instead.</param>
/// <param name="Price">The conversion price, rounded as agreed: the lowest of those that the terms give.</param>
/// <param name="By">Which of them it is.</param>
/// <param name="Shares">How many.</param>
public sealed record Conversion(string Instrument, string Holder, string Class, decimal Principal, decimal Interest, decimal InterestInCash, decimal Price, ConversionTerm By, long Shares)
{
    /// <summary>The company capitalization by which the cap price was found, not rounded; null where there is no cap.</summary>
    public decimal? Capitalization { get; internal init; }

    /// <summary>The SAFE whose terms it took over (MFN): the id of its event; null for its own.</summary>
    public string? TermsOf { get; internal init; }
}

/// <summary>Which of an instrument's prices holds.</summary>
public enum ConversionTerm
{
    /// <summary>Cap ÷ company capitalization.</summary>
    ValuationCap,

    /// <summary>The round's price less the discount.</summary>
    Discount,

    /// <summary>The round's price.</summary>
    RoundPrice,
}

/// <summary>What an investor bought in a round.</summary>
/// <param name="Investor">A holder's id.</param>
/// <param name="Amount">What was committed, or due by right; in the company's currency.</param>
/// <param name="Shares">How many.</param>
/// <param name="Paid">Shares × price rounded to the currency; the amount itself where the price is exact.</param>
/// <param name="ByRight">Whether a pro-rata right gave it.</param>
public sealed record Purchase(string Investor, decimal Amount, long Shares, decimal Paid, bool ByRight)
{
    /// <summary>What is not paid because it buys no whole share; below 0 where shares are rounded up.</summary>
    public decimal Unspent => Amount - Paid;
}

/// <summary>A conversion price that fell.</summary>
/// <param name="Class">A class's id.</param>
/// <param name="Before">The conversion price before; above <paramref name="After"/>.</param>
/// <param name="After">The conversion price after; rounded as the round's prices are.</param>
/// <param name="Gained">Common shares, as converted, that the class gains.</param>
public sealed record ConversionPriceAdjustment(string Class, decimal Before, decimal After, long Gained);

/// <summary>Preferred that lost rights because its holder did not buy its part of the round.</summary>
/// <param name="Holder">A holder's id.</param>
/// <param name="Class">The preferred class's id.</param>
/// <param name="Into">What it became: a class's id.</param>
/// <param name="Shares">How many of the preferred.</param>
/// <param name="NewShares">What they became.</param>
public sealed record PayToPlayLoss(string Holder, string Class, string Into, long Shares, long NewShares);

/// <summary>What somebody holds before and after a round, fully diluted.</summary>
/// <param name="Holder">A holder's id; null for what the pools have reserved and nobody was granted.</param>
/// <param name="Before">Shares before, without SAFEs and notes.</param>
/// <param name="After">Shares after.</param>
/// <param name="OwnershipBefore">Of the fully diluted company before.</param>
/// <param name="OwnershipAfter">Of the fully diluted company after.</param>
public sealed record OwnershipChange(string? Holder, long Before, long After, Percentage OwnershipBefore, Percentage OwnershipAfter);
