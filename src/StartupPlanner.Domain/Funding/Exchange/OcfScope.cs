using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>What of a history is exported: what happened by the last day, and who and what it names.</summary>
internal sealed record OcfScope(IReadOnlyList<Holder> Holders, IReadOnlyList<ShareClass> Classes, IReadOnlyList<OptionPool> Pools, IReadOnlyList<(EquityEvent? Happened, FundingFlow? Maturity)> Events)
{
    public static OcfScope Of(EquityHistory history, EquityStory story, List<ExchangeLoss> losses)
    {
        var day = story.Table.Date;
        var (happened, later) = Sort(history, story, day, losses);
        var now = happened.SelectMany(Named).ToHashSet();
        foreach (var pool in history.Pools.Where(pool => now.Contains(pool.Id))) now.Add(pool.Class);
        foreach (var shadow in story.Rounds.SelectMany(round => round.NewClasses)) now.Add(shadow.Id);
        var onlyLater = later.SelectMany(Named).Where(name => !now.Contains(name)).ToHashSet();
        foreach (var pool in history.Pools.Where(pool => !onlyLater.Contains(pool.Id))) onlyLater.Remove(pool.Class);
        return new(
            Keep(story.Table.Holders.Select(position => position.Holder), holder => holder.Id, nameof(Holder)),
            Keep(story.Table.Classes.Select(position => position.Class), shareClass => shareClass.Id, nameof(ShareClass)),
            Keep(story.Table.Pools.Select(position => position.Pool), pool => pool.Id, nameof(OptionPool)),
            WithMaturities(happened, story));

        List<T> Keep<T>(IEnumerable<T> things, Func<T, string> id, string kind)
        {
            var kept = new List<T>();
            foreach (var thing in things)
                if (onlyLater.Contains(id(thing))) losses.Add(new(id(thing), ExchangeLosses.OnlyLater, [kind]));
                else kept.Add(thing);
            return kept;
        }
    }

    private static (List<EquityEvent> Happened, List<EquityEvent> Later) Sort(EquityHistory history, EquityStory story, DateOnly day, List<ExchangeLoss> losses)
    {
        var happened = new List<EquityEvent>();
        var later = new List<EquityEvent>();
        var problems = story.Problems.ToLookup(problem => problem.EventId);
        var passedOver = story.PassedOver.ToHashSet();
        var seen = new HashSet<string>();
        foreach (var next in history.InOrder())
        {
            if (next.Date > day)
            {
                later.Add(next);
                losses.Add(new(next.Id, ExchangeLosses.AfterLastDay, [next.Date]));
                continue;
            }
            // The second of two events of one id is the one that cannot be; a note that cannot convert at maturity was bought all the same.
            var own = problems[next.Id].Where(problem => problem.Code != EquityErrors.DuplicateId && (next is not ConvertibleIssued || problem.Code is EquityErrors.OutOfRange or EquityErrors.UnknownHolder)).ToList();
            if (seen.Add(next.Id) && next.Id.Length > 0 && own.Count == 0 && !passedOver.Contains(next.Id)) happened.Add(next);
            else losses.Add(new(next.Id, ExchangeLosses.Impossible, [.. problems[next.Id].Select(problem => problem.Code)]));
        }
        return (happened, later);
    }

    // Notes that ended at maturity did so at the end of their day, without an event of their own: their flows bear their own id.
    private static List<(EquityEvent?, FundingFlow?)> WithMaturities(List<EquityEvent> happened, EquityStory story)
    {
        var maturities = new Queue<FundingFlow>(story.Flows.Where(flow => flow.Kind is FundingKind.PrincipalConverted or FundingKind.PrincipalRepaid && flow.EventId == flow.Instrument));
        var all = new List<(EquityEvent?, FundingFlow?)>();
        foreach (var next in happened)
        {
            while (maturities.TryPeek(out var ended) && ended.Date < next.Date) all.Add((null, maturities.Dequeue()));
            all.Add((next, null));
        }
        while (maturities.TryDequeue(out var ended)) all.Add((null, ended));
        return all;
    }

    private static IEnumerable<string> Named(EquityEvent happened) => happened switch
    {
        SharesIssued issue => Present(issue.Holder, issue.Class, issue.Pool),
        SharesTransferred transfer => [transfer.From, transfer.To, transfer.Class],
        SharesRepurchased repurchase => [repurchase.Holder, repurchase.Class],
        SharesConverted conversion => Present(conversion.Holder, conversion.Class, conversion.Into),
        SharesRedeemed redemption => Present(redemption.Holder, redemption.Class, redemption.Buyer),
        Terminated termination => [termination.Holder],
        PoolReserved reservation => [reservation.Pool],
        OptionsPromised promise => [promise.Holder, promise.Pool],
        OptionsGranted { Grant: var grant } => [grant.Holder, grant.Pool],
        WarrantIssued { Warrant: var warrant } => [warrant.Holder, warrant.Class],
        ConvertibleIssued issue => [issue.Instrument.Holder],
        ConvertibleConverted conversion => [conversion.Class],
        RoundClosed { Terms: var terms } =>
            Present([terms.Class, terms.Pool?.Pool, .. terms.Commitments.Select(commitment => commitment.Investor), .. terms.ProRata.Select(right => right.Holder)]),
        ValuationAdjusted { Adjustment: var adjustment } => Present(adjustment.Investor, adjustment.Payer, adjustment.Class),
        _ => [],
    };

    private static IEnumerable<string> Present(params string?[] names) => names.OfType<string>();
}
