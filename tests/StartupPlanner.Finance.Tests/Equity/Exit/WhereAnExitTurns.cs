using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;
using static StartupPlanner.Finance.Equity.Exit.BreakPointKind;
using static StartupPlanner.Finance.Tests.Equity.Exit.AnySecurities;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>Break points, decisions exactly at them, and claims of nothing.</summary>
public sealed class WhereAnExitTurns
{
    [Fact]
    public void Equal_ranks_are_told_in_the_order_of_kinds_and_then_of_names()
    {
        var waterfall = Waterfall.Of(new(Currency) { Classes = [new("Common", [new("Founder", 100)]), Series("B"), Series("A")] });
        Assert.Equal([(200, 0, PreferencePaid, "A"), (200, 0, PreferencePaid, "B"), (200, 0, CommonStarts, "Common"), (300, 1, ClassConverts, "A"), (300, 1, ClassConverts, "B")], Points(waterfall));
        Assert.Equal((ExitDecision.TookPreference, 100m, 0m), Decided(waterfall, 300));
        // 600 among 300 shares: what converts has nothing ahead of common.
        Assert.Equal((ExitDecision.Converted, 0m, 200m), Decided(waterfall, 600));

        static ExitClass Series(string key) => new(key, [new("Fund", 100)]) { Preference = new(Money(1)) };
        static (ExitDecision, decimal, decimal) Decided(Waterfall waterfall, decimal exitValue) =>
            (waterfall.At(Money(exitValue))["A"].Decision, waterfall.At(Money(exitValue))["A"].Ahead.Amount, waterfall.At(Money(exitValue))["A"].Beyond.Amount);
    }

    [Theory]
    [InlineData(299, ExitDecision.Participated, 199.5)]
    [InlineData(300, ExitDecision.ReachedCap, 200)]
    [InlineData(400, ExitDecision.ReachedCap, 200)]
    [InlineData(402, ExitDecision.Converted, 201)]
    public void A_cap_is_reached_at_the_cap_and_left_behind_above_it(int exitValue, ExitDecision decision, double paid)
    {
        var waterfall = Waterfall.Of(new(Currency)
        {
            Classes = [new("Common", [new("Founder", 100)]), new("A", [new("Fund", 100)]) { Preference = new(Money(1)) { Participation = new Participation.Capped(2) } }],
        });
        Assert.Equal((decision, (decimal)paid), (waterfall.At(Money(exitValue))["A"].Decision, waterfall.At(Money(exitValue))["A"].Amount.Amount));
        Assert.Equal([(100, 0, PreferencePaid, "A"), (100, 0, CommonStarts, "Common"), (100, 0, ParticipationStarts, "A"), (300, 1, CapReached, "A"), (400, 2, ClassConverts, "A")], Points(waterfall));
    }

    [Fact]
    public void Where_only_what_converts_counts_each_conversion_sets_the_stage_for_the_next()
    {
        // SAFE: 40,000 for a fifth; note: 90,000 for three tenths. While neither converts a share of 279,500 is paid 0.16; the SAFE alone has 250,000 shares, as much as its money at 0.16.
        // With the note 400,000 and 600,000 of 2,000,000: 290,000 give 0.15 to a share, as much as the note's money. Below what a share was paid before, so one option starts twice.
        var waterfall = Waterfall.Of(new(Currency)
        {
            Classes = [new("Common", [new("Founder", 900_000)])],
            Options = [new("Early", "Employee", 50_000, Money(0.05m)), new("Middle", "Employee", 20_000, Money(0.16m)), new("Late", "Employee", 30_000, Money(0.2m))],
            Safes = [new("SAFE", "Angel", Money(40_000)) { ValuationCap = Money(200_000) }],
            Notes = [new("Note", "Lender", Money(90_000), Money(0)) { ValuationCap = Money(300_000), CapBasis = CapBasis.PostMoney }],
            LiquidityCapitalization = LiquidityCapitalization.Converting,
        });
        Assert.Equal(
            [
                (90_000, 0, PreferencePaid, "Note"), (130_000, 0, PreferencePaid, "SAFE"), (130_000, 0, CommonStarts, "Common"), (175_000, 0.05m, OptionExercised, "Early"),
                (279_500, 0.16m, OptionExercised, "Middle"), (279_500, 0.16m, SafeConverts, "SAFE"), (290_000, 0.15m, NoteConverts, "Note"),
                (309_500, 0.16m, OptionExercised, "Middle"), (388_300, 0.2m, OptionExercised, "Late"),
            ],
            Points(waterfall));
        Assert.Equal((0m, 250_000m, 600_000m), (waterfall.At(Money(279_500))["SAFE"].Shares, waterfall.At(Money(285_000))["SAFE"].Shares, waterfall.At(Money(400_000))["Note"].Shares));
        Assert.Equal((0m, 90_000m), (waterfall.At(Money(285_000))["Note"].Shares, waterfall.At(Money(285_000))["Note"].Amount.Amount));
    }

    [Fact]
    public void Those_convert_first_whose_cap_is_lowest_whatever_their_amounts()
    {
        // A quarter of what the other leaves when it takes its money back.
        var payout = Waterfall.Of(new(Currency)
        {
            Classes = [new("Common", [new("Founder", 1_000_000)])],
            Safes = [new("Dear", "Angel", Money(10_000)) { ValuationCap = Money(800_000) }, new("Cheap", "Fund", Money(100_000)) { ValuationCap = Money(400_000) }],
            LiquidityCapitalization = LiquidityCapitalization.Converting,
        }).At(Money(600_000));
        Assert.Equal((147_500m, 10_000m), (decimal.Round(payout["Cheap"].Amount.Amount, 10), payout["Dear"].Amount.Amount));
    }

    public static TheoryData<Participation> Participations { get; } = [new Participation.None(), new Participation.Full(), new Participation.Capped(2)];

    [Theory, MemberData(nameof(Participations))]
    public void Claims_of_nothing_are_paid_nothing_and_turn_nowhere(Participation participation)
    {
        var waterfall = Waterfall.Of(new(Currency)
        {
            Classes = [new("Common", [new("Founder", 100)]), new("Empty", [new("Fund", 0)]) { Preference = new(Money(1)) { Participation = participation } }],
            Debts = [new("Settled", "Bank", Money(0)) { Seniority = 1 }, new("Loan", "Bank", Money(50))],
        });
        Assert.Equal([(50, 0, DebtRepaid, "Loan"), (50, 0, CommonStarts, "Common")], Points(waterfall));
        var payout = waterfall.At(Money(1000));
        Assert.Equal([("Settled", 0m), ("Loan", 50m), ("Common", 950m), ("Empty", 0m)], payout.Claims.Select(claim => (claim.Key, claim.Amount.Amount)));
        Assert.Equal((0m, 0m), (payout.Parts.Single(part => part.Holder == "Fund").Amount.Amount, payout.Explain("Empty", "Fund")[^1][ExitFigureKind.Amount]));
        Assert.Equal(0, payout.Rounded().Parts.Single(part => part.Holder == "Fund").Amount.Amount);
    }

    [Fact]
    public void Who_holds_two_lots_of_a_class_has_one_part()
    {
        var payout = Waterfall.Of(new(Currency) { Classes = [new("Common", [new("Founder", 100), new("Angel", 50), new("Founder", 50)])] }).At(Money(400));
        Assert.Equal([("Founder", 300m), ("Angel", 100m)], payout.Parts.Select(part => (part.Holder, part.Amount.Amount)));
    }

    [Fact]
    public void Yen_have_no_parts()
    {
        var yen = new CurrencyCode("JPY");
        var payout = Waterfall.Of(new(yen) { Classes = [new("Common", [new("Al", 1), new("Bo", 1), new("Cy", 1)])] }).At(new Money(100, yen));
        Assert.Equal([34m, 33m, 33m], payout.Rounded().Holders.Select(holder => holder.Amount.Amount));
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        var payout = Waterfall.Of(new(Currency) { Classes = [new("Common", [new("Founder", 100)])] }).At(Money(100));
        Assert.Equal("No claim is named Other.", Assert.Throws<KeyNotFoundException>(() => payout["Other"]).Message);
        Assert.Throws<InvalidOperationException>(() => payout.Explain("Common")[0][ExitFigureKind.Strike]);
    }

    private static IEnumerable<(decimal, decimal, BreakPointKind, string)> Points(Waterfall waterfall) =>
        waterfall.BreakPoints.Select(point => (point.ExitValue.Amount, point.PerCommonShare.Amount, point.Kind, point.Key));
}
