using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;

namespace StartupPlanner.Web.Pages.Revenue;

/// <summary>A table on the page of a stream.</summary>
/// <param name="When">For which models, as a field's condition.</param>
internal sealed record StreamTable(TableModel Table, string When, bool Applies)
{
    /// <summary>Whether what stands in it counts instead of the stream's own price.</summary>
    public bool IsInstead { get; init; }
}

/// <summary>In which order and under which headings the page of a stream asks.</summary>
internal static class StreamSheet
{
    private static readonly RevenueKind[] WithTiers = [RevenueKind.Subscription, RevenueKind.Usage];
    private static readonly RevenueKind[] WithoutPrice = [RevenueKind.Contract, RevenueKind.Series];

    /// <summary>The headings with their fields. The share that a model takes stands where that model thinks of it.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<string> Segments)> GroupsFor(RevenueKind? kind)
    {
        var share = kind switch { RevenueKind.Services => "Comes", RevenueKind.Freemium or RevenueKind.Advertising => "Buys", _ => "Pays" };
        return from heading in Headings
               select (heading.Name, (IReadOnlyList<string>)(heading.Name == share ? [.. heading.Segments, "rate"] : heading.Segments));
    }

    /// <summary>What is asked for less often.</summary>
    public static IReadOnlyList<string> More { get; } =
        ["start", "end", "currency", "sold-to", "price-rise", "tier-pricing", "seasonality", "retention", "capacity", "served-by", "per-head", "sales-tax"];

    private static readonly (string Name, string[] Segments)[] Headings =
    [
        ("What", ["name", "kind"]),
        ("Comes", ["growth", "new-customers", "leads", "monthly-growth", "ceiling", "half-way", "width", "by-month", "customers-before", "people", "working-days"]),
        ("Buys", ["conversion"]),
        ("Pays", ["price", "per-customer", "included"]),
        ("Stays", ["churn", "expansion", "contraction"]),
        ("Serves", ["unit-cost"]),
        ("Arrives", ["payment-days", "paid-yearly", "yearly-discount", "inventory-days"]),
    ];

    /// <summary>What a stream rests on, for whoever reads about it: how its numbers are entered says nothing, and those by the month are a matter of its chart.</summary>
    public static IEnumerable<Field> Drivers(RevenueStream stream)
    {
        var part = Address.Read("revenue/streams")!.Part!;
        return GroupsFor(stream.Kind).SelectMany(group => group.Segments).Append("start").Select(segment => part.FieldAt(segment)!)
            .Where(field => field.Segment is not ("name" or "kind" or "growth") && field.Type != FieldType.Series && field.AppliesTo(stream) && field.IsAnswered(stream));
    }

    public static string Heading(string name, RevenueKind? kind, Texts texts) => texts.Find("Revenue", $"Group.{name}.{kind}") ?? texts[$"Revenue.Group.{name}"];

    /// <summary>How wide a field is: an estimate takes its three numbers' room.</summary>
    public static string WidthOf(Field field) => QuestionParts.WidthOf(field) == "" || field.Type == FieldType.Estimate || field.Segment == "growth" ? "" : "half";

    public static IReadOnlyList<StreamTable> TablesOfPrices(QuestionForm form, RevenueStream stream)
    {
        var (tiers, milestones) = (PartAt("tiers"), PartAt("milestones"));
        string[] columns = stream.Kind == RevenueKind.Usage ? ["name", "above", "price"] : ["name", "price", "share-of-new"];
        string[] without = stream.Kind == RevenueKind.Usage ? ["share-of-new", "upgrade"] : ["above"];
        return
        [
            Table(new(form, tiers, columns) { Within = new(tiers.Owner!, [stream.Key]), Without = without }, stream, WithTiers) with { IsInstead = stream.Kind == RevenueKind.Subscription },
            Table(new(form, milestones, "name", "month", "amount") { Within = new(milestones.Owner!, [stream.Key]) }, stream, RevenueKind.Contract),
        ];
    }

    public static IReadOnlyList<StreamTable> MoreTables(QuestionForm form, RevenueStream stream)
    {
        var (changes, tiers) = (PartAt("price-changes"), form.Plan.Revenue.Tiers.Where(tier => tier.Stream == stream.Id).Select(tier => tier.Key).ToList());
        // Where there are tiers to choose from, theirs are the prices that change.
        var of = changes.FieldAt("of")!;
        IReadOnlyList<string> keys = stream.Kind == RevenueKind.Subscription && tiers.Count > 0 ? [.. tiers, stream.Key] : [stream.Key, .. tiers];
        string[] columns = tiers.Count > 0 ? ["of", "month", "price"] : ["month", "price"];
        return [Table(new(form, changes, columns) { Within = new(of, keys) }, stream, [.. Enum.GetValues<RevenueKind>().Except(WithoutPrice)])];
    }

    /// <summary>Whether a row stands on the page of a stream: it refers to it, or to one of its tiers.</summary>
    public static bool Belongs(Plan plan, Part part, object row, RevenueStream stream)
    {
        var of = part.Fields.First(field => field.Type == FieldType.Reference).Read(row);
        return of == stream.Key || plan.Revenue.Tiers.Any(tier => tier.Key == of && tier.Stream == stream.Id);
    }

    private static StreamTable Table(TableModel table, RevenueStream stream, params RevenueKind[] kinds)
    {
        var codes = Address.Read("revenue/streams")!.Part!.FieldAt("kind")!.Codes;
        return new(table, $"kind={string.Join(',', kinds.Select(kind => codes[(int)kind]))}", stream.Kind is { } kind && kinds.Contains(kind));
    }

    private static Part PartAt(string segment) => Address.Read($"revenue/{segment}")!.Part!;
}
