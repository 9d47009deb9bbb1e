using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Classes as the format's stock classes.</summary>
internal static class OcfClasses
{
    /// <summary>Conversion at a ratio: issue price over conversion price.</summary>
    public static JsonObject Ratio(decimal issuePrice, decimal conversionPrice, string currency) => OcfJson.Object(
        ("type", "RATIO_CONVERSION"),
        ("ratio", issuePrice == conversionPrice ? OcfJson.Ratio(1, 1) : OcfJson.Ratio(issuePrice, conversionPrice)),
        ("conversion_price", OcfJson.Monetary(conversionPrice, currency)), ("rounding_type", "FLOOR"));

    /// <param name="id">In the package.</param>
    /// <param name="entry">The class after all transactions.</param>
    /// <param name="common">The package's id of the class into which preferred converts; null where there is none.</param>
    /// <param name="currency">Of the prices.</param>
    /// <param name="lose">Takes what does not fit.</param>
    public static JsonObject Write(string id, OcfClass entry, string? common, string currency, Action<string, object[]> lose)
    {
        var shareClass = entry.Class;
        Lose(shareClass, (property, value) => lose(ExchangeLosses.Term, [property, value]));
        // As it was before all splits that are written for the class.
        var price = entry.IssuePrice * entry.SplitNew / entry.SplitOld;
        if (price is { } exact && OcfJson.Cut(exact)) lose(ExchangeLosses.Rounded, ["price_per_share", exact, decimal.Round(exact, OcfJson.Decimals, MidpointRounding.AwayFromZero)]);
        var converts = !entry.IsCommon && entry.First is not null && common is not null;
        return OcfJson.Object(
            ("id", id), ("object_type", "STOCK_CLASS"), ("name", shareClass.Name.Length > 0 ? shareClass.Name : shareClass.Id), ("class_type", entry.IsCommon ? "COMMON" : "PREFERRED"),
            ("default_id_prefix", (entry.IsCommon ? "CS-" : "PS-") + shareClass.Id + "-"), ("initial_shares_authorized", "NOT APPLICABLE"), ("votes_per_share", "1"),
            ("seniority", OcfJson.Numeric(shareClass.Seniority)), ("price_per_share", entry.IsCommon || price is null ? null : OcfJson.Monetary(price.Value, currency)),
            ("conversion_rights", converts ? OcfJson.Array(OcfJson.Object(
                ("type", "STOCK_CLASS_CONVERSION_RIGHT"), ("conversion_mechanism", Ratio(entry.First!.Value.Issue, entry.First.Value.Conversion, currency)), ("converts_to_stock_class_id", common))) : null),
            ("liquidation_preference_multiple", entry.IsCommon ? null : OcfJson.Numeric(shareClass.LiquidationMultiple)),
            ("participation_cap_multiple", shareClass is { Participation: Participation.Capped, ParticipationCapMultiple: { } cap } ? OcfJson.Numeric(cap) : null));
    }

    private static void Lose(ShareClass shareClass, Action<string, object> lose)
    {
        if (shareClass.Participation == Participation.Full) lose(nameof(shareClass.Participation), nameof(Participation.Full));
        if (shareClass.Dividend is { } dividend) lose(nameof(shareClass.Dividend), dividend.AnnualRate.Fraction);
        if (shareClass.AntiDilution != AntiDilution.None) lose(nameof(shareClass.AntiDilution), shareClass.AntiDilution.ToString());
        if (shareClass.AntiDilution == AntiDilution.WeightedAverage) lose(nameof(shareClass.WeightedAverageBase), shareClass.WeightedAverageBase.ToString());
        if (shareClass.PayToPlay != PayToPlay.None) lose(nameof(shareClass.PayToPlay), shareClass.PayToPlay.ToString());
        if (shareClass.Redemption is { } redemption) lose(nameof(shareClass.Redemption), redemption.AnnualRate.Fraction);
        if (shareClass.DragAlong) lose(nameof(shareClass.DragAlong), true);
        if (shareClass.TagAlong) lose(nameof(shareClass.TagAlong), true);
        if (shareClass.ShadowOf is { } series) lose(nameof(shareClass.ShadowOf), series);
    }
}
