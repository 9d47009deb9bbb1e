using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>Who receives what when the company is sold, for every exit value: an exit waterfall, or liquidation analysis.</summary>
/// <remarks>
/// <para>
/// Paid in this order: transaction costs; a carve-out of the proceeds after costs; debts; a carve-out of the proceeds after debts; preferences, cash-out amounts and notes by
/// seniority; then common shares, what has converted, participating shares and options, share by share.
/// </para>
/// <para>
/// Each class, option, SAFE and note decides for itself, and the decisions are an equilibrium: nobody gains by deciding otherwise while the others stay. What a claim brings
/// depends on the others only through the payout per common share, and never falls as that rises; so each decision has a threshold of that payout (preference per
/// as-converted share, cap per as-converted share, strike), the sum of all claims is a continuous function of it, and one payout per common share exhausts the proceeds.
/// Capped participating shares convert too. Where holders are indifferent, they keep what they have.
/// </para>
/// <para>
/// Under <see cref="LiquidityCapitalization.All"/> that equilibrium is the only one (by payouts), continuous in the exit value, and rising for everybody. Under
/// <see cref="LiquidityCapitalization.Converting"/> conversions of SAFEs help each other: there can be one equilibrium in which several convert and one in which none
/// does. The one with the most conversions is taken, which is the best for each SAFE and each note of them. Where it sets in, common shares lose by a step what the SAFEs
/// converted before gain.
/// </para>
/// </remarks>
public sealed class Waterfall
{
    private readonly SecuritiesAtExit securities;
    private readonly ProceedsToEquity proceeds;

    private readonly Owners recipients;

    // In ascending order of what is left for shares; each holds above its own start.
    private readonly List<Regime> regimes;

    private Waterfall(SecuritiesAtExit securities)
    {
        this.securities = securities;
        proceeds = new(securities);
        regimes = Regimes(securities);
        recipients = new(securities.CarveOut?.Recipients.Select(recipient => new Owner(recipient.Holder, recipient.Weight)) ?? []);
        BreakPoints = [.. Bends().OrderBy(bend => bend.ExitValue.Amount).ThenBy(bend => bend.Kind).ThenBy(bend => bend.Key, StringComparer.Ordinal)];
    }

    /// <summary>Where anybody's share of the next unit of money changes, in the order of exit values. Between two of them every payout is a straight line.</summary>
    public IReadOnlyList<ExitBreakPoint> BreakPoints { get; }

    /// <summary>The waterfall of a company's securities.</summary>
    /// <exception cref="ArgumentException">The securities have <see cref="ExitMistakes"/>.</exception>
    public static Waterfall Of(SecuritiesAtExit securities)
    {
        ArgumentNullException.ThrowIfNull(securities);
        return ExitMistakes.Of(securities) is [var mistake, ..]
            ? throw new ArgumentException($"{mistake.Key}: {mistake.Field} {mistake.Kind}.", nameof(securities))
            : new(securities);
    }

    /// <summary>Who receives what at an exit value.</summary>
    /// <param name="exitValue">What the buyer pays for the company free of nothing: before debts and costs; from 0 to 10^15.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exitValue"/> is outside its range or in another currency.</exception>
    public ExitPayout At(Money exitValue)
    {
        if (exitValue.Currency != securities.Currency || exitValue.Amount is < 0 or > ExitMistakes.MostMoney) throw new ArgumentOutOfRangeException(nameof(exitValue), exitValue, null);
        var (costs, carveOut, debts, left) = proceeds.Of(exitValue.Amount);
        var shareOut = ShareOutOf(left);
        var perShare = shareOut.PerShare(left);
        var claims = new List<Paid>(shareOut.Claims.Count + debts.Length + 2);
        if (securities.Costs is not null) claims.Add(new(Ahead(TransactionCosts.Key, ClaimKind.Costs, costs), new()));
        if (securities.CarveOut is not null) claims.Add(new(Ahead(CarveOut.Key, ClaimKind.CarveOut, carveOut), recipients));
        foreach (var (debt, paid) in securities.Debts.Zip(debts)) claims.Add(new(Ahead(debt.Key, ClaimKind.Debt, paid), new(new Owner(debt.Lender, 1))));
        var preferences = perShare > 0 ? null : shareOut.Preferences(left);
        for (var index = 0; index < shareOut.Claims.Count; index++)
        {
            var claim = shareOut.Claims[index];
            claims.Add(new(Of(claim, perShare, preferences?[index]), claim.Owners, claim));
        }
        return new(exitValue, Amount(perShare), claims);
    }

    private ClaimPayout Of(Claim claim, decimal perShare, decimal? preference)
    {
        var (amount, decision) = claim.At(perShare);
        var ahead = preference ?? (decision is ExitDecision.TookPreference or ExitDecision.Participated or ExitDecision.ReachedCap ? Math.Min(claim.Floor, amount) : 0);
        var exercised = decision == ExitDecision.Exercised;
        var net = exercised && securities.OptionSettlement == OptionSettlement.Net;
        return new(claim.Key, claim.Kind, decision, Amount(preference ?? amount))
        {
            Ahead = Amount(ahead),
            Shares = claim.Kind != ClaimKind.Option ? claim.Shares : !exercised ? 0 : net ? amount / perShare : claim.Shares,
            StrikePaid = Amount(exercised && !net ? claim.Shares * claim.Strike : 0),
        };
    }

    private ClaimPayout Ahead(string key, ClaimKind kind, decimal amount) => new(key, kind, ExitDecision.Paid, Amount(amount)) { Ahead = Amount(amount), StrikePaid = Amount(0) };

    private Money Amount(decimal amount) => new(amount, securities.Currency);

    private static List<Regime> Regimes(SecuritiesAtExit securities)
    {
        var conversion = new ConversionShares(securities);
        var postMoney = conversion.PostMoney;
        Claim[] classes = [.. securities.Classes.Select(Claims.Of)];
        Claim[] options = [.. securities.Options.Select(option => Claims.Of(option, securities.UnvestedOptions))];
        if (securities.LiquidityCapitalization == LiquidityCapitalization.All || postMoney.Count == 0) return [new(0, ShareOutWith(postMoney), [])];

        // Conversions come in the order of the caps, so there is one candidate for each number of them. Those that a larger one overtakes never occur.
        var regimes = new List<Regime>();
        for (var count = postMoney.Count; count >= 0; count--)
        {
            Convertible[] converting = [.. postMoney.Take(count)];
            var shareOut = ShareOutWith(converting);
            var from = count == 0 ? 0 : shareOut.LeftAt(shareOut.Claims.First(claim => claim.Key == converting[^1].Key).ConvertsAbove!.Value);
            if (regimes.Count == 0 || from < regimes[^1].From) regimes.Add(new(from, shareOut, [.. converting.Select(each => each.Key)]));
        }
        regimes.Reverse();
        return regimes;

        ShareOut ShareOutWith(IReadOnlyCollection<Convertible> converting) =>
            new([.. conversion.Convertibles.Select(each => Claims.Of(each, conversion.Of(each, converting))), .. classes, .. options]);
    }

    private IEnumerable<ExitBreakPoint> Bends()
    {
        foreach (var (exitValue, kind, key) in proceeds.Bends()) yield return new(Amount(exitValue), Amount(PerShare(proceeds.Of(exitValue).Left)), kind, key);
        for (var index = 0; index < regimes.Count; index++)
        {
            var regime = regimes[index];
            var to = index + 1 < regimes.Count ? regimes[index + 1].From : decimal.MaxValue;
            foreach (var claim in regime.ShareOut.Claims.Where(claim => regime.Converting.Contains(claim.Key) && (index == 0 || !regimes[index - 1].Converting.Contains(claim.Key))))
                yield return Bend(regime.From, regime.ShareOut.PerShare(regime.From), claim.Kind == ClaimKind.Note ? BreakPointKind.NoteConverts : BreakPointKind.SafeConverts, claim.Key);
            foreach (var (left, perShare, kind, claim) in regime.ShareOut.Bends())
                if ((left > regime.From || index == 0) && left <= to && !regime.Converting.Contains(claim.Key)) yield return Bend(left, perShare, kind, claim.Key);
        }
    }

    private ShareOut ShareOutOf(decimal left) => regimes.Last(regime => regime.From < left || regime.From == 0).ShareOut;

    private decimal PerShare(decimal left) => ShareOutOf(left).PerShare(left);

    private ExitBreakPoint Bend(decimal left, decimal perShare, BreakPointKind kind, string key) => new(Amount(proceeds.ExitValueFor(left)), Amount(perShare), kind, key);

    /// <summary>Above so much left for notes, SAFEs and shares, it is shared out in this way.</summary>
    private sealed record Regime(decimal From, ShareOut ShareOut, IReadOnlyList<string> Converting);
}
