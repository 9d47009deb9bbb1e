using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

internal sealed partial class Ledger
{
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
