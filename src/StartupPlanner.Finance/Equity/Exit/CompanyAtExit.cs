using StartupPlanner.Finance.Values;
using Common = StartupPlanner.Finance.Equity;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>What the buyer and the company agree on beside the price.</summary>
public sealed record ExitTerms
{
    /// <summary>Debts that are repaid ahead of notes, SAFEs and shares.</summary>
    public IReadOnlyList<ExitDebt> Debts { get; init; } = [];

    /// <summary>What the sale costs; null for nothing.</summary>
    public TransactionCosts? Costs { get; init; }

    /// <summary>What is set aside for those who run the company; null for nothing.</summary>
    public CarveOut? CarveOut { get; init; }

    /// <summary>What becomes of options that are not vested, beyond what their own terms accelerate.</summary>
    public UnvestedOptions UnvestedOptions { get; init; }
}

/// <summary>A cap table, as the claims that it has on the proceeds of a sale.</summary>
/// <remarks>Shares that are not vested share like others. What of a pool is granted to nobody receives nothing. Cumulative dividends run from the first issue of their class.</remarks>
public static class CompanyAtExit
{
    /// <summary>The claims on a day.</summary>
    /// <param name="story">The company's story to the day of the exit.</param>
    /// <param name="terms">What is agreed beside the price.</param>
    public static SecuritiesAtExit Of(EquityStory story, ExitTerms terms)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(terms);
        var table = story.Table;
        Money In(decimal amount) => new(amount, table.Currency);
        var holdings = table.Holdings.ToLookup(holding => holding.Class);
        return new(table.Currency)
        {
            Classes = [.. table.Classes.Where(position => position.Issued > 0).Select(position => new ExitClass(position.Class.Id, [.. holdings[position.Class.Id].Select(holding => new Holding(holding.Holder, holding.Shares))])
            {
                ConversionRatio = position.ConversionRatio,
                Preference = position.Class.Kind == ShareClassKind.Common ? null : new(In(position.OriginalIssuePrice ?? 0))
                {
                    Multiple = position.Class.LiquidationMultiple,
                    Seniority = position.Class.Seniority,
                    AccruedDividends = position.Class.Dividend is { Cumulative: true } dividend && position.FirstIssued is { } first
                        ? In(new Interest(dividend.AnnualRate, dividend.Compounding).On(position.OriginalIssuePrice ?? 0, first, table.Date))
                        : null,
                    Participation = position.Class.Participation switch
                    {
                        Common.Participation.Full => new Participation.Full(),
                        Common.Participation.Capped => new Participation.Capped(Math.Max(position.Class.LiquidationMultiple, position.Class.ParticipationCapMultiple ?? 0)),
                        _ => new Participation.None(),
                    },
                },
            })],
            Options =
            [
                .. table.Grants.Select(grant => Option(grant, In(grant.Grant.StrikePrice))),
                .. table.Warrants.Select(warrant => Warrant(table, warrant)),
            ],
            Safes = [.. table.Convertibles.Where(each => each.Instrument is Safe).Select(each => Safe(table, each))],
            Notes = [.. table.Convertibles.Where(each => each.Instrument is ConvertibleNote).Select(each => new ExitNote(each.Id, each.Instrument.Holder, In(each.Instrument.Amount), In(each.Accrued))
            {
                ValuationCap = each.Instrument.ValuationCap is { } cap ? In(cap) : null,
                CapBasis = Basis(each.Instrument),
            })],
            Debts = terms.Debts,
            Costs = terms.Costs,
            CarveOut = terms.CarveOut,
            UnvestedOptions = terms.UnvestedOptions,
            PromisedOptions = table.Pools.Sum(pool => pool.Promised),
        };
    }

    private static ExitSafe Safe(CapTable table, OutstandingConvertible safe)
    {
        Money? In(decimal? amount) => amount is { } known ? new(known, table.Currency) : null;
        // Most favoured: the lowest cap, counted as that SAFE counts it, and the largest discount, of its own and of the SAFEs bought after it.
        ConvertibleInstrument[] favoured = safe.Instrument is not Safe { MostFavoredNation: true } ? [safe.Instrument]
            : [.. table.Convertibles.SkipWhile(each => each != safe).Select(each => each.Instrument).Where(each => each is Safe)];
        var capped = favoured.MinBy(each => each.ValuationCap ?? decimal.MaxValue)!;
        return new(safe.Id, safe.Instrument.Holder, new(safe.Instrument.Amount, table.Currency))
        {
            ValuationCap = In(capped.ValuationCap),
            CapBasis = Basis(capped),
            Discount = favoured.Select(each => each.Discount?.Reduction).MaxBy(reduction => reduction?.Fraction),
            // The standard form ranks with preferred shares; where these differ in rank, with the first of them.
            Seniority = table.Classes.Where(position => position.Issued > 0 && position.Class.Kind == ShareClassKind.Preferred).Select(position => position.Class.Seniority).DefaultIfEmpty().Max(),
        };
    }

    private static ExitOption Option(GrantPosition grant, Money strike)
    {
        var unvested = grant.Outstanding - grant.Vested;
        var accelerated = (long)(unvested * grant.Grant.AccelerationAtExit.Fraction);
        return new(grant.Id, grant.Grant.Holder, grant.Vested + accelerated, strike) { Unvested = unvested - accelerated };
    }

    // A warrant on preferred is one on the common shares that they convert into.
    private static ExitOption Warrant(CapTable table, WarrantPosition warrant)
    {
        var ratio = table.Class(warrant.Warrant.Class).ConversionRatio;
        return new(warrant.Id, warrant.Warrant.Holder, (long)(warrant.Outstanding * ratio), new(warrant.Warrant.StrikePrice / ratio, table.Currency));
    }

    private static CapBasis Basis(ConvertibleInstrument instrument) => instrument.Capitalization.HasFlag(CompanyCapitalization.ConvertingSecurities) ? CapBasis.PostMoney : CapBasis.PreMoney;
}
