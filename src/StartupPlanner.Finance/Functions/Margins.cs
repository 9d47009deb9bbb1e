namespace StartupPlanner.Finance.Functions;

/// <summary>What is left of the revenue.</summary>
/// <remarks>Amounts are in one currency; margins are fractions of revenue: 60 % is 0.6. Null is undefined. Source: C. T. Horngren, Cost Accounting, chapters 2 and 3.</remarks>
public static class Margins
{
    /// <summary>Gross margin, (revenue − cost of sales) ÷ revenue.</summary>
    /// <param name="revenue">Above 0.</param>
    /// <param name="costOfSales">What the goods or services sold have cost (COGS).</param>
    public static decimal? GrossMargin(decimal revenue, decimal costOfSales) => Defined.Of(() => (revenue - costOfSales).Per(revenue));

    /// <summary>Contribution margin, (revenue − variable costs) ÷ revenue.</summary>
    /// <param name="revenue">Above 0.</param>
    /// <param name="variableCosts">Costs that grow with what is sold, whether they count as cost of sales or not.</param>
    public static decimal? ContributionMargin(decimal revenue, decimal variableCosts) => Defined.Of(() => (revenue - variableCosts).Per(revenue));

    /// <summary>Break-even volume, fixed costs ÷ (price − variable cost): how many pieces must be sold in the period of the fixed costs; not rounded.</summary>
    /// <param name="fixedCosts">Of a period.</param>
    /// <param name="price">Of a piece, above its variable cost.</param>
    /// <param name="variableCost">Of a piece.</param>
    public static decimal? BreakEvenVolume(decimal fixedCosts, decimal price, decimal variableCost) => Defined.Of(() => fixedCosts.Per(price - variableCost));
}
