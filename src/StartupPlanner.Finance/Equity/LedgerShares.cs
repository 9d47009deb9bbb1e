namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    private void Issue(SharesIssued issue)
    {
        var (holder, shareClass) = (HolderOf(issue.Holder), ClassOf(issue.Class));
        Whole(issue.Shares);
        AtLeastZero("PricePerShare", issue.PricePerShare);
        Sound(issue.Vesting);
        var pool = issue.Pool is { } name ? PoolOf(name) : null;
        if (pool is not null && issue.Shares > pool.Available && !Doubtful("pool", pool.Pool.Id)) Refuse(EquityErrors.BeyondPool, pool.Pool.Id, issue.Shares, pool.Available);
        if (!possible) return;
        var paid = issue.Shares * issue.PricePerShare;
        classes[shareClass].SoldAt(issue.PricePerShare);
        if (pool is not null) pool.Issued += issue.Shares;
        Give(holder, shareClass, issue.Shares, paid);
        if (issue.Vesting is { } vesting) Holding(holder, shareClass).Lots.Add(new(issue.Shares, issue.Shares, vesting, issue.PricePerShare, pool));
        Flow(FundingKind.SharesSold, paid, issue.Holder);
    }

    private void Transfer(SharesTransferred transfer)
    {
        var (from, to, shareClass) = (HolderOf(transfer.From), HolderOf(transfer.To), ClassOf(transfer.Class));
        Whole(transfer.Shares);
        if (transfer.From == transfer.To) Refuse(EquityErrors.ToItself, transfer.From);
        if (!Has(from, shareClass, transfer.Shares) || !possible) return;
        Holding(to, shareClass).Add(transfer.Shares, Holding(from, shareClass).Remove(transfer.Shares));
    }

    private void Repurchase(SharesRepurchased repurchase)
    {
        var (holder, shareClass) = (HolderOf(repurchase.Holder), ClassOf(repurchase.Class));
        Whole(repurchase.Shares);
        AtLeastZero("PricePerShare", repurchase.PricePerShare);
        if (!Has(holder, shareClass, repurchase.Shares) || !possible) return;
        Take(holder, shareClass, repurchase.Shares);
        Flow(FundingKind.SharesBoughtBack, -repurchase.Shares * repurchase.PricePerShare, repurchase.Holder);
    }

    private void Take(int holder, int shareClass, long shares)
    {
        Holding(holder, shareClass).Remove(shares);
        classes[shareClass].Issued -= shares;
    }

    private void Convert(SharesConverted conversion)
    {
        var (shareClass, into) = (ClassOf(conversion.Class), ClassOf(conversion.Into));
        var only = conversion.Holder is { } name ? HolderOf(name) : -1;
        if (shareClass >= 0 && classes[shareClass].IsCommon) Refuse(EquityErrors.WrongKind, conversion.Class);
        if (into >= 0 && !classes[into].IsCommon) Refuse(EquityErrors.WrongKind, conversion.Into);
        if (conversion.Shares is { } number)
        {
            Whole(number);
            if (conversion.Holder is null) Refuse(EquityErrors.OutOfRange, "Holder", 0m);
            else Has(only, shareClass, number);
        }
        if (!possible) return;
        foreach (var holder in conversion.Holder is null ? Enumerable.Range(0, holders.Count) : [only])
        {
            if (!holdings.TryGetValue((holder, shareClass), out var holding) || holding.Shares == 0) continue;
            Become(holder, shareClass, conversion.Shares ?? holding.Shares, into);
        }
    }

    /// <summary>Preferred becomes common at its conversion price; a fraction of a share is lost.</summary>
    private void Become(int holder, int shareClass, long shares, int into)
    {
        var common = classes[shareClass].AsConverted(shares);
        var (from, to) = (Holding(holder, shareClass), Holding(holder, into));
        // Of a part, only vested shares can be converted: what still vests stays where it is.
        if (shares == from.Shares)
        {
            foreach (var lot in from.Lots) to.Lots.Add(new(classes[shareClass].AsConverted(lot.Total), classes[shareClass].AsConverted(lot.Held), lot.Vesting, common == 0 ? 0 : lot.PricePerShare * shares / common, lot.Pool));
            from.Lots.Clear();
        }
        var paid = from.Remove(shares);
        classes[shareClass].Issued -= shares;
        Give(holder, into, common, paid);
    }

    private void Split(SharesSplit split)
    {
        Above("New", split.New);
        Above("Old", split.Old);
        if (!possible) return;
        // All that is multiplied counts, also what has ended or is little as converted, so that nothing overflows halfway.
        var counted = holdings.Values.Sum(holding => holding.Shares + holding.Lots.Sum(lot => lot.Total)) + pools.Values.Sum(pool => pool.Reserved + pool.Promised)
            + grants.Values.Sum(grant => grant.Grant.Shares) + warrants.Values.Sum(warrant => warrant.Warrant.Shares);
        if ((Int128)counted * split.New / split.Old > (Int128)MostShares * 1000) Refuse(EquityErrors.TooLarge);
        if (!possible) return;
        foreach (var entry in classes)
        {
            entry.Issued = 0;
            entry.OriginalIssuePrice = entry.OriginalIssuePrice * split.Old / split.New;
            entry.ConversionPrice = entry.ConversionPrice * split.Old / split.New;
        }
        foreach (var ((_, shareClass), holding) in holdings)
        {
            holding.Shares = Multiplied(holding.Shares);
            classes[shareClass].Issued += holding.Shares;
            foreach (var lot in holding.Lots) (lot.Total, lot.Held, lot.PricePerShare) = (Multiplied(lot.Total), Multiplied(lot.Held), lot.PricePerShare * split.Old / split.New);
        }
        foreach (var pool in pools.Values) (pool.Reserved, pool.Granted, pool.Issued, pool.Promised) = (Multiplied(pool.Available), 0, Multiplied(pool.Issued), 0);
        foreach (var grant in grants.Values)
        {
            grant.Grant = grant.Grant with { Shares = Multiplied(grant.Grant.Shares), StrikePrice = grant.Grant.StrikePrice * split.Old / split.New };
            (grant.Outstanding, grant.Exercised) = (Multiplied(grant.Outstanding), Multiplied(grant.Exercised));
            grant.Pool.Granted += grant.Outstanding;
        }
        foreach (var promise in promises.Values) promise.Pool.Promised += promise.Left = Multiplied(promise.Left);
        foreach (var pool in pools.Values) pool.Reserved += pool.Granted + pool.Issued;
        foreach (var warrant in warrants.Values)
        {
            warrant.Warrant = warrant.Warrant with { Shares = Multiplied(warrant.Warrant.Shares), StrikePrice = warrant.Warrant.StrikePrice * split.Old / split.New };
            warrant.Outstanding = Multiplied(warrant.Outstanding);
        }

        long Multiplied(long shares) => (long)((Int128)shares * split.New / split.Old);
    }

    private void Redeem(SharesRedeemed redemption)
    {
        var (holder, shareClass) = (HolderOf(redemption.Holder), ClassOf(redemption.Class));
        var buyer = redemption.Buyer is { } name ? HolderOf(name) : -1;
        Whole(redemption.Shares);
        if (redemption.Buyer == redemption.Holder) Refuse(EquityErrors.ToItself, redemption.Holder);
        if (shareClass >= 0) Redeemable(classes[shareClass]);
        if (!Has(holder, shareClass, redemption.Shares) || !possible) return;
        var entry = classes[shareClass];
        var right = entry.Class.Redemption!;
        var issued = entry.FirstIssued!.Value;
        var interest = new Interest(right.AnnualRate, right.Compounding);
        var owed = interest.On(entry.OriginalIssuePrice!.Value, issued, today);
        var price = redemption.Shares * (entry.OriginalIssuePrice.Value + owed);
        steps.Add(new(StepKind.Redemption, redemption.Holder,
        [
            new(FigureKey.Shares, redemption.Shares), new(FigureKey.OriginalIssuePrice, entry.OriginalIssuePrice.Value), new(FigureKey.Days, interest.Days(issued, today).Days),
            new(FigureKey.Interest, owed), new(FigureKey.Paid, price),
        ]));
        if (buyer >= 0)
        {
            Holding(holder, shareClass).Remove(redemption.Shares);
            Holding(buyer, shareClass).Add(redemption.Shares, price);
            return;
        }
        Take(holder, shareClass, redemption.Shares);
        Flow(FundingKind.SharesBoughtBack, -price, redemption.Holder);
    }

    private void Redeemable(ClassEntry entry)
    {
        if (entry.Class.Redemption is not { } right || entry.OriginalIssuePrice is null) Refuse(EquityErrors.NotRedeemable, entry.Class.Id);
        else if (today < right.From) Refuse(EquityErrors.NotRedeemable, entry.Class.Id, right.From);
    }

    private void Terminate(Terminated termination)
    {
        var holder = HolderOf(termination.Holder);
        if (!possible) return;
        for (var shareClass = 0; shareClass < classes.Count; shareClass++)
            if (holdings.TryGetValue((holder, shareClass), out var holding)) TakeUnvested(holder, shareClass, holding);
        foreach (var grant in grants.Values.Where(grant => grant.Grant.Holder == termination.Holder)) Freeze(grant);
    }

    private void TakeUnvested(int holder, int shareClass, HoldingEntry holding)
    {
        foreach (var lot in holding.Lots)
        {
            var unvested = Math.Min(lot.UnvestedOn(today), holding.Shares);
            Take(holder, shareClass, unvested);
            if (lot.Pool is { } pool) pool.Issued -= unvested;
            Flow(FundingKind.SharesBoughtBack, -unvested * lot.PricePerShare, holders[holder].Id);
        }
        holding.Lots.Clear();
    }

    private void Freeze(GrantEntry grant)
    {
        var vested = grant.VestedOn(today);
        grant.Pool.Granted -= grant.Outstanding - vested;
        grant.Outstanding = vested;
        grant.Grant = grant.Grant with { Vesting = null };
    }
}
