using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Equity.Exit;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

public sealed class AnExplanation
{
    [Fact]
    public void Of_a_class_that_converts_shows_why()
    {
        var steps = Sold(6_000_000).Explain("A", "Fund");
        Assert.Equal([ExitStepKind.ProceedsLeft, ExitStepKind.Converted, ExitStepKind.HoldersPart], steps.Select(step => step.Kind));
        Assert.Equal((6_000_000m, 6_000_000m), (steps[0][ExitFigureKind.ExitValue], steps[0][ExitFigureKind.LeftForShares]));
        Assert.Equal((6m, 5m, 200_000m, 1_200_000m),
            (steps[1][ExitFigureKind.PerCommonShare], steps[1][ExitFigureKind.ConvertsAbove], steps[1][ExitFigureKind.Shares], steps[1][ExitFigureKind.Amount]));
        Assert.Equal((150_000m, 200_000m, 900_000m), (steps[2][ExitFigureKind.Held], steps[2][ExitFigureKind.HeldByAll], steps[2][ExitFigureKind.Amount]));
        Assert.Equal("money per count", steps[1].Figures[0].Unit.ToString());
    }

    [Fact]
    public void Of_a_class_that_keeps_its_preference_shows_what_was_there_for_it()
    {
        var steps = Sold(600_000).Explain("A");
        Assert.Equal([ExitStepKind.ProceedsLeft, ExitStepKind.PreferencePaid, ExitStepKind.KeptPreference], steps.Select(step => step.Kind));
        Assert.Equal((1_000_000m, 600_000m, 0m), (steps[1][ExitFigureKind.Preference], steps[1][ExitFigureKind.PreferencePaid], steps[1][ExitFigureKind.PaidToHigherRanks]));
    }

    [Fact]
    public void Its_figures_give_the_payout_by_the_formula_that_its_kind_names() => Check.One(TheEquilibrium.Many, Prop.ForAll(AnySecurities.Laden, AnySecurities.ExitValue, (securities, exitValue) =>
    {
        var payout = Waterfall.Of(securities).At(AnySecurities.Money(exitValue));
        foreach (var claim in payout.Claims)
        {
            var steps = payout.Explain(claim.Key);
            var last = steps[^1];
            Assert.Equal(claim.Amount.Amount, last[ExitFigureKind.Amount]);
            Assert.Equal(steps[0][ExitFigureKind.LeftForShares],
                steps[0][ExitFigureKind.ExitValue] - steps[0][ExitFigureKind.TransactionCosts] - steps[0][ExitFigureKind.CarveOut] - steps[0][ExitFigureKind.Debts]);
            foreach (var step in steps.Where(step => step.Kind == ExitStepKind.PreferencePaid))
            {
                var there = Math.Max(0, step[ExitFigureKind.LeftForShares] - step[ExitFigureKind.PaidToHigherRanks]);
                var due = step[ExitFigureKind.Preference] * Math.Min(1, there / step[ExitFigureKind.EqualRanksClaim]);
                AnySecurities.Same(due, step[ExitFigureKind.PreferencePaid]);
            }
            decimal? formula = last.Kind switch
            {
                ExitStepKind.Converted or ExitStepKind.SharedAsCommon => last[ExitFigureKind.Shares] * last[ExitFigureKind.PerCommonShare],
                ExitStepKind.Participated => last[ExitFigureKind.PreferencePaid] + last[ExitFigureKind.Shares] * last[ExitFigureKind.PerCommonShare],
                ExitStepKind.CapReached => last[ExitFigureKind.Cap],
                ExitStepKind.Exercised => last[ExitFigureKind.Shares] * (last[ExitFigureKind.PerCommonShare] - last[ExitFigureKind.Strike]),
                ExitStepKind.Lapsed => 0,
                _ => null,
            };
            if (formula is { } expected) AnySecurities.Same(expected, claim.Amount.Amount);
        }
    }));

    private static ExitPayout Sold(decimal exitValue) => Waterfall.Of(new(AnySecurities.Currency)
    {
        Classes = [new("Common", [new("Founder", 800_000)]), new("A", [new("Fund", 150_000), new("Angel", 50_000)]) { Preference = new(AnySecurities.Money(5)) }],
    }).At(AnySecurities.Money(exitValue));
}
