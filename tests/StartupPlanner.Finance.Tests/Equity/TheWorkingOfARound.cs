using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>One round with two pools, options, promises, a warrant, a note, SAFEs and a right, worked out by hand in full.</summary>
/// <remarks>
/// 800,000 shares, 40,000 options, 40,000 of a warrant and 120,000 reserved are 1,000,000 at 2.00. The note becomes 110,000 ÷ 1.60 shares, the SAFEs become 31,250 and 100,000 at 1.00, together 200,000.
/// The angel then has 168,750 of 1,200,000 and buys that part of 1,200,000; 600,000 are sold in all. With 90,000 that nobody was promised, 100,000 more make a tenth of 1,900,000.
/// </remarks>
public sealed class TheWorkingOfARound
{
    private static readonly EquityHistory Before = Company(800_000, 100_000).With(
        new PoolReserved("second plan", Start, "second", 60_000),
        new OptionsGranted("grant", Start, new("employee", "pool", 40_000, 0.1m)),
        new OptionsPromised("promise", Start, "employee", "pool", 10_000),
        new OptionsPromised("other promise", Start, "employee", "second", 20_000),
        new WarrantIssued("warrant", Start, new("lead", "common", 40_000, 1)),
        new ConvertibleIssued("note", Start, new ConvertibleNote("angel", 100_000, new(Percent(10)), Day(900)) { Discount = Discount.Off(Percent(20)) }),
        new ConvertibleIssued("mfn", Day(1), new Safe("employee", 31_250) { MostFavoredNation = true }),
        new ConvertibleIssued("safe", Day(2), new Safe("angel", 100_000) { ValuationCap = 1_000_000, Discount = Discount.Off(Percent(10)), Capitalization = CompanyCapitalization.FullyDiluted }))
        with { Pools = [new("pool", "common"), new("second", "common")] };

    private static readonly EquityStory Story = Before.With(new RoundClosed("round", Day(365), new("A", Valuation.PricePerShare(2), [new("lead", 800_000), new("employee", 400_000)])
    {
        ProRata = [new("angel")],
        Pool = new("pool", Percent(10)),
        Costs = 25_000,
    })).Story();

    private static readonly PricedRound Round = Story.Rounds[0];

    [Fact]
    public void Goes_step_by_step()
    {
        Step[] steps =
        [
            new(StepKind.FullyDilutedBefore, null, [new(FigureKey.IssuedAsConverted, 800_000), new(FigureKey.Options, 40_000), new(FigureKey.Warrants, 40_000), new(FigureKey.Promised, 30_000), new(FigureKey.Unissued, 90_000), new(FigureKey.Shares, 1_000_000)]),
            new(StepKind.AccruedInterest, "note", [new(FigureKey.Amount, 100_000), new(FigureKey.Rate, 0.1m), new(FigureKey.Days, 365), new(FigureKey.DaysOfYear, 365), new(FigureKey.Interest, 10_000)]),
            new(StepKind.DiscountPrice, "note", [new(FigureKey.RoundPrice, 2), new(FigureKey.Discount, 0.2m), new(FigureKey.DiscountPrice, 1.6m)]),
            new(StepKind.ConvertedAtDiscount, "note", [new(FigureKey.Amount, 110_000), new(FigureKey.Price, 1.6m), new(FigureKey.Shares, 68_750)]),
            .. SafesTerms,
            new(StepKind.ConvertedAtCap, "mfn", [new(FigureKey.Amount, 31_250), new(FigureKey.Price, 1), new(FigureKey.Shares, 31_250)]),
            .. SafesTerms,
            new(StepKind.ConvertedAtCap, "safe", [new(FigureKey.Amount, 100_000), new(FigureKey.Price, 1), new(FigureKey.Shares, 100_000)]),
            new(StepKind.Price, null, [new(FigureKey.PreMoney, 2_000_000), new(FigureKey.Shares, 1_000_000), new(FigureKey.ExactPrice, 2), new(FigureKey.Price, 2)]),
            new(StepKind.ProRata, "angel", [new(FigureKey.Ownership, 0.140625m), new(FigureKey.Multiple, 1), new(FigureKey.NewMoney, 1_200_000), new(FigureKey.Amount, 168_750)]),
            Bought("lead", 687_500, 343_750),
            Bought("employee", 343_750, 171_875),
            Bought("angel", 168_750, 84_375),
            new(StepKind.PoolIncrease, "pool", [new(FigureKey.PoolShare, 0.1m), new(FigureKey.Company, 1_900_000), new(FigureKey.CountedPool, 90_000), new(FigureKey.PoolIncrease, 100_000)]),
            new(StepKind.PostMoney, null, [new(FigureKey.ExactPrice, 2), new(FigureKey.Shares, 1_900_000), new(FigureKey.PostMoney, 3_800_000)]),
            new(StepKind.EffectivePreMoney, null, [new(FigureKey.ExactPrice, 2), new(FigureKey.Shares, 1_000_000), new(FigureKey.EffectivePreMoney, 2_000_000)]),
        ];
        Assert.Equal(steps, Round.Steps);
    }

    [Fact]
    public void Converts_each_instrument_on_its_best_terms() => Assert.Equal(
        [
            ("note", "angel", "A-1", 100_000, 10_000, 0, 1.6m, ConversionTerm.Discount, 68_750, null, null),
            ("mfn", "employee", "A-2", 31_250, 0, 0, 1, ConversionTerm.ValuationCap, 31_250, 1_000_000, "safe"),
            ("safe", "angel", "A-2", 100_000, 0, 0, 1, ConversionTerm.ValuationCap, 100_000, 1_000_000, null),
        ],
        Round.Conversions.Select<Conversion, (string, string, string, decimal, decimal, decimal, decimal, ConversionTerm, long, decimal?, string?)>(each =>
            (each.Instrument, each.Holder, each.Class, each.Principal, each.Interest, each.InterestInCash, each.Price, each.By, each.Shares, each.Capitalization, each.TermsOf)));

    [Fact]
    public void Tells_who_held_what_and_who_holds_what() => Assert.Equal(
        [("founder", 800_000, 800_000, 0.8m), ("employee", 40_000, 243_125, 0.04m), ("lead", 40_000, 383_750, 0.04m), ("angel", 0, 253_125, 0m), (null, 120_000, 220_000, 0.12m)],
        Round.Ownership.Select<OwnershipChange, (string?, long, long, decimal)>(change => (change.Holder, change.Before, change.After, change.OwnershipBefore.Fraction)));

    [Fact]
    public void Agrees_with_the_table_after_it()
    {
        Assert.Equal((1_900_000, 1_900_000), (Round.FullyDilutedAfter, Story.Table.FullyDiluted));
        Assert.Equal([("pool", 200_000), ("second", 60_000)], Story.Table.Pools.Select(pool => (pool.Pool.Id, pool.Reserved)));
        Assert.All(Round.Ownership.SkipLast(1), change => Assert.Equal(change.After, Story.Table.Of(change.Holder!).FullyDiluted));
        Assert.Equal([("angel", "A", 168_750m), ("angel", "A-1", 110_000m), ("angel", "A-2", 100_000m)],
            Story.Table.Holdings.Where(holding => holding.Holder == "angel").Select(holding => (holding.Holder, holding.Class, holding.Paid)));
    }

    [Fact]
    public void Moves_money_in_the_order_of_sales_conversions_and_costs() => Assert.Equal(
        [
            (FundingKind.SharesSold, "lead", 687_500), (FundingKind.SharesSold, "employee", 343_750), (FundingKind.SharesSold, "angel", 168_750), (FundingKind.PrincipalConverted, "angel", 100_000),
            (FundingKind.InterestConverted, "angel", 10_000), (FundingKind.PrincipalConverted, "employee", 31_250), (FundingKind.PrincipalConverted, "angel", 100_000), (FundingKind.RoundCosts, null, -25_000),
        ],
        Story.Flows.Where(flow => flow.EventId == "round").Select<FundingFlow, (FundingKind, string?, decimal)>(flow => (flow.Kind, flow.Holder, flow.Amount)));

    private static Step[] SafesTerms =>
    [
        new(StepKind.CapPrice, "safe", [new(FigureKey.ValuationCap, 1_000_000), new(FigureKey.Capitalization, 1_000_000), new(FigureKey.CapPrice, 1)]),
        new(StepKind.DiscountPrice, "safe", [new(FigureKey.RoundPrice, 2), new(FigureKey.Discount, 0.1m), new(FigureKey.DiscountPrice, 1.8m)]),
    ];

    private static Step Bought(string investor, decimal amount, long shares) =>
        new(StepKind.SharesBought, investor, [new(FigureKey.Amount, amount), new(FigureKey.Price, 2), new(FigureKey.Shares, shares), new(FigureKey.Paid, amount), new(FigureKey.Unspent, 0)]);
}
