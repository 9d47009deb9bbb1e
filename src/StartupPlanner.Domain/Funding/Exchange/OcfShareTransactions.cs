using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

internal sealed partial class OcfTransactions
{
    /// <summary>Shares come into being: a security, and the transaction that issues it.</summary>
    private StockSecurity Give(string holder, string shareClass, long shares, decimal price, decimal? paid = null, string part = "", VestingLot? lot = null, string? pool = null, string? terms = null)
    {
        var security = new StockSecurity(Id(part), holder, shareClass, shares, price, lot, pool);
        var held = holdings.Of(holder, shareClass);
        held.Add(security);
        Classes[shareClass].Issued += shares;
        Classes[shareClass].FirstIssued ??= today;
        WriteIssuance(held, security, paid, terms);
        return security;
    }

    private void WriteIssuance(List<StockSecurity> held, StockSecurity security, decimal? paid, string? terms) => Add("TX_STOCK_ISSUANCE", security.Id,
        ("security_id", security.Id), ("custom_id", security.Id), ("stakeholder_id", Holder(security.Holder)), ("security_law_exemptions", new JsonArray()),
        ("stock_class_id", Class(security.Class)), ("stock_plan_id", security.Pool is { } pool ? Plan(pool) : null),
        ("share_price", Money("share_price", security.Price)), ("quantity", OcfJson.Numeric(security.Quantity)),
        ("vesting_terms_id", terms), ("vestings", terms is null ? Vestings(held, security) : null),
        ("cost_basis", paid is { } cost ? OcfJson.Monetary(cost, currency) : null), ("stock_legend_ids", new JsonArray()));

    // What is left of a security vests by dates and amounts: its terms would begin anew with the smaller number.
    private JsonArray? Vestings(List<StockSecurity> held, StockSecurity security)
    {
        if (security.Lot is not { } lot || OcfHoldings.Unvested(held, security, today) == 0) return null;
        var days = OcfVestingTerms.Steps(lot.Vesting).Select(step => lot.Vesting.Start.AddMonths(step.Month)).Where(day => day > today);
        return Vestings(security.Quantity, [today, .. days], day => OcfHoldings.Unvested(held, security, day));
    }

    private static JsonArray Vestings(long quantity, IEnumerable<DateOnly> days, Func<DateOnly, long> unvested)
    {
        var instalments = new JsonArray();
        var before = quantity;
        foreach (var day in days)
        {
            var left = unvested(day);
            if (left < before) instalments.Add((JsonNode)OcfJson.Object(("date", OcfJson.Date(day)), ("amount", OcfJson.Numeric(before - left))));
            before = left;
        }
        return instalments;
    }

    private void Issue(SharesIssued issue)
    {
        Classes[issue.Class].SoldAt(issue.PricePerShare);
        if (issue.Pool is { } pool) pools[pool].Issued += issue.Shares;
        var lot = issue.Vesting is { } vesting ? new VestingLot(vesting, issue.Shares, issue.Shares, issue.PricePerShare, issue.Pool) : null;
        var security = Give(issue.Holder, issue.Class, issue.Shares, issue.PricePerShare, lot: lot, pool: issue.Pool, terms: Terms(issue.Vesting));
        StartVesting(security.Id, issue.Vesting);
    }

    /// <summary>Takes shares out of a security; what is left becomes a security of its own, whose issuance follows the transaction.</summary>
    private void Take(StockSecurity security, long shares, Action<string?> write, bool free = false)
    {
        var held = holdings.Of(security.Holder, security.Class);
        var left = security.Quantity - shares;
        var index = held.IndexOf(security);
        Classes[security.Class].Issued -= shares;
        if (left == 0)
        {
            write(null);
            held.RemoveAt(index);
            return;
        }
        var balance = new StockSecurity(ids.New("event", security.Id + "/balance"), security.Holder, security.Class, left, security.Price, free ? null : security.Lot, security.Pool);
        write(balance.Id);
        held[index] = balance;
        WriteIssuance(held, balance, null, null);
    }

    private void Transfer(string from, string to, string shareClass, long shares)
    {
        var number = 0;
        foreach (var (security, taken) in OcfHoldings.Pick(holdings.Of(from, shareClass), shares, today, vestedOnly: true))
        {
            var part = number++ == 0 ? "" : Part(number);
            var id = Id(part);
            var result = ids.New("event", id + "/transferred");
            Take(security, taken, balance => Add("TX_STOCK_TRANSFER", id,
                ("security_id", security.Id), ("quantity", OcfJson.Numeric(taken)), ("balance_security_id", balance), ("resulting_security_ids", OcfJson.Array(result))));
            var received = new StockSecurity(result, to, shareClass, taken, security.Price, null, security.Pool);
            holdings.Of(to, shareClass).Add(received);
            Classes[shareClass].Issued += taken;
            WriteIssuance(holdings.Of(to, shareClass), received, null, null);
        }
    }

    private void Repurchase(string holder, string shareClass, long shares, decimal price)
    {
        var number = 0;
        foreach (var (security, taken) in OcfHoldings.Pick(holdings.Of(holder, shareClass), shares, today, vestedOnly: true))
            Repurchase(security, taken, price, number++ == 0 ? "" : Part(number));
    }

    private void Repurchase(StockSecurity security, long shares, decimal price, string part, bool free = false) => Take(security, shares, balance => Add("TX_STOCK_REPURCHASE", Id(part),
        ("security_id", security.Id), ("price", Money("price", price)), ("quantity", OcfJson.Numeric(shares)), ("consideration_text", free ? Terminated : null), ("balance_security_id", balance)), free);

    private static string Part(int number) => OcfJson.Numeric(number);

    private void Convert(SharesConverted conversion)
    {
        foreach (var held in conversion.Holder is { } only ? [holdings.Of(only, conversion.Class)] : holdings.OfClass(conversion.Class).ToList())
            if (held.Count > 0) Convert(held, conversion.Shares ?? held.Sum(security => security.Quantity), conversion.Into, null, conversion.Holder is null);
    }

    /// <summary>Preferred becomes another class; the number of shares is worked out for the holding as a whole.</summary>
    private void Convert(List<StockSecurity> held, long shares, string into, long? becomes, bool byHolder)
    {
        var (holder, shareClass) = (held[0].Holder, held[0].Class);
        var became = becomes ?? Classes[shareClass].AsConverted(shares);
        long converted = 0, given = 0;
        var number = 0;
        foreach (var (security, taken) in OcfHoldings.Pick(held, shares, today, vestedOnly: false))
        {
            converted += taken;
            var upTo = (long)((Int128)became * converted / shares);
            var part = (byHolder ? holder : "") + (number++ == 0 ? "" : "/" + Part(number));
            var id = Id(part.TrimStart('/'));
            var result = upTo > given ? ids.New("event", id + "/converted") : null;
            Take(security, taken, balance => Add("TX_STOCK_CONVERSION", id,
                ("security_id", security.Id), ("quantity_converted", OcfJson.Numeric(taken)), ("balance_security_id", balance),
                ("resulting_security_ids", result is null ? [] : OcfJson.Array(result))));
            if (result is null) continue;
            var received = new StockSecurity(result, holder, into, upTo - given, security.Price * taken / (upTo - given), null, security.Pool);
            given = upTo;
            holdings.Of(holder, into).Add(received);
            Classes[into].Issued += received.Quantity;
            Classes[into].FirstIssued ??= today;
            WriteIssuance(holdings.Of(holder, into), received, null, null);
        }
    }

    private void Redeem(SharesRedeemed redemption)
    {
        var entry = Classes[redemption.Class];
        var right = entry.Class.Redemption!;
        var price = entry.IssuePrice!.Value + new Interest(right.AnnualRate, right.Compounding).On(entry.IssuePrice.Value, entry.FirstIssued!.Value, today);
        Lose(ExchangeLosses.Redemption, redemption.Holder, redemption.Shares, price);
        if (redemption.Buyer is { } buyer) Transfer(redemption.Holder, buyer, redemption.Class, redemption.Shares);
        else Repurchase(redemption.Holder, redemption.Class, redemption.Shares, price);
    }

    private void Terminate(Terminated termination)
    {
        Lose(ExchangeLosses.Termination, termination.Holder);
        var number = 0;
        foreach (var grant in grants.Values.Where(grant => grant.Grant.Holder == termination.Holder)) Freeze(grant, ref number);
        foreach (var held in holdings.OfHolder(termination.Holder).ToList())
        {
            var unvested = held.Select(security => (Security: security, Shares: OcfHoldings.Unvested(held, security, today))).Where(entry => entry.Shares > 0).ToList();
            foreach (var (security, shares) in unvested)
            {
                var part = Part(++number);
                Repurchase(security, shares, security.Lot!.Price, part, free: true);
                if (security.Lot.Pool is not { } pool) continue;
                pools[pool].Issued -= shares;
                Add("TX_STOCK_PLAN_RETURN_TO_POOL", Id(part + "/pool"),
                    ("security_id", security.Id), ("stock_plan_id", Plan(pool)), ("quantity", OcfJson.Numeric(shares)), ("reason_text", Terminated));
            }
            for (var index = 0; index < held.Count; index++)
                if (held[index].Lot is not null) held[index] = new(held[index].Id, held[index].Holder, held[index].Class, held[index].Quantity, held[index].Price, null, held[index].Pool);
        }
    }

    private void Split(SharesSplit split)
    {
        foreach (var (id, entry) in Classes)
        {
            if (!entry.IsCommon && entry.IssuePrice is null && entry.Issued == 0) continue;
            Add("TX_STOCK_CLASS_SPLIT", Id(id), ("stock_class_id", Class(id)), ("split_ratio", OcfJson.Ratio(split.New, split.Old)));
            (entry.SplitNew, entry.SplitOld) = Reduced(entry.SplitNew * split.New, entry.SplitOld * split.Old);
            (entry.IssuePrice, entry.ConversionPrice) = (entry.IssuePrice * split.Old / split.New, entry.ConversionPrice * split.Old / split.New);
        }
        holdings.Split(split.New, split.Old);
        foreach (var entry in Classes.Values) entry.Issued = 0;
        foreach (var security in holdings.All.SelectMany(held => held)) Classes[security.Class].Issued += security.Quantity;
        foreach (var pool in pools.Values) (pool.Reserved, pool.Granted, pool.Issued, pool.Promised) = (Multiplied(pool.Available), 0, Multiplied(pool.Issued), 0);
        foreach (var grant in grants.Values)
        {
            grant.Grant = grant.Grant with { Shares = Multiplied(grant.Grant.Shares), StrikePrice = grant.Grant.StrikePrice * split.Old / split.New };
            (grant.Outstanding, grant.Exercised) = (Multiplied(grant.Outstanding), Multiplied(grant.Exercised));
            pools[grant.Grant.Pool].Granted += grant.Outstanding;
        }
        foreach (var promise in promises.Values) promise.Pool.Promised += promise.Left = Multiplied(promise.Left);
        foreach (var pool in pools.Values) pool.Reserved += pool.Granted + pool.Issued;
        foreach (var warrant in warrants.Values)
        {
            warrant.Warrant = warrant.Warrant with { Shares = Multiplied(warrant.Warrant.Shares), StrikePrice = warrant.Warrant.StrikePrice * split.Old / split.New };
            warrant.Outstanding = Multiplied(warrant.Outstanding);
        }

        long Multiplied(long shares) => checked((long)((Int128)shares * split.New / split.Old));
    }

    private static (decimal New, decimal Old) Reduced(decimal newShares, decimal oldShares)
    {
        var (larger, smaller) = (newShares, oldShares);
        while (smaller != 0) (larger, smaller) = (smaller, larger % smaller);
        return (newShares / larger, oldShares / larger);
    }
}
