namespace StartupPlanner.Finance.Equity;

/// <summary>Money that an event brings to the company or takes from it: what a financial model needs to know of equity.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Date">The day; its month is <c>Month.Of(Date)</c>.</param>
/// <param name="Kind">For what.</param>
/// <param name="Amount">In the company's currency, rounded to it; above 0 into the company, below 0 out of it. What converts without cash has its amount, too: see the kind.</param>
/// <param name="Holder">From whom or to whom: a holder's id; null for costs.</param>
/// <param name="Instrument">The SAFE or note that it is about: the id of its event; null for none.</param>
public sealed record FundingFlow(string EventId, DateOnly Date, FundingKind Kind, decimal Amount, string? Holder = null, string? Instrument = null)
{
    /// <summary>Whether money moves; a conversion only moves a debt into equity.</summary>
    public bool IsCash => Kind is not (FundingKind.PrincipalConverted or FundingKind.InterestConverted);
}

/// <summary>For what money comes or goes.</summary>
public enum FundingKind
{
    /// <summary>Shares sold by the company: paid-in capital.</summary>
    SharesSold,

    /// <summary>The strike price of options and warrants: paid-in capital.</summary>
    Exercise,

    /// <summary>A SAFE bought: equity or a liability, as the books have it.</summary>
    SafeSold,

    /// <summary>A note's principal received: debt.</summary>
    NoteIssued,

    /// <summary>A note's principal or a SAFE's amount paid back; below 0.</summary>
    PrincipalRepaid,

    /// <summary>A note's interest paid; below 0.</summary>
    InterestPaid,

    /// <summary>A note's principal or a SAFE's amount that became shares: out of debt, into paid-in capital. No cash.</summary>
    PrincipalConverted,

    /// <summary>A note's interest that became shares. No cash.</summary>
    InterestConverted,

    /// <summary>What closing a round costs; below 0.</summary>
    RoundCosts,

    /// <summary>Shares bought back or redeemed by the company, or unvested shares taken back; below 0.</summary>
    SharesBoughtBack,

    /// <summary>Paid by the company when a target is missed; below 0.</summary>
    ValuationAdjustment,
}
