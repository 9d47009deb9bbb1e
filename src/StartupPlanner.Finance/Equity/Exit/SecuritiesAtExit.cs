using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>All that has a claim on the proceeds when the company is sold, and the settings under which the claims are read.</summary>
/// <param name="Currency">Of every amount in it.</param>
/// <remarks>Keys name the claims in results, explanations and mistakes; each is used once. The order of the lists has no influence on who gets what.</remarks>
public sealed record SecuritiesAtExit(CurrencyCode Currency)
{
    /// <summary>The share classes, common and preferred.</summary>
    public IReadOnlyList<ExitClass> Classes { get; init; } = [];

    /// <summary>Options and warrants, one entry for each grant.</summary>
    public IReadOnlyList<ExitOption> Options { get; init; } = [];

    /// <summary>SAFEs that no priced round has converted.</summary>
    public IReadOnlyList<ExitSafe> Safes { get; init; } = [];

    /// <summary>Convertible notes that no priced round has converted.</summary>
    public IReadOnlyList<ExitNote> Notes { get; init; } = [];

    /// <summary>Debts that are repaid ahead of notes, SAFEs and shares: bank loans, founders' loans.</summary>
    public IReadOnlyList<ExitDebt> Debts { get; init; } = [];

    /// <summary>What the sale itself costs; null for nothing.</summary>
    public TransactionCosts? Costs { get; init; }

    /// <summary>What is set aside for those who run the company until the sale; null for nothing.</summary>
    public CarveOut? CarveOut { get; init; }

    /// <summary>How a strike price is paid. It changes what is reported, not what an option brings in the end.</summary>
    public OptionSettlement OptionSettlement { get; init; }

    /// <summary>What becomes of options that are not vested.</summary>
    public UnvestedOptions UnvestedOptions { get; init; }

    /// <summary>Which post-money SAFEs and notes count in the liquidity capitalization.</summary>
    public LiquidityCapitalization LiquidityCapitalization { get; init; }

    /// <summary>Options promised and not granted, at least 0; they count in the liquidity capitalization and receive nothing.</summary>
    public long PromisedOptions { get; init; }
}

/// <summary>How options are exercised at an exit.</summary>
public enum OptionSettlement
{
    /// <summary>The strike is paid in cash and shared out with the proceeds; the holder receives the full payout of each share.</summary>
    Cash,

    /// <summary>The holder gives up as many shares as pay the strike at the final payout per share (cashless exercise), and receives the payout of the rest.</summary>
    Net,
}

/// <summary>What becomes at an exit of options that are not vested.</summary>
public enum UnvestedOptions
{
    /// <summary>They lapse.</summary>
    Excluded,

    /// <summary>They vest at once (single-trigger acceleration).</summary>
    Accelerated,
}

/// <summary>Which SAFEs and notes with a post-money cap count in the capitalization by which that cap is divided.</summary>
/// <remarks>
/// Preferred shares count as converted, and options granted count whether vested or not, in both; so do SAFEs and notes with a pre-money cap.
/// A SAFE without a cap counts in neither: its number of shares is not known before the price is.
/// </remarks>
public enum LiquidityCapitalization
{
    /// <summary>
    /// All, whether they convert at this exit or not: a SAFE's shares are one number, its part of the company (amount ÷ cap). The payouts are then continuous, and
    /// nobody's falls when the exit value rises.
    /// </summary>
    All,

    /// <summary>
    /// Only those that convert, as the words of the standard post-money SAFE have it. When one more converts, those that had converted own more shares, so that the
    /// payout of common shares falls by a step there; see <see cref="Waterfall"/>.
    /// </summary>
    Converting,
}
