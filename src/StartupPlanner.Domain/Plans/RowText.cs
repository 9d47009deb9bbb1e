using System.Text.Json;
using System.Text.Json.Nodes;

namespace StartupPlanner.Domain.Plans;

/// <summary>A row as it was, with its place, what refers to it and what belongs to it: everything that it takes to bring it back.</summary>
/// <param name="At">The row's address.</param>
/// <param name="After">The key of the row before it; null for the first.</param>
/// <param name="Values">By segment of the field.</param>
/// <param name="References">The addresses of the references that name it.</param>
/// <param name="Children">The rows that belong to it.</param>
internal sealed record RowState(Address At, string? After, IReadOnlyDictionary<string, string> Values, IReadOnlyList<Address> References, IReadOnlyList<RowState> Children)
{
    /// <summary>The row and all that goes with it.</summary>
    public IEnumerable<RowState> All => Children.SelectMany(child => child.All).Prepend(this);

    public static RowState Of(Plan plan, Address row)
    {
        var entity = PlanChanges.OwnerOf(plan, row)!;
        return new(row, row.Part!.RowsOf(plan)?.KeyBefore(row.Key), row.Part.Fields.ToDictionary(field => field.Segment, field => field.Read(entity)),
            [.. plan.ReferencesTo(row)], [.. plan.ChildrenOf(row).Select(child => Of(plan, child))]);
    }
}

/// <summary>Rows as text, for the activity log.</summary>
internal static class RowText
{
    public static string Of(Plan plan, Address row) => Of(RowState.Of(plan, row));

    public static string Of(RowState row) => Write(row).ToJsonString(Options);

    public static RowState Read(Address row, string text) => Read(row, JsonNode.Parse(text)!);

    // What most rows lack is left out: the log of a plan is mostly rows.
    private static JsonObject Write(RowState row)
    {
        var json = new JsonObject { ["after"] = row.After, ["values"] = new JsonObject(row.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))) };
        if (row.References.Count > 0) json["references"] = new JsonArray([.. row.References.Select(at => (JsonNode)at.Text)]);
        if (row.Children.Count > 0) json["children"] = new JsonObject(row.Children.Select(child => KeyValuePair.Create(child.At.Text, (JsonNode?)Write(child))));
        return json;
    }

    private static RowState Read(Address row, JsonNode json) => new(
        row, (string?)json["after"], json["values"]!.AsObject().ToDictionary(value => value.Key, value => (string)value.Value!),
        [.. (json["references"]?.AsArray() ?? []).Select(at => Address.Read((string?)at)).OfType<Address>()],
        [.. from child in json["children"]?.AsObject() ?? [] let at = Address.Read(child.Key) where at is not null select Read(at, child.Value!)]);

    public static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>A row's place in its list as text: the key of the row before it, or "first".</summary>
public static class RowPlace
{
    /// <summary>As the key of the row before: behind all rows.</summary>
    public const string Last = "";

    private const string First = "first";

    /// <summary>The place after the row with this key; null for the first.</summary>
    public static string Write(string? after) => after ?? First;

    /// <summary>The key of the row before; null for the first.</summary>
    public static string? Read(string place) => place == First ? null : place;
}
