using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Equity.Exit;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>Where only the SAFEs and notes that convert count in the liquidity capitalization, as the standard form has it.</summary>
public sealed class OnlyWhatConverts
{
    private const decimal Nothing = 0.0000001m;

    private static readonly Arbitrary<SecuritiesAtExit> Any = Arb.From(AnySecurities.Bare.Generator.Select(securities => securities with { LiquidityCapitalization = LiquidityCapitalization.Converting }));

    [Fact]
    public void A_safe_that_is_cashed_out_leaves_the_others_their_part_of_what_is_left()
    {
        // 40,000 for 10 % and 50,000 for 6.25 %; of 600,000 the second takes its money back, so the first owns a tenth of 550,000.
        SecuritiesAtExit securities = new(AnySecurities.Currency)
        {
            Classes = [new("Common", [new("Founder", 1_000_000)])],
            Safes = [Safe("A", 40_000, 400_000), Safe("B", 50_000, 800_000)],
            LiquidityCapitalization = LiquidityCapitalization.Converting,
        };
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(600_000));
        Assert.Equal((55_000m, 50_000m, 495_000m), (Math.Round(payout["A"].Amount.Amount, 9), payout["B"].Amount.Amount, payout["Common"].Amount.Amount));
        Assert.Equal((ExitDecision.Converted, ExitDecision.TookPreference), (payout["A"].Decision, payout["B"].Decision));
        var all = Waterfall.Of(securities with { LiquidityCapitalization = LiquidityCapitalization.All }).At(AnySecurities.Money(600_000));
        AnySecurities.Same(550_000m * 0.1m / 0.9375m, all["A"].Amount.Amount);
    }

    [Fact]
    public void Common_shares_lose_by_a_step_what_the_safes_before_gain()
    {
        SecuritiesAtExit securities = new(AnySecurities.Currency)
        {
            Classes = [new("Common", [new("Founder", 1_000_000)])],
            Safes = [Safe("A", 40_000, 400_000), Safe("B", 50_000, 800_000)],
            LiquidityCapitalization = LiquidityCapitalization.Converting,
        };
        var waterfall = Waterfall.Of(securities);
        var step = Assert.Single(waterfall.BreakPoints, point => point.Key == "B" && point.Kind == BreakPointKind.SafeConverts);
        AnySecurities.Same(800_000m, step.ExitValue.Amount);
        var (before, after) = (waterfall.At(step.ExitValue), waterfall.At(step.ExitValue with { Amount = step.ExitValue.Amount + 0.0000000001m }));
        AnySecurities.Same(75_000m, before["A"].Amount.Amount);
        AnySecurities.Same(80_000m, after["A"].Amount.Amount);
        AnySecurities.Same(5_000m, before["Common"].Amount.Amount - after["Common"].Amount.Amount);
    }

    [Fact]
    public void It_pays_out_its_proceeds_by_its_decisions() => Check.One(TheEquilibrium.Many, Prop.ForAll(Any, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        var paid = FixedDecisions.Paid(securities, exitValue, TheEquilibrium.Decided(payout));
        foreach (var claim in payout.Claims) AnySecurities.Same(paid[claim.Key], claim.Amount.Amount);
    }));

    [Fact]
    public void Nobody_gains_by_deciding_otherwise() => Check.One(TheEquilibrium.Many, Prop.ForAll(Any, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        var decided = TheEquilibrium.Decided(payout);
        foreach (var key in FixedDecisions.Deciding(securities))
            Assert.True(FixedDecisions.Paid(securities, exitValue, TheEquilibrium.Otherwise(decided, key))[key] <= payout[key].Amount.Amount + Nothing, $"{key} gains");
    }));

    [Fact]
    public void No_other_equilibrium_is_better_for_a_post_money_safe() => Check.One(TheEquilibrium.Many, Prop.ForAll(Any, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var deciding = FixedDecisions.Deciding(securities);
        if (deciding.Length > 6) return;
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        for (var bits = 0; bits < 1 << deciding.Length; bits++)
        {
            var decisions = deciding.Where((_, index) => (bits >> index & 1) == 1).ToHashSet();
            var paid = FixedDecisions.Paid(securities, exitValue, decisions);
            if (deciding.Any(key => FixedDecisions.Paid(securities, exitValue, TheEquilibrium.Otherwise(decisions, key))[key] > paid[key] + Nothing)) continue;
            foreach (var safe in securities.Safes.Where(safe => safe is { CapBasis: CapBasis.PostMoney, ValuationCap: not null }))
                Assert.True(paid[safe.Key] <= payout[safe.Key].Amount.Amount + Nothing, $"{safe.Key} has {paid[safe.Key]} elsewhere");
        }
    }));

    private static ExitSafe Safe(string key, decimal amount, decimal cap) => new(key, "Angel " + key, AnySecurities.Money(amount)) { ValuationCap = AnySecurities.Money(cap) };
}
