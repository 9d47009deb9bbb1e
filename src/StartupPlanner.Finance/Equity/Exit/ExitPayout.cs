using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Who receives what at one exit value. Amounts are not rounded (28 digits); <see cref="Rounded"/> has them in whole cents.</summary>
public sealed class ExitPayout
{
    private readonly IReadOnlyList<Paid> claims;

    internal ExitPayout(Money exitValue, Money perCommonShare, IReadOnlyList<Paid> claims) => (ExitValue, PerCommonShare, this.claims) = (exitValue, perCommonShare, claims);

    /// <summary>What the buyer pays.</summary>
    public Money ExitValue { get; }

    /// <summary>What one common share is paid. Every decision follows from it.</summary>
    public Money PerCommonShare { get; }

    /// <summary>The transaction costs, the carve-out, the debts, and each security. The amounts add up to the exit value.</summary>
    public IReadOnlyList<ClaimPayout> Claims => field ??= [.. claims.Select(claim => claim.Payout)];

    /// <summary>The claim with that key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ClaimPayout this[string key] => Named(key).Payout;

    /// <summary>Each holder's part of each claim, in the order of the claims. Transaction costs go to nobody who holds a claim and are not among them.</summary>
    public IReadOnlyList<HolderPayout> Parts => field ??= [.. claims.SelectMany(Split)];

    /// <summary>What each holder receives from all claims together, in the order of the names.</summary>
    public IReadOnlyList<(string Holder, Money Amount)> Holders => field ??= HolderPayout.Totals(Parts, ExitValue.Currency);

    /// <summary>How a claim came to its amount, step by step.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that key.</exception>
    public IReadOnlyList<ExitStep> Explain(string key) => ExitSteps.Of(this, claims, Named(key));

    /// <summary>How a holder's part of a claim came to its amount: the steps of the claim, and the holder's part of it.</summary>
    /// <exception cref="KeyNotFoundException">There is no claim of that key.</exception>
    public IReadOnlyList<ExitStep> Explain(string key, string holder) => [.. Explain(key), ExitSteps.PartOf(Named(key), holder)];

    /// <summary>In whole smallest units of the currency; the parts add up to the exit value, rounded.</summary>
    /// <remarks>
    /// Largest remainder (Hamilton), first among the claims, then within each claim among its holders; of equal remainders the key, or the holder, that comes first in
    /// ordinal order gets the unit.
    /// </remarks>
    public RoundedPayout Rounded()
    {
        var total = ExitValue.Rounded();
        var amounts = LargestRemainder.Of(total, [.. claims.Select(claim => claim.Payout.Amount.Amount)], index => claims[index].Payout.Key);
        var parts = claims.Zip(amounts).SelectMany(each => Split(each.First, each.Second));
        return new(total, [.. claims.Select((claim, index) => (claim.Payout.Key, amounts[index]))], [.. parts]);
    }

    private Paid Named(string key) => claims.FirstOrDefault(claim => claim.Payout.Key == key) ?? throw new KeyNotFoundException($"No claim is named {key}.");

    private static IEnumerable<HolderPayout> Split(Paid claim) =>
        claim.Owners.List.Select((owner, index) => new HolderPayout(claim.Payout.Key, owner.Holder, claim.Payout.Amount with { Amount = claim.PartOf(index, claim.Payout.Amount.Amount) }));

    private static IEnumerable<HolderPayout> Split(Paid claim, Money amount)
    {
        if (claim.Owners.List.Length == 0) return [];
        var exact = new decimal[claim.Owners.List.Length];
        for (var index = 0; index < exact.Length; index++) exact[index] = claim.PartOf(index, amount.Amount);
        var parts = LargestRemainder.Of(amount, exact, index => claim.Owners.List[index].Holder);
        return claim.Owners.List.Select((owner, index) => new HolderPayout(claim.Payout.Key, owner.Holder, parts[index]));
    }
}

/// <summary>A payout with those who share it, and with the terms on which it was decided; null for what is ahead of notes, SAFEs and shares.</summary>
internal sealed record Paid(ClaimPayout Payout, Owners Owners, Claim? Claim = null)
{
    /// <summary>An owner's part of an amount, not rounded.</summary>
    public decimal PartOf(int owner, decimal amount) => Owners.AllWeights == 0 ? 0 : amount * Owners.List[owner].Weight / Owners.AllWeights;
}

/// <summary>What one claim receives.</summary>
/// <param name="Key">Names the claim.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Decision">What its holders do, because it brings them most.</param>
/// <param name="Amount">In all; for an option net of the strike.</param>
public sealed record ClaimPayout(string Key, ClaimKind Kind, ExitDecision Decision, Money Amount)
{
    /// <summary>Of the amount, what was paid ahead of common shares: preference, cash-out amount, repayment.</summary>
    public Money Ahead { get; init; }

    /// <summary>Of the amount, what was paid alongside common shares: participation, or all of it after conversion or exercise.</summary>
    public Money Beyond => Amount - Ahead;

    /// <summary>The common shares as which it was paid, or could have been: as converted; of an option those that are delivered. Not rounded.</summary>
    public decimal Shares { get; init; }

    /// <summary>The strike that option holders pay in cash; 0 for all others and for net exercise.</summary>
    public Money StrikePaid { get; init; }
}

/// <summary>What one holder receives from one claim.</summary>
/// <param name="Key">Of the claim.</param>
/// <param name="Holder">Who.</param>
/// <param name="Amount">At least 0.</param>
public sealed record HolderPayout(string Key, string Holder, Money Amount)
{
    internal static IReadOnlyList<(string Holder, Money Amount)> Totals(IEnumerable<HolderPayout> parts, CurrencyCode currency) =>
        [.. parts.GroupBy(part => part.Holder).OrderBy(held => held.Key, StringComparer.Ordinal).Select(held => (held.Key, new Money(held.Sum(part => part.Amount.Amount), currency)))];
}

/// <summary>A payout in whole smallest units of the currency.</summary>
/// <param name="ExitValue">Rounded, halves away from zero.</param>
/// <param name="Claims">Each claim's amount, in the order of the claims; they add up to the exit value.</param>
/// <param name="Parts">Each holder's part of each claim; of each claim they add up to its amount, but for the transaction costs, which have no holder.</param>
public sealed record RoundedPayout(Money ExitValue, IReadOnlyList<(string Key, Money Amount)> Claims, IReadOnlyList<HolderPayout> Parts)
{
    /// <summary>What each holder receives from all claims together, in the order of the names.</summary>
    public IReadOnlyList<(string Holder, Money Amount)> Holders => HolderPayout.Totals(Parts, ExitValue.Currency);
}

/// <summary>What kind of claim on the proceeds it is.</summary>
public enum ClaimKind
{
    /// <summary>Transaction costs.</summary>
    Costs,

    /// <summary>The management carve-out.</summary>
    CarveOut,

    /// <summary>A debt ahead of notes, SAFEs and shares.</summary>
    Debt,

    /// <summary>A convertible note.</summary>
    Note,

    /// <summary>A SAFE.</summary>
    Safe,

    /// <summary>A class of preferred shares.</summary>
    Preferred,

    /// <summary>A class of common shares.</summary>
    Common,

    /// <summary>An option or a warrant.</summary>
    Option,
}

/// <summary>What the holders of a claim do at an exit.</summary>
public enum ExitDecision
{
    /// <summary>Nothing to decide: it is paid as far as the money goes.</summary>
    Paid,

    /// <summary>Keep the preference, the cash-out amount or the repayment.</summary>
    TookPreference,

    /// <summary>Keep the preference and take part in the rest.</summary>
    Participated,

    /// <summary>Keep the preference and take part in the rest up to the cap, which is reached.</summary>
    ReachedCap,

    /// <summary>Convert into common shares.</summary>
    Converted,

    /// <summary>Nothing to decide: common shares share what is left.</summary>
    SharedAsCommon,

    /// <summary>Exercise the option.</summary>
    Exercised,

    /// <summary>Let the option lapse.</summary>
    Lapsed,
}
