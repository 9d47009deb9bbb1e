using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>One step on the way to a payout: what was done, and the figures that it was done with. Whoever shows it puts it into words.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Key">To which claim.</param>
/// <param name="Figures">Each named once, in the order in which a formula would name them.</param>
public sealed record ExitStep(ExitStepKind Kind, string Key, IReadOnlyList<ExitFigure> Figures)
{
    /// <summary>The figure of that name.</summary>
    /// <exception cref="InvalidOperationException">The step has none of that name.</exception>
    public decimal this[ExitFigureKind kind] => Figures.First(figure => figure.Kind == kind).Value;
}

/// <summary>A figure of a step.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Value">Exact, not rounded.</param>
/// <param name="Unit">Money, a count, or money per count.</param>
public sealed record ExitFigure(ExitFigureKind Kind, decimal Value, Unit Unit);

/// <summary>What is done in a step of a waterfall.</summary>
public enum ExitStepKind
{
    /// <summary>Left for shares = exit value − transaction costs − carve-out − debts.</summary>
    ProceedsLeft,

    /// <summary>Paid ahead of notes, SAFEs and shares.</summary>
    PaidAheadOfShares,

    /// <summary>Preference paid = the whole claim or, if there is too little, its share of (left for shares − paid to higher ranks) among equal ranks.</summary>
    PreferencePaid,

    /// <summary>Kept the preference, the cash-out amount or the repayment: per common share ≤ the threshold at which converting brings as much.</summary>
    KeptPreference,

    /// <summary>Converted: amount = shares × per common share, because per common share is above the threshold.</summary>
    Converted,

    /// <summary>Amount = preference + shares × per common share.</summary>
    Participated,

    /// <summary>Amount = cap, because preference + shares × per common share is not less; and converting does not bring more.</summary>
    CapReached,

    /// <summary>Amount = shares × per common share.</summary>
    SharedAsCommon,

    /// <summary>Amount = shares × (per common share − strike).</summary>
    Exercised,

    /// <summary>Not exercised, because per common share ≤ strike.</summary>
    Lapsed,

    /// <summary>The holder's part = amount × held ÷ all of the class.</summary>
    HoldersPart,
}

/// <summary>The name of a figure in a step.</summary>
public enum ExitFigureKind
{
    /// <summary>What the buyer pays.</summary>
    ExitValue,

    /// <summary>Costs of the sale.</summary>
    TransactionCosts,

    /// <summary>The management carve-out.</summary>
    CarveOut,

    /// <summary>Debts repaid.</summary>
    Debts,

    /// <summary>Left for notes, SAFEs and shares.</summary>
    LeftForShares,

    /// <summary>What the claim has ahead of common shares.</summary>
    Preference,

    /// <summary>Paid to claims of higher seniority.</summary>
    PaidToHigherRanks,

    /// <summary>The claims of equal seniority together, this one included.</summary>
    EqualRanksClaim,

    /// <summary>Paid of the preference.</summary>
    PreferencePaid,

    /// <summary>What one common share is paid.</summary>
    PerCommonShare,

    /// <summary>Common shares, as converted.</summary>
    Shares,

    /// <summary>The payout per common share above which converting brings more.</summary>
    ConvertsAbove,

    /// <summary>The participation cap, for all shares of the class.</summary>
    Cap,

    /// <summary>The strike of one share.</summary>
    Strike,

    /// <summary>Shares, or weights, in the holder's hand.</summary>
    Held,

    /// <summary>Shares, or weights, in all hands.</summary>
    HeldByAll,

    /// <summary>What is paid in the end.</summary>
    Amount,
}
