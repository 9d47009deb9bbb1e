using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>What a sale below an old conversion price does to it, and when it does nothing.</summary>
public sealed class ADownRound
{
    [Fact]
    public void Ratchets_a_conversion_price_down_to_its_own()
    {
        var round = Series(AntiDilution.FullRatchet).With(Down(2, 2_800_000)).Story().Rounds[0];
        Assert.Equal([new("A", 4, 2, 400_000)], round.Adjustments);
        Assert.Equal(new Step(StepKind.FullRatchet, "A", [new(FigureKey.OldConversionPrice, 4), new(FigureKey.ConversionPrice, 2)]), Adjusting(round).Single());
    }

    [Fact]
    public void Averages_a_conversion_price_by_old_and_new_shares()
    {
        // 4 × (1,400,000 + 700,000) ÷ (1,400,000 + 1,400,000) = 3; the angel's 300,000 become 400,000 and the employee's 100,000 become 133,333.
        var round = Series(AntiDilution.WeightedAverage).With(Down(2, 2_800_000)).Story().Rounds[0];
        Assert.Equal([new("A", 4, 3, 133_333)], round.Adjustments);
        Step average = new(StepKind.WeightedAverage, "A",
            [new(FigureKey.OldConversionPrice, 4), new(FigureKey.Base, 1_400_000), new(FigureKey.SharesAtOldPrice, 700_000), new(FigureKey.NewShares, 1_400_000), new(FigureKey.ConversionPrice, 3)]);
        Assert.Equal(average, Adjusting(round).Single());
    }

    public static TheoryData<string, AntiDilution, decimal, decimal, RoundRounding> Harmless { get; } = new()
    {
        { "the same price, though shares rounded up come cheaper", AntiDilution.WeightedAverage, 4, 10, new() { Shares = RoundingRule.Up } },
        { "a fall that rounding takes back", AntiDilution.WeightedAverage, 2, 2, new() { PriceDecimals = 2, ConversionPriceDecimals = 0 } },
        { "a price that rounds to nothing", AntiDilution.FullRatchet, 0.4m, 1000, new() { PriceDecimals = 2, ConversionPriceDecimals = 0 } },
    };

    [Theory, MemberData(nameof(Harmless))]
    public void Leaves_a_conversion_price_as_it_is_at(string what, AntiDilution protection, decimal price, decimal amount, RoundRounding rounding)
    {
        Assert.NotEmpty(what);
        var down = Down(price, amount);
        var story = Series(protection).With(down with { Terms = down.Terms with { Rounding = rounding } }).Story();
        Assert.Empty(story.Rounds[0].Adjustments);
        Assert.Empty(Adjusting(story.Rounds[0]));
        Assert.Equal(4, story.Table.Class("A").ConversionPrice);
    }

    [Fact]
    public void Leaves_a_class_alone_of_which_nothing_is_issued()
    {
        var company = Company(1_000_000, 0, "A", "B");
        var history = company with { Classes = [company.Classes[0], company.Classes[1] with { AntiDilution = AntiDilution.FullRatchet, OriginalIssuePrice = 4 }, company.Classes[2]] };
        var story = history.With(Down(2, 1000)).Story();
        Assert.Empty(story.Rounds[0].Adjustments);
        Assert.Equal(4, story.Table.Class("A").ConversionPrice);
    }

    [Theory]
    [InlineData(AntiDilution.WeightedAverage)]
    [InlineData(AntiDilution.FullRatchet)]
    public void That_sells_no_share_is_refused_and_protects_nobody(AntiDilution protection)
    {
        var story = EquityStory.Of(Series(protection).With(Down(2, 1)));
        Assert.Equal("down: Equity.LessThanOneShare(lead, 1, 2)", Assert.Single(story.Problems).ToString());
        Assert.Equal(4, story.Table.Class("A").ConversionPrice);
    }

    [Fact]
    public void Solves_price_and_weighted_average_together_inside_the_pre_money()
    {
        // At 2.00: 4 × (1,600,000 + 800,000) ÷ (1,600,000 + 1,600,000) = 3, so that the angel gains 100,000, and 1,700,000 × 2.00 = 3,400,000.
        var company = Protected(AntiDilution.WeightedAverage, PayToPlay.None, founders: 1_300_000).With(new SharesIssued("seed", Day(1), "angel", "A", 300_000, 4));
        var round = company.With(Inside(3_400_000, new Commitment("lead", 3_200_000))).Story().Rounds[0];
        Assert.Equal((2, 1_600_000, 6_600_000), (round.Price, round.Purchases[0].Shares, round.PostMoneyValuation));
        Assert.Equal([new("A", 4, 3, 100_000)], round.Adjustments);
    }

    [Fact]
    public void Leaves_out_inside_the_pre_money_what_has_lost_its_protection()
    {
        // The angel has a fifth and buys a tenth, so that half of its 200,000 stay protected beside the employee's 100,000: 1,200,000 × 2.00 = 2,400,000.
        var company = Protected(AntiDilution.FullRatchet, PayToPlay.LosesAntiDilution, founders: 700_000).With(
            new SharesIssued("seed", Day(1), "angel", "A", 200_000, 4), new SharesIssued("more", Day(1), "employee", "A", 100_000, 4));
        var story = company.With(Inside(2_400_000, new("angel", 120_000), new("employee", 120_000), new("lead", 960_000))).Story();
        var round = story.Rounds[0];
        Assert.Equal((2, 1_800_000), (round.Price, round.FullyDilutedAfter));
        Assert.Equal([new("A", 4, 2, 200_000)], round.Adjustments);
        Assert.Equal([new("angel", "A", "A-1", 100_000, 100_000)], round.PayToPlayLosses);
        Assert.Equal((360_000, 260_000), (story.Table.Of("angel").AsConverted, story.Table.Of("employee").AsConverted));
    }

    [Fact]
    public void Is_no_reason_to_sell_the_old_class_again()
    {
        var again = new RoundClosed("again", Day(20), new("A", Valuation.PricePerShare(4), [new("lead", 4000)]));
        Assert.Equal(401_000, Series(AntiDilution.FullRatchet).With(again).Story().Table.Class("A").Issued);
        var story = EquityStory.Of(Series(AntiDilution.FullRatchet).With(Down(2, 1000), again));
        Assert.Equal("again: Equity.OtherPrice(A, 4, 4)", Assert.Single(story.Problems).ToString());
    }

    private static IEnumerable<Step> Adjusting(PricedRound round) => round.Steps.Where(step => step.Kind is StepKind.FullRatchet or StepKind.WeightedAverage);

    private static EquityHistory Protected(AntiDilution protection, PayToPlay rule, long founders)
    {
        var company = Company(founders, 0, "A", "B");
        return company with { Classes = [company.Classes[0], company.Classes[1] with { AntiDilution = protection, PayToPlay = rule }, company.Classes[2]] };
    }

    private static EquityHistory Series(AntiDilution protection) => Protected(protection, PayToPlay.None, founders: 1_000_000).With(
        new SharesIssued("seed", Day(1), "angel", "A", 300_000, 4), new SharesIssued("more", Day(1), "employee", "A", 100_000, 4));

    private static RoundClosed Down(decimal price, decimal amount) => new("down", Day(9), new("B", Valuation.PricePerShare(price), [new("lead", amount)]));

    private static RoundClosed Inside(decimal preMoney, params Commitment[] commitments) =>
        new("down", Day(9), new("B", Valuation.PreMoney(preMoney), commitments) { AntiDilution = AntiDilutionTiming.InPreMoney, Rounding = new() { PriceDecimals = 4 } });
}
