using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Plans;

/// <summary>
/// The portable plan: a JSON file that holds every field under its address. <c>planner.plan/1</c> names the format and its version;
/// an older version is read for good, a newer one is refused.
/// </summary>
/// <remarks>Fields and rows are written in the order of the outline, answers only, so that two files can be compared line by line.</remarks>
public static class PlanFile
{
    /// <summary>The format and version that is written.</summary>
    public const string Format = "planner.plan/1";

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes a plan.</summary>
    public static string Write(Plan plan) => ToJson(plan).ToJsonString(Written) + "\n";

    /// <summary>The text of a file, which is UTF-8, with or without its mark.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The text, or <see cref="Failure.Invalid"/> with <see cref="PlanFileErrors.NotUtf8"/>: letters are never guessed.</returns>
    public static Outcome<string> TextOf(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return new Failure.Invalid([new("", PlanFileErrors.NotUtf8)]);
        }
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="id">Of the new plan.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <returns>The plan, or <see cref="Failure.Invalid"/> with every mistake of the file, each with its address.</returns>
    public static Outcome<Plan> Read(string json, PlanId id, DateTimeOffset at)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        JsonEscapes.MendHalves(bytes);
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(bytes, documentOptions: new() { MaxDepth = 16, AllowDuplicateProperties = false });
        }
        catch (JsonException wrong)
        {
            return NotJson(wrong.LineNumber ?? 0, wrong.BytePositionInLine ?? 0);
        }
        var plan = Plan.Start(id, at, Month.Of(DateOnly.FromDateTime(at.UtcDateTime)));
        var errors = new PlanReader(plan).Read(root);
        if (errors.Count > 0) return new Failure.Invalid(errors);
        plan.Changed(at);
        return plan;
    }

    private static Failure.Invalid NotJson(long line, long column) => new([new("", PlanFileErrors.NotJson, line + 1, column + 1)]);

    private static JsonObject ToJson(Plan plan)
    {
        var file = new JsonObject { ["format"] = Format };
        foreach (var section in Outline.Sections)
        {
            var content = new JsonObject();
            foreach (var part in section.Parts)
            {
                if (part.Shape == PartShape.Own) WriteFields(content, part, part.Find(plan, "")!);
                else if (part.Shape == PartShape.Rows) content[part.Segment] = new JsonArray([.. part.Entries(plan).Select(row => Row(part, row.Key, row.Entity))]);
                else if (part.IsSparse) content[part.Segment] = Cells(part, plan);
                else content[part.Segment] = new JsonObject([.. part.Entries(plan).Select(row => KeyValuePair.Create(row.Key, (JsonNode?)Row(part, null, row.Entity)))]);
            }
            // A section that asks no questions is written once it holds something.
            if (section.Questions.Count > 0 || content.Any(part => part.Value is not (JsonArray { Count: 0 } or JsonObject { Count: 0 }))) file[section.Segment] = content;
        }
        return file;
    }

    private static JsonObject Cells(Part part, Plan plan) => new(
        from cell in part.Entries(plan)
        let json = Row(part, null, cell.Entity)
        where json.Count > 0
        select KeyValuePair.Create(cell.Key, (JsonNode?)json));

    private static JsonObject Row(Part part, string? id, object entity)
    {
        var row = new JsonObject();
        if (id is not null) row["id"] = id;
        WriteFields(row, part, entity);
        return row;
    }

    private static void WriteFields(JsonObject target, Part part, object entity)
    {
        foreach (var field in part.Fields)
            if (field.ToJson(field.Read(entity)) is { } value) target[field.Segment] = value;
    }
}

/// <summary>The codes of what can be wrong with a plan file, besides those of its fields.</summary>
public static class PlanFileErrors
{
    /// <summary>No JSON; quotes line and column.</summary>
    public const string NotJson = "File.NotJson";

    /// <summary>Not in UTF-8.</summary>
    public const string NotUtf8 = "File.NotUtf8";

    /// <summary>No plan file, or one of a newer version; quotes the format that is read.</summary>
    public const string WrongFormat = "File.WrongFormat";

    /// <summary>A name that the format does not have.</summary>
    public const string Unknown = "File.Unknown";

    /// <summary>Missing, though the plan cannot be without it.</summary>
    public const string Missing = "File.Missing";

    /// <summary>A row without an id that is a UUID.</summary>
    public const string NoId = "File.NoId";

    /// <summary>A row whose id another row of the list has.</summary>
    public const string SameId = "File.SameId";
}
