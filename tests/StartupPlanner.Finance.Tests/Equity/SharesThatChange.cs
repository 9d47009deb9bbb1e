using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Shares converted, split and redeemed, to the last figure.</summary>
public sealed class SharesThatChange
{
    [Theory]
    [InlineData("angel", 40L, 60, 60, 120, 100)]
    [InlineData("angel", null, 0, 150, 300, 100)]
    [InlineData(null, null, 0, 150, 300, 0)]
    public void Are_converted_of_whom_and_as_many_as_was_said(string? holder, long? number, long preferred, long common, decimal paid, long ofOthers)
    {
        var company = Company(1_000_000);
        var table = (company with { Classes = [company.Classes[0], company.Classes[1] with { OriginalIssuePrice = 3, ConversionPrice = 2 }] }).With(
            new SharesIssued("one", Day(1), "angel", "A", 100, 3),
            new SharesIssued("other", Day(1), "lead", "A", 100, 3),
            new SharesConverted("converts", Day(2), holder, "A", "common", number)).Story().Table;
        Assert.Equal((preferred, ofOthers), (table.Shares("angel", "A"), table.Shares("lead", "A")));
        Assert.Equal(new Holding("angel", "common", common, common, common, paid), table.Holdings.Single(holding => holding is { Holder: "angel", Class: "common" }));
    }

    [Fact]
    public void Are_converted_into_common_only_wherever_it_stands_in_the_list()
    {
        var company = new EquityHistory(Dollar, [new("angel", HolderKind.Investor)], [new("A", ShareClassKind.Preferred), new("B", ShareClassKind.Preferred), new("common", ShareClassKind.Common)], [],
            [new SharesIssued("seed", Day(1), "angel", "B", 10, 1)]);
        Assert.Equal(["x: Equity.WrongKind(A)"], EquityStory.Of(company.With(new SharesConverted("x", Day(2), "angel", "B", "A"))).Problems.Select(problem => problem.ToString()));
        Assert.Equal(10, company.With(new SharesConverted("x", Day(2), "angel", "B", "common")).Story().Table.Shares("angel", "common"));
    }

    [Fact]
    public void Leave_a_pool_with_its_parts_in_proportion_after_a_split()
    {
        var story = Company(1000, 100).With(
            new OptionsPromised("promise", Day(1), "employee", "pool", 7),
            new OptionsGranted("grant", Day(1), new("employee", "pool", 20, 1)),
            new OptionsExercised("exercise", Day(2), "grant", 10),
            new SharesIssued("award", Day(2), "employee", "common", 5, 0) { Pool = "pool" },
            new SharesSplit("split", Day(3), 2, 1)).Story();
        Assert.Equal(new PoolPosition(new("pool", "common"), 200, 20, 30, 14), story.Table.Pool("pool"));
        Assert.Equal((2030, 2200), (story.Table.Issued, story.Table.FullyDiluted));
        Assert.Equal((20, 20, 0.5m), (story.Table.Grants[0].Outstanding, story.Table.Grants[0].Exercised, story.Table.Grants[0].Grant.StrikePrice));
    }

    [Fact]
    public void Are_too_many_to_count_where_each_converts_into_more_than_all_can_be()
    {
        var company = Company(1000, 1000);
        var heavy = (company with { Classes = [company.Classes[0], company.Classes[1] with { OriginalIssuePrice = 1_000_000_000_000, ConversionPrice = 0.00000001m }] })
            .With(new SharesIssued("heavy", Day(1), "angel", "A", 1000, 1));
        var story = EquityStory.Of(heavy);
        Assert.Equal(["heavy: Equity.TooLarge()"], story.Problems.Select(problem => problem.ToString()));
        Assert.Equal(0, story.Table.FullyDiluted);
    }

    [Fact]
    public void Stay_as_they_are_where_a_split_would_make_more_than_can_be_counted()
    {
        // A million million preferred that count as one common share, and options for as many that nobody can exercise any more.
        var company = Company(1000, 1_000_000_000_000);
        var light = (company with { Classes = [company.Classes[0], company.Classes[1] with { OriginalIssuePrice = 1, ConversionPrice = 1_000_000_000_000 }] })
            .With(new SharesIssued("light", Day(1), "angel", "A", 1_000_000_000_000, 0), new PoolReserved("none", Day(1), "pool", -1_000_000_000_000));
        var ended = company.With(
            new OptionsGranted("ended", Day(1), new("employee", "pool", 1_000_000_000_000, 1)), new OptionsCancelled("all", Day(1), "ended"), new PoolReserved("none", Day(1), "pool", -1_000_000_000_000));
        Assert.All([light, ended], history =>
        {
            var story = EquityStory.Of(history.With(new SharesSplit("x", Day(2), 100_000_000_000, 1)));
            Assert.Equal(["x: Equity.TooLarge()"], story.Problems.Select(problem => problem.ToString()));
            Assert.Equal(Snapshot.Of(history.Story(Day(2))), Snapshot.Of(story));
        });
    }

    [Fact]
    public void Are_redeemed_with_interest_from_the_first_issue_at_the_first_price()
    {
        var company = Company(1_000_000);
        var history = (company with { Classes = [company.Classes[0], company.Classes[1] with { Redemption = new(Percent(8), Day(730)) }] }).With(
            new SharesIssued("seed", Founded.Start, "angel", "A", 1000, 10),
            new SharesIssued("more", Day(365), "angel", "A", 600, 12));
        Assert.Equal((10m, 10m), (history.Story().Table.Class("A").OriginalIssuePrice, history.Story().Table.Class("A").ConversionPrice));
        var bought = history.With(new SharesRedeemed("redeems", Day(730), "angel", "A", 400)).Story();
        Step step = new(StepKind.Redemption, "angel",
            [new(FigureKey.Shares, 400), new(FigureKey.OriginalIssuePrice, 10), new(FigureKey.Days, 730), new(FigureKey.Interest, 1.6m), new(FigureKey.Paid, 4640)]);
        Assert.Equal([step], bought.Steps);
        Assert.Equal(new FundingFlow("redeems", Day(730), FundingKind.SharesBoughtBack, -4640, "angel"), bought.Flows[^1]);
        Assert.Equal(new Holding("angel", "A", 1200, 1200, 1200, 12_900), bought.Table.Holdings[1]);
        var byFounder = history.With(new SharesRedeemed("redeems", Day(730), "angel", "A", 400, "founder")).Story();
        Assert.Equal([step], byFounder.Steps);
        Assert.Equal(2, byFounder.Flows.Count);
        Assert.Equal([new Holding("founder", "A", 400, 400, 400, 4640), new("angel", "A", 1200, 1200, 1200, 12_900)], byFounder.Table.Holdings.Skip(1));
    }

    [Fact]
    public void Are_no_longer_issued_once_they_converted_for_not_playing()
    {
        var company = Company(900_000).And("B");
        var story = (company with { Classes = [company.Classes[0], company.Classes[1] with { PayToPlay = PayToPlay.ConvertsToCommon }, company.Classes[2]] }).With(
            new SharesIssued("seed", Day(1), "angel", "A", 100_000, 1),
            new RoundClosed("round", Day(9), new("B", Valuation.PreMoney(1_000_000), [new("lead", 500_000)]))).Story();
        Assert.Equal((0, 1_000_000, 1_500_000), (story.Table.Class("A").Issued, story.Table.Class("common").Issued, story.Table.Issued));
    }
}
