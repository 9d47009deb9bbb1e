using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Companies and terms at random.</summary>
internal static class RandomRounds
{
    public static (EquityHistory Before, RoundTerms Terms) Next(Random random)
    {
        var history = Company(random.Next(100_000, 20_000_000), random.Next(0, 3_000_000), "S", "A");
        history = history with
        {
            Classes =
            [
                history.Classes[0],
                history.Classes[1] with { AntiDilution = random.One(AntiDilution.None, AntiDilution.WeightedAverage, AntiDilution.FullRatchet), WeightedAverageBase = (WeightedAverageBase)random.Next(5) },
                history.Classes[2],
            ],
        };
        var events = new List<EquityEvent>();
        if (history.Events.Count > 1 && history.Events[1] is PoolReserved { Shares: > 1000 } plan)
        {
            events.Add(new OptionsGranted("grant", Day(10), new("employee", "pool", random.NextInt64(1, plan.Shares / 2), 0.1m)));
            if (random.Chance(50)) events.Add(new OptionsPromised("promise", Day(11), "employee", "pool", random.NextInt64(1, plan.Shares)));
        }
        if (random.Chance(60)) events.Add(new SharesIssued("seed", Day(20), "angel", "S", random.Next(10_000, 2_000_000), random.Next(1, 500) / 100m));
        if (random.Chance(20)) events.Add(new WarrantIssued("warrant", Day(21), new("angel", "common", random.Next(1, 100_000), 0.5m)));
        var day = Day(100 + random.Next(200));
        for (var number = random.Next(6); number > 0; number--) events.Add(Instrument(random, number, day));
        return (history.With([.. events]), Terms(random));
    }

    private static ConvertibleIssued Instrument(Random random, int number, DateOnly day)
    {
        var amount = random.Next(10_000, 1_000_000);
        decimal? cap = random.Chance(70) ? random.Next(2, 40) * 1_000_000m : null;
        Discount? discount = random.Chance(40) ? Discount.Off(Percent(random.Next(1, 50))) : null;
        var holder = random.One("angel", "lead");
        ConvertibleInstrument instrument = random.Next(3) switch
        {
            0 => new ConvertibleNote(holder, amount, new(Percent(random.Next(13)), random.One(Compounding.Simple, Compounding.Annual, Compounding.Daily), (DayCount)random.Next(3)), Day(900))
            {
                ValuationCap = cap, Discount = discount, InterestConverts = random.Chance(80),
            },
            1 => new Safe(holder, amount) { ValuationCap = cap, Discount = discount, Capitalization = CompanyCapitalization.PreMoneySafe },
            _ => new Safe(holder, amount) { ValuationCap = cap, Discount = discount, MostFavoredNation = random.Chance(30) },
        };
        return new($"instrument {number}", day, instrument);
    }

    private static RoundTerms Terms(Random random)
    {
        var money = random.Next(100_000, 20_000_000);
        var worth = random.Next(1_000_000, 60_000_000);
        return new("A", random.Next(5) switch
        {
            0 => Valuation.PostMoney(worth + money),
            1 => Valuation.PricePerShare(random.Next(1, 1000) / 100m),
            _ => Valuation.PreMoney(worth),
        }, random.Chance(50) ? [new("lead", money)] : [new("lead", money), new("angel", random.Next(10_000, 1_000_000))])
        {
            ProRata = random.Chance(30) ? [new("angel", random.One(0.5m, 1m, 2m))] : [],
            Pool = random.Chance(60) ? new("pool", Percent(random.Next(25))) { Of = (PoolBase)random.Next(2), Counts = (PoolCount)random.Next(3), Placement = (PoolPlacement)random.Next(2) } : null,
            Conversions = (ConversionBasis)random.Next(3),
            ConversionShares = (ConversionShares)random.Next(2),
            AntiDilution = (AntiDilutionTiming)random.Next(2),
            Rounding = random.Chance(50) ? new() : RoundRounding.FiveDecimalsUp,
        };
    }
}
