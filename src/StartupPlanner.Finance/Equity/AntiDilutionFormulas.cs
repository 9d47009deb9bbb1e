namespace StartupPlanner.Finance.Equity;

/// <summary>How a conversion price falls when shares are sold for less.</summary>
/// <remarks>NVCA model certificate of incorporation, section 4.4.4: CP2 = CP1 × (A + B) ÷ (A + C). Shares from SAFEs and notes that convert in the round count neither in A nor in C.</remarks>
public static class AntiDilutionFormulas
{
    /// <summary>Weighted average. A sale at or above the old conversion price changes nothing.</summary>
    /// <param name="conversionPrice">Before the sale (CP1); above 0.</param>
    /// <param name="sharesBefore">Common shares as if converted that count as there before the sale (A); 0 or more.</param>
    /// <param name="newMoney">Received for the new shares; 0 or more.</param>
    /// <param name="newShares">Sold (C); above 0.</param>
    /// <returns>The new conversion price, not rounded; never above the old one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static decimal WeightedAverage(decimal conversionPrice, decimal sharesBefore, decimal newMoney, decimal newShares)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(conversionPrice);
        ArgumentOutOfRangeException.ThrowIfNegative(sharesBefore);
        ArgumentOutOfRangeException.ThrowIfNegative(newMoney);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(newShares);
        return Math.Min(conversionPrice, conversionPrice * ((sharesBefore + newMoney / conversionPrice) / (sharesBefore + newShares)));
    }

    /// <summary>Full ratchet: the price of the sale, where that is lower.</summary>
    /// <param name="conversionPrice">Before the sale; above 0.</param>
    /// <param name="price">Of the sale; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static decimal FullRatchet(decimal conversionPrice, decimal price)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(conversionPrice);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(price);
        return Math.Min(conversionPrice, price);
    }
}
