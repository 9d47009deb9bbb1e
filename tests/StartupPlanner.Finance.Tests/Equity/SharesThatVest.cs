using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>What becomes of unvested shares when they are converted or split, and when their holder leaves.</summary>
public sealed class SharesThatVest
{
    private static readonly DateOnly AYearLater = new(2025, 1, 1);
    private static readonly Vesting FourYears = new(Founded.Start, 48);

    [Fact]
    public void Go_back_at_what_was_paid_for_the_shares_they_were_converted_from()
    {
        var company = At(3, 2).With(
            new SharesIssued("award", Founded.Start, "angel", "A", 48, 3) { Vesting = FourYears },
            new SharesConverted("converts", Day(5), "angel", "A", "common"));
        Assert.Equal(new Holding("angel", "common", 72, 18, 72, 144), company.Story(AYearLater).Table.Holdings[1]);
        var story = company.With(new Terminated("leaves", AYearLater, "angel")).Story();
        Assert.Equal(new Holding("angel", "common", 18, 18, 18, 36), story.Table.Holdings[1]);
        Assert.Equal(new FundingFlow("leaves", AYearLater, FundingKind.SharesBoughtBack, -108, "angel"), story.Flows[^1]);
    }

    [Fact]
    public void Stay_where_they_are_when_the_vested_ones_are_converted()
    {
        var table = At(3, 2).With(
            new SharesIssued("award", Founded.Start, "angel", "A", 48, 3) { Vesting = FourYears },
            new SharesConverted("converts", AYearLater, "angel", "A", "common", 12)).Story(new(2026, 1, 1)).Table;
        Assert.Equal([new Holding("angel", "common", 18, 18, 18, 36), new("angel", "A", 36, 12, 54, 108)], table.Holdings.Where(holding => holding.Holder == "angel"));
    }

    [Fact]
    public void May_be_too_few_for_one_common_share()
    {
        var story = At(1, 2).With(
            new SharesIssued("award", Founded.Start, "angel", "A", 1, 1) { Vesting = FourYears },
            new SharesConverted("converts", Day(5), "angel", "A", "common"),
            new Terminated("leaves", Day(6), "angel")).Story();
        Assert.Equal("founder", Assert.Single(story.Table.Holdings).Holder);
        Assert.Equal((0, 0, 0), (story.Table.Of("angel").Shares, story.Table.Class("A").Issued, story.Table.Class("A").AsConverted));
    }

    [Fact]
    public void Go_back_at_what_was_paid_for_the_shares_they_were_split_from()
    {
        var company = Company(1_000_000).With(
            new SharesIssued("award", Founded.Start, "employee", "common", 48, 3) { Vesting = FourYears },
            new SharesSplit("split", Day(5), 3, 2));
        Assert.Equal(new Holding("employee", "common", 72, 18, 72, 144), company.Story(AYearLater).Table.Holdings[1]);
        var story = company.With(new Terminated("leaves", AYearLater, "employee")).Story();
        Assert.Equal(new FundingFlow("leaves", AYearLater, FundingKind.SharesBoughtBack, -108, "employee"), story.Flows[^1]);
    }

    [Fact]
    public void Go_back_of_every_award_and_class_and_what_is_left_is_vested()
    {
        var story = Company(1_000_000).With(
            new SharesIssued("award", Founded.Start, "employee", "common", 48, 1) { Vesting = FourYears },
            new SharesIssued("second award", Founded.Start, "employee", "common", 96, 2) { Vesting = new(Founded.Start, 24) },
            new SharesIssued("preferred", Founded.Start, "employee", "A", 480, 3) { Vesting = FourYears },
            new Terminated("leaves", AYearLater, "employee")).Story(AYearLater);
        Assert.Equal([(60, 60), (120, 120)], story.Table.Holdings.Skip(1).Select(holding => (holding.Shares, holding.Vested)));
        Assert.Equal([-36m, -96m, -1080m], story.Flows.Where(flow => flow.Kind == FundingKind.SharesBoughtBack).Select(flow => flow.Amount));
    }

    [Fact]
    public void Are_none_once_all_are_vested_and_sold()
    {
        var company = Company(1_000_000).With(
            new SharesIssued("award", Founded.Start, "employee", "common", 48, 1) { Vesting = FourYears },
            new SharesTransferred("sale", new(2028, 1, 1), "employee", "angel", "common", 48));
        Assert.Equal(Snapshot.Of(company.Story()), Snapshot.Of(company.With(new Terminated("leaves", new(2028, 1, 1), "employee")).Story()));
    }

    [Fact]
    public void Count_as_converted_among_what_a_holder_has_vested()
    {
        var table = At(3, 2).With(
            new SharesIssued("common", Founded.Start, "employee", "common", 48, 0) { Vesting = FourYears },
            new SharesIssued("preferred", Founded.Start, "employee", "A", 96, 3) { Vesting = FourYears }).Story(AYearLater).Table;
        Assert.Equal((144, 192, 48), (table.Of("employee").Shares, table.Of("employee").AsConverted, table.Of("employee").Vested));
    }

    [Fact]
    public void Are_those_that_the_day_has_not_reached()
    {
        Assert.Equal(10, new Vesting(Founded.Start, 10) { EveryMonths = 3 }.Vested(10, new(2024, 11, 1)));
        Assert.Equal(9, new Vesting(Founded.Start, 10) { EveryMonths = 3 }.Vested(10, new(2024, 10, 31)));
        Assert.Equal((0, 1), (new Vesting(Founded.Start, 1).Vested(1, Day(30)), new Vesting(Founded.Start, 1).Vested(1, Day(31))));
        Assert.Equal((0, 0, 48), (new Vesting(Founded.Start, 48, 48).Vested(48, Day(-1)), new Vesting(Founded.Start, 48, 48).Vested(48, new(2027, 12, 31)), new Vesting(Founded.Start, 48, 48).Vested(48, new(2028, 1, 1))));
    }

    private static EquityHistory At(decimal issuePrice, decimal conversionPrice)
    {
        var company = Company(1_000_000);
        return company with { Classes = [company.Classes[0], company.Classes[1] with { OriginalIssuePrice = issuePrice, ConversionPrice = conversionPrice }] };
    }
}
