using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>What holds of every waterfall, whatever the securities.</summary>
public sealed class TheLaws
{
    private const decimal Nothing = 0.0000001m;

    [Fact]
    public void It_pays_out_its_proceeds() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        AnySecurities.Same(exitValue, payout.Claims.Sum(claim => claim.Amount.Amount));
        Assert.All(payout.Claims, claim => Assert.True(claim.Amount.Amount >= 0 && claim.Ahead.Amount >= 0 && claim.Beyond.Amount >= -Nothing));
        AnySecurities.Same(exitValue, payout.Holders.Sum(holder => holder.Amount.Amount) + payout.Claims.Where(claim => claim.Kind == ClaimKind.Costs).Sum(claim => claim.Amount.Amount));
    }));

    [Fact]
    public void In_whole_cents_it_pays_out_its_proceeds_too() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        var rounded = payout.Rounded();
        Assert.Equal(exitValue, rounded.Claims.Sum(claim => claim.Amount.Amount));
        foreach (var (key, amount) in rounded.Claims.Where(claim => payout[claim.Key].Kind != ClaimKind.Costs))
        {
            Assert.Equal(amount.Amount, rounded.Parts.Where(part => part.Key == key).Sum(part => part.Amount.Amount));
            Assert.InRange(amount.Amount - payout[key].Amount.Amount, -0.01m, 0.01m);
        }
        Assert.All(rounded.Parts, part => Assert.Equal(part.Amount, part.Amount.Rounded()));
    }));

    [Fact]
    public void Nobody_receives_less_of_more() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, AnySecurities.ExitValue, AnySecurities.ExitValue, (securities, one, other) =>
    {
        var waterfall = Waterfall.Of(securities);
        var (less, more) = (waterfall.At(AnySecurities.Money(Math.Min(one, other))), waterfall.At(AnySecurities.Money(Math.Max(one, other))));
        foreach (var (lower, higher) in less.Parts.Zip(more.Parts)) Assert.True(lower.Amount.Amount <= higher.Amount.Amount + Nothing, $"{lower} of more: {higher}");
        Assert.True(less.PerCommonShare.Amount <= more.PerCommonShare.Amount);
    }));

    [Fact]
    public void Its_order_does_not_matter() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var reversed = securities with
        {
            Classes = [.. securities.Classes.Reverse().Select(each => each with { Holdings = [.. each.Holdings.Reverse()] })],
            Options = [.. securities.Options.Reverse()],
            Safes = [.. securities.Safes.Reverse()],
            Notes = [.. securities.Notes.Reverse()],
            Debts = [.. securities.Debts.Reverse()],
        };
        var (one, other) = (Waterfall.Of(securities), Waterfall.Of(reversed));
        var (here, there) = (one.At(AnySecurities.Money(exitValue)), other.At(AnySecurities.Money(exitValue)));
        foreach (var claim in here.Claims) AnySecurities.Same(claim.Amount.Amount, there[claim.Key].Amount.Amount);
        Assert.Equal(Sorted(here.Rounded()), Sorted(there.Rounded()));
        Assert.Equal(one.BreakPoints.Select(point => (point.Kind, point.Key, Math.Round(point.ExitValue.Amount, 9))), other.BreakPoints.Select(point => (point.Kind, point.Key, Math.Round(point.ExitValue.Amount, 9))));
        static IEnumerable<HolderPayout> Sorted(RoundedPayout payout) => payout.Parts.OrderBy(part => part.Key, StringComparer.Ordinal).ThenBy(part => part.Holder, StringComparer.Ordinal);
    }));

    [Fact]
    public void Between_two_break_points_every_payout_is_a_straight_line_and_at_them_there_is_no_step() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, securities =>
    {
        var waterfall = Waterfall.Of(securities);
        decimal[] values = [0, .. waterfall.BreakPoints.Select(point => point.ExitValue.Amount), waterfall.BreakPoints.Select(point => point.ExitValue.Amount).LastOrDefault() * 2 + 100];
        foreach (var (from, to) in values.Zip(values.Skip(1)))
        {
            Assert.True(from <= to);
            var (start, quarter, end) = (At(from), At(from + (to - from) / 4), At(to));
            for (var index = 0; index < start.Claims.Count; index++)
                AnySecurities.Same(start.Claims[index].Amount.Amount * 3 / 4 + end.Claims[index].Amount.Amount / 4, quarter.Claims[index].Amount.Amount);
        }
        ExitPayout At(decimal value) => waterfall.At(AnySecurities.Money(value));
    }));

    [Fact]
    public void Each_break_point_is_where_it_says_it_is() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, securities =>
    {
        var waterfall = Waterfall.Of(securities);
        foreach (var point in waterfall.BreakPoints)
        {
            var (before, after) = (At(point.ExitValue.Amount - 0.01m), At(point.ExitValue.Amount + 0.01m));
            var at = At(point.ExitValue.Amount);
            // Where nobody takes part until somebody converts, the payout per common share leaps, and several break points have one exit value.
            Assert.InRange(point.PerCommonShare.Amount, before.PerCommonShare.Amount - Nothing, after.PerCommonShare.Amount + Nothing);
            switch (point.Kind)
            {
                case BreakPointKind.ClassConverts or BreakPointKind.SafeConverts or BreakPointKind.NoteConverts:
                    Assert.Equal(ExitDecision.Converted, after[point.Key].Decision);
                    Assert.NotEqual(ExitDecision.Converted, before[point.Key].Decision);
                    break;
                case BreakPointKind.OptionExercised:
                    Assert.Equal((ExitDecision.Lapsed, ExitDecision.Exercised), (before[point.Key].Decision, after[point.Key].Decision));
                    break;
                case BreakPointKind.CapReached:
                    Assert.Equal(ExitDecision.Participated, before[point.Key].Decision);
                    Assert.NotEqual(ExitDecision.Participated, after[point.Key].Decision);
                    break;
                case BreakPointKind.CommonStarts or BreakPointKind.ParticipationStarts:
                    AnySecurities.Same(0, before[point.Key].Beyond.Amount);
                    Assert.True(after[point.Key].Beyond.Amount > 0);
                    break;
                default:
                    Assert.True(at[point.Key].Amount.Amount == 0 || before[point.Key].Amount.Amount < at[point.Key].Amount.Amount || point.ExitValue.Amount == 0);
                    break;
            }
        }
        ExitPayout At(decimal value) => waterfall.At(AnySecurities.Money(Math.Max(0, value)));
    }));

    [Fact]
    public void How_a_strike_is_paid_changes_nobody_s_payout() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var cash = Waterfall.Of(securities with { OptionSettlement = OptionSettlement.Cash }).At(AnySecurities.Money(exitValue));
        var net = Waterfall.Of(securities with { OptionSettlement = OptionSettlement.Net }).At(AnySecurities.Money(exitValue));
        Assert.Equal(cash.Claims.Select(claim => claim.Amount), net.Claims.Select(claim => claim.Amount));
        foreach (var option in cash.Claims.Where(claim => claim.Kind == ClaimKind.Option))
        {
            AnySecurities.Same(option.Amount.Amount, option.Shares * cash.PerCommonShare.Amount - option.StrikePaid.Amount);
            AnySecurities.Same(option.Amount.Amount, net[option.Key].Shares * net.PerCommonShare.Amount);
            Assert.Equal(0, net[option.Key].StrikePaid.Amount);
        }
    }));

    [Fact]
    public void A_post_money_safe_owns_its_part_when_everybody_converts() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Bare, securities =>
    {
        var all = securities with { UnvestedOptions = UnvestedOptions.Accelerated, PromisedOptions = 0, OptionSettlement = OptionSettlement.Cash };
        var payout = Waterfall.Of(all).At(new Money(1e12m, AnySecurities.Currency));
        var issued = payout.Claims.Sum(claim => claim.Shares);
        foreach (var safe in all.Safes.Where(safe => safe is { CapBasis: CapBasis.PostMoney, ValuationCap: not null }))
            AnySecurities.Same(safe.PurchaseAmount.Amount / safe.ValuationCap!.Value.Amount, payout[safe.Key].Shares / issued);
    }));
}
