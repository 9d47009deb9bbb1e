namespace StartupPlanner.Finance.Functions;

/// <summary>What a customer costs and brings.</summary>
/// <remarks>
/// Amounts are in one currency; churn and revenue are those of one and the same period, which the results are in too. Shares are fractions: 5 % is 0.05. Null is
/// undefined. Source: D. Skok, SaaS Metrics 2.0, forEntrepreneurs, 2010 and later.
/// </remarks>
public static class CustomerEconomics
{
    /// <summary>Customer churn of a period, lost ÷ customers at its start.</summary>
    /// <param name="lost">Customers of the start who left.</param>
    /// <param name="atStart">Customers at the start, above 0.</param>
    public static decimal? Churn(decimal lost, decimal atStart) => Defined.Of(() => lost.Per(atStart));

    /// <summary>Customer acquisition cost (CAC), spending on sales and marketing ÷ new customers.</summary>
    /// <param name="salesAndMarketing">Everything that was spent to win customers, salaries included (fully loaded).</param>
    /// <param name="newCustomers">Customers won by it, above 0.</param>
    public static decimal? AcquisitionCost(decimal salesAndMarketing, decimal newCustomers) => Defined.Of(() => salesAndMarketing.Per(newCustomers));

    /// <summary>Lifetime value (LTV), average revenue per account × gross margin ÷ churn.</summary>
    /// <param name="averageRevenue">Average revenue per account (ARPA) in a period.</param>
    /// <param name="grossMargin">A fraction.</param>
    /// <param name="churn">Of customers in a period, a fraction above 0: without churn the formula has no value.</param>
    public static decimal? LifetimeValue(decimal averageRevenue, decimal grossMargin, decimal churn) => Defined.Of(() => (averageRevenue * grossMargin).Per(churn));

    /// <summary>LTV ÷ CAC; 3 or more is called healthy.</summary>
    /// <param name="lifetimeValue">Of a customer.</param>
    /// <param name="acquisitionCost">Of a customer, above 0.</param>
    public static decimal? ValueToCost(decimal lifetimeValue, decimal acquisitionCost) => Defined.Of(() => lifetimeValue.Per(acquisitionCost));

    /// <summary>CAC payback, CAC ÷ (average revenue per account × gross margin): periods until a customer has earned what it cost to win him; below 12 months is called good.</summary>
    /// <param name="acquisitionCost">Of a customer.</param>
    /// <param name="averageRevenue">Average revenue per account in a period.</param>
    /// <param name="grossMargin">A fraction. Undefined where revenue × margin is not above 0.</param>
    public static decimal? AcquisitionPayback(decimal acquisitionCost, decimal averageRevenue, decimal grossMargin) => Defined.Of(() => acquisitionCost.Per(averageRevenue * grossMargin));

    /// <summary>CAC payback on revenue, CAC ÷ average revenue per account: the version without margin, which is always shorter.</summary>
    /// <param name="acquisitionCost">Of a customer.</param>
    /// <param name="averageRevenue">Average revenue per account in a period, above 0.</param>
    public static decimal? AcquisitionPaybackOnRevenue(decimal acquisitionCost, decimal averageRevenue) => Defined.Of(() => acquisitionCost.Per(averageRevenue));
}
