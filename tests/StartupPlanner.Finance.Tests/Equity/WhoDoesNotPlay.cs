using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Pay-to-play, share by share.</summary>
public sealed class WhoDoesNotPlay
{
    [Theory]
    [InlineData(PayToPlay.ConvertsToCommon, "common", 6)]
    [InlineData(PayToPlay.LosesAntiDilution, "A-1", 5)]
    public void Loses_the_part_not_bought_and_what_rounding_two_holdings_down_costs(PayToPlay rule, string into, long became)
    {
        // Ten shares are 13⅓ common, so 13 of 100; of 130 due 65 are bought. Five and five are 6⅔ each, so 6 and 6.
        var story = Ruled(rule, 87, new ShareClass("A", ShareClassKind.Preferred) { OriginalIssuePrice = 4, ConversionPrice = 3 }).With(
            new SharesIssued("seed", Day(1), "angel", "A", 10, 4),
            Round(new("lead", 935), new("angel", 65))).Story();
        var round = story.Rounds[0];
        Assert.Equal([new("angel", "A", into, 5, became)], round.PayToPlayLosses);
        Step step = new(StepKind.PayToPlay, "angel", [new(FigureKey.Amount, 130), new(FigureKey.Paid, 65), new(FigureKey.Shares, 5), new(FigureKey.NewShares, became)]);
        Assert.Equal(step, round.Steps.Single(each => each.Kind == StepKind.PayToPlay));
        Assert.Equal((13, 77), round.Ownership.Where(change => change.Holder == "angel").Select(change => (change.Before, change.After)).Single());
        Assert.Equal((77, 1099, 1099), (story.Table.Of("angel").AsConverted, round.FullyDilutedAfter, story.Table.FullyDiluted));
        Assert.Equal([("A", 5, 20m), (into, became, 20m), ("B", 65, 65m)],
            story.Table.Holdings.Where(holding => holding.Holder == "angel").Select(holding => (holding.Class, holding.Shares, holding.Paid)).OrderBy(holding => holding.Item3).ThenByDescending(holding => holding.Item1 == "A"));
    }

    [Theory]
    [InlineData(0, 0, 200_000)]
    [InlineData(50_000, 0.5, 50_000)]
    [InlineData(0, 0.5, 100_000)]
    [InlineData(199_999.1, 0, 0)]
    [InlineData(200_000, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(300_000, 0, 0)]
    public void Is_measured_by_commitment_and_right_together(double committed, double right, long lost)
    {
        // A fifth of the company is due 200,000 of 1,000,000.
        var (commitment, multiple) = ((decimal)committed, (decimal)right);
        var round = Ruled(PayToPlay.ConvertsToCommon, 600_000).With(
            new SharesIssued("seed", Day(1), "angel", "A", 200_000, 1), new SharesIssued("more", Day(1), "employee", "A", 200_000, 1),
            new RoundClosed("round", Day(9), new("B", Valuation.PricePerShare(1), [new("lead", 800_000 - commitment), new("employee", 200_000), .. commitment > 0 ? [new Commitment("angel", commitment)] : Array.Empty<Commitment>()])
            {
                ProRata = multiple > 0 ? [new("angel", multiple)] : [],
            })).Story().Rounds[0];
        Assert.Equal(lost > 0 ? [new("angel", "A", "common", lost, lost)] : [], round.PayToPlayLosses);
    }

    [Fact]
    public void Shares_one_shadow_with_all_who_do_not()
    {
        var story = Ruled(PayToPlay.LosesAntiDilution, 600_000).With(
            new SharesIssued("seed", Day(1), "angel", "A", 200_000, 1), new SharesIssued("more", Day(1), "employee", "A", 100_000, 1), Round(new Commitment("lead", 1000))).Story();
        Assert.Equal([new("employee", "A", "A-1", 100_000, 100_000), new("angel", "A", "A-1", 200_000, 200_000)], story.Rounds[0].PayToPlayLosses);
        Assert.Equal(["common", "A", "B", "A-1"], story.Table.Classes.Select(position => position.Class.Id));
    }

    [Fact]
    public void Is_due_nothing_for_shares_that_convert_into_none()
    {
        var story = Ruled(PayToPlay.ConvertsToCommon, 100, new ShareClass("A", ShareClassKind.Preferred) { OriginalIssuePrice = 1, ConversionPrice = 2 }).With(
            new SharesIssued("seed", Day(1), "angel", "A", 1, 1), Round(new Commitment("lead", 1000))).Story();
        Assert.Empty(story.Rounds[0].PayToPlayLosses);
        Assert.Equal(1, story.Table.Shares("angel", "A"));
    }

    private static EquityHistory Ruled(PayToPlay rule, long founders, ShareClass? shareClass = null)
    {
        var company = Company(founders, 0, "A", "B");
        return company with { Classes = [company.Classes[0], (shareClass ?? company.Classes[1]) with { PayToPlay = rule }, company.Classes[2]] };
    }

    private static RoundClosed Round(params Commitment[] commitments) => new("round", Day(9), new("B", Valuation.PricePerShare(1), commitments));
}
