using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Equity.Exit;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>Who decides what after a round, exactly where it turns.</summary>
public sealed class VotesAfterARound
{
    [Fact]
    public void Half_of_them_pass_nothing_and_block_the_charter() =>
        Assert.Equal([("founder", false, false, true), ("lead", false, false, true)], Control(1_000_000));

    [Fact]
    public void One_more_than_half_passes() => Assert.Equal([("founder", true, false, true), ("lead", false, false, true)], Control(999_998));

    [Fact]
    public void Two_thirds_change_the_charter_and_a_third_blocks_nothing() =>
        Assert.Equal([("founder", true, true, true), ("lead", false, false, false)], Control(500_000));

    [Fact]
    public void Less_than_two_thirds_do_not_change_the_charter_and_more_than_a_third_blocks_it() =>
        Assert.Equal([("founder", true, false, true), ("lead", false, false, true)], Control(500_001));

    [Fact]
    public void Belong_to_all_who_buy_together()
    {
        var sheet = TermSheet.Of(Company(500_000).With(new RoundClosed("round", Day(9), new("A", Valuation.PricePerShare(1), [new("lead", 300_000), new("angel", 200_000)]))), "round", []);
        Assert.Equal((0.5m, 0.5m), (sheet.Founders.Fraction, sheet.NewInvestors.Fraction));
        Assert.Equal([("founder", 0.5m), ("lead", 0.3m), ("angel", 0.2m)], sheet.Control.Select(position => (position.Holder, position.Votes.Fraction)));
    }

    [Fact]
    public void Are_read_after_a_round_and_after_nothing_else()
    {
        var history = Company(500_000).With(new RoundClosed("round", Day(9), new("A", Valuation.PricePerShare(1), [new("lead", 1)])));
        Assert.Equal("founding", Assert.Throws<KeyNotFoundException>(() => TermSheet.Of(history, "founding", [])).Message);
        Assert.Throws<ArgumentNullException>("history", () => TermSheet.Of(null!, "round", []));
        Assert.Throws<ArgumentNullException>("exitValues", () => TermSheet.Of(history, "round", null!));
    }

    private static IEnumerable<(string, bool, bool, bool)> Control(decimal sold) =>
        TermSheet.Of(Company(1_000_000).With(new RoundClosed("round", Day(9), new("A", Valuation.PricePerShare(1), [new("lead", sold)]))), "round", [])
            .Control.Select(position => (position.Holder, position.PassesAlone, position.ChangesCharterAlone, position.BlocksCharter));
}
