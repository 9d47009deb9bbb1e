using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Holders, classes and pools of a package.</summary>
internal sealed class OcfParties
{
    public List<Holder> Holders { get; } = [];

    public List<ShareClass> Classes { get; } = [];

    public List<OptionPool> Pools { get; } = [];

    /// <summary>Shares that plans reserve from the start, and the day on which they do where it is known.</summary>
    public List<(OcfObject Plan, long Shares, DateOnly? Date)> Reserved { get; } = [];

    public HashSet<string> HolderIds { get; } = new(StringComparer.Ordinal);

    public HashSet<string> ClassIds { get; } = new(StringComparer.Ordinal);

    public HashSet<string> PoolIds { get; } = new(StringComparer.Ordinal);

    public static OcfParties Read(OcfPackageFiles package, OcfReading reading)
    {
        var parties = new OcfParties();
        foreach (var item in package.Items("OCF_STAKEHOLDERS_FILE"))
        {
            if (!Known(item, "STAKEHOLDER", parties.HolderIds)) continue;
            var relationships = item.Texts("current_relationships");
            var relationship = relationships.Count > 0 ? relationships[0] : item.Text("current_relationship", required: false);
            if (relationship is null) reading.Losses.Add(new(item.Id, ExchangeLosses.Assumed, ["current_relationship", nameof(HolderKind.Other)]));
            var name = item.Part("name", required: true)?.Text("legal_name") ?? "";
            parties.Holders.Add(new(item.Id, OcfHolders.Kind(relationship, item.Text("stakeholder_type")), name == item.Id ? "" : name));
        }
        var ranks = package.Items("OCF_STOCK_CLASSES_FILE").Select(item => item.Number("seniority")).Distinct().Order().ToList();
        // Ranks that are whole stay as they are; where one lies between two others, all are counted anew.
        var whole = ranks.All(rank => rank == decimal.Truncate(rank) && Math.Abs(rank) < 1_000_000);
        foreach (var item in package.Items("OCF_STOCK_CLASSES_FILE"))
            if (Known(item, "STOCK_CLASS", parties.ClassIds)) parties.Classes.Add(Class(item, whole ? (int)item.Number("seniority") : ranks.IndexOf(item.Number("seniority")), reading));
        foreach (var item in package.Items("OCF_STOCK_PLANS_FILE"))
            if (Known(item, "STOCK_PLAN", parties.PoolIds)) parties.Plan(item, reading);
        return parties;
    }

    private static bool Known(OcfObject item, string type, HashSet<string> ids)
    {
        if (item.Text("object_type") != type) item.Refuse(ExchangeErrors.UnknownKind, "object_type", item.Type);
        else if (item.Id.Length > 0 && ids.Add(item.Id)) return true;
        else if (item.Id.Length > 0) item.Refuse(ExchangeErrors.DuplicateId, "id", item.Id);
        return false;
    }

    private static ShareClass Class(OcfObject item, int rank, OcfReading reading)
    {
        var common = item.Text("class_type") == "COMMON";
        if (!common && item.Text("class_type") != "PREFERRED") item.Refuse(ExchangeErrors.WrongType, "class_type");
        item.Ignore("default_id_prefix");
        // Shares authorized and votes have no place here; what says nothing is no loss.
        if (item.Text("initial_shares_authorized", required: false) is "NOT APPLICABLE" or "UNLIMITED") item.Ignore("initial_shares_authorized");
        if (item.Text("votes_per_share", required: false) is "1") item.Ignore("votes_per_share");
        var (name, price) = (item.Text("name"), item.Money("price_per_share", required: false));
        var mechanism = item.Parts("conversion_rights").Select(right => right.Part("conversion_mechanism")).FirstOrDefault(mechanism => mechanism?.Text("type") == "RATIO_CONVERSION");
        var cap = item.Number("participation_cap_multiple", required: false);
        var made = new ShareClass(item.Id, common ? ShareClassKind.Common : ShareClassKind.Preferred) { Name = name == item.Id ? "" : name, Seniority = rank };
        if (common) return made;
        var issue = price is > 0 ? price : null;
        if (item.Number("liquidation_preference_multiple", required: false) is null) reading.Losses.Add(new(item.Id, ExchangeLosses.Assumed, ["liquidation_preference_multiple", 1m]));
        if (cap is null) reading.Losses.Add(new(item.Id, ExchangeLosses.Assumed, [nameof(made.Participation), nameof(Participation.None)]));
        return made with
        {
            OriginalIssuePrice = issue,
            ConversionPrice = mechanism is not null && issue is { } paid && Ratio(mechanism) is { } ratio && ratio != (1, 1) ? paid * ratio.Of / ratio.Shares : null,
            LiquidationMultiple = item.Number("liquidation_preference_multiple", required: false) ?? 1,
            Participation = cap is null ? Participation.None : Participation.Capped,
            ParticipationCapMultiple = cap,
        };
    }

    /// <summary>So many common shares for so many of the class; null, and noted, where the mechanism has no such ratio.</summary>
    public static (decimal Shares, decimal Of)? Ratio(OcfObject mechanism)
    {
        mechanism.Ignore("conversion_price", "rounding_type");
        if (mechanism.Part("ratio", required: true) is not { } ratio) return null;
        var (shares, of) = (ratio.Number("numerator"), ratio.Number("denominator"));
        if (shares > 0 && of > 0 && shares / of is > 1e-9m and < 1e9m) return shares == of ? (1, 1) : (shares / of, 1);
        ratio.Refuse(ExchangeErrors.OutOfRange, "numerator", shares);
        return null;
    }

    private void Plan(OcfObject item, OcfReading reading)
    {
        var classes = item.Texts("stock_class_ids");
        var shareClass = classes.Count > 0 ? classes[0] : item.Text("stock_class_id");
        if (classes.Count > 1) reading.Losses.Add(new(item.Id, ExchangeLosses.Assumed, ["stock_class_ids", shareClass]));
        if (shareClass.Length > 0 && !ClassIds.Contains(shareClass)) item.Refuse(ExchangeErrors.UnknownReference, "stock_class_ids", shareClass);
        if (item.Text("default_cancellation_behavior", required: false) is { } behavior && behavior != "RETURN_TO_POOL")
            reading.Losses.Add(new(item.Id, ExchangeLosses.Assumed, ["default_cancellation_behavior", "RETURN_TO_POOL"]));
        var name = item.Text("plan_name");
        Pools.Add(new(item.Id, shareClass, name == item.Id ? "" : name));
        Reserved.Add((item, item.Shares("initial_shares_reserved"), item.Date("board_approval_date", required: false)));
    }
}
