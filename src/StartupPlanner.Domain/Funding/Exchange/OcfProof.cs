using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Folds what was read and holds it against the package's securities.</summary>
internal static class OcfProof
{
    private const int MostRounds = 50;

    /// <summary>The history, in which repurchases of what is not vested have become terminations; what is wrong with it is noted.</summary>
    public static EquityHistory Prove(EquityHistory history, OcfEvents read, OcfReading reading)
    {
        try
        {
            var story = EquityStory.Of(history);
            for (var round = 0; round < MostRounds && Terminations(history, story) is { } repaired; round++) (history, story) = (repaired, EquityStory.Of(repaired));
            foreach (var problem in story.Problems)
                reading.Errors.Add(new(read.Places.TryGetValue(problem.EventId, out var place) ? place.Place : problem.EventId, problem.Code, [.. problem.Figures]));
            if (story.Problems.Count == 0) Compare(story.Table, read, reading);
        }
        catch (ArithmeticException)
        {
            reading.Errors.Add(new("", ExchangeErrors.TooLarge, long.MaxValue));
        }
        return history;
    }

    // The format repurchases unvested shares like others; here they go back when their holder leaves, all at once.
    private static EquityHistory? Terminations(EquityHistory history, EquityStory story)
    {
        var refused = story.Problems.Where(problem => problem.Code == EquityErrors.NotVested).Select(problem => problem.EventId).ToHashSet();
        var leaving = history.Events.OfType<SharesRepurchased>().Where(repurchase => refused.Contains(repurchase.Id)).Select(repurchase => (repurchase.Holder, repurchase.Date)).ToHashSet();
        if (leaving.Count == 0) return null;
        var events = new List<EquityEvent>();
        var last = new Dictionary<(string, DateOnly), int>();
        foreach (var happened in history.Events)
        {
            if (happened is SharesRepurchased repurchase && refused.Contains(repurchase.Id)) last.TryAdd((repurchase.Holder, repurchase.Date), events.Count);
            else events.Add(happened);
        }
        // After the day's cancellations, so that options are not cancelled twice.
        foreach (var ((holder, date), at) in last.OrderByDescending(entry => entry.Value))
        {
            var first = history.Events.OfType<SharesRepurchased>().First(repurchase => refused.Contains(repurchase.Id) && (repurchase.Holder, repurchase.Date) == (holder, date));
            var cancelled = events.FindLastIndex(happened => happened is OptionsCancelled && happened.Date == date);
            events.Insert(Math.Max(at, cancelled + 1), new Terminated(first.Id, date, holder));
        }
        return history with { Events = events };
    }

    private static void Compare(CapTable table, OcfEvents read, OcfReading reading)
    {
        var stock = read.Securities.Where(security => security.Kind == SecurityKind.Stock).GroupBy(security => (security.Holder, security.Class))
            .ToDictionary(group => group.Key, group => (Shares: group.Sum(security => security.Left), Splits: group.Sum(security => (long)security.Splits)));
        foreach (var ((holder, shareClass), (shares, splits)) in stock) Compare(holder, shareClass, shares, table.Shares(holder, shareClass), splits);
        foreach (var holding in table.Holdings.Where(holding => !stock.ContainsKey((holding.Holder, holding.Class)))) Compare(holding.Holder, holding.Class, 0, holding.Shares, 0);
        var outstanding = table.Grants.ToDictionary(grant => grant.Id, grant => grant.Outstanding);
        foreach (var warrant in table.Warrants) outstanding[warrant.Id] = warrant.Outstanding;
        foreach (var group in read.Securities.Where(security => security is { Kind: SecurityKind.Option or SecurityKind.Warrant, Ignored: false }).GroupBy(security => (security.Holder, security.Event)))
            Compare(group.Key.Holder, group.Key.Event, group.Sum(security => security.Left), outstanding.GetValueOrDefault(group.Key.Event), group.Sum(security => (long)security.Splits));

        void Compare(string holder, string of, long file, long here, long splits)
        {
            if (file == here) return;
            if (Math.Abs(file - here) <= splits) reading.Losses.Add(new(holder, ExchangeLosses.SplitFractions, [holder, of, file, here]));
            else reading.Errors.Add(new("", ExchangeErrors.SharesDiffer, holder, of, file, here));
        }
    }
}
