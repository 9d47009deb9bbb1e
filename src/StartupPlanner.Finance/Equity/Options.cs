using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>A stock plan: shares reserved for those who work for the company (option pool, 期权池).</summary>
/// <param name="Id">Not empty; unique among the pools.</param>
/// <param name="Class">The class of its shares: a class's id, common.</param>
/// <param name="Name">As the plan's author wrote it; shown, never computed with.</param>
public sealed record OptionPool(string Id, string Class, string Name = "");

/// <summary>Options granted from a pool.</summary>
/// <param name="Holder">Who may exercise: a holder's id.</param>
/// <param name="Pool">The pool: its id.</param>
/// <param name="Shares">How many; above 0.</param>
/// <param name="StrikePrice">Paid for a share on exercise, in the company's currency; 0 or more.</param>
public sealed record OptionGrant(string Holder, string Pool, long Shares, decimal StrikePrice)
{
    /// <summary>When they vest; null for at once.</summary>
    public Vesting? Vesting { get; init; }

    /// <summary>Of what is not vested at an exit, the part that vests then (single trigger); 0 to 1.</summary>
    public Percentage AccelerationAtExit { get; init; }

    /// <summary>Whether they may be exercised before they vest.</summary>
    public bool EarlyExercise { get; init; }

    /// <summary>The last day on which they can be exercised; then what is left returns to the pool. Null for none.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>The promise that this grant keeps: the id of its event; null for none.</summary>
    public string? Promise { get; init; }
}

/// <summary>A right to buy shares from the company that is not in a pool (认股权证).</summary>
/// <param name="Holder">Who may exercise: a holder's id.</param>
/// <param name="Class">Of the shares: a class's id.</param>
/// <param name="Shares">How many; above 0.</param>
/// <param name="StrikePrice">Paid for a share on exercise, in the company's currency; 0 or more.</param>
/// <param name="Expires">The last day on which it can be exercised; null for none.</param>
public sealed record Warrant(string Holder, string Class, long Shares, decimal StrikePrice, DateOnly? Expires = null);
