namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Into how many shares SAFEs and notes convert, by their own definition of the company's capitalization.</summary>
/// <remarks>
/// With a pre-money cap: amount ÷ (cap ÷ shares without SAFEs and notes). With a post-money cap the capitalization counts what converts, this one too, so it is solved for:
/// K = (shares + pre-money conversions) ÷ (1 − sum of amount ÷ cap), and each converts into amount ÷ cap × K.
/// </remarks>
internal sealed class ConversionShares
{
    private readonly decimal beforeConvertibles;
    private readonly decimal preMoneyConversions;

    public ConversionShares(SecuritiesAtExit securities)
    {
        beforeConvertibles = securities.Classes.Sum(each => each.Shares * each.ConversionRatio)
            + securities.Options.Sum(option => (decimal)option.Vested + option.Unvested) + securities.PromisedOptions;
        Convertibles = [.. securities.Safes.Select(Of), .. securities.Notes.Select(Of)];
        preMoneyConversions = Convertibles.Where(each => each is { Basis: CapBasis.PreMoney, Cap: not null }).Sum(PreMoneyShares);
    }

    /// <summary>SAFEs, then notes.</summary>
    public IReadOnlyList<Convertible> Convertibles { get; }

    /// <summary>Those with a post-money cap, in the order in which they convert: the lower the company value at which they gain by it, the sooner.</summary>
    public IReadOnlyList<Convertible> PostMoney => [.. Convertibles.Where(each => each is { Basis: CapBasis.PostMoney, Cap: not null })
        .OrderBy(each => each.Floor * each.Cap!.Value / each.Converting).ThenBy(each => each.Key, StringComparer.Ordinal)];

    /// <summary>The shares of one, if those given, all with a post-money cap, are what counts as converting; 0 if it is not among them.</summary>
    public decimal Of(Convertible convertible, IReadOnlyCollection<Convertible> converting) => convertible switch
    {
        { Cap: null } => 0,
        { Basis: CapBasis.PreMoney } => PreMoneyShares(convertible),
        _ => converting.Contains(convertible) ? convertible.Converting * Capitalization(converting) / convertible.Cap.Value : 0,
    };

    private decimal Capitalization(IEnumerable<Convertible> converting) => (beforeConvertibles + preMoneyConversions) / (1 - converting.Sum(each => each.Converting / each.Cap!.Value));

    private decimal PreMoneyShares(Convertible convertible) => convertible.Converting * beforeConvertibles / convertible.Cap!.Value;

    private static Convertible Of(ExitSafe safe)
    {
        var cashOut = safe.PurchaseAmount.Amount * safe.ExitMultiple;
        var discounted = safe.PurchaseAmount.Amount / (1 - (safe.Discount?.Fraction ?? 0));
        return new(safe.Key, ClaimKind.Safe, safe.Holder, safe.Seniority, cashOut, Math.Max(cashOut, discounted), safe.CapBasis, safe.PurchaseAmount.Amount, safe.ValuationCap?.Amount);
    }

    private static Convertible Of(ExitNote note)
    {
        var repayment = note.Principal.Amount * note.RepaymentMultiple + note.AccruedInterest.Amount;
        var converting = note.Principal.Amount + note.AccruedInterest.Amount;
        return new(note.Key, ClaimKind.Note, note.Holder, note.Seniority ?? long.MaxValue, repayment, repayment, note.CapBasis, converting, note.ValuationCap?.Amount);
    }
}

/// <summary>A SAFE or a note, in what they have in common.</summary>
/// <param name="Key">Names it.</param>
/// <param name="Kind">SAFE or note.</param>
/// <param name="Holder">Who holds it.</param>
/// <param name="Seniority">Higher is paid first.</param>
/// <param name="Preference">Paid if it does not convert.</param>
/// <param name="Floor">The preference, or what a discount makes of it.</param>
/// <param name="Basis">What its cap is divided by.</param>
/// <param name="Converting">The amount that converts.</param>
/// <param name="Cap">The valuation cap; null without one.</param>
internal sealed record Convertible(string Key, ClaimKind Kind, string Holder, long Seniority, decimal Preference, decimal Floor, CapBasis Basis, decimal Converting, decimal? Cap);
