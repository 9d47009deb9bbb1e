namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    private void Close(RoundClosed closed)
    {
        Founded();
        if (!possible) return;
        var terms = closed.Terms;
        foreach (var instrument in terms.Converting ?? []) Live(instrument);
        if (!possible || RoundSolver.Solve(Table(today), closed.Id, today, terms, problems) is not { } round)
        {
            possible = false;
            return;
        }
        foreach (var shadow in round.NewClasses)
        {
            classIndex.Add(shadow.Id, classes.Count);
            classes.Add(new(shadow));
        }
        foreach (var loss in round.PayToPlayLosses) Lose(loss);
        foreach (var adjustment in round.Adjustments) classes[classIndex[adjustment.Class]].ConversionPrice = adjustment.After;
        Sell(round);
        foreach (var conversion in round.Conversions)
        {
            var amount = conversion.Principal + conversion.Interest;
            Give(holderIndex[conversion.Holder], classIndex[conversion.Class], conversion.Shares, amount);
            Ended(convertibles[conversion.Instrument], conversion.Interest, conversion.InterestInCash);
        }
        if (terms.Pool is { } target) TopUp(pools[target.Pool], round.PoolIncrease);
        Flow(FundingKind.RoundCosts, -terms.Costs);
        rounds.Add(round);
    }

    private void Sell(PricedRound round)
    {
        var sold = classIndex[round.Terms.Class];
        if (classes[sold].Issued == 0 && !classes[sold].IsCommon) (classes[sold].OriginalIssuePrice, classes[sold].ConversionPrice) = (round.Price, round.Price);
        foreach (var purchase in round.Purchases)
        {
            Give(holderIndex[purchase.Investor], sold, purchase.Shares, purchase.Paid);
            Flow(FundingKind.SharesSold, purchase.Paid, purchase.Investor);
        }
    }

    // Promises beyond what a pool has count as reserved already; the shares for them are made with the increase.
    private static void TopUp(PoolEntry pool, long increase) => pool.Reserved += increase + (increase > 0 ? Math.Max(0, pool.Promised - pool.Available) : 0);

    private void Lose(PayToPlayLoss loss)
    {
        var (holder, from, into) = (holderIndex[loss.Holder], classIndex[loss.Class], classIndex[loss.Into]);
        var paid = Holding(holder, from).Remove(loss.Shares);
        classes[from].Issued -= loss.Shares;
        Give(holder, into, loss.NewShares, paid);
    }
}
