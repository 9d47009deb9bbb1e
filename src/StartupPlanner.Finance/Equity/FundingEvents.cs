namespace StartupPlanner.Finance.Equity;

/// <summary>A SAFE or a convertible note is bought.</summary>
/// <param name="Id">Of the event, and of the instrument.</param>
/// <param name="Date">The day on which the money comes.</param>
/// <param name="Instrument">Its terms.</param>
public sealed record ConvertibleIssued(string Id, DateOnly Date, ConvertibleInstrument Instrument) : EquityEvent(Id, Date);

/// <summary>A SAFE or note becomes shares outside a round, at a price that the parties agree.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Instrument">The id of the instrument's event.</param>
/// <param name="Class">Of the shares: a class's id.</param>
/// <param name="PricePerShare">In the company's currency; above 0.</param>
public sealed record ConvertibleConverted(string Id, DateOnly Date, string Instrument, string Class, decimal PricePerShare) : EquityEvent(Id, Date);

/// <summary>A SAFE or note is paid back, a note with its interest.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Instrument">The id of the instrument's event.</param>
public sealed record ConvertibleRepaid(string Id, DateOnly Date, string Instrument) : EquityEvent(Id, Date);

/// <summary>A note's maturity is moved.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day of the agreement.</param>
/// <param name="Note">The id of the note's event.</param>
/// <param name="Maturity">The new maturity.</param>
public sealed record NoteExtended(string Id, DateOnly Date, string Note, DateOnly Maturity) : EquityEvent(Id, Date);

/// <summary>A priced round closes, real or assumed in the future; the fold solves it.</summary>
/// <param name="Id">Of the event, and of the round.</param>
/// <param name="Date">The day on which the money comes.</param>
/// <param name="Terms">What was agreed.</param>
public sealed record RoundClosed(string Id, DateOnly Date, RoundTerms Terms) : EquityEvent(Id, Date);

/// <summary>An agreement on targets is settled (对赌, valuation adjustment mechanism).</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Adjustment">Who owes whom, by which rule.</param>
public sealed record ValuationAdjusted(string Id, DateOnly Date, ValuationAdjustment Adjustment) : EquityEvent(Id, Date);
