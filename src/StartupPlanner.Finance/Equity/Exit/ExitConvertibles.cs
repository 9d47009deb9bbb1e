using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>A SAFE that is still there at the exit. The holder receives the cash-out amount or, if that is more, what its shares at the liquidity price would be paid.</summary>
/// <param name="Key">Names the SAFE; used once among all claims.</param>
/// <param name="Holder">The investor.</param>
/// <param name="PurchaseAmount">What was invested, above 0.</param>
/// <remarks>
/// Liquidity price = cap ÷ liquidity capitalization; shares = purchase amount ÷ liquidity price, not rounded. Y Combinator's standard SAFE, section 1(b) and 1(d): on a
/// par with other SAFEs and with preferred shares, ahead of common.
/// </remarks>
public sealed record ExitSafe(string Key, string Holder, Money PurchaseAmount)
{
    /// <summary>The valuation cap, above 0; null for none.</summary>
    public Money? ValuationCap { get; init; }

    /// <summary>What the cap is divided by.</summary>
    public CapBasis CapBasis { get; init; } = CapBasis.PostMoney;

    /// <summary>
    /// The reduction of the price, from 0 to below 1 (20 % where the form says "discount rate 80 %"): at an exit the SAFE is worth at least purchase amount ÷ (1 − discount),
    /// as far as anything is left when all preferences are paid. Null for none.
    /// </summary>
    public Percentage? Discount { get; init; }

    /// <summary>Of the purchase amount, at least 1: the cash-out amount. The standard form says 1.</summary>
    public decimal ExitMultiple { get; init; } = 1;

    /// <summary>Among the preferred classes: higher is paid first, equal ones pari passu.</summary>
    public int Seniority { get; init; }
}

/// <summary>A convertible note that is still there at the exit: repaid with interest, repaid with a multiple, or converted at the cap, whichever brings most.</summary>
/// <param name="Key">Names the note; used once among all claims.</param>
/// <param name="Holder">The lender.</param>
/// <param name="Principal">What was lent, above 0.</param>
/// <param name="AccruedInterest">Up to the exit, at least 0.</param>
public sealed record ExitNote(string Key, string Holder, Money Principal, Money AccruedInterest)
{
    /// <summary>Of the principal, at least 1, to which the interest is added: the repayment at a change of control.</summary>
    public decimal RepaymentMultiple { get; init; } = 1;

    /// <summary>The valuation cap at which principal and interest convert, above 0; null where the note cannot convert at an exit.</summary>
    public Money? ValuationCap { get; init; }

    /// <summary>What the cap is divided by.</summary>
    public CapBasis CapBasis { get; init; } = CapBasis.PreMoney;

    /// <summary>Among the preferred classes: higher is paid first, equal ones pari passu. Null: ahead of all of them, as a debt, on a par with other such notes.</summary>
    public int? Seniority { get; init; }
}

/// <summary>Which shares a valuation cap is divided by.</summary>
public enum CapBasis
{
    /// <summary>All shares as converted and all options granted, and the SAFEs and notes too: ownership = amount ÷ cap.</summary>
    PostMoney,

    /// <summary>All shares as converted and all options granted, without SAFEs and notes.</summary>
    PreMoney,
}
