using System.Text.Json;
using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>What holds for every history, possible or not.</summary>
public sealed class TheLawsOfHistories
{
    private const int Histories = 400;

    [Fact]
    public void Shares_are_counted_the_same_by_holder_by_class_and_in_all() => Each((_, story) =>
    {
        var table = story.Table;
        Assert.Equal(table.Issued, table.Holdings.Sum(holding => holding.Shares));
        Assert.Equal(table.Issued, table.Classes.Sum(position => position.Issued));
        Assert.Equal(table.Issued, table.Holders.Sum(position => position.Shares));
        Assert.Equal(table.IssuedAsConverted, table.Holders.Sum(position => position.AsConverted));
        Assert.Equal(table.FullyDiluted, table.Holders.Sum(position => position.FullyDiluted) + table.Reserved);
        Assert.Equal(table.Options, table.Grants.Sum(grant => grant.Outstanding));
        Assert.All(table.Holdings, holding => Assert.True(holding.Shares > 0 && holding.Vested >= 0 && holding.Vested <= holding.Shares && holding.Paid >= 0));
        if (table.Issued > 0) Assert.Equal(1m, table.Holders.Sum(position => position.Ownership!.Value.Fraction), 20);
    });

    [Fact]
    public void Pools_hold_what_was_reserved() => Each((history, story) =>
    {
        foreach (var pool in story.Table.Pools)
        {
            Assert.Equal(pool.Granted, story.Table.Grants.Where(grant => grant.Grant.Pool == pool.Pool.Id).Sum(grant => grant.Outstanding));
            Assert.True(pool.Available >= 0 && pool.Issued >= 0 && pool.Promised >= 0);
        }
    });

    [Fact]
    public void Without_splits_shares_are_what_events_issue_less_what_they_take() => Each((history, story) =>
    {
        if (history.Events.Any(happened => happened is SharesSplit or SharesConverted or Terminated)) return;
        var refused = story.Problems.Select(problem => problem.EventId).Concat(story.PassedOver).ToHashSet();
        Assert.Equal(story.Table.Issued, Happened().Sum(happened => happened switch
        {
            SharesIssued issue => issue.Shares,
            OptionsExercised exercise => exercise.Shares,
            WarrantExercised exercise => exercise.Shares,
            SharesRepurchased repurchase => -repurchase.Shares,
            _ => 0,
        }) + story.Rounds.Sum(round => round.Purchases.Sum(purchase => purchase.Shares) + round.Conversions.Sum(conversion => conversion.Shares)
            + round.PayToPlayLosses.Sum(loss => loss.NewShares - loss.Shares))
            + story.Steps.Where(step => step.Kind == StepKind.ConvertedAtAgreedPrice).Sum(step => (long)step[FigureKey.Shares]));

        IEnumerable<EquityEvent> Happened() => history.Events.Where(happened => !refused.Contains(happened.Id));
    });

    [Fact]
    public void What_was_paid_for_all_shares_is_what_came_in_for_them() => Each((history, story) =>
    {
        // What is taken back takes its part of the price along, which is no flow.
        if (history.Events.Any(happened => happened is SharesRepurchased or Terminated)) return;
        var came = story.Flows.Where(flow => flow.Kind is FundingKind.SharesSold or FundingKind.Exercise or FundingKind.PrincipalConverted or FundingKind.InterestConverted).Sum(flow => flow.Amount);
        Assert.InRange(came - story.Table.Holdings.Sum(holding => holding.Paid), -0.01m * history.Events.Count, 0.01m * history.Events.Count);
    });

    [Fact]
    public void The_table_on_a_day_knows_nothing_of_later_days() => Each((history, _) =>
    {
        foreach (var day in (DateOnly[])[Day(40), Day(400), Day(900)])
            Assert.Equal(Text(EquityStory.Of(history.Through(day), day)), Text(EquityStory.Of(history, day)));
    });

    [Fact]
    public void The_order_of_the_list_matters_only_within_a_day() => Seeds.Hold(Histories, random =>
    {
        var history = RandomHistories.Next(random);
        var mixed = history with { Events = [.. history.Events.GroupBy(happened => happened.Date).OrderBy(_ => random.Next()).SelectMany(day => day)] };
        Assert.Equal(Text(EquityStory.Of(history)), Text(EquityStory.Of(mixed)));
    });

    [Fact]
    public void Leaving_out_what_cannot_be_leaves_the_rest_as_it_is() => Each((history, story) =>
    {
        var refused = story.Problems.Select(problem => problem.EventId).Concat(story.PassedOver).ToHashSet();
        var possible = EquityStory.Of(history with { Events = [.. history.Events.Where(happened => !refused.Contains(happened.Id))] }, story.Table.Date);
        Assert.Equal(JsonSerializer.Serialize(story.Table), JsonSerializer.Serialize(possible.Table));
    });

    private static string Text(EquityStory story) => JsonSerializer.Serialize((object)story.Table) + string.Join('\n', story.Flows) + string.Join('\n', story.Problems) + string.Join('\n', story.Steps.Select(step => step.Kind));

    private static void Each(Action<EquityHistory, EquityStory> law) => Seeds.Hold(Histories, random =>
    {
        var history = RandomHistories.Next(random);
        law(history, EquityStory.Of(history));
    });
}

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
