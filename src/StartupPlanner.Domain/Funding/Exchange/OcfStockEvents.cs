using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

internal sealed partial class OcfEvents
{
    // After a split the pool is what the fold makes of it; files with many splits would fold many times.
    private const int MostFolds = 100;

    private readonly List<StockConversion> conversions = [];
    private readonly List<(string After, SharesIssued Issue)> reissues = [];
    private readonly Dictionary<string, (decimal Shares, decimal Of)> ratios = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> pools = new(StringComparer.Ordinal);
    private (OcfObject From, DateOnly Date, long New, long Old, HashSet<string> Classes)? split;
    private readonly HashSet<(string Holder, DateOnly Date)> terminated = [];
    private bool splitSincePools;
    private int folds;

    private void IssueStock()
    {
        var security = securities[current.Text("security_id")];
        if (security.Derived) return;
        security.Left = security.Quantity;
        var pool = current.Text("stock_plan_id", required: false) is null ? null : Reference(current, "stock_plan_id", parties.PoolIds);
        var vesting = Vesting(current, today);
        Add(id => new SharesIssued(id, today, security.Holder, security.Class, security.Quantity, security.Price) { Vesting = vesting, Pool = pool });
    }

    private void TransferStock()
    {
        if (Security(SecurityKind.Stock) is not { } security || !Consume(security, current.Shares("quantity"))) return;
        var results = Results();
        if (results.Sum(result => result.Quantity) != current.Shares("quantity") || results.Any(result => result.Class != security.Class))
            current.Refuse(ExchangeErrors.DoesNotAddUp, "resulting_security_ids", current.Text("security_id"), results.Sum(result => result.Quantity), current.Shares("quantity"));
        foreach (var result in results)
            if (result.Holder == security.Holder) reading.Losses.Add(new(current.Id, ExchangeLosses.NotTaken, [current.Type]));
            else Add(id => new SharesTransferred(id, today, security.Holder, result.Holder, security.Class, result.Quantity));
    }

    private void RepurchaseStock(decimal price, long shares)
    {
        var left = current.Text("consideration_text", required: false) == OcfTransactions.Terminated;
        if (Security(SecurityKind.Stock) is not { } security || !Consume(security, shares)) return;
        if (left) Terminate(security.Holder);
        else Add(id => new SharesRepurchased(id, today, security.Holder, security.Class, shares, price));
    }

    // Our own exports say of what goes back that its holder left; all of it goes at once.
    private void Terminate(string holder)
    {
        if (terminated.Add((holder, today))) Add(id => new Terminated(id, today, holder));
    }

    private void RetractStock()
    {
        if (Security(SecurityKind.Stock) is not { } security) return;
        Assume("price", security.Price);
        RepurchaseStock(security.Price, security.Left);
    }

    private void ConvertStock()
    {
        var shares = current.Shares("quantity_converted");
        if (Security(SecurityKind.Stock) is not { } security) return;
        if (!Consume(security, shares)) return;
        var results = Results();
        if (results.Any(result => result.Holder != security.Holder) || results.Select(result => result.Class).Distinct().Count() > 1)
        {
            current.Refuse(ExchangeErrors.NotSupported, "resulting_security_ids", current.Type);
            return;
        }
        conversions.Add(new(Events.Count, current, today, security.Holder, security.Class, results.Count > 0 ? results[0].Class : null, shares, results.Sum(result => result.Quantity), security.Price,
            !securities.Values.Any(other => other.Kind == SecurityKind.Stock && other.Left > 0 && other.Class == security.Class)));
        // Its place is kept; what it becomes is known when all that converts with it is.
        Add(id => new SharesConverted(id, today, security.Holder, security.Class, results.Count > 0 ? results[0].Class : "", shares));
    }

    private sealed record StockConversion(int At, OcfObject From, DateOnly Date, string Holder, string Class, string? Into, long Shares, long Became, decimal Price, bool LastOfClass);

    private void AdjustRatio()
    {
        var shareClass = Reference(current, "stock_class_id", parties.ClassIds);
        if (current.Part("new_ratio_conversion_mechanism", required: true) is { } mechanism && OcfParties.Ratio(mechanism) is { } ratio) ratios[shareClass] = ratio;
    }

    private void SplitStock()
    {
        var shareClass = Reference(current, "stock_class_id", parties.ClassIds);
        if (current.Part("split_ratio", required: true) is not { } ratio) return;
        var (newShares, oldShares) = (ratio.Shares("numerator"), ratio.Shares("denominator"));
        if (newShares is < 1 or > 1_000_000 || oldShares is < 1 or > 1_000_000)
        {
            ratio.Refuse(ExchangeErrors.OutOfRange, "numerator", newShares);
            return;
        }
        if (split is { } open && (open.New, open.Old) == (newShares, oldShares) && open.Classes.Add(shareClass)) return;
        EndSplit(always: true);
        split = (current, today, newShares, oldShares, [shareClass]);
    }

    // A split of all classes stands as one for each of them; here it is one event.
    private void EndSplit(bool always = false)
    {
        if (split is not { } open || !always && open.Date == today && current.Type == "TX_STOCK_CLASS_SPLIT") return;
        split = null;
        splitSincePools = true;
        foreach (var security in securities.Values.Where(security => security.Left > 0 && security.Kind is SecurityKind.Stock or SecurityKind.Option or SecurityKind.Warrant))
        {
            if (security.Kind == SecurityKind.Stock && !open.Classes.Contains(security.Class)) open.From.Refuse(ExchangeErrors.NotSupported, "stock_class_id", security.Class);
            security.Left = (long)((Int128)security.Left * open.New / open.Old);
            security.Price = security.Price * open.Old / open.New;
            security.Splits++;
        }
        // A class that the split does not name had its price set after it, and our split divides it all the same.
        for (var index = 0; index < parties.Classes.Count; index++)
            if (parties.Classes[index] is var other && !open.Classes.Contains(other.Id))
                parties.Classes[index] = other with { OriginalIssuePrice = other.OriginalIssuePrice * open.New / open.Old, ConversionPrice = other.ConversionPrice * open.New / open.Old };
        Add(open.From, open.Date, id => new SharesSplit(id, open.Date, open.New, open.Old));
    }

    private void AdjustPool()
    {
        var pool = Reference(current, "stock_plan_id", parties.PoolIds);
        var reserved = current.Shares("shares_reserved");
        if (reading.Errors.Count > 0 || reading.Currency is not { } currency) return;
        if (splitSincePools)
        {
            if (++folds > MostFolds)
            {
                current.Refuse(ExchangeErrors.TooLarge, "shares_reserved", MostFolds);
                return;
            }
            try
            {
                foreach (var position in EquityStory.Of(new(currency, parties.Holders, parties.Classes, parties.Pools, Events)).Table.Pools) pools[position.Pool.Id] = position.Reserved;
            }
            catch (ArithmeticException)
            {
                current.Refuse(ExchangeErrors.OutOfRange, "shares_reserved", reserved);
                return;
            }
            splitSincePools = false;
        }
        var change = reserved - pools.GetValueOrDefault(pool);
        pools[pool] = reserved;
        if (change != 0) Add(id => new PoolReserved(id, today, pool, change));
    }

    /// <summary>Puts the conversion prices where our classes have them, and the conversions in place.</summary>
    private void Conclude()
    {
        foreach (var (shareClass, ratio) in ratios)
        {
            var index = parties.Classes.FindIndex(known => known.Id == shareClass);
            var known = parties.Classes[index];
            if (known.OriginalIssuePrice is not { } price) continue;
            parties.Classes[index] = known with { ConversionPrice = price * ratio.Of / ratio.Shares };
            reading.Losses.Add(new(shareClass, ExchangeLosses.ConversionPriceHistory, [shareClass, price * ratio.Of / ratio.Shares]));
        }
        foreach (var day in conversions.GroupBy(conversion => (conversion.Date, conversion.Class)))
        {
            var holders = day.GroupBy(conversion => conversion.Holder).Select(group => group.ToList()).ToList();
            if (!day.Last().LastOfClass || !holders.All(OneByOne)) holders.ForEach(Conclude);
            else ConcludeClass([.. day]);
        }
        Events.RemoveAll(happened => happened is SharesConverted { Shares: 0 });
        var after = reissues.ToDictionary(entry => entry.After, entry => entry.Issue);
        for (var index = Events.Count - 1; index >= 0 && after.Count > 0; index--)
            if (after.Remove(Events[index].Id, out var issue)) Events.Insert(index + 1, issue);
    }

    // All of a class converts, what is not vested too.
    private void ConcludeClass(List<StockConversion> all)
    {
        foreach (var conversion in all) Events[conversion.At] = ((SharesConverted)Events[conversion.At]) with { Shares = 0 };
        Events[all[0].At] = new SharesConverted(Events[all[0].At].Id, all[0].Date, null, all[0].Class, Into(all));
    }

    private string Into(List<StockConversion> together) =>
        together.Select(conversion => conversion.Into).OfType<string>().FirstOrDefault() ?? parties.Classes.Find(known => known.Kind == ShareClassKind.Common)?.Id ?? "";

    /// <summary>Whether a holding becomes as much common as its class's conversion price says.</summary>
    private bool OneByOne(List<StockConversion> together)
    {
        var from = parties.Classes.Find(known => known.Id == together[0].Class)!;
        var (issue, conversion) = (from.OriginalIssuePrice, from.ConversionPrice ?? from.OriginalIssuePrice);
        return from.Kind == ShareClassKind.Preferred && parties.Classes.Find(known => known.Id == Into(together))?.Kind == ShareClassKind.Common
            && together.Sum(each => each.Became) == Converted.Shares(together.Sum(each => each.Shares), issue, conversion);
    }

    // The format converts security by security; ours rounds the holding down once.
    private void Conclude(List<StockConversion> together)
    {
        var (first, shares, became) = (together[0], together.Sum(conversion => conversion.Shares), together.Sum(conversion => conversion.Became));
        var (into, asPriced) = (Into(together), OneByOne(together));
        foreach (var conversion in together) Events[conversion.At] = ((SharesConverted)Events[conversion.At]) with { Shares = 0 };
        var id = Events[first.At].Id;
        if (asPriced)
        {
            Events[first.At] = new SharesConverted(id, first.Date, first.Holder, first.Class, into, shares);
            return;
        }
        reading.Losses.Add(new(first.From.Id, ExchangeLosses.ConversionAsReissue, [first.Class, into, shares, became]));
        Events[first.At] = new SharesRepurchased(id, first.Date, first.Holder, first.Class, shares, 0);
        if (became == 0) return;
        var issued = $"{id}/issued";
        while (!Places.TryAdd(issued, first.From)) issued += "'";
        reissues.Add((id, new(issued, first.Date, first.Holder, into, became, together.Sum(conversion => conversion.Shares * conversion.Price) / became)));
    }
}
