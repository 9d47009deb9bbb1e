using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Something in the securities that makes no sense.</summary>
/// <param name="Key">Of the claim; empty where it concerns all of them.</param>
/// <param name="Field">The property, by its name.</param>
/// <param name="Kind">What is wrong with it.</param>
public sealed record ExitMistake(string Key, string Field, ExitMistakeKind Kind);

/// <summary>What can be wrong with securities at an exit.</summary>
public enum ExitMistakeKind
{
    /// <summary>A key is empty.</summary>
    KeyMissing,

    /// <summary>Two claims have one key, or a claim has that of the costs or the carve-out.</summary>
    KeyRepeated,

    /// <summary>An amount is in another currency than the rest.</summary>
    OtherCurrency,

    /// <summary>Below its lower limit.</summary>
    TooSmall,

    /// <summary>Above 10^15 of money, 10^12 of shares, 10^6 of a ratio, 10^3 of a multiple; or a rate of 100 % or more.</summary>
    TooLarge,

    /// <summary>A participation cap is lower than the multiple of the preference.</summary>
    CapBelowPreference,

    /// <summary>Post-money SAFEs and notes own the whole company or more.</summary>
    OwnedTwice,

    /// <summary>No class has a share, so that nobody takes the rest.</summary>
    NobodyTakesTheRest,
}

/// <summary>Finds what is wrong with securities before they are shared out.</summary>
public static class ExitMistakes
{
    internal const decimal MostMoney = 1e15m;
    private const decimal MostShares = 1e12m;
    private const decimal MostRatio = 1e6m;
    private const decimal MostMultiple = 1e3m;

    /// <summary>All that is wrong, in the order of the lists; empty if nothing is.</summary>
    public static IReadOnlyList<ExitMistake> Of(SecuritiesAtExit securities)
    {
        ArgumentNullException.ThrowIfNull(securities);
        return [.. Keys(securities), .. securities.Classes.SelectMany(each => Of(each, securities.Currency)), .. securities.Options.SelectMany(each => Of(each, securities.Currency)),
            .. securities.Safes.SelectMany(each => Of(each, securities.Currency)), .. securities.Notes.SelectMany(each => Of(each, securities.Currency)),
            .. securities.Debts.SelectMany(debt => Money(debt.Key, nameof(debt.Amount), debt.Amount, securities.Currency)), .. AheadOfAll(securities), .. Together(securities)];
    }

    private static IEnumerable<ExitMistake> Keys(SecuritiesAtExit securities)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { TransactionCosts.Key, CarveOut.Key };
        string[] keys = [.. securities.Classes.Select(each => each.Key), .. securities.Options.Select(each => each.Key), .. securities.Safes.Select(each => each.Key),
            .. securities.Notes.Select(each => each.Key), .. securities.Debts.Select(each => each.Key)];
        foreach (var key in keys)
        {
            if (string.IsNullOrWhiteSpace(key)) yield return new(key, "Key", ExitMistakeKind.KeyMissing);
            else if (!seen.Add(key)) yield return new(key, "Key", ExitMistakeKind.KeyRepeated);
        }
    }

    private static IEnumerable<ExitMistake> Of(ExitClass each, CurrencyCode currency)
    {
        foreach (var holding in each.Holdings)
            foreach (var mistake in Within(each.Key, nameof(each.Holdings), holding.Shares, 0, MostShares)) yield return mistake;
        foreach (var mistake in Within(each.Key, nameof(each.ConversionRatio), each.ConversionRatio, 1 / MostRatio, MostRatio)) yield return mistake;
        if (each.Preference is not { } terms) yield break;
        foreach (var mistake in Money(each.Key, nameof(terms.OriginalIssuePrice), terms.OriginalIssuePrice, currency)) yield return mistake;
        foreach (var mistake in Money(each.Key, nameof(terms.AccruedDividends), terms.AccruedDividends, currency)) yield return mistake;
        foreach (var mistake in Within(each.Key, nameof(terms.Multiple), terms.Multiple, 0, MostMultiple)) yield return mistake;
        if (terms.Participation is not Participation.Capped cap) yield break;
        foreach (var mistake in Within(each.Key, nameof(terms.Participation), cap.Multiple, 0, MostMultiple)) yield return mistake;
        if (cap.Multiple < terms.Multiple) yield return new(each.Key, nameof(terms.Participation), ExitMistakeKind.CapBelowPreference);
    }

    private static IEnumerable<ExitMistake> Of(ExitOption option, CurrencyCode currency) =>
    [
        .. Within(option.Key, nameof(option.Vested), option.Vested, 0, MostShares),
        .. Within(option.Key, nameof(option.Unvested), option.Unvested, 0, MostShares),
        .. Money(option.Key, nameof(option.Strike), option.Strike, currency),
    ];

    private static IEnumerable<ExitMistake> Of(ExitSafe safe, CurrencyCode currency) =>
    [
        .. Money(safe.Key, nameof(safe.PurchaseAmount), safe.PurchaseAmount, currency, above: true),
        .. Money(safe.Key, nameof(safe.ValuationCap), safe.ValuationCap, currency, above: true),
        .. Rate(safe.Key, nameof(safe.Discount), safe.Discount ?? default),
        .. Within(safe.Key, nameof(safe.ExitMultiple), safe.ExitMultiple, 1, MostMultiple),
    ];

    private static IEnumerable<ExitMistake> Of(ExitNote note, CurrencyCode currency) =>
    [
        .. Money(note.Key, nameof(note.Principal), note.Principal, currency, above: true),
        .. Money(note.Key, nameof(note.AccruedInterest), note.AccruedInterest, currency),
        .. Money(note.Key, nameof(note.ValuationCap), note.ValuationCap, currency, above: true),
        .. Within(note.Key, nameof(note.RepaymentMultiple), note.RepaymentMultiple, 1, MostMultiple),
    ];

    private static IEnumerable<ExitMistake> AheadOfAll(SecuritiesAtExit securities)
    {
        if (securities.Costs is { } costs)
        {
            foreach (var mistake in Money(TransactionCosts.Key, nameof(costs.Fixed), costs.Fixed, securities.Currency)) yield return mistake;
            foreach (var mistake in Rate(TransactionCosts.Key, nameof(costs.OfExitValue), costs.OfExitValue)) yield return mistake;
        }
        if (securities.CarveOut is not { } carveOut) yield break;
        foreach (var mistake in Rate(CarveOut.Key, nameof(carveOut.Rate), carveOut.Rate)) yield return mistake;
        foreach (var mistake in Money(CarveOut.Key, nameof(carveOut.Threshold), carveOut.Threshold, securities.Currency)) yield return mistake;
        if (carveOut.Recipients.Any(recipient => recipient.Weight < 0) || carveOut.Recipients.Sum(recipient => recipient.Weight) <= 0)
            yield return new(CarveOut.Key, nameof(carveOut.Recipients), ExitMistakeKind.TooSmall);
    }

    private static IEnumerable<ExitMistake> Together(SecuritiesAtExit securities)
    {
        foreach (var mistake in Within("", nameof(securities.PromisedOptions), securities.PromisedOptions, 0, MostShares)) yield return mistake;
        if (securities.Classes.All(each => each.Holdings.All(holding => holding.Shares <= 0))) yield return new("", nameof(securities.Classes), ExitMistakeKind.NobodyTakesTheRest);
        var owned = securities.Safes.Where(safe => safe.CapBasis == CapBasis.PostMoney && safe.ValuationCap is { Amount: > 0 }).Sum(safe => safe.PurchaseAmount.Amount / safe.ValuationCap!.Value.Amount)
            + securities.Notes.Where(note => note.CapBasis == CapBasis.PostMoney && note.ValuationCap is { Amount: > 0 })
                .Sum(note => (note.Principal.Amount + note.AccruedInterest.Amount) / note.ValuationCap!.Value.Amount);
        if (owned >= 1) yield return new("", nameof(securities.Safes), ExitMistakeKind.OwnedTwice);
    }

    private static IEnumerable<ExitMistake> Money(string key, string field, Money? amount, CurrencyCode currency, bool above = false)
    {
        if (amount is not { } given) yield break;
        if (given.Currency != currency) yield return new(key, field, ExitMistakeKind.OtherCurrency);
        if (given.Amount < 0 || above && given.Amount == 0) yield return new(key, field, ExitMistakeKind.TooSmall);
        if (given.Amount > MostMoney) yield return new(key, field, ExitMistakeKind.TooLarge);
    }

    private static IEnumerable<ExitMistake> Rate(string key, string field, Percentage rate)
    {
        if (rate.Fraction < 0) yield return new(key, field, ExitMistakeKind.TooSmall);
        if (rate.Fraction >= 1) yield return new(key, field, ExitMistakeKind.TooLarge);
    }

    private static IEnumerable<ExitMistake> Within(string key, string field, decimal number, decimal least, decimal most)
    {
        if (number < least) yield return new(key, field, ExitMistakeKind.TooSmall);
        if (number > most) yield return new(key, field, ExitMistakeKind.TooLarge);
    }
}
