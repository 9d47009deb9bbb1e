using System.Text.Json;
using System.Text.Json.Nodes;

namespace StartupPlanner.Domain.Plans;

/// <summary>A row with its place as text, for the activity log: everything that it takes to bring the row back.</summary>
internal static class RowText
{
    public static string Of(Plan plan, Address row)
    {
        var entity = PlanChanges.OwnerOf(plan, row)!;
        var values = new JsonObject();
        foreach (var field in row.Part!.Fields) values[field.Segment] = field.Read(entity);
        return new JsonObject { ["after"] = row.Part.RowsOf(plan)!.KeyBefore(row.Key), ["values"] = values }.ToJsonString(Options);
    }

    public static (IReadOnlyDictionary<string, string> Values, string? After) Read(string text)
    {
        var row = JsonNode.Parse(text)!;
        return (row["values"]!.AsObject().ToDictionary(value => value.Key, value => (string)value.Value!), (string?)row["after"]);
    }

    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
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
