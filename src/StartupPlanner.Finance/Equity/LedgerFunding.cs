using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
    // The day on which the first note falls due that does not simply run on.
    private DateOnly nextMaturity = DateOnly.MaxValue;

    private void Issue(ConvertibleIssued issue)
    {
        var instrument = issue.Instrument;
        HolderOf(instrument.Holder);
        Above("Amount", instrument.Amount);
        if (instrument.ValuationCap is { } cap) Above("ValuationCap", cap);
        if (instrument is ConvertibleNote note)
        {
            AtLeastZero("AnnualRate", note.Interest.AnnualRate.Fraction);
            if (note.Maturity < issue.Date) Refuse(EquityErrors.OutOfRange, "Maturity", note.Maturity);
        }
        if (!possible) return;
        convertibles.Add(issue.Id, new(issue.Id, issue.Date, instrument));
        Flow(instrument is Safe ? FundingKind.SafeSold : FundingKind.NoteIssued, instrument.Amount, instrument.Holder, issue.Id);
        if (FallsDue(convertibles[issue.Id]) && ((ConvertibleNote)instrument).Maturity < nextMaturity) nextMaturity = ((ConvertibleNote)instrument).Maturity;
    }

    private ConvertibleEntry? Live(string id)
    {
        if (Find(convertibles, id, EquityErrors.UnknownInstrument) is not { } entry) return null;
        if (entry.EndedBy is not { } ended) return entry;
        Refuse(EquityErrors.AlreadyEnded, id, ended);
        return null;
    }

    private void Convert(ConvertibleConverted conversion)
    {
        var shareClass = ClassOf(conversion.Class);
        Above("PricePerShare", conversion.PricePerShare);
        Founded();
        if (Live(conversion.Instrument) is { } entry && possible) Convert(entry, shareClass, conversion.PricePerShare);
    }

    private void Convert(ConvertibleEntry entry, int shareClass, decimal price)
    {
        var amount = entry.Instrument.Converting(entry.Date, today, currency);
        var shares = Rounding.Shares(amount / price, RoundingRule.Down);
        if (shares == 0)
        {
            Refuse(EquityErrors.LessThanOneShare, entry.Instrument.Holder, amount, price);
            return;
        }
        steps.Add(new(StepKind.ConvertedAtAgreedPrice, entry.Id, [new(FigureKey.Amount, amount), new(FigureKey.Price, price), new(FigureKey.Shares, shares)]));
        classes[shareClass].SoldAt(price);
        Give(HolderOf(entry.Instrument.Holder), shareClass, shares, amount);
        Ended(entry, amount - entry.Instrument.Amount, entry.Instrument is ConvertibleNote { InterestConverts: false } note ? note.InterestTo(entry.Date, today, currency) : 0);
    }

    private void Ended(ConvertibleEntry entry, decimal interest, decimal interestInCash)
    {
        End(entry);
        var holder = entry.Instrument.Holder;
        Flow(FundingKind.PrincipalConverted, entry.Instrument.Amount, holder, entry.Id);
        Flow(FundingKind.InterestConverted, interest, holder, entry.Id);
        Flow(FundingKind.InterestPaid, -interestInCash, holder, entry.Id);
    }

    private void Repay(ConvertibleRepaid repayment)
    {
        if (Live(repayment.Instrument) is { } entry && possible) Repay(entry);
    }

    private void End(ConvertibleEntry entry)
    {
        entry.EndedBy = current;
        if (entry.Instrument is ConvertibleNote note && note.Maturity == nextMaturity) WatchMaturities();
    }

    private void Repay(ConvertibleEntry entry)
    {
        End(entry);
        Flow(FundingKind.PrincipalRepaid, -entry.Instrument.Amount, entry.Instrument.Holder, entry.Id);
        if (entry.Instrument is ConvertibleNote note) Flow(FundingKind.InterestPaid, -note.InterestTo(entry.Date, today, currency), note.Holder, entry.Id);
    }

    private void Extend(NoteExtended extension)
    {
        if (Live(extension.Note) is not { } entry) return;
        if (entry.Instrument is not ConvertibleNote note || extension.Maturity < note.Maturity) Refuse(EquityErrors.NotExtendable, extension.Note);
        else if (possible) entry.Instrument = note with { Maturity = extension.Maturity };
        WatchMaturities();
    }

    private void WatchMaturities()
    {
        nextMaturity = DateOnly.MaxValue;
        foreach (var entry in convertibles.Values)
            if (FallsDue(entry) && ((ConvertibleNote)entry.Instrument).Maturity < nextMaturity) nextMaturity = ((ConvertibleNote)entry.Instrument).Maturity;
    }

    private static bool FallsDue(ConvertibleEntry entry) =>
        entry is { EndedBy: null, RunsOn: false, Instrument: ConvertibleNote note } && (note.AtMaturity == MaturityChoice.Repay || note is { AtMaturity: MaturityChoice.Convert, ValuationCap: not null });

    /// <summary>Ends the notes that fall due before a day, each at the end of its own day, after that day's events.</summary>
    private void SettleMaturities(DateOnly day, bool inclusive)
    {
        while (nextMaturity < day || inclusive && nextMaturity == day && nextMaturity != DateOnly.MaxValue)
        {
            var entry = convertibles.Values.First(due => FallsDue(due) && ((ConvertibleNote)due.Instrument).Maturity == nextMaturity);
            (current, today, possible) = (entry.Id, nextMaturity, true);
            if (((ConvertibleNote)entry.Instrument).AtMaturity == MaturityChoice.Repay) Repay(entry);
            else ConvertAtMaturity(entry);
            // One that cannot convert runs on; it is not asked again.
            entry.RunsOn = !possible;
            WatchMaturities();
        }
    }

    private void ConvertAtMaturity(ConvertibleEntry entry)
    {
        Founded();
        var common = classes.FindIndex(shareClass => shareClass.IsCommon);
        if (common < 0) Refuse(EquityErrors.UnknownClass, nameof(ShareClassKind.Common));
        if (!possible) return;
        var table = Table(today);
        var cap = entry.Instrument.ValuationCap!.Value;
        var amount = entry.Instrument.Converting(entry.Date, today, currency);
        var counts = entry.Instrument.Capitalization;
        var others = new RoundParts(table, today, new("", default, []) { Converting = [] }).Capitalization(counts).At(default);
        // Where the definition counts what converts, this note alone converts: price = (cap − amount) ÷ others.
        var worth = counts.HasFlag(CompanyCapitalization.ConvertingSecurities) ? cap - amount : cap;
        if (worth <= 0) Refuse(EquityErrors.NoPrice, entry.Id);
        else Convert(entry, common, worth / others);
    }

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

    private void Settle(ValuationAdjustment adjustment)
    {
        var investor = HolderOf(adjustment.Investor);
        var payer = adjustment.Payer is { } name ? HolderOf(name) : -1;
        Above("Investment", adjustment.Investment);
        Above("Target", adjustment.Target);
        if (adjustment.PostMoneyValuation < adjustment.Investment) Refuse(EquityErrors.ValuationTooSmall, adjustment.PostMoneyValuation, adjustment.Investment);
        if (adjustment.Payer == adjustment.Investor) Refuse(EquityErrors.ToItself, adjustment.Investor);
        var shareClass = adjustment.Form == AdjustmentForm.Shares ? ClassOf(adjustment.Class ?? "") : -1;
        if (!possible || adjustment.Reached == 1) return;
        if (adjustment.Form == AdjustmentForm.Cash)
        {
            var cash = new Money(adjustment.Cash, currency).Rounded().Amount;
            steps.Add(new(StepKind.AdjustmentInCash, adjustment.Investor, [new(FigureKey.Amount, adjustment.Investment), new(FigureKey.Reached, adjustment.Reached), new(FigureKey.Paid, cash)]));
            if (payer < 0) Flow(FundingKind.ValuationAdjustment, -cash, adjustment.Investor);
            return;
        }
        Compensate(adjustment, investor, payer, shareClass);
    }

    // What the investor has now at the original valuation is investment ÷ post-money of the company; it is owed the difference, of a company that new shares make larger.
    private void Compensate(ValuationAdjustment adjustment, int investor, int payer, int shareClass)
    {
        Founded();
        if (!possible) return;
        var company = Table(today).FullyDiluted;
        var owed = adjustment.Ownership - adjustment.Investment / adjustment.PostMoneyValuation;
        if (payer < 0 && adjustment.Ownership >= 1)
        {
            Refuse(EquityErrors.NoPrice, current);
            return;
        }
        var shares = Rounding.Shares(payer >= 0 ? owed * company : owed * company / (1 - adjustment.Ownership), RoundingRule.Down);
        if (payer >= 0 && !Has(payer, shareClass, shares)) return;
        steps.Add(new(StepKind.AdjustmentInShares, adjustment.Investor, [new(FigureKey.Ownership, adjustment.Ownership), new(FigureKey.Company, company), new(FigureKey.Shares, shares)]));
        if (payer >= 0) Holding(investor, shareClass).Add(shares, Holding(payer, shareClass).Remove(shares));
        else Give(investor, shareClass, shares, 0);
    }
}
