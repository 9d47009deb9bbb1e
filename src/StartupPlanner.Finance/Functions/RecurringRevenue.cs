namespace StartupPlanner.Finance.Functions;

/// <summary>Metrics of revenue that comes again by itself.</summary>
/// <remarks>
/// All amounts are monthly recurring revenue (MRR) in one currency; losses are given as positive amounts. Ratios are fractions: 1.1 is 110 %. Null is undefined.
/// Source: D. Skok, SaaS Metrics 2.0, forEntrepreneurs, 2010 and later.
/// </remarks>
public static class RecurringRevenue
{
    /// <summary>MRR at the end of a month: previous + new + expansion + reactivation − contraction − churned.</summary>
    /// <param name="previous">MRR at the end of the month before.</param>
    /// <param name="fromNew">Of customers who were none before.</param>
    /// <param name="expansion">More from customers who stay.</param>
    /// <param name="reactivation">Of customers who come back.</param>
    /// <param name="contraction">Less from customers who stay.</param>
    /// <param name="churned">Of customers who left.</param>
    public static decimal? Monthly(decimal previous, decimal fromNew, decimal expansion, decimal reactivation, decimal contraction, decimal churned) =>
        Defined.Of(() => previous + fromNew + expansion + reactivation - contraction - churned);

    /// <summary>Annual recurring revenue (ARR), MRR × 12: what a year brings if nothing changes.</summary>
    public static decimal? Annual(decimal monthly) => Defined.Of(() => monthly * 12);

    /// <summary>Net revenue retention (NRR), (start + expansion − contraction − churned) ÷ start, of the customers at the start only.</summary>
    /// <param name="start">MRR of these customers at the start, above 0.</param>
    /// <param name="expansion">More from them by the end.</param>
    /// <param name="contraction">Less from those who stay.</param>
    /// <param name="churned">Of those who left.</param>
    public static decimal? NetRetention(decimal start, decimal expansion, decimal contraction, decimal churned) =>
        Defined.Of(() => (start + expansion - contraction - churned).Per(start));

    /// <summary>Gross revenue retention (GRR), (start − contraction − churned) ÷ start, at most 1.</summary>
    /// <param name="start">MRR of these customers at the start, above 0.</param>
    /// <param name="contraction">Less from those who stay.</param>
    /// <param name="churned">Of those who left.</param>
    public static decimal? GrossRetention(decimal start, decimal contraction, decimal churned) =>
        Defined.Of(() => (start - contraction - churned).Per(start) is { } kept ? Math.Min(kept, 1) : null);

    /// <summary>Quick ratio, (new + expansion) ÷ (churned + contraction): how much is won for each unit that is lost; 4 is called healthy.</summary>
    /// <remarks>Undefined where nothing is lost. M. Hirji, Measuring SaaS growth by the quick ratio, Social Capital, 2015. Not the quick ratio of a balance sheet.</remarks>
    public static decimal? QuickRatio(decimal fromNew, decimal expansion, decimal churned, decimal contraction) =>
        Defined.Of(() => (fromNew + expansion).Per(churned + contraction));
}
