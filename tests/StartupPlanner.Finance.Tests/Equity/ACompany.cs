using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>From founding to a first round.</summary>
public sealed class ACompany
{
    private static readonly EquityHistory Story = Company(8_000_000, 1_000_000).With(
        new ConvertibleIssued("safe", Day(100), new Safe("angel", 500_000) { ValuationCap = 5_000_000 }),
        new RoundClosed("seed", Day(300), new("A", Valuation.PreMoney(8_000_000), [new("lead", 2_000_000)]) { Pool = new("pool", Percent(10)) }));

    [Fact]
    public void Is_its_founders_before_anybody_invests()
    {
        var table = CapTable.At(Story, Day(50));
        Assert.Equal(8_000_000, table.Issued);
        Assert.Equal(9_000_000, table.FullyDiluted);
        Assert.Equal(1m, table.Of("founder").Ownership!.Value.Fraction);
    }

    [Fact]
    public void Sells_a_fifth_for_two_of_ten_million_and_the_safe_has_a_tenth_before_the_money()
    {
        var story = Story.Story();
        var round = Assert.Single(story.Rounds);
        Assert.Equal(10_000_000, round.PostMoneyValuation);
        Assert.Equal(1_000_000, Assert.Single(round.Conversions).Shares);
        Assert.Equal(ConversionTerm.ValuationCap, round.Conversions[0].By);
        Assert.Equal(0.2m, story.Table.Of("lead").FullyDilutedOwnership!.Value.Fraction, 6);
        Assert.Equal(0.1m, (decimal)story.Table.Pool("pool").Available / story.Table.FullyDiluted, 6);
        Assert.Equal(story.Table.FullyDiluted, round.FullyDilutedAfter);
    }

    [Fact]
    public void Is_seen_right_after_an_event_as_if_nothing_followed()
    {
        var sameDay = Story.With(new OptionsGranted("grant", Day(300), new("employee", "pool", 1000, 1)));
        Assert.Equal((1, 0), (sameDay.Through("seed").Story().Rounds.Count, sameDay.Through("seed").Story().Table.Options));
        Assert.Single(sameDay.Through("safe").Story().Table.Convertibles);
        Assert.Throws<KeyNotFoundException>(() => sameDay.Through("nothing"));
    }
}
