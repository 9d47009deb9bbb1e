using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Figures at the very end of their range are still in it.</summary>
public sealed class WhatAnEventMaySay
{
    private const decimal MostMoney = 1_000_000_000_000_000;
    private const long MostShares = 1_000_000_000_000;

    private static readonly Vesting Monthly = new(Day(1), 48);

    private static readonly EquityHistory Start = Company(1_000_000, 100_000, "A").With(
        new OptionsGranted("g", Day(0), new("employee", "pool", 48, 1) { Vesting = new(Day(0), 48), Expires = Day(40) }), new OptionsPromised("p", Day(0), "employee", "pool", 10),
        new WarrantIssued("w", Day(0), new("angel", "common", 10, 1, Day(40))), new ConvertibleIssued("s", Day(0), new Safe("angel", 1000)),
        new ConvertibleIssued("n", Day(0), new ConvertibleNote("angel", 1000, new(Percent(5)), Day(900))));

    public static TheoryData<EquityEvent> Accepted { get; } =
    [
        new SharesIssued("x", Day(1), "angel", "common", MostShares, 0),
        new SharesIssued("x", Day(1), "angel", "common", 1, MostMoney),
        new SharesIssued("x", Day(1), "angel", "common", 99_952, 1) { Pool = "pool" },
        new SharesIssued("x", Day(1), "angel", "common", 1, 1) { Vesting = Monthly with { Months = 1, CliffMonths = 1, EveryMonths = 1 } },
        new OptionsGranted("x", Day(1), new("employee", "pool", 1, 1) { AccelerationAtExit = Percent(100) }),
        new SharesTransferred("x", Day(1), "founder", "lead", "common", 1_000_000),
        new SharesRepurchased("x", Day(1), "founder", "common", 1_000_000, 0),
        new SharesSplit("x", Day(1), MostShares, MostShares),
        new PoolReserved("x", Day(1), "pool", MostShares),
        new PoolReserved("x", Day(1), "pool", -99_952),
        new OptionsGranted("x", Day(1), new("employee", "pool", 99_952, 0)),
        new OptionsPromised("x", Day(1), "employee", "pool", MostShares),
        new OptionsExercised("x", Day(40), "g", 1),
        new OptionsCancelled("x", Day(1), "g", 48),
        new OptionsCancelled("x", Day(1), "p", 10),
        new WarrantIssued("x", Day(1), new("angel", "common", MostShares, 0)),
        new WarrantExercised("x", Day(40), "w", 10),
        new ConvertibleIssued("x", Day(1), new Safe("angel", MostMoney) { ValuationCap = MostMoney }),
        new ConvertibleIssued("x", Day(1), new ConvertibleNote("angel", 1000, new(Percent(0)), Day(1))),
        new ConvertibleIssued("x", Day(1), new ConvertibleNote("angel", 1000, new(Percent(100)), new(2054, 1, 2))),
        new ConvertibleConverted("x", Day(1), "s", "common", 1000),
        new NoteExtended("x", Day(1), "n", Day(900)),
        new ValuationAdjusted("x", Day(1), new("angel", 1000, 1000, MostMoney, 5)),
    ];

    [Theory, MemberData(nameof(Accepted))]
    public void Is_accepted(EquityEvent happened)
    {
        var story = EquityStory.Of(Start.With(happened), happened.Date);
        Assert.Empty(story.Problems);
        Assert.Empty(story.PassedOver);
    }
}
