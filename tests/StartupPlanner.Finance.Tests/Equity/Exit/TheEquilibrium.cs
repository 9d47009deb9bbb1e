using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Equity.Exit;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>Against every combination of decisions, shared out in the simplest way.</summary>
public sealed class TheEquilibrium
{
    private const decimal Nothing = 0.0000001m;

    [Fact]
    public void Pays_what_its_decisions_pay() => Check.One(Many, Prop.ForAll(AnySecurities.Bare, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        var paid = FixedDecisions.Paid(securities, exitValue, Decided(payout));
        foreach (var claim in payout.Claims) AnySecurities.Same(paid[claim.Key], claim.Amount.Amount);
    }));

    [Fact]
    public void Leaves_nobody_who_gains_by_deciding_otherwise() => Check.One(Many, Prop.ForAll(AnySecurities.Bare, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        var decided = Decided(payout);
        foreach (var key in FixedDecisions.Deciding(securities))
            Assert.True(FixedDecisions.Paid(securities, exitValue, Otherwise(decided, key))[key] <= payout[key].Amount.Amount + Nothing, $"{key} gains");
    }));

    [Fact]
    public void Is_the_only_one_among_all_combinations() => Check.One(Many, Prop.ForAll(AnySecurities.Bare, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var deciding = FixedDecisions.Deciding(securities);
        if (deciding.Length > 6) return;
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        var equilibria = 0;
        for (var bits = 0; bits < 1 << deciding.Length; bits++)
        {
            var decisions = deciding.Where((_, index) => (bits >> index & 1) == 1).ToHashSet();
            var paid = FixedDecisions.Paid(securities, exitValue, decisions);
            if (deciding.Any(key => FixedDecisions.Paid(securities, exitValue, Otherwise(decisions, key))[key] > paid[key] + Nothing)) continue;
            equilibria++;
            // Where one must pay a strike to receive less, or nothing at all is left to share, indifferent decisions differ in name only.
            foreach (var claim in payout.Claims) AnySecurities.Same(paid[claim.Key], claim.Amount.Amount);
        }
        Assert.True(equilibria > 0);
    }));

    internal static HashSet<string> Decided(ExitPayout payout) =>
        [.. payout.Claims.Where(claim => claim.Decision is ExitDecision.Converted or ExitDecision.Exercised).Select(claim => claim.Key)];

    internal static HashSet<string> Otherwise(HashSet<string> decisions, string key)
    {
        var other = new HashSet<string>(decisions);
        if (!other.Remove(key)) other.Add(key);
        return other;
    }

    internal static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(600).WithReplay(new FsCheck.Replay(new FsCheck.Rnd(20261123), null));
}
