using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    /// <summary>The story at the end of a day.</summary>
    public EquityStory Finish(DateOnly day)
    {
        SettleMaturities(day, inclusive: true);
        Lapse(day);
        return new(TableIfAny(day), rounds, flows, steps, problems, passedOver);
    }

    // Each event may be possible by itself, and all shares together, as converted, no number any more.
    private CapTable TableIfAny(DateOnly day)
    {
        try
        {
            return Table(day);
        }
        catch (OverflowException)
        {
            Refuse(EquityErrors.TooLarge);
            return new(day, currency);
        }
    }

    private CapTable Table(DateOnly day)
    {
        var perHolder = new HolderSums[holders.Count];
        var perClass = new long[classes.Count];
        var held = Held(day, perHolder, perClass);
        var granted = Granted(day, perHolder);
        var left = new List<WarrantPosition>();
        foreach (var warrant in warrants.Values)
        {
            if (warrant.Outstanding == 0) continue;
            left.Add(new(warrant.Id, warrant.Warrant, warrant.Outstanding));
            perHolder[holderIndex[warrant.Warrant.Holder]].Warrants += warrant.Outstanding;
        }
        var table = new CapTable(day, currency)
        {
            Classes = [.. classes.Select((entry, index) => new ClassPosition(entry.Class, entry.OriginalIssuePrice, entry.ConversionPrice, entry.Issued, perClass[index]) { FirstIssued = entry.FirstIssued })],
            Holdings = held,
            Pools = [.. pools.Values.Select(pool => new PoolPosition(pool.Pool, pool.Reserved, pool.Granted, pool.Issued, pool.Promised))],
            Grants = granted,
            Warrants = left,
            Convertibles = [.. convertibles.Values.Where(entry => entry.EndedBy is null).Select(entry => Outstanding(entry, day))],
            Issued = classes.Sum(entry => entry.Issued),
            IssuedAsConverted = perClass.Sum(),
            Options = granted.Sum(grant => grant.Outstanding),
            WarrantShares = left.Sum(warrant => warrant.Outstanding),
            Reserved = pools.Values.Sum(pool => Math.Max(pool.Available, pool.Promised)),
        };
        return table with { Holders = [.. holders.Select((holder, index) => perHolder[index].Of(holder, table.IssuedAsConverted, table.FullyDiluted))] };
    }

    private List<Holding> Held(DateOnly day, HolderSums[] perHolder, long[] perClass)
    {
        var held = new List<Holding>(holdings.Count);
        foreach (var ((holder, shareClass), entry) in holdings.OrderBy(entry => entry.Key))
        {
            if (entry.Shares == 0) continue;
            var vested = entry.Shares - entry.UnvestedOn(day);
            var converted = classes[shareClass].AsConverted(entry.Shares);
            perClass[shareClass] += converted;
            ref var sums = ref perHolder[holder];
            sums.Shares += entry.Shares;
            sums.AsConverted += converted;
            sums.Vested += vested == entry.Shares ? converted : classes[shareClass].AsConverted(vested);
            held.Add(new(holders[holder].Id, classes[shareClass].Class.Id, entry.Shares, vested, converted, entry.Paid));
        }
        return held;
    }

    private List<GrantPosition> Granted(DateOnly day, HolderSums[] perHolder)
    {
        var granted = new List<GrantPosition>();
        foreach (var grant in grants.Values)
        {
            if (grant.Outstanding == 0) continue;
            var vested = grant.VestedOn(day);
            ref var sums = ref perHolder[holderIndex[grant.Grant.Holder]];
            sums.Options += grant.Outstanding;
            sums.VestedOptions += vested;
            granted.Add(new(grant.Id, grant.Date, grant.Grant, grant.Outstanding, vested, grant.Exercised));
        }
        return granted;
    }

    private OutstandingConvertible Outstanding(ConvertibleEntry entry, DateOnly day) => new(entry.Id, entry.Date, entry.Instrument, Accrued(entry, day));

    private decimal Accrued(ConvertibleEntry entry, DateOnly day)
    {
        try
        {
            return entry.Instrument is ConvertibleNote note ? note.InterestTo(entry.Date, day, currency) : 0;
        }
        catch (OverflowException)
        {
            // Interest on interest for centuries.
            current = entry.Id;
            Refuse(EquityErrors.TooLarge);
            return 0;
        }
    }

    private struct HolderSums
    {
        public long Shares, AsConverted, Vested, Options, VestedOptions, Warrants;

        public readonly HolderPosition Of(Holder holder, long issued, long fullyDiluted) => new(holder, Shares, AsConverted, Vested, Options, VestedOptions, Warrants,
            issued > 0 ? new Percentage((decimal)AsConverted / issued) : null,
            fullyDiluted > 0 ? new Percentage((decimal)(AsConverted + Options + Warrants) / fullyDiluted) : null);
    }
}
