namespace StartupPlanner.Finance.Equity;

/// <summary>Something that changes who holds what, or may come to.</summary>
/// <param name="Id">Not empty, unique; it names what the event brings about (the grant, the SAFE, the round), too.</param>
/// <param name="Date">The day. Events of one day happen in the order of the list.</param>
public abstract record EquityEvent(string Id, DateOnly Date);

/// <summary>The company issues shares: founding, a sale outside a round, an award.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Holder">Who receives: a holder's id.</param>
/// <param name="Class">A class's id.</param>
/// <param name="Shares">How many; above 0.</param>
/// <param name="PricePerShare">Paid, in the company's currency; 0 or more.</param>
public sealed record SharesIssued(string Id, DateOnly Date, string Holder, string Class, long Shares, decimal PricePerShare) : EquityEvent(Id, Date)
{
    /// <summary>When they become the holder's own; null for at once.</summary>
    public Vesting? Vesting { get; init; }

    /// <summary>The pool that they come out of; null for none.</summary>
    public string? Pool { get; init; }
}

/// <summary>Shares change hands.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="From">Who gives: a holder's id.</param>
/// <param name="To">Who receives: a holder's id.</param>
/// <param name="Class">A class's id.</param>
/// <param name="Shares">How many; above 0. Only vested shares can be given.</param>
public sealed record SharesTransferred(string Id, DateOnly Date, string From, string To, string Class, long Shares) : EquityEvent(Id, Date);

/// <summary>The company buys shares back, and they cease to be.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Holder">Who sells: a holder's id.</param>
/// <param name="Class">A class's id.</param>
/// <param name="Shares">How many; above 0. Only vested shares can be sold; what is not vested goes by <see cref="Terminated"/>.</param>
/// <param name="PricePerShare">Paid by the company, in its currency; 0 or more.</param>
public sealed record SharesRepurchased(string Id, DateOnly Date, string Holder, string Class, long Shares, decimal PricePerShare) : EquityEvent(Id, Date);

/// <summary>Preferred becomes common at its conversion price.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Holder">Whose: a holder's id; null for all holders of the class.</param>
/// <param name="Class">The preferred class's id.</param>
/// <param name="Into">The common class's id.</param>
/// <param name="Shares">How many of the preferred; null for all.</param>
public sealed record SharesConverted(string Id, DateOnly Date, string? Holder, string Class, string Into, long? Shares = null) : EquityEvent(Id, Date);

/// <summary>Each share becomes several, or several become one.</summary>
/// <remarks>Shares, options, warrants and pools are multiplied and rounded down, each holding for itself; prices per share are divided. 2 for 1 is (2, 1); a reverse split 1 for 10 is (1, 10).</remarks>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="New">So many new shares; above 0.</param>
/// <param name="Old">for so many old ones; above 0.</param>
public sealed record SharesSplit(string Id, DateOnly Date, long New, long Old) : EquityEvent(Id, Date);

/// <summary>Preferred is bought out by its right of redemption (回购): at the original issue price with interest from its issue.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day; not before the class's right begins.</param>
/// <param name="Holder">Who is bought out: a holder's id.</param>
/// <param name="Class">The preferred class's id; it must have a redemption.</param>
/// <param name="Shares">How many; above 0.</param>
/// <param name="Buyer">Who buys: a holder's id (founders often owe it); null for the company, and the shares cease to be.</param>
public sealed record SharesRedeemed(string Id, DateOnly Date, string Holder, string Class, long Shares, string? Buyer = null) : EquityEvent(Id, Date);

/// <summary>An employee or founder leaves: what is not vested goes back, options to their pools, shares to the company at what was paid for them.</summary>
/// <remarks>Vested options stay until they are exercised or an <see cref="OptionsCancelled"/> ends them.</remarks>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The last day.</param>
/// <param name="Holder">Who leaves: a holder's id.</param>
public sealed record Terminated(string Id, DateOnly Date, string Holder) : EquityEvent(Id, Date);
