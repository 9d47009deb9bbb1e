using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Histories at random, some of whose events cannot be.</summary>
internal static class RandomHistories
{
    private static readonly string[] Holders = ["founder", "employee", "lead", "angel"];

    public static EquityHistory Next(Random random)
    {
        var history = Company(random.Next(100_000, 10_000_000), random.Next(0, 2_000_000), "S", "A", "B");
        history = history with
        {
            Classes = [history.Classes[0], .. history.Classes.Skip(1).Select(series => series with
            {
                AntiDilution = random.One(AntiDilution.None, AntiDilution.WeightedAverage, AntiDilution.FullRatchet),
                PayToPlay = random.Chance(20) ? random.One(PayToPlay.LosesAntiDilution, PayToPlay.ConvertsToCommon) : PayToPlay.None,
            })],
        };
        var kinds = random.Next(1 << 14);
        var events = new List<EquityEvent>();
        var day = 1;
        var round = 0;
        for (var number = 0; number < random.Next(5, 60); number++)
        {
            day += random.Next(40);
            if (Event(random, kinds, $"event {number}", Day(day), number, ref round) is { } happened) events.Add(happened);
        }
        return history.With([.. events]);
    }

    private static EquityEvent? Event(Random random, int kinds, string id, DateOnly day, int number, ref int round)
    {
        var kind = random.Next(14);
        if ((kinds >> kind & 1) == 0 && kind > 5) return null;
        var (holder, other, earlier) = (random.One(Holders), random.One(Holders), $"event {random.Next(Math.Max(1, number))}");
        long shares = random.Next(1, 200_000);
        switch (kind)
        {
            case 0: return new SharesIssued(id, day, holder, random.One("common", "common", "S"), shares, random.Next(1, 300) / 100m) { Vesting = random.Chance(50) ? new(day, 48, 12) : null };
            case 1: return new SharesTransferred(id, day, holder, other, random.One("common", "S", "A"), shares);
            case 2: return new OptionsGranted(id, day, new(holder, "pool", shares, 0.25m) { Vesting = random.Chance(70) ? new(day, 36, 6) : null, EarlyExercise = random.Chance(30) });
            case 3: return new OptionsExercised(id, day, earlier, random.Next(1, 20_000));
            case 4: return new ConvertibleIssued(id, day, random.Chance(50)
                ? new Safe(holder, shares) { ValuationCap = 8_000_000 }
                : new ConvertibleNote(holder, shares, new(Percent(8)), day.AddDays(random.Next(200, 900))) { ValuationCap = 6_000_000, AtMaturity = (MaturityChoice)random.Next(3) });
            case 5 when round < 3:
                var series = (string[])["S", "A", "B"];
                return new RoundClosed(id, day, new(series[round++], Valuation.PreMoney(random.Next(2_000_000, 30_000_000)), [new(holder, random.Next(500_000, 5_000_000))])
                {
                    Pool = random.Chance(50) ? new("pool", Percent(random.Next(20))) : null, Costs = 10_000,
                });
            case 6: return new PoolReserved(id, day, "pool", shares);
            case 7: return new OptionsPromised(id, day, holder, "pool", shares);
            case 8: return new OptionsCancelled(id, day, earlier);
            case 9: return new WarrantIssued(id, day, new(holder, "common", shares, 1));
            case 10: return new WarrantExercised(id, day, earlier, random.Next(1, 50_000));
            case 11: return new SharesRepurchased(id, day, holder, "common", shares, 1);
            case 12: return random.Chance(50) ? new Terminated(id, day, holder) : new SharesConverted(id, day, null, random.One("S", "A"), "common");
            case 13: return random.Chance(50) ? new SharesSplit(id, day, random.Next(1, 5), random.Next(1, 3)) : new ConvertibleConverted(id, day, earlier, "common", 1.5m);
            default: return null;
        }
    }
}
