using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>An exit value at which somebody's share of each further unit of money changes.</summary>
/// <param name="ExitValue">Exact, not rounded.</param>
/// <param name="PerCommonShare">What a common share is paid there.</param>
/// <param name="Kind">What happens there.</param>
/// <param name="Key">To which claim.</param>
public sealed record ExitBreakPoint(Money ExitValue, Money PerCommonShare, BreakPointKind Kind, string Key);

/// <summary>What happens at a break point, as the exit value rises.</summary>
public enum BreakPointKind
{
    /// <summary>The fixed transaction costs are paid.</summary>
    CostsPaid,

    /// <summary>The carve-out begins to receive.</summary>
    CarveOutStarts,

    /// <summary>A debt is repaid in full.</summary>
    DebtRepaid,

    /// <summary>A preference, a cash-out amount or a note is paid in full.</summary>
    PreferencePaid,

    /// <summary>The discount of a SAFE is made good.</summary>
    DiscountPaid,

    /// <summary>A common class begins to receive.</summary>
    CommonStarts,

    /// <summary>A participating class begins to receive beyond its preference.</summary>
    ParticipationStarts,

    /// <summary>A capped participating class has reached its cap.</summary>
    CapReached,

    /// <summary>Above it, an option or a warrant is exercised.</summary>
    OptionExercised,

    /// <summary>Above it, a SAFE converts.</summary>
    SafeConverts,

    /// <summary>Above it, a note converts.</summary>
    NoteConverts,

    /// <summary>Above it, a preferred class converts.</summary>
    ClassConverts,
}
