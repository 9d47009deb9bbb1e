namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>The securities that each holder has of each class. Where our events name holder and class, the format names the security.</summary>
internal sealed class OcfHoldings
{
    private readonly SortedDictionary<(int Holder, int Class), List<StockSecurity>> securities = [];
    private readonly Dictionary<string, int> holders;
    private readonly Dictionary<string, int> classes;

    public OcfHoldings(IEnumerable<string> holders, IEnumerable<string> classes)
    {
        this.holders = holders.Select((id, index) => (id, index)).DistinctBy(item => item.id).ToDictionary(item => item.id, item => item.index);
        this.classes = classes.Select((id, index) => (id, index)).DistinctBy(item => item.id).ToDictionary(item => item.id, item => item.index);
    }

    /// <summary>All securities, by holder and class in the order of the history.</summary>
    public IEnumerable<List<StockSecurity>> All => securities.Values;

    public List<StockSecurity> Of(string holder, string shareClass)
    {
        var key = (holders[holder], classes[shareClass]);
        if (!securities.TryGetValue(key, out var list)) securities.Add(key, list = []);
        return list;
    }

    public IEnumerable<List<StockSecurity>> OfHolder(string holder) => securities.Where(entry => entry.Key.Holder == holders[holder]).Select(entry => entry.Value);

    public IEnumerable<List<StockSecurity>> OfClass(string shareClass) => securities.Where(entry => entry.Key.Class == classes[shareClass]).Select(entry => entry.Value);

    /// <summary>Of a security, what is not vested on a day; of a lot in several, the last ones vest last.</summary>
    public static long Unvested(List<StockSecurity> held, StockSecurity security, DateOnly day)
    {
        if (security.Lot is not { } lot) return 0;
        var later = 0L;
        for (var index = held.Count - 1; held[index] != security; index--)
            if (held[index].Lot == lot) later += held[index].Quantity;
        return Math.Clamp(lot.UnvestedOn(day) - later, 0, security.Quantity);
    }

    /// <summary>The securities, earliest first, from which so many shares are taken.</summary>
    public static List<(StockSecurity Security, long Shares)> Pick(List<StockSecurity> held, long shares, DateOnly day, bool vestedOnly)
    {
        var picked = new List<(StockSecurity, long)>();
        foreach (var security in held)
        {
            var taken = Math.Min(shares, vestedOnly ? security.Quantity - Unvested(held, security, day) : security.Quantity);
            if (taken <= 0) continue;
            picked.Add((security, taken));
            shares -= taken;
        }
        return picked;
    }

    /// <summary>Multiplies all; each holding is rounded down as a whole.</summary>
    public void Split(long newShares, long oldShares)
    {
        foreach (var list in securities.Values)
        {
            long before = 0, after = 0;
            foreach (var security in list)
            {
                before += security.Quantity;
                var whole = (long)((Int128)before * newShares / oldShares);
                (security.Quantity, after) = (whole - after, whole);
            }
            list.RemoveAll(security => security.Quantity == 0);
            foreach (var security in list) security.Price = security.Price * oldShares / newShares;
            foreach (var lot in list.Select(security => security.Lot).OfType<VestingLot>().Distinct())
                (lot.Total, lot.Held, lot.Price) = ((long)((Int128)lot.Total * newShares / oldShares), (long)((Int128)lot.Held * newShares / oldShares), lot.Price * oldShares / newShares);
        }
    }
}
