using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Each figure beyond its range is refused by its name, and nothing of the event happens.</summary>
public sealed class WhatAnEventMayNotSay
{
    private static readonly Vesting Monthly = new(Day(1), 48);

    // Ten shares each of a class that can be redeemed from day 100 on, and of A.
    private static readonly EquityHistory Start = (Company(1_000_000, 100_000, "A") is var company
        ? company with { Classes = [.. company.Classes, new("R", ShareClassKind.Preferred) { Redemption = new(Percent(10), Day(100)) }] } : company).With(
        new SharesIssued("r", Day(0), "angel", "R", 10, 5), new SharesIssued("a", Day(0), "angel", "A", 10, 5),
        new OptionsGranted("g", Day(0), new("employee", "pool", 10, 1)), new OptionsPromised("p", Day(0), "employee", "pool", 10),
        new WarrantIssued("w", Day(0), new("angel", "common", 10, 1)), new ConvertibleIssued("s", Day(0), new Safe("angel", 1000)),
        new ConvertibleIssued("n", Day(0), new ConvertibleNote("angel", 1000, new(Percent(5)), Day(900))));

    public static TheoryData<EquityEvent, string> Refused { get; } = new()
    {
        { new PoolReserved("", Day(1), "pool", 1), "DuplicateId()" },
        { new SharesIssued("x", Day(1), "nobody", "nothing", 0, -1) { Pool = "none" }, "UnknownHolder(nobody) UnknownClass(nothing) OutOfRange(Shares, 0) OutOfRange(PricePerShare, -1) UnknownPool(none)" },
        { new SharesIssued("x", Day(1), "angel", "common", 1, 1_000_000_000_000_001), "OutOfRange(PricePerShare, 1000000000000001)" },
        { new SharesIssued("x", Day(1), "angel", "common", 1, 1) { Vesting = Monthly with { Months = 0 } }, "OutOfRange(Months, 0)" },
        { new SharesIssued("x", Day(1), "angel", "common", 1, 1) { Vesting = Monthly with { CliffMonths = -1 } }, "OutOfRange(CliffMonths, -1)" },
        { new SharesIssued("x", Day(1), "angel", "common", 1, 1) { Vesting = Monthly with { EveryMonths = 0 } }, "OutOfRange(EveryMonths, 0)" },
        { new OptionsGranted("x", Day(1), new("employee", "pool", 1, 1) { AccelerationAtExit = Percent(101) }), "OutOfRange(AccelerationAtExit, 1.01)" },
        { new OptionsGranted("x", Day(1), new("employee", "pool", 1, 1) { AccelerationAtExit = Percent(-1) }), "OutOfRange(AccelerationAtExit, -0.01)" },
        { new SharesTransferred("x", Day(1), "founder", "nobody", "common", 0), "UnknownHolder(nobody) OutOfRange(Shares, 0)" },
        { new SharesTransferred("x", Day(1), "nobody", "lead", "common", 1), "UnknownHolder(nobody)" },
        { new SharesTransferred("x", Day(1), "founder", "lead", "nothing", 1), "UnknownClass(nothing)" },
        { new SharesRepurchased("x", Day(1), "founder", "common", -1, -1), "OutOfRange(Shares, -1) OutOfRange(PricePerShare, -1)" },
        { new SharesConverted("x", Day(1), null, "A", "R"), "WrongKind(R)" },
        { new SharesConverted("x", Day(1), "angel", "A", "common", 0), "OutOfRange(Shares, 0)" },
        { new SharesConverted("x", Day(1), null, "A", "common", 5), "OutOfRange(Holder, 0)" },
        { new SharesConverted("x", Day(1), "angel", "A", "common", 11), "MoreThanHeld(angel, A, 11, 10)" },
        { new SharesConverted("x", Day(1), "nobody", "A", "nothing"), "UnknownClass(nothing) UnknownHolder(nobody)" },
        { new SharesSplit("x", Day(1), 0, 0), "OutOfRange(New, 0) OutOfRange(Old, 0)" },
        { new SharesSplit("x", Day(1), 1_000_000_000, 1), "TooLarge()" },
        { new SharesRedeemed("x", Day(100), "angel", "R", 0, "angel"), "OutOfRange(Shares, 0) ToItself(angel)" },
        { new SharesRedeemed("x", Day(99), "angel", "R", 1), "NotRedeemable(R, 04/10/2024)" },
        { new SharesRedeemed("x", Day(100), "angel", "R", 11, "nobody"), "UnknownHolder(nobody) MoreThanHeld(angel, R, 11, 10)" },
        { new SharesRedeemed("x", Day(100), "angel", "nothing", 1), "UnknownClass(nothing)" },
        { new Terminated("x", Day(1), "nobody"), "UnknownHolder(nobody)" },
        { new PoolReserved("x", Day(1), "pool", 0), "OutOfRange(Shares, 0)" },
        { new PoolReserved("x", Day(1), "pool", 1_000_000_000_001), "OutOfRange(Shares, 1000000000001)" },
        { new PoolReserved("x", Day(1), "pool", -1_000_000_000_001), "OutOfRange(Shares, -1000000000001)" },
        { new OptionsPromised("x", Day(1), "nobody", "none", 0), "UnknownHolder(nobody) OutOfRange(Shares, 0) UnknownPool(none)" },
        { new OptionsGranted("x", Day(1), new("nobody", "pool", 0, -1) { Vesting = Monthly with { Months = 0 }, Promise = "none" }), "UnknownHolder(nobody) OutOfRange(Shares, 0) OutOfRange(StrikePrice, -1) OutOfRange(Months, 0) UnknownGrant(none)" },
        { new OptionsExercised("x", Day(1), "g", 0), "OutOfRange(Shares, 0)" },
        { new OptionsCancelled("x", Day(1), "g", 0), "OutOfRange(Shares, 0)" },
        { new OptionsCancelled("x", Day(1), "g", 11), "MoreThanLeft(g, 11, 10)" },
        { new OptionsCancelled("x", Day(1), "p", 11), "MoreThanLeft(p, 11, 10)" },
        { new WarrantIssued("x", Day(1), new("nobody", "nothing", 0, -1)), "UnknownHolder(nobody) UnknownClass(nothing) OutOfRange(Shares, 0) OutOfRange(StrikePrice, -1)" },
        { new WarrantExercised("x", Day(1), "w", 0), "OutOfRange(Shares, 0)" },
        { new ConvertibleIssued("x", Day(1), new Safe("nobody", 0) { ValuationCap = 0 }), "UnknownHolder(nobody) OutOfRange(Amount, 0) OutOfRange(ValuationCap, 0)" },
        { new ConvertibleIssued("x", Day(1), new ConvertibleNote("angel", 1000, new(Percent(-1)), Day(90))), "OutOfRange(AnnualRate, -0.01)" },
        { new ConvertibleIssued("x", Day(1), new ConvertibleNote("angel", 1000, new(Percent(1)), new(2054, 1, 3))), "OutOfRange(Maturity, 01/03/2054)" },
        { new ConvertibleConverted("x", Day(1), "s", "nothing", 0), "UnknownClass(nothing) OutOfRange(PricePerShare, 0)" },
        { new ConvertibleConverted("x", Day(1), "s", "common", 1000.01m), "LessThanOneShare(angel, 1000, 1000.01)" },
        { new NoteExtended("x", Day(1), "n", Day(899)), "NotExtendable(n)" },
        { new ValuationAdjusted("x", Day(1), new("nobody", 0, 10_000, -1, 1) { Payer = "none" }), "UnknownHolder(nobody) UnknownHolder(none) OutOfRange(Investment, 0) OutOfRange(Target, -1)" },
        { new ValuationAdjusted("x", Day(1), new("angel", 1000, 999, 10, 1) { Payer = "angel" }), "ValuationTooSmall(999, 1000) ToItself(angel)" },
        { new ValuationAdjusted("x", Day(1), new("angel", 1000, 2000, 10, 1) { Form = AdjustmentForm.Shares }), "UnknownClass()" },
        { new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 10, 1) { Form = AdjustmentForm.Shares, Class = "common" }), "NoPrice(x)" },
        { new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 10, 5) { Form = AdjustmentForm.Shares, Class = "common", Payer = "lead" }), "MoreThanHeld(lead, common, 110003, 0)" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void Is_refused_by_name_and_changes_nothing(EquityEvent happened, string problems)
    {
        var story = EquityStory.Of(Start.With(happened), happened.Date);
        Assert.Equal(problems, string.Join(' ', story.Problems.Select(problem => problem.ToString()[(happened.Id.Length + ": Equity.".Length)..])));
        Assert.Equal(Snapshot.Of(EquityStory.Of(Start, happened.Date)), Snapshot.Of(story));
    }

    [Fact]
    public void Is_refused_of_classes_too()
    {
        var story = EquityStory.Of(Start with { Classes = [.. Start.Classes, new("x", ShareClassKind.Preferred) { OriginalIssuePrice = 0, ConversionPrice = -1, LiquidationMultiple = -2, ParticipationCapMultiple = -3 }] });
        Assert.Equal(
            ["x: Equity.OutOfRange(OriginalIssuePrice, 0)", "x: Equity.OutOfRange(ConversionPrice, -1)", "x: Equity.OutOfRange(LiquidationMultiple, -2)", "x: Equity.OutOfRange(ParticipationCapMultiple, -3)"],
            story.Problems.Select(problem => problem.ToString()));
    }

    public static TheoryData<EquityEvent[]> BeforeFounding { get; } = new()
    {
        new EquityEvent[] { new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 10, 5) { Form = AdjustmentForm.Shares, Class = "common" }) },
        new EquityEvent[] { new ConvertibleIssued("x", Day(0), new ConvertibleNote("angel", 1000, new(Percent(0)), Day(1)) { AtMaturity = MaturityChoice.Convert, ValuationCap = 10_000 }) },
    };

    [Theory, MemberData(nameof(BeforeFounding))]
    public void Shares_before_founding_are_refused(EquityEvent[] events)
    {
        var story = EquityStory.Of(Company(1) with { Events = events }, Day(9));
        Assert.Equal("x: Equity.BeforeFounding(01/02/2024)", Assert.Single(story.Problems).ToString());
        Assert.Equal(0, story.Table.Issued);
    }
}
