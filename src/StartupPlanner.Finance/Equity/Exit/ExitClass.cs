using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>A class of shares at an exit.</summary>
/// <param name="Key">Names the class; used once among all claims.</param>
/// <param name="Holdings">Who holds how many shares; a holder may stand in it more than once.</param>
/// <remarks>
/// Shares of one class are alike. Where cumulative dividends have accrued for different times, each issue is a class of its own with the same seniority.
/// </remarks>
public sealed record ExitClass(string Key, IReadOnlyList<Holding> Holdings)
{
    /// <summary>Common shares for each share on conversion, above 0: original issue price ÷ conversion price. Participating shares take part in this proportion too.</summary>
    public decimal ConversionRatio { get; init; } = 1;

    /// <summary>What is paid ahead of common shares; null for common.</summary>
    public LiquidationPreference? Preference { get; init; }

    internal decimal Shares => Holdings.Sum(holding => (decimal)holding.Shares);
}

/// <summary>Shares of one class in one hand.</summary>
/// <param name="Holder">Who holds them.</param>
/// <param name="Shares">How many, at least 0.</param>
public sealed record Holding(string Holder, long Shares);

/// <summary>The liquidation preference of a preferred class.</summary>
/// <param name="OriginalIssuePrice">For one share, at least 0.</param>
/// <remarks>
/// One share claims multiple × original issue price + accrued dividends. A class that converts gives up all of it, the dividends too. A class that holds its preference
/// in total sets the price to total ÷ shares.
/// </remarks>
public sealed record LiquidationPreference(Money OriginalIssuePrice)
{
    /// <summary>Of the original issue price, at least 0: 1 for a 1× preference.</summary>
    public decimal Multiple { get; init; } = 1;

    /// <summary>Cumulative dividends accrued and unpaid on one share, at least 0; null for none.</summary>
    public Money? AccruedDividends { get; init; }

    /// <summary>Higher is paid first; equal ones are paid pari passu, in proportion to their claims. As <c>seniority</c> in OCF.</summary>
    public int Seniority { get; init; }

    /// <summary>What the class receives beyond its preference.</summary>
    public Participation Participation { get; init; } = new Participation.None();
}

/// <summary>What a preferred class receives beyond its preference without converting.</summary>
public abstract record Participation
{
    private Participation()
    {
    }

    /// <summary>Nothing (non-participating): it takes the preference or converts.</summary>
    public sealed record None : Participation;

    /// <summary>Its share of all the rest (full participation); it never gains by converting.</summary>
    public sealed record Full : Participation;

    /// <summary>Its share of the rest until preference and participation together reach the cap; it converts when that brings more than the cap.</summary>
    /// <param name="Multiple">Of the original issue price, the preference included; at least the preference's multiple.</param>
    /// <remarks>Where dividends lift the preference above the cap, the preference is paid in full and nothing beyond it.</remarks>
    public sealed record Capped(decimal Multiple) : Participation;
}
