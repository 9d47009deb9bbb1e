using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Where a round's terms end to make sense: at the bound they are met, beyond it they are refused by name.</summary>
public sealed class TermsThatCannotBe
{
    private static readonly EquityHistory Before = Company(1_000_000, 100_000).With(
        new ConvertibleIssued("s", Day(1), new Safe("angel", 1000)),
        new ConvertibleIssued("t", Day(2), new Safe("angel", 1000))) with { Pools = [new("pool", "common"), new("second", "common")] };

    public static TheoryData<RoundTerms, string> Refused { get; } = new()
    {
        { Terms() with { Class = "nothing" }, "UnknownClass(nothing)" },
        { Terms() with { Valuation = Valuation.PreMoney(0) }, "OutOfRange(Valuation, 0)" },
        { Terms() with { Valuation = Valuation.PostMoney(0) }, "OutOfRange(Valuation, 0)" },
        { Terms() with { Valuation = Valuation.PricePerShare(-0.01m) }, "OutOfRange(Valuation, -0.01)" },
        { Terms() with { Valuation = Valuation.PostMoney(2000) }, "ValuationTooSmall(2000, 2000)" },
        { Terms() with { Costs = -0.01m }, "OutOfRange(Costs, -0.01)" },
        { Terms() with { Rounding = new() { PriceDecimals = -1 } }, "OutOfRange(PriceDecimals, -1)" },
        { Terms() with { Rounding = new() { PriceDecimals = 13 } }, "OutOfRange(PriceDecimals, 13)" },
        { Terms() with { Rounding = new() { ConversionPriceDecimals = -1 } }, "OutOfRange(ConversionPriceDecimals, -1)" },
        { Terms() with { Rounding = new() { ConversionPriceDecimals = 13 } }, "OutOfRange(ConversionPriceDecimals, 13)" },
        { Terms() with { Commitments = [] }, "OutOfRange(Commitments, 0)" },
        { Terms() with { Commitments = [new("nobody", 1000)] }, "UnknownHolder(nobody)" },
        { Terms() with { Commitments = [new("lead", 1000), new("angel", 0)] }, "OutOfRange(Amount, 0)" },
        { Terms() with { Commitments = [new("lead", 1000), new("angel", 500), new("lead", 200)] }, "NamedTwice(lead)" },
        { Terms() with { ProRata = [new("nobody")] }, "UnknownHolder(nobody)" },
        { Terms() with { ProRata = [new("angel", 0)] }, "OutOfRange(Multiple, 0)" },
        { Terms() with { ProRata = [new("angel", 0.1m), new("angel", 0.2m)] }, "NamedTwice(angel)" },
        { Terms() with { Pool = new("nothing", Percent(10)) }, "UnknownPool(nothing)" },
        { Terms() with { Pool = new("second", Percent(-1)) }, "OutOfRange(Share, -0.01)" },
        { Terms() with { Pool = new("second", Percent(100)) }, "OutOfRange(Share, 1)" },
        { Terms() with { Pool = new("second", Percent(10)) { NewShares = -1 } }, "OutOfRange(NewShares, -1)" },
        { Terms() with { Converting = ["nothing"] }, "UnknownInstrument(nothing)" },
        { Terms() with { Converting = ["s", "t", "s"] }, "NamedTwice(s)" },
        { Terms() with { Valuation = Valuation.PricePerShare(0.0000000001m), Commitments = [new("lead", 1e12m)] }, "TooLarge()" },
        { Terms() with { Valuation = Valuation.PricePerShare(0.004m), Rounding = new() { PriceDecimals = 2 } }, "NoPrice(x)" },
        { Terms() with { Commitments = [new("lead", 9.99m)] }, "LessThanOneShare(lead, 9.99, 10)" },
    };

    public static TheoryData<RoundTerms> Met { get; } =
    [
        Terms() with { Valuation = Valuation.PricePerShare(0.01m) },
        Terms() with { Costs = 0 },
        Terms() with { Rounding = new() { PriceDecimals = 0 } },
        Terms() with { Rounding = new() { PriceDecimals = 12 } },
        Terms() with { Rounding = new() { ConversionPriceDecimals = 0 } },
        Terms() with { Rounding = new() { ConversionPriceDecimals = 12 } },
        Terms() with { Commitments = [new("lead", 10)] },
        Terms() with { Pool = new("second", Percent(0)) },
        Terms() with { Pool = new("second", Percent(10)) { NewShares = 0 } },
        Terms() with { Converting = ["t"] },
        Terms() with { Converting = [] },
    ];

    [Theory, MemberData(nameof(Refused))]
    public void Are_refused_by_name_and_leave_the_company_as_it_is(RoundTerms terms, string problem)
    {
        var thrown = Assert.Throws<EquityException>(() => PricedRound.Solve(Before.Story().Table, "x", Day(9), terms));
        Assert.Equal("x: Equity." + problem, Assert.Single(thrown.Problems).ToString());
        var (without, refused) = (EquityStory.Of(Before, Day(9)), EquityStory.Of(Before.With(new RoundClosed("x", Day(9), terms)), Day(9)));
        Assert.Equal("x: Equity." + problem, Assert.Single(refused.Problems).ToString());
        Assert.Equivalent(without.Table, refused.Table, strict: true);
        Assert.Equal(without.Flows, refused.Flows);
        Assert.Empty(refused.Rounds);
    }

    [Theory, MemberData(nameof(Met))]
    public void Are_met_at_their_bounds(RoundTerms terms)
    {
        var story = Before.With(new RoundClosed("x", Day(9), terms)).Story();
        Assert.Equal(terms.Converting ?? ["s", "t"], Assert.Single(story.Rounds).Conversions.Select(conversion => conversion.Instrument));
        Assert.Equal(0, story.Rounds[0].PoolIncrease);
    }

    [Fact]
    public void Need_a_company_that_is_founded()
    {
        var thrown = Assert.Throws<EquityException>(() => PricedRound.Solve(CapTable.At(Before, Start.AddDays(-1)), "x", Day(9), Terms()));
        Assert.Equal("x: Equity.BeforeFounding(01/10/2024)", Assert.Single(thrown.Problems).ToString());
    }

    [Theory]
    [InlineData(PayToPlay.ConvertsToCommon, 100, "x: Equity.UnknownClass(Common)")]
    [InlineData(PayToPlay.ConvertsToCommon, 0, null)]
    [InlineData(PayToPlay.LosesAntiDilution, 100, null)]
    public void Need_common_where_shares_may_have_to_become_common(PayToPlay rule, long shares, string? problem)
    {
        EquityHistory company = new(Dollar, [new("founder", HolderKind.Founder), new("lead", HolderKind.Investor)],
            [new("F", ShareClassKind.Preferred), new("A", ShareClassKind.Preferred) { PayToPlay = rule }, new("B", ShareClassKind.Preferred)], [], [new SharesIssued("founding", Start, "founder", "F", 1000, 1)]);
        if (shares > 0) company = company.With(new SharesIssued("seed", Day(1), "lead", "A", shares, 1));
        var story = EquityStory.Of(company.With(new RoundClosed("x", Day(9), new("B", Valuation.PricePerShare(1), [new("lead", 1100)]))));
        Assert.Equal(problem is null ? [] : [problem], story.Problems.Select(each => each.ToString()));
    }

    private static RoundTerms Terms() => new("A", Valuation.PricePerShare(10), [new("lead", 1000), new("angel", 1000)]);
}
