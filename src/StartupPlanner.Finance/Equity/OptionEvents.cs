namespace StartupPlanner.Finance.Equity;

/// <summary>Shares are reserved in a pool: its creation, a top-up, or, below 0, a reduction of what is available.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Pool">The pool's id.</param>
/// <param name="Shares">How many; not 0.</param>
public sealed record PoolReserved(string Id, DateOnly Date, string Pool, long Shares) : EquityEvent(Id, Date);

/// <summary>Options are promised, in an offer letter for instance, and not yet granted.</summary>
/// <param name="Id">Of the event; a grant names it to keep the promise.</param>
/// <param name="Date">The day.</param>
/// <param name="Holder">To whom: a holder's id.</param>
/// <param name="Pool">The pool's id. A promise may go beyond what the pool has.</param>
/// <param name="Shares">How many; above 0.</param>
public sealed record OptionsPromised(string Id, DateOnly Date, string Holder, string Pool, long Shares) : EquityEvent(Id, Date);

/// <summary>Options are granted.</summary>
/// <param name="Id">Of the event, and of the grant.</param>
/// <param name="Date">The day.</param>
/// <param name="Grant">Its terms.</param>
public sealed record OptionsGranted(string Id, DateOnly Date, OptionGrant Grant) : EquityEvent(Id, Date);

/// <summary>Options become shares.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Grant">The id of the grant's event.</param>
/// <param name="Shares">How many; above 0.</param>
public sealed record OptionsExercised(string Id, DateOnly Date, string Grant, long Shares) : EquityEvent(Id, Date);

/// <summary>Options lapse or are given up, and return to their pool.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Grant">The id of the grant's event, or of the promise's.</param>
/// <param name="Shares">How many; null for all that are left.</param>
public sealed record OptionsCancelled(string Id, DateOnly Date, string Grant, long? Shares = null) : EquityEvent(Id, Date);

/// <summary>A warrant is issued.</summary>
/// <param name="Id">Of the event, and of the warrant.</param>
/// <param name="Date">The day.</param>
/// <param name="Warrant">Its terms.</param>
public sealed record WarrantIssued(string Id, DateOnly Date, Warrant Warrant) : EquityEvent(Id, Date);

/// <summary>A warrant becomes shares.</summary>
/// <param name="Id">Of the event.</param>
/// <param name="Date">The day.</param>
/// <param name="Warrant">The id of the warrant's event.</param>
/// <param name="Shares">How many; above 0.</param>
public sealed record WarrantExercised(string Id, DateOnly Date, string Warrant, long Shares) : EquityEvent(Id, Date);
