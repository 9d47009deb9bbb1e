namespace StartupPlanner.Finance.Equity.Exit;

/// <summary>What of the exit value is left for notes, SAFEs and shares once costs, carve-out and debts are paid.</summary>
internal sealed class ProceedsToEquity(SecuritiesAtExit securities)
{
    private readonly decimal fixedCosts = securities.Costs?.Fixed.Amount ?? 0;
    private readonly decimal costRate = securities.Costs?.OfExitValue.Fraction ?? 0;
    private readonly decimal carveOutRate = securities.CarveOut?.Rate.Fraction ?? 0;
    private readonly decimal threshold = securities.CarveOut?.Threshold?.Amount ?? 0;
    private readonly bool aheadOfDebts = securities.CarveOut?.Base == CarveOutBase.AfterCosts;
    private readonly decimal allDebts = securities.Debts.Sum(debt => debt.Amount.Amount);

    /// <summary>What each receives, and what is left.</summary>
    public (decimal Costs, decimal CarveOut, decimal[] Debts, decimal Left) Of(decimal exitValue)
    {
        var costs = Math.Min(exitValue, fixedCosts + costRate * exitValue);
        var left = exitValue - costs;
        var carveOut = aheadOfDebts ? CarvedOut(left) : 0;
        left -= carveOut;
        var debts = Repaid(left);
        left -= Math.Min(left, allDebts);
        if (aheadOfDebts) return (costs, carveOut, debts, left);
        carveOut = CarvedOut(left);
        return (costs, carveOut, debts, left - carveOut);
    }

    /// <summary>The exit value of which so much is left; the lowest, where it is nothing.</summary>
    public decimal ExitValueFor(decimal left) => BeforeCosts(aheadOfDebts ? BeforeCarveOut(left + allDebts) : BeforeCarveOut(left) + allDebts);

    /// <summary>Where the payouts bend.</summary>
    public IEnumerable<(decimal ExitValue, BreakPointKind Kind, string Key)> Bends()
    {
        if (fixedCosts > 0) yield return (BeforeCosts(0), BreakPointKind.CostsPaid, TransactionCosts.Key);
        if (carveOutRate > 0) yield return (BeforeCosts(threshold + (aheadOfDebts ? 0 : allDebts)), BreakPointKind.CarveOutStarts, CarveOut.Key);
        var repaid = 0m;
        foreach (var rank in Ranks())
        {
            repaid += rank.Sum(debt => debt.Amount.Amount);
            foreach (var debt in rank.Where(debt => debt.Amount.Amount > 0))
                yield return (BeforeCosts(aheadOfDebts ? BeforeCarveOut(repaid) : repaid), BreakPointKind.DebtRepaid, debt.Key);
        }
    }

    private IEnumerable<IGrouping<int, ExitDebt>> Ranks() => securities.Debts.GroupBy(debt => debt.Seniority).OrderByDescending(rank => rank.Key);

    private decimal CarvedOut(decimal proceeds) => carveOutRate * Math.Max(0, proceeds - threshold);

    private decimal BeforeCosts(decimal left) => (left + fixedCosts) / (1 - costRate);

    private decimal BeforeCarveOut(decimal left) => left <= threshold ? left : threshold + (left - threshold) / (1 - carveOutRate);

    private decimal[] Repaid(decimal left)
    {
        var paid = new Dictionary<string, decimal>();
        foreach (var rank in Ranks())
        {
            var due = rank.Sum(debt => debt.Amount.Amount);
            var share = Math.Min(left, due);
            foreach (var debt in rank) paid[debt.Key] = due == 0 ? 0 : share * debt.Amount.Amount / due;
            left -= share;
        }
        return [.. securities.Debts.Select(debt => paid[debt.Key])];
    }
}
