using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>A debt that is repaid ahead of notes, SAFEs and shares.</summary>
/// <param name="Key">Names the debt; used once among all claims.</param>
/// <param name="Lender">Who is repaid.</param>
/// <param name="Amount">Principal and interest due at the exit, at least 0.</param>
public sealed record ExitDebt(string Key, string Lender, Money Amount)
{
    /// <summary>Among the debts: higher is paid first, equal ones in proportion to their amounts.</summary>
    public int Seniority { get; init; }
}

/// <summary>Advisers' and lawyers' fees and the like, paid ahead of everything else.</summary>
/// <param name="Fixed">Whatever the exit value, at least 0.</param>
/// <param name="OfExitValue">In addition, from 0 to below 1.</param>
public sealed record TransactionCosts(Money Fixed, Percentage OfExitValue)
{
    /// <summary>Names the costs in results.</summary>
    public const string Key = "transaction-costs";
}

/// <summary>A management carve-out: a share of the proceeds that is paid ahead of all shares, SAFEs and notes.</summary>
/// <param name="Rate">From 0 to below 1.</param>
/// <param name="Recipients">Among whom it is divided, by weight; at least one weight is positive.</param>
public sealed record CarveOut(Percentage Rate, IReadOnlyList<CarveOutRecipient> Recipients)
{
    /// <summary>Names the carve-out in results.</summary>
    public const string Key = "carve-out";

    /// <summary>The rate applies to what lies above it; at least 0; null for all.</summary>
    public Money? Threshold { get; init; }

    /// <summary>Of what the rate is taken.</summary>
    public CarveOutBase Base { get; init; }
}

/// <summary>One of those who receive the carve-out.</summary>
/// <param name="Holder">Who.</param>
/// <param name="Weight">At least 0.</param>
public sealed record CarveOutRecipient(string Holder, decimal Weight);

/// <summary>Of what a carve-out is taken.</summary>
public enum CarveOutBase
{
    /// <summary>Of the proceeds after transaction costs; it is paid ahead of the debts.</summary>
    AfterCosts,

    /// <summary>Of the proceeds after transaction costs and debts; it is paid behind the debts. Convertible notes are not among the debts.</summary>
    AfterDebts,
}
