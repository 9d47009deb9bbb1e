using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Conversions, splits, redemptions and leavings, share by share and cent by cent.</summary>
public sealed class WhatSharesBecome
{
    private static readonly EquityHistory Start = Company(1000) is var company
        ? company with { Classes = [.. company.Classes, new("C", ShareClassKind.Preferred) { OriginalIssuePrice = 2, ConversionPrice = 1.5m }, new("R", ShareClassKind.Preferred) { Redemption = new(Percent(10), Day(100)) }] } : company;

    private static readonly EquityHistory Preferred = Start.With(
        new SharesIssued("angel's", Day(1), "angel", "C", 10, 2), new SharesIssued("lead's", Day(1), "lead", "C", 100, 2), new SharesIssued("unlike", Day(1), "lead", "A", 7, 1));

    public static TheoryData<SharesConverted, string> Conversions { get; } = new()
    {
        { new("x", Day(2), null, "C", "common"), "lead common 133 200, lead A 7 7, angel common 13 20" },
        { new("x", Day(2), "lead", "C", "common"), "lead common 133 200, lead A 7 7, angel C 10 20" },
        { new("x", Day(2), "angel", "C", "common", 4), "lead A 7 7, lead C 100 200, angel common 5 8, angel C 6 12" },
        { new("x", Day(2), "angel", "C", "common", 10), "lead A 7 7, lead C 100 200, angel common 13 20" },
    };

    [Theory, MemberData(nameof(Conversions))]
    public void Preferred_becomes_common_at_its_conversion_price_and_brings_what_was_paid(SharesConverted conversion, string left)
    {
        var table = Preferred.With(conversion).Story().Table;
        Assert.Equal(left, Held(table));
        Assert.All(table.Classes, position => Assert.Equal(table.Holdings.Where(holding => holding.Class == position.Class.Id).Sum(holding => holding.Shares), position.Issued));
    }

    [Fact]
    public void Preferred_that_vests_vests_on_as_common_at_the_price_of_its_new_shares()
    {
        var history = Start.With(new SharesIssued("vesting", Day(0), "employee", "C", 12, 2) { Vesting = new(Day(0), 12) }, new SharesConverted("x", Day(1), "employee", "C", "common"));
        Assert.Equal((16, 8), history.Story(Day(182)).Table.Of("employee") is var half ? (half.Shares, half.Vested) : default);
        var left = history.With(new Terminated("leaves", Day(182), "employee")).Story();
        Assert.Equal(["SharesSold 24 employee ", "SharesBoughtBack -12 employee "], WhatOptionsAndWarrantsDo.Flows(left));
        Assert.Equal("employee common 8 12", Held(left.Table));
    }

    [Fact]
    public void A_holder_s_vested_shares_count_as_if_converted()
    {
        var employee = Start.With(new SharesIssued("vesting", Day(0), "employee", "C", 12, 2) { Vesting = new(Day(0), 12) }, new SharesIssued("own", Day(0), "employee", "C", 3, 2)).Story(Day(182)).Table.Of("employee");
        // Nine of fifteen, as twelve of twenty.
        Assert.Equal((15, 20, 12), (employee.Shares, employee.AsConverted, employee.Vested));
    }

    [Fact]
    public void A_split_multiplies_all_that_is_counted_and_divides_all_prices()
    {
        var history = (Company(1001, 100) with { Pools = [new("pool", "common"), new("second", "common")] }).With(
            new PoolReserved("second plan", Day(0), "second", 7), new SharesIssued("a", Day(0), "angel", "A", 10, 3), new SharesIssued("vesting", Day(0), "employee", "common", 30, 0.6m) { Vesting = new(Day(0), 10) },
            new OptionsGranted("g", Day(0), new("employee", "pool", 11, 1.5m)), new OptionsExercised("one", Day(1), "g", 1), new OptionsPromised("p", Day(0), "employee", "pool", 5),
            new WarrantIssued("w", Day(0), new("angel", "A", 7, 3)), new SharesSplit("split", Day(2), 3, 2));
        var table = history.Story().Table;
        Assert.Equal("founder common 1501 0, employee common 46 19.5, angel A 15 30", Held(table));
        Assert.Equal((1547, 15, (decimal?)2, (decimal?)2), (table.Class("common").Issued, table.Class("A").Issued, table.Class("A").OriginalIssuePrice, table.Class("A").ConversionPrice));
        Assert.Equal([(149L, 15L, 1L, 7L), (10, 0, 0, 0)], table.Pools.Select(pool => (pool.Reserved, pool.Granted, pool.Issued, pool.Promised)));
        Assert.Equal((16, 1m, 15, 1), Assert.Single(table.Grants) is var grant ? (grant.Grant.Shares, grant.Grant.StrikePrice, grant.Outstanding, grant.Exercised) : default);
        Assert.Equal((10, 2m, 10), Assert.Single(table.Warrants) is var warrant ? (warrant.Warrant.Shares, warrant.Warrant.StrikePrice, warrant.Outstanding) : default);
        // Of 45 that vest over ten months, 22 are vested after five.
        Assert.Equal("SharesBoughtBack -9.2 employee ", WhatOptionsAndWarrantsDo.Flows(history.With(new Terminated("leaves", Day(153), "employee")).Story()).Last());
    }

    [Fact]
    public void A_right_of_redemption_pays_the_issue_price_with_interest()
    {
        var history = Start.With(new SharesIssued("r", Day(0), "angel", "R", 10, 5));
        var bought = history.With(new SharesRedeemed("x", Day(365), "angel", "R", 4)).Story();
        Assert.Equal([new Step(StepKind.Redemption, "angel", [new(FigureKey.Shares, 4), new(FigureKey.OriginalIssuePrice, 5), new(FigureKey.Days, 365), new(FigureKey.Interest, 0.5m), new(FigureKey.Paid, 22)])], bought.Steps);
        Assert.Equal(["SharesSold 50 angel ", "SharesBoughtBack -22 angel "], WhatOptionsAndWarrantsDo.Flows(bought));
        Assert.Equal(("angel R 6 30", 6), (Held(bought.Table), bought.Table.Class("R").Issued));
        var founder = history.With(new SharesRedeemed("x", Day(365), "angel", "R", 4, "founder")).Story();
        Assert.Equal(["SharesSold 50 angel "], WhatOptionsAndWarrantsDo.Flows(founder));
        Assert.Equal(("founder R 4 22, angel R 6 30", 10), (Held(founder.Table), founder.Table.Class("R").Issued));
    }

    [Fact]
    public void Common_has_a_right_of_redemption_as_little_as_preferred_never_sold() =>
        Assert.Equal(["x: Equity.NotRedeemable(common)", "y: Equity.NotRedeemable(R)"],
            EquityStory.Of(Start.With(new SharesRedeemed("x", Day(100), "founder", "common", 1), new SharesIssued("gift", Day(100), "angel", "R", 1, 0), new SharesRedeemed("y", Day(101), "angel", "R", 1))).Problems.Select(problem => problem.ToString()));

    [Fact]
    public void Who_leaves_gives_back_what_is_not_vested_of_every_class_grant_and_pool()
    {
        var history = Company(1000, 100).With(
            new SharesIssued("award", Day(0), "employee", "common", 40, 0.5m) { Vesting = new(Day(0), 40), Pool = "pool" }, new SharesIssued("bought", Day(0), "employee", "A", 20, 3) { Vesting = new(Day(0), 20) },
            new SharesIssued("done", Day(0), "employee", "A", 1, 3) { Vesting = new(Day(0), 1) },
            new OptionsGranted("g", Day(0), new("employee", "pool", 20, 1) { Vesting = new(Day(0), 20) }), new OptionsGranted("founder's", Day(0), new("founder", "pool", 20, 1) { Vesting = new(Day(0), 20) }),
            new Terminated("leaves", Day(305), "employee"));
        var story = history.Story();
        Assert.Equal("employee common 10 5, employee A 11 33", Held(story.Table));
        Assert.Equal(["SharesSold 20 employee ", "SharesSold 60 employee ", "SharesSold 3 employee ", "SharesBoughtBack -15 employee ", "SharesBoughtBack -30 employee "], WhatOptionsAndWarrantsDo.Flows(story));
        Assert.Equal([(10L, 10L), (20, 10)], story.Table.Grants.Select(grant => (grant.Outstanding, grant.Vested)));
        Assert.Equal((100, 30, 10), story.Table.Pool("pool") is var pool ? (pool.Reserved, pool.Granted, pool.Issued) : default);
        // What was vested stays so.
        var later = history.With(new SharesTransferred("sells", Day(306), "employee", "angel", "A", 11)).Story(Day(900));
        Assert.Equal((10, 10), later.Table.Of("employee") is var left ? (left.Shares, left.Options) : default);
    }

    [Fact]
    public void A_class_has_the_price_of_its_first_sale_and_common_has_none()
    {
        var table = Start.With(
            new SharesIssued("gift", Day(0), "angel", "A", 1, 0), new SharesIssued("first", Day(1), "angel", "A", 1, 4), new SharesIssued("second", Day(2), "angel", "A", 1, 5), new SharesIssued("common", Day(2), "angel", "common", 1, 5)).Story().Table;
        Assert.Equal([(null, null), (4, 4), (2, 1.5m), (null, (decimal?)null)], table.Classes.Select(position => (position.OriginalIssuePrice, position.ConversionPrice)));
        Assert.Equal((null, null), (Start with { Events = [] }).Story().Table.Of("founder") is var nobody ? (nobody.Ownership, nobody.FullyDilutedOwnership) : default);
    }

    [Fact]
    public void A_class_defined_by_its_issue_price_converts_at_it() =>
        Assert.Equal(3, (Company(1000) with { Classes = [new("common", ShareClassKind.Common), new("D", ShareClassKind.Preferred) { OriginalIssuePrice = 3 }] }).Story().Table.Class("D").ConversionPrice);

    private static string Held(CapTable table) =>
        string.Join(", ", table.Holdings.Where(holding => holding is not { Holder: "founder", Shares: 1000 }).Select(holding => FormattableString.Invariant($"{holding.Holder} {holding.Class} {holding.Shares} {holding.Paid:0.##}")));
}
