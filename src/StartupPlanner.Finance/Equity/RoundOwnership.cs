namespace StartupPlanner.Finance.Equity;

/// <summary>Who holds what before and after a round.</summary>
internal static class RoundOwnership
{
    public static IReadOnlyList<OwnershipChange> Of(
        CapTable before, List<Conversion> conversions, List<Purchase> purchases, List<ConversionPriceAdjustment> adjustments, IReadOnlyList<PayToPlayLoss> losses, long poolIncrease)
    {
        var after = before.Holders.ToDictionary(position => position.Holder.Id, position => position.FullyDiluted);
        foreach (var conversion in conversions) after[conversion.Holder] += conversion.Shares;
        foreach (var purchase in purchases) after[purchase.Investor] += purchase.Shares;
        foreach (var adjustment in adjustments)
            foreach (var (holder, shares) in Gained(before, before.Class(adjustment.Class), adjustment.After, losses)) after[holder] += shares;
        foreach (var (holder, shares) in Lost(before, losses)) after[holder] += shares;
        var reserved = before.Reserved + poolIncrease;
        decimal total = after.Values.Sum() + reserved;
        return
        [
            .. before.Holders.Select(position => new OwnershipChange(position.Holder.Id, position.FullyDiluted, after[position.Holder.Id],
                new(position.FullyDiluted / (decimal)before.FullyDiluted), new(after[position.Holder.Id] / total))),
            new(null, before.Reserved, reserved, new(before.Reserved / (decimal)before.FullyDiluted), new(reserved / total)),
        ];
    }

    /// <summary>Common shares, as converted, that each holder of a class gains when its conversion price falls; shares that lost their protection gain nothing.</summary>
    public static IEnumerable<(string Holder, long Shares)> Gained(CapTable before, ClassPosition position, decimal conversionPrice, IReadOnlyList<PayToPlayLoss> losses)
    {
        foreach (var holding in before.Holdings.Where(holding => holding.Class == position.Class.Id))
        {
            var keeping = holding.Shares - losses.Where(loss => loss.Holder == holding.Holder && loss.Class == holding.Class).Sum(loss => loss.Shares);
            yield return (holding.Holder, AsConverted(keeping, position.OriginalIssuePrice, conversionPrice) - AsConverted(keeping, position.OriginalIssuePrice, position.ConversionPrice));
        }
    }

    /// <summary>Common shares for preferred, rounded down.</summary>
    public static long AsConverted(long shares, decimal? originalIssuePrice, decimal? conversionPrice) =>
        originalIssuePrice == conversionPrice || conversionPrice is not > 0 || originalIssuePrice is null ? shares : Rounding.Shares(shares * (originalIssuePrice.Value / conversionPrice.Value), RoundingRule.Down);

    // A holding that is split in two is rounded down twice, so a share may go missing.
    private static IEnumerable<(string Holder, long Shares)> Lost(CapTable before, IReadOnlyList<PayToPlayLoss> losses)
    {
        foreach (var loss in losses)
        {
            var position = before.Class(loss.Class);
            var held = before.Shares(loss.Holder, loss.Class);
            var became = position.Class.PayToPlay == PayToPlay.ConvertsToCommon ? loss.NewShares : AsConverted(loss.NewShares, position.OriginalIssuePrice, position.ConversionPrice);
            yield return (loss.Holder, became + AsConverted(held - loss.Shares, position.OriginalIssuePrice, position.ConversionPrice) - AsConverted(held, position.OriginalIssuePrice, position.ConversionPrice));
        }
    }
}
