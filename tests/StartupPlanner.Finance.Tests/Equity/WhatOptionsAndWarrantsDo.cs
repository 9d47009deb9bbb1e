using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Pools, grants, promises and warrants, share by share.</summary>
public sealed class WhatOptionsAndWarrantsDo
{
    private static readonly EquityHistory Start = (Company(1_000_000, 1000) with { Pools = [new("pool", "common"), new("second", "common")] }).With(new PoolReserved("second plan", Day(0), "second", 500));

    [Fact]
    public void Exercised_options_become_shares_paid_at_the_strike_price()
    {
        var story = Start.With(
            new OptionsGranted("g", Day(0), new("employee", "pool", 48, 0.5m) { Vesting = new(Day(0), 48, 12) }), new OptionsGranted("other", Day(0), new("employee", "second", 20, 1) { Vesting = new(Day(0), 20) }),
            new OptionsExercised("x", Day(430), "g", 12)).Story();
        Assert.Equal(["Exercise 6 employee "], Flows(story));
        Assert.Equal((12, 12, 6m), Assert.Single(story.Table.Holdings, holding => holding.Holder == "employee") is var held ? (held.Shares, held.Vested, held.Paid) : default);
        Assert.Equal([(36L, 2L, 12L), (20, 14, 0)], story.Table.Grants.Select(grant => (grant.Outstanding, grant.Vested, grant.Exercised)));
        Assert.Equal([(1000L, 36L, 12L), (500, 20, 0)], story.Table.Pools.Select(pool => (pool.Reserved, pool.Granted, pool.Issued)));
        var employee = story.Table.Of("employee");
        Assert.Equal((56, 16, 68), (employee.Options, employee.VestedOptions, employee.FullyDiluted));
        Assert.Equal((12m / 1_000_012, 68m / 1_001_500), (employee.Ownership!.Value.Fraction, employee.FullyDilutedOwnership!.Value.Fraction));
        Assert.Equal((952 + 480, 56), (story.Table.Reserved, story.Table.Options));
    }

    [Fact]
    public void An_exercised_warrant_sells_its_class_at_its_price()
    {
        var story = Start.With(
            new WarrantIssued("w", Day(0), new("angel", "A", 10, 3)), new WarrantIssued("other", Day(0), new("angel", "common", 5, 1)), new WarrantIssued("all", Day(0), new("lead", "A", 2, 4)),
            new WarrantExercised("x", Day(5), "w", 4), new WarrantExercised("y", Day(6), "all", 2)).Story();
        Assert.Equal(["Exercise 12 angel ", "Exercise 8 lead "], Flows(story));
        Assert.Equal([("w", 6L), ("other", 5)], story.Table.Warrants.Select(warrant => (warrant.Id, warrant.Outstanding)));
        Assert.Equal((4, 12m), story.Table.Holdings.Single(holding => holding.Holder == "angel") is var held ? (held.Shares, held.Paid) : default);
        Assert.Equal((3m, 3m, 6L, Day(5)), story.Table.Class("A") is var a ? (a.OriginalIssuePrice, a.ConversionPrice, a.Issued, a.FirstIssued) : default);
        Assert.Equal((11, 11), (story.Table.WarrantShares, story.Table.Of("angel").WarrantShares));
        Assert.Equal(15m / (1_000_006 + 11 + 1500), story.Table.Of("angel").FullyDilutedOwnership!.Value.Fraction);
    }

    [Fact]
    public void Options_and_warrants_end_after_their_last_day_and_options_return_to_their_pool()
    {
        var history = Start.With(
            new OptionsGranted("ten", Day(0), new("employee", "pool", 1, 1) { Expires = Day(10) }), new WarrantIssued("fifteen", Day(0), new("angel", "common", 2, 1, Day(15))),
            new OptionsGranted("twenty", Day(0), new("employee", "pool", 4, 1) { Expires = Day(20) }), new WarrantIssued("twenty-five", Day(0), new("angel", "common", 8, 1, Day(25))),
            new OptionsGranted("ever", Day(0), new("employee", "pool", 16, 1)), new WarrantIssued("for ever", Day(0), new("angel", "common", 32, 1)));
        // Looked at on one day alone, and with something that happens every day before.
        var busy = history.With([.. Enumerable.Range(1, 30).Select(day => new PoolReserved($"{day}", Day(day), "second", 1))]);
        (int Day, int Left)[] expected = [(9, 63), (10, 63), (11, 62), (15, 62), (16, 60), (20, 60), (21, 56), (25, 56), (26, 48), (30, 48)];
        Assert.All(expected, at =>
        {
            Assert.Equal(at.Left, Left(EquityStory.Of(history, Day(at.Day)).Table));
            Assert.Equal(at.Left, Left(EquityStory.Of(busy, Day(at.Day)).Table));
        });

        static long Left(CapTable table)
        {
            Assert.Equal(table.Options, table.Pool("pool").Granted);
            return table.Options + table.WarrantShares;
        }
    }

    [Fact]
    public void A_later_last_day_does_not_hide_an_earlier_one()
    {
        var history = Start.With(
            new OptionsGranted("late", Day(0), new("employee", "pool", 1, 1) { Expires = Day(20) }), new OptionsGranted("early", Day(1), new("employee", "pool", 2, 1) { Expires = Day(10) }),
            new WarrantIssued("later", Day(2), new("angel", "common", 4, 1, Day(30))), new WarrantIssued("earliest", Day(3), new("angel", "common", 8, 1, Day(5))), new PoolReserved("look", Day(6), "pool", 1), new PoolReserved("again", Day(11), "pool", 1));
        Assert.Equal((7, 5, 5, 4), (Left(6), Left(11), Left(20), Left(21)));

        long Left(int day) => EquityStory.Of(history, Day(day)).Table is var table ? table.Options + table.WarrantShares : 0;
    }

    [Fact]
    public void A_grant_keeps_a_promise_as_far_as_it_goes()
    {
        var history = Start.With(new OptionsPromised("p", Day(0), "employee", "pool", 10), new OptionsGranted("six", Day(1), new("employee", "pool", 6, 1) { Promise = "p" }));
        Assert.Equal((6, 4), Pool(history));
        var more = history.With(new OptionsGranted("eight", Day(2), new("employee", "pool", 8, 1) { Promise = "p" }));
        Assert.Equal((14, 0), Pool(more));
        Assert.Equal("x: Equity.MoreThanLeft(p, 1, 0)", Assert.Single(EquityStory.Of(more.With(new OptionsCancelled("x", Day(3), "p", 1))).Problems).ToString());
    }

    [Theory]
    [InlineData("p", 3L, 8, 7)]
    [InlineData("p", null, 8, 0)]
    [InlineData("g", 3L, 5, 10)]
    [InlineData("g", null, 0, 10)]
    public void What_is_cancelled_returns_to_its_pool(string of, long? shares, int granted, int promised)
    {
        var history = Start.With(new OptionsPromised("p", Day(0), "employee", "pool", 10), new OptionsGranted("g", Day(0), new("employee", "pool", 8, 1)), new OptionsCancelled("x", Day(1), of, shares));
        Assert.Equal((granted, promised), Pool(history));
        Assert.Equal(granted, history.Story().Table.Options);
    }

    [Fact]
    public void Of_each_pool_the_larger_of_available_and_promised_counts() =>
        Assert.Equal(1000 + 600, Start.With(new OptionsPromised("p", Day(0), "employee", "second", 600), new OptionsPromised("q", Day(0), "employee", "pool", 10)).Story().Table.Reserved);

    [Fact]
    public void Each_figure_has_its_unit()
    {
        var units = Enum.GetValues<FigureKey>().ToLookup(key => new Figure(key, 1).Unit);
        Assert.Equal([FigureKey.Days, FigureKey.DaysOfYear], units[FigureUnit.Days]);
        Assert.Equal([FigureKey.Discount, FigureKey.Rate, FigureKey.Ownership, FigureKey.PoolShare, FigureKey.Reached, FigureKey.Multiple], units[FigureUnit.Fraction]);
        Assert.Equal(
            [FigureKey.Price, FigureKey.ExactPrice, FigureKey.CapPrice, FigureKey.DiscountPrice, FigureKey.RoundPrice, FigureKey.ConversionPrice, FigureKey.OldConversionPrice, FigureKey.OriginalIssuePrice],
            units[FigureUnit.Price]);
        Assert.Equal(
            [FigureKey.PreMoney, FigureKey.PostMoney, FigureKey.EffectivePreMoney, FigureKey.NewMoney, FigureKey.ConvertedMoney, FigureKey.Amount, FigureKey.Interest, FigureKey.ValuationCap, FigureKey.Paid, FigureKey.Unspent],
            units[FigureUnit.Money]);
        Assert.Equal(13, units[FigureUnit.Shares].Count());
    }

    internal static IEnumerable<string> Flows(EquityStory story) => story.Flows.Where(flow => flow.EventId != "founding").Select(flow => FormattableString.Invariant($"{flow.Kind} {flow.Amount:0.##} {flow.Holder} {flow.Instrument}"));

    private static (long Granted, long Promised) Pool(EquityHistory history) => history.Story().Table.Pool("pool") is var pool ? (pool.Granted, pool.Promised) : default;
}
