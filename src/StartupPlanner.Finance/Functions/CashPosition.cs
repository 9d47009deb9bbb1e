namespace StartupPlanner.Finance.Functions;

/// <summary>How long the cash lasts and whether it comes back.</summary>
/// <remarks>Amounts are in one currency; burn is a month's, so runway is in months. Null is undefined.</remarks>
public static class CashPosition
{
    /// <summary>Gross burn, all cash paid out in a month.</summary>
    /// <param name="payments">Each as a positive amount.</param>
    public static decimal? GrossBurn(IReadOnlyList<decimal> payments)
    {
        ArgumentNullException.ThrowIfNull(payments);
        return payments.Count == 0 ? null : Defined.Of(() => payments.Sum());
    }

    /// <summary>Net burn, gross burn − receipts; negative where cash grows.</summary>
    /// <param name="grossBurn">Cash paid out in a month.</param>
    /// <param name="receipts">Cash received in the month from customers; not from investors or lenders.</param>
    public static decimal? NetBurn(decimal grossBurn, decimal receipts) => Defined.Of(() => grossBurn - receipts);

    /// <summary>Runway on the current burn, cash ÷ net burn, in months; 0 where there is no cash left.</summary>
    /// <param name="cash">In hand.</param>
    /// <param name="netBurn">Of a month, above 0: without burn there is no end, and no value.</param>
    /// <remarks>With a monthly forecast the runway is the first month with negative cash instead; this one assumes that nothing changes.</remarks>
    public static decimal? Runway(decimal cash, decimal netBurn) => Defined.Of(() => Math.Max(cash, 0).Per(netBurn));

    /// <summary>Debt service coverage ratio (DSCR), cash that operations leave ÷ interest and principal due.</summary>
    /// <param name="operatingIncome">Net operating income of a period, before interest.</param>
    /// <param name="debtService">Interest and principal due in the period, above 0.</param>
    public static decimal? DebtServiceCoverage(decimal operatingIncome, decimal debtService) => Defined.Of(() => operatingIncome.Per(debtService));

    /// <summary>Payback, the periods until the sum of the cash flows is no longer negative for the first time; within a period the flow counts as even.</summary>
    /// <param name="cashFlows">One for each period, the first now; money paid is negative.</param>
    /// <returns>In periods; null where nothing is ever invested, or it does not come back.</returns>
    /// <remarks>Undiscounted: Brealey, Myers, Allen, Principles of Corporate Finance, chapter 5.</remarks>
    public static decimal? Payback(IReadOnlyList<decimal> cashFlows)
    {
        ArgumentNullException.ThrowIfNull(cashFlows);
        return Defined.Of(() =>
        {
            var sum = 0m;
            for (var period = 0; period < cashFlows.Count; period++)
            {
                var before = sum;
                sum += cashFlows[period];
                if (before < 0 && sum >= 0) return period - 1 + -before / cashFlows[period];
            }
            return null;
        });
    }
}
