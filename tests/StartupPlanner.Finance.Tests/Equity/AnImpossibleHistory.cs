using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>What cannot have happened is refused, with the event and the figures, and all at once.</summary>
public sealed class AnImpossibleHistory
{
    private static readonly EquityHistory Start = Company(1_000_000, 100_000, "A", "B");

    public static TheoryData<string, EquityEvent[], string> Cases { get; } = new()
    {
        { "selling more than held", [new SharesTransferred("x", Day(1), "founder", "angel", "common", 1_000_001)], "x: Equity.MoreThanHeld(founder, common, 1000001, 1000000)" },
        { "buying back from who has none", [new SharesRepurchased("x", Day(1), "angel", "common", 1, 1)], "x: Equity.MoreThanHeld(angel, common, 1, 0)" },
        { "selling what is not vested", [new SharesIssued("s", Day(1), "employee", "common", 4800, 0) { Vesting = new(Day(1), 48, 12) }, new SharesTransferred("x", Day(200), "employee", "angel", "common", 1)], "x: Equity.NotVested(employee, common, 1, 0)" },
        { "converting twice", [new ConvertibleIssued("s", Day(1), new Safe("angel", 1000)), new ConvertibleConverted("c", Day(2), "s", "common", 1), new ConvertibleConverted("x", Day(3), "s", "common", 1)], "x: Equity.AlreadyEnded(s, c)" },
        { "paying back what converted", [new ConvertibleIssued("s", Day(1), new Safe("angel", 1000)), new ConvertibleConverted("c", Day(2), "s", "common", 1), new ConvertibleRepaid("x", Day(3), "s")], "x: Equity.AlreadyEnded(s, c)" },
        { "converting in a round what converted", [new ConvertibleIssued("s", Day(1), new Safe("angel", 1000)), new ConvertibleConverted("c", Day(2), "s", "common", 1), new RoundClosed("x", Day(3), Terms() with { Converting = ["s"] })], "x: Equity.AlreadyEnded(s, c)" },
        { "a round before founding", [new RoundClosed("x", Founded.Start.AddDays(-1), Terms())], "x: Equity.BeforeFounding(12/31/2023)" },
        { "converting before founding", [new ConvertibleIssued("s", Founded.Start.AddDays(-2), new Safe("angel", 1000)), new ConvertibleConverted("x", Founded.Start.AddDays(-1), "s", "common", 1)], "x: Equity.BeforeFounding(12/31/2023)" },
        { "granting beyond the pool", [new OptionsGranted("x", Day(1), new("employee", "pool", 100_001, 1))], "x: Equity.BeyondPool(pool, 100001, 100000)" },
        { "shares beyond the pool", [new SharesIssued("x", Day(1), "employee", "common", 100_001, 0) { Pool = "pool" }], "x: Equity.BeyondPool(pool, 100001, 100000)" },
        { "a pool below nothing", [new PoolReserved("x", Day(1), "pool", -100_001)], "x: Equity.BeyondPool(pool, 100001, 100000)" },
        { "an unknown holder", [new SharesIssued("x", Day(1), "nobody", "common", 1, 1)], "x: Equity.UnknownHolder(nobody)" },
        { "an unknown class", [new SharesIssued("x", Day(1), "angel", "nothing", 1, 1)], "x: Equity.UnknownClass(nothing)" },
        { "an unknown pool", [new PoolReserved("x", Day(1), "nothing", 1)], "x: Equity.UnknownPool(nothing)" },
        { "an unknown grant", [new OptionsExercised("x", Day(1), "nothing", 1)], "x: Equity.UnknownGrant(nothing)" },
        { "an unknown promise", [new OptionsGranted("x", Day(1), new("employee", "pool", 1, 1) { Promise = "nothing" })], "x: Equity.UnknownGrant(nothing)" },
        { "an unknown warrant", [new WarrantExercised("x", Day(1), "nothing", 1)], "x: Equity.UnknownWarrant(nothing)" },
        { "an unknown instrument", [new ConvertibleRepaid("x", Day(1), "nothing")], "x: Equity.UnknownInstrument(nothing)" },
        { "the same id twice", [new PoolReserved("x", Day(1), "pool", 1), new PoolReserved("x", Day(2), "pool", 1)], "x: Equity.DuplicateId(x)" },
        { "no shares", [new SharesIssued("x", Day(1), "angel", "common", 0, 1)], "x: Equity.OutOfRange(Shares, 0)" },
        { "a price below nothing", [new SharesIssued("x", Day(1), "angel", "common", 1, -1)], "x: Equity.OutOfRange(PricePerShare, -1)" },
        { "a cliff after the end", [new SharesIssued("x", Day(1), "angel", "common", 1, 1) { Vesting = new(Day(1), 12, 13) }], "x: Equity.OutOfRange(CliffMonths, 13)" },
        { "exercising more than is left", [new OptionsGranted("g", Day(1), new("employee", "pool", 10, 1)), new OptionsExercised("x", Day(2), "g", 11)], "x: Equity.MoreThanLeft(g, 11, 10)" },
        { "exercising what is not vested", [new OptionsGranted("g", Day(1), new("employee", "pool", 48, 1) { Vesting = new(Day(1), 48) }), new OptionsExercised("x", Day(70), "g", 3)], "x: Equity.NotVested(employee, common, 3, 2)" },
        { "exercising after the last day", [new OptionsGranted("g", Day(1), new("employee", "pool", 10, 1) { Expires = Day(3) }), new OptionsExercised("x", Day(4), "g", 1)], "x: Equity.Expired(g, 01/04/2024)" },
        { "a warrant after its last day", [new WarrantIssued("w", Day(1), new("angel", "common", 10, 1, Day(3))), new WarrantExercised("x", Day(4), "w", 1)], "x: Equity.Expired(w, 01/04/2024)" },
        { "more of a warrant than is left", [new WarrantIssued("w", Day(1), new("angel", "common", 10, 1)), new WarrantExercised("x", Day(4), "w", 11)], "x: Equity.MoreThanLeft(w, 11, 10)" },
        { "cancelling more than is left", [new OptionsPromised("p", Day(1), "employee", "pool", 10), new OptionsCancelled("x", Day(2), "p", 11)], "x: Equity.MoreThanLeft(p, 11, 10)" },
        { "redeeming without a right", [new SharesIssued("s", Day(1), "angel", "A", 10, 1), new SharesRedeemed("x", Day(2), "angel", "A", 10)], "x: Equity.NotRedeemable(A)" },
        { "converting common", [new SharesConverted("x", Day(1), "founder", "common", "common")], "x: Equity.WrongKind(common)" },
        { "a transfer to oneself", [new SharesTransferred("x", Day(1), "founder", "founder", "common", 1)], "x: Equity.ToItself(founder)" },
        { "extending a SAFE", [new ConvertibleIssued("s", Day(1), new Safe("angel", 1000)), new NoteExtended("x", Day(2), "s", Day(90))], "x: Equity.NotExtendable(s)" },
        { "an investor twice in a round", [new RoundClosed("x", Day(1), Terms() with { Commitments = [new("lead", 1000), new("lead", 2000)] })], "x: Equity.NamedTwice(lead)" },
        { "more rights than money", [new RoundClosed("x", Day(1), Terms() with { ProRata = [new("founder", 2)] })], "x: Equity.ProRataBeyondRound(2000000, 1100000)" },
        { "a post-money below the money", [new RoundClosed("x", Day(1), Terms() with { Valuation = Valuation.PostMoney(1_100_000) })], "x: Equity.ValuationTooSmall(1100000, 1100000)" },
        { "SAFEs for the whole company", [new ConvertibleIssued("s", Day(1), new Safe("angel", 1000) { ValuationCap = 1000 }), new RoundClosed("x", Day(2), Terms())], "x: Equity.NoPrice(x)" },
        { "notes worth more than the company", [new ConvertibleIssued("s", Day(1), new Safe("angel", 12_000_000)), new RoundClosed("x", Day(2), Terms())], "x: Equity.NoPrice(x)" },
        { "a class sold again at another price", [new RoundClosed("r", Day(1), Terms()), new RoundClosed("x", Day(2), Terms() with { Valuation = Valuation.PricePerShare(12.1m) })], "x: Equity.OtherPrice(A, 10, 12.1)" },
        { "less than a share", [new RoundClosed("x", Day(1), Terms() with { Commitments = [new("lead", 1)] })], "x: Equity.LessThanOneShare(lead, 1, 10)" },
        { "more than can be counted", [new SharesSplit("x", Day(1), 1_000_000_000_000, 1)], "x: Equity.TooLarge()" },
        { "more shares than there can be", [new SharesIssued("x", Day(1), "angel", "common", 1_000_000_000_001, 1)], "x: Equity.OutOfRange(Shares, 1000000000001)" },
        { "interest above the whole a year", [new ConvertibleIssued("x", Day(1), new ConvertibleNote("angel", 1000, new(Percent(101)), Day(90)))], "x: Equity.OutOfRange(AnnualRate, 1.01)" },
        { "a note due before it is bought", [new ConvertibleIssued("x", Day(9), new ConvertibleNote("angel", 1000, new(Percent(1)), Day(8)))], "x: Equity.OutOfRange(Maturity, 01/09/2024)" },
        { "a target of nothing", [new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 0, 1))], "x: Equity.OutOfRange(Target, 0)" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Is_refused_with_the_event_and_its_figures(string what, EquityEvent[] events, string problem)
    {
        Assert.NotEmpty(what);
        var refused = Assert.Throws<EquityException>(() => EquityStory.Of(Start.With(events)).OrThrow());
        Assert.Equal(problem, Assert.Single(refused.Problems).ToString());
    }

    [Fact]
    public void Is_refused_with_all_its_problems_in_the_order_of_events()
    {
        var story = EquityStory.Of(Start.With(
            new SharesTransferred("second", Day(2), "founder", "angel", "common", 2_000_000),
            new SharesIssued("first", Day(1), "nobody", "nothing", -1, -1),
            new OptionsGranted("third", Day(3), new("employee", "pool", 200_000, 1))));
        Assert.Equal(["first", "first", "first", "first", "second", "third"], story.Problems.Select(problem => problem.EventId));
        Assert.Equal(1_100_000, story.Table.FullyDiluted);
    }

    [Fact]
    public void Passes_over_what_needs_an_event_that_was_refused()
    {
        var story = EquityStory.Of(Start.With(
            new OptionsGranted("grant", Day(3), new("employee", "pool", 200_000, 1)),
            new OptionsExercised("exercise", Day(4), "grant", 10),
            new SharesTransferred("sale", Day(5), "employee", "angel", "common", 10),
            new PoolReserved("no pool", Day(6), "nothing", 10)));
        Assert.Equal(["grant", "no pool"], story.Problems.Select(problem => problem.EventId));
        Assert.Equal(["exercise", "sale"], story.PassedOver);
    }

    [Fact]
    public void Names_definitions_that_stand_twice()
    {
        var story = EquityStory.Of(Start with { Holders = [.. Start.Holders, new("founder", HolderKind.Other)], Pools = [new("pool", "nothing")] });
        Assert.Equal(["founder: Equity.DuplicateId(founder)", "pool: Equity.UnknownClass(nothing)"], story.Problems.Select(problem => problem.ToString()));
    }

    private static RoundTerms Terms() => new("A", Valuation.PreMoney(11_000_000), [new("lead", 1_100_000)]);
}
