using StartupPlanner.Domain.Funding.Exchange;
using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>Companies whose equity is written and read again.</summary>
internal static class OcfStories
{
    public static readonly OcfIssuer Issuer = new("示例 Example Ltd", "CN", new(2024, 1, 1), new(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(8)));

    private static readonly Percentage FivePercent = Percentage.FromPercent(5);

    public static DateOnly Day(int days) => new DateOnly(2024, 1, 1).AddDays(days);

    /// <summary>Two founders with vesting, nothing else.</summary>
    public static EquityHistory Founded { get; } = new(
        new("USD"),
        [new("ada", HolderKind.Founder, "Ada 王"), new("ben", HolderKind.Founder, "Ben"), new("cai", HolderKind.Employee), new("platform", HolderKind.HoldingPlatform), new("angel", HolderKind.Investor), new("fund", HolderKind.Investor), new("bank", HolderKind.Other)],
        [
            new("common", ShareClassKind.Common) { Name = "Common" },
            new("seed", ShareClassKind.Preferred) { Seniority = 1, AntiDilution = AntiDilution.WeightedAverage },
            new("A", ShareClassKind.Preferred) { Seniority = 2, Participation = Participation.Capped, ParticipationCapMultiple = 3, LiquidationMultiple = 1.5m },
        ],
        [new("plan", "common", "Stock plan")],
        [
            new SharesIssued("founding-ada", Day(0), "ada", "common", 5_000_000, 0.0001m) { Vesting = new(Day(0), 48, 12) },
            new SharesIssued("founding-ben", Day(0), "ben", "common", 3_000_000, 0.0001m) { Vesting = new(Day(-30), 36, 7) { EveryMonths = 3 } },
        ]);

    /// <summary>Options, a SAFE, a note, a seed round with a pool and a series A.</summary>
    public static EquityHistory Funded { get; } = Founded with
    {
        Events =
        [
            .. Founded.Events,
            new PoolReserved("reserve", Day(10), "plan", 1_000_000),
            new OptionsGranted("grant", Day(20), new("cai", "plan", 100_000, 0.05m) { Vesting = new(Day(20), 48, 12), Expires = Day(3650) }),
            new OptionsGranted("early", Day(21), new("platform", "plan", 60_000, 0.05m) { Vesting = new(Day(20), 24), EarlyExercise = true }),
            new ConvertibleIssued("safe", Day(30), new Safe("angel", 250_000) { ValuationCap = 6_000_000, Discount = Discount.Off(Percentage.FromPercent(20)), ProRataRight = true }),
            new ConvertibleIssued("note", Day(60), new ConvertibleNote("angel", 100_000, new(FivePercent, Compounding.Annual), Day(900)) { ValuationCap = 8_000_000, QualifiedFinancing = 500_000, AtMaturity = MaturityChoice.Repay }),
            new WarrantIssued("warrant", Day(90), new("bank", "common", 20_000, 0.5m, Day(2000))),
            new OptionsExercised("exercise-early", Day(100), "early", 30_000),
            new RoundClosed("seed-round", Day(400), new("seed", Valuation.PreMoney(10_000_000), [new("fund", 2_000_000)]) { Pool = new("plan", Percentage.FromPercent(10)), Costs = 20_000, Rounding = RoundRounding.FiveDecimalsUp }),
            new OptionsExercised("exercise", Day(450), "grant", 20_000),
            new SharesTransferred("sale", Day(500), "ada", "angel", "common", 100_000),
            new OptionsCancelled("cancel", Day(520), "grant", 10_000),
            new WarrantExercised("warranted", Day(530), "warrant", 5_000),
            new RoundClosed("a-round", Day(800), new("A", Valuation.PreMoney(30_000_000), [new("fund", 5_000_000), new("angel", 1_000_000)]) { Pool = new("plan", Percentage.FromPercent(12)), Rounding = RoundRounding.FiveDecimalsUp }),
            new ConvertibleIssued("bridge", Day(850), new Safe("angel", 300_000) { MostFavoredNation = true, Capitalization = CompanyCapitalization.PreMoneySafe }),
        ],
    };
}
