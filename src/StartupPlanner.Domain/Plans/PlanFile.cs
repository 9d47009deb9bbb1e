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

    /// <summary>The name under which the file holds the plan's pictures, by their ids.</summary>
    public const string Files = "files";

    /// <summary>The largest file that is read, in bytes: texts and numbers, and the plan's pictures in base 64.</summary>
    public const int MaxBytes = 8 * 1024 * 1024 + StoredFile.MaxBytesOfPlan / 3 * 4;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes a plan without its pictures.</summary>
    public static string Write(Plan plan) => Write(plan, []);

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="files">The pictures that it names.</param>
    public static string Write(Plan plan, IReadOnlyCollection<StoredFile> files)
    {
        var file = ToJson(plan);
        if (files.Count > 0)
            file[Files] = new JsonObject([.. files.Select(each => KeyValuePair.Create(each.Id.ToString(), (JsonNode?)new JsonObject { ["name"] = each.Name, ["content"] = Convert.ToBase64String(each.Content) }))]);
        return file.ToJsonString(Written) + "\n";
    }

    /// <summary>The pictures that a plan file brings along, of those that the plan names.</summary>
    /// <param name="json">The file's text, of which <see cref="Read"/> made the plan.</param>
    /// <param name="plan">That plan.</param>
    /// <param name="at">The time now (UTC).</param>
    /// <returns>The files, or <see cref="Failure.Invalid"/> with what is wrong with each.</returns>
    public static Outcome<IReadOnlyList<StoredFile>> ReadFiles(string json, Plan plan, DateTimeOffset at)
    {
        using var document = JsonDocument.Parse(json);
        var (files, errors) = (new List<StoredFile>(), new List<FieldError>());
        if (document.RootElement.TryGetProperty(Files, out var all))
        {
            if (all.ValueKind != JsonValueKind.Object) return new Failure.Invalid([new(Files, FieldErrors.WrongType, "object")]);
            var named = StoredFile.NamedIn(plan);
            foreach (var each in all.EnumerateObject())
            {
                var read = ReadFile(each, plan, at);
                if (read.Failure is Failure.Refused refused) errors.Add(new($"{Files}/{each.Name}", refused.Code, [.. refused.Args]));
                else if (named.Contains(read.Value.Id)) files.Add(read.Value);
            }
        }
        if (files.Sum(file => file.Content.Length) > StoredFile.MaxBytesOfPlan) errors.Add(new(Files, StoredFileErrors.PlanFull, StoredFile.MaxBytesOfPlan / 1024 / 1024));
        return errors.Count > 0 ? new Failure.Invalid(errors) : files;
    }

    private static Outcome<StoredFile> ReadFile(JsonProperty file, Plan plan, DateTimeOffset at)
    {
        if (!Guid.TryParseExact(file.Name, "D", out var id)) return new Failure.Refused(PlanFileErrors.NoId);
        if (file.Value.ValueKind != JsonValueKind.Object || !file.Value.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.String || !content.TryGetBytesFromBase64(out var bytes))
            return new Failure.Refused(StoredFileErrors.NotAPicture);
        return StoredFile.Of(plan.Id, id, file.Value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "", bytes, at);
    }

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
