using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding.Exchange;

/// <summary>Writes a company's equity in Open Cap Table Format 1.2.1, with what the format cannot hold in a loss report.</summary>
/// <remarks>
/// Pure: the same history and issuer give the same text. Ids are those of the history, with their kind before them where two things share one. A solved round becomes what it issued, converted and reserved.
/// Whether a holder is a person or an institution is taken from its kind; shares authorized and votes are not known here and written as not applicable, and one for each share.
/// </remarks>
public static class OcfExport
{
    /// <summary>The version of the format, as manifests state it.</summary>
    public const string Version = "1.2.1-alpha+main";

    /// <summary>The package of a history.</summary>
    /// <param name="history">The company. What cannot have happened in it goes to the loss report.</param>
    /// <param name="issuer">What the manifest says of the company.</param>
    /// <param name="through">The last day that is exported; null for all. What comes later goes to the loss report.</param>
    public static OcfPackage Of(EquityHistory history, OcfIssuer issuer, DateOnly? through = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(issuer);
        var story = EquityStory.Of(history, through);
        var losses = new List<ExchangeLoss>();
        var ids = new OcfIds();
        var scope = OcfScope.Of(history, story, losses);
        ids.New("issuer", issuer.Id);
        foreach (var holder in scope.Holders) ids.New("stakeholder", holder.Id);
        foreach (var shareClass in scope.Classes) ids.New("stock-class", shareClass.Id);
        foreach (var pool in scope.Pools) ids.New("stock-plan", pool.Id);
        var transactions = new OcfTransactions(history, story, ids, losses);
        foreach (var (happened, _) in scope.Events)
            if (happened is not null) transactions.Foresee(happened);
        foreach (var (happened, maturity) in scope.Events)
        {
            if (maturity is { } ended) transactions.WriteMaturity(ended.EventId, ended.Date, ended.Kind == FundingKind.PrincipalRepaid);
            else transactions.Write(happened!);
        }
        return Package(history, issuer, story.Table.Date, scope, ids, transactions, losses);
    }

    private static OcfPackage Package(EquityHistory history, OcfIssuer issuer, DateOnly day, OcfScope scope, OcfIds ids, OcfTransactions transactions, List<ExchangeLoss> losses)
    {
        var currency = history.Currency.ToString();
        var common = scope.Classes.FirstOrDefault(shareClass => shareClass.Kind == ShareClassKind.Common)?.Id is { } name ? ids.Of("stock-class", name) : null;
        var files = new List<(string Member, string Name, string Type, IReadOnlyList<JsonObject> Items)>
        {
            ("stakeholders_files", "Stakeholders.ocf.json", "OCF_STAKEHOLDERS_FILE", [.. scope.Holders.Select(holder => OcfHolders.Write(ids.Of("stakeholder", holder.Id), holder))]),
            ("stock_classes_files", "StockClasses.ocf.json", "OCF_STOCK_CLASSES_FILE",
                [.. scope.Classes.Select(shareClass => OcfClasses.Write(ids.Of("stock-class", shareClass.Id), transactions.Classes[shareClass.Id], common, currency, (code, figures) => losses.Add(new(shareClass.Id, code, figures))))]),
            ("stock_plans_files", "StockPlans.ocf.json", "OCF_STOCK_PLANS_FILE", [.. scope.Pools.Select(pool => Plan(ids, pool))]),
            ("vesting_terms_files", "VestingTerms.ocf.json", "OCF_VESTING_TERMS_FILE", [.. transactions.VestingTerms.Values]),
            ("transactions_files", "Transactions.ocf.json", "OCF_TRANSACTIONS_FILE", transactions.Written),
            ("financings_files", "Financings.ocf.json", "OCF_FINANCINGS_FILE", transactions.Financings),
        };
        var written = files.Where(file => file.Items.Count > 0)
            .Select(file => (file.Member, Text: KeyValuePair.Create(file.Name, OcfJson.Text(OcfJson.Object(("file_type", file.Type), ("items", OcfJson.Array(file.Items)))))))
            .ToList();
        var manifest = OcfJson.Object([
            ("file_type", "OCF_MANIFEST_FILE"), ("ocf_version", Version), ("issuer", Issuer(issuer)), ("as_of", OcfJson.Date(day)),
            ("generated_at", issuer.GeneratedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            .. ((string[])["stakeholders_files", "stock_classes_files", "stock_legend_templates_files", "stock_plans_files", "vesting_terms_files", "valuations_files", "transactions_files", "financings_files"])
                .Select(member => (member, (JsonNode?)OcfJson.Array(written.Where(file => file.Member == member).Select(file => File(file.Text))))),
        ]);
        return new([KeyValuePair.Create(OcfPackage.ManifestName, OcfJson.Text(manifest)), .. written.Select(file => file.Text)], losses);
    }

    private static JsonObject Issuer(OcfIssuer issuer) => OcfJson.Object(
        ("id", issuer.Id), ("object_type", "ISSUER"), ("legal_name", issuer.LegalName), ("formation_date", OcfJson.Date(issuer.FormationDate)), ("country_of_formation", issuer.Country));

    private static JsonObject Plan(OcfIds ids, OptionPool pool) => OcfJson.Object(
        ("id", ids.Of("stock-plan", pool.Id)), ("object_type", "STOCK_PLAN"), ("plan_name", pool.Name.Length > 0 ? pool.Name : pool.Id), ("initial_shares_reserved", "0"),
        ("default_cancellation_behavior", "RETURN_TO_POOL"), ("stock_class_ids", OcfJson.Array(ids.Of("stock-class", pool.Class))));

#pragma warning disable CA5351 // The format asks for MD5, as a checksum and not against forgery.
    private static JsonObject File(KeyValuePair<string, string> file) =>
        OcfJson.Object(("filepath", file.Key), ("md5", Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(file.Value)))));
#pragma warning restore CA5351
}
