using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>The JSON Schema (draft 2020-12) of the plan file, made from the declarations of the fields and from what their comments say.</summary>
public sealed class PlanSchema
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Summaries summaries;

    private PlanSchema(Summaries summaries) => this.summaries = summaries;

    /// <summary>The schema as text, each value with its meaning and its unit.</summary>
    /// <exception cref="FileNotFoundException">The XML documentation that the compiler writes beside this assembly and StartupPlanner.Finance was not kept there.</exception>
    public static string Write() => new PlanSchema(Summaries.Beside(typeof(PlanSchema).Assembly, typeof(Finance.Values.Estimate).Assembly)).Text();

    private string Text()
    {
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" }, ["format"] = new JsonObject { ["enum"] = new JsonArray(PlanFile.Format) } };
        foreach (var section in Outline.Sections) properties[section.Segment] = Of(section);
        properties[PlanFile.Files] = StoredFiles();
        var schema = Closed(properties, ["format", .. Outline.Sections.Where(HasMandatory).Select(section => section.Segment)]);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", PlanFile.Format);
        return schema.ToJsonString(Written) + "\n";
    }

    private JsonObject StoredFiles() => new()
    {
        ["description"] = summaries.Of(typeof(StoredFile)),
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["format"] = "uuid" },
        ["additionalProperties"] = Closed(new()
        {
            ["name"] = new JsonObject { ["type"] = "string" },
            ["content"] = new JsonObject { ["type"] = "string", ["contentEncoding"] = "base64", ["maxLength"] = (StoredFile.MaxBytes + 2) / 3 * 4 },
        }, ["name", "content"]),
    };

    private static bool HasMandatory(Section section) => section.Parts.Any(part => part.Shape == PartShape.Own && part.Fields.Any(field => field.Mandatory));

    private JsonObject Of(Section section)
    {
        var properties = new JsonObject();
        foreach (var part in section.Parts)
        {
            if (part.Shape == PartShape.Own)
                foreach (var field in part.Fields) properties[field.Segment] = Described(field);
            else if (part.Shape == PartShape.Rows)
                properties[part.Segment] = new JsonObject { ["description"] = summaries.Of(part.EntityType), ["type"] = "array", ["maxItems"] = part.MaxRows, ["items"] = Row(part, hasId: true) };
            else if (part.IsSparse)
                properties[part.Segment] = Sparse(part);
            else
                properties[part.Segment] = Closed(new([.. part.Keys.Select(key => KeyValuePair.Create(key, (JsonNode?)Row(part, hasId: false)))]), []);
        }
        return Closed(properties, section.Parts.Where(part => part.Shape == PartShape.Own).SelectMany(part => part.Fields).Where(field => field.Mandatory).Select(field => field.Segment));
    }

    // Each cell is named by its two rows, what is noted of a field by the field's address.
    private JsonObject Sparse(Part part) => new()
    {
        ["description"] = summaries.Of(part.EntityType),
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [part.Shape == PartShape.Matrix ? "^[^~/]+~[^~/]+$" : "^[^./]+(\\.[^./]+)+$"] = Row(part, hasId: false) },
        ["additionalProperties"] = false,
    };

    private JsonObject Row(Part part, bool hasId)
    {
        var properties = new JsonObject();
        if (hasId) properties["id"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" };
        foreach (var field in part.Fields) properties[field.Segment] = Described(field);
        return Closed(properties, hasId ? ["id"] : []);
    }

    private JsonObject Described(Field field)
    {
        var schema = Of(field);
        schema.Insert(0, "description", summaries.Of(field));
        if (UnitOf(field) is { } unit) schema.Insert(1, "unit", unit);
        if (field.Targets.Count > 0) schema.Insert(1, "refersTo", new JsonArray([.. field.Targets.Select(target => (JsonNode)target)]));
        return schema;
    }

    // Of an amount without a currency of its own, the plan's.
    private static string? UnitOf(Field field) => field.Type switch
    {
        FieldType.Money => FieldSet<Plan>.CurrencyUnit,
        FieldType.Percentage => "fraction",
        _ => field.Unit,
    };

    private static JsonObject Of(Field field) => field.Type switch
    {
        FieldType.ShortText or FieldType.Markdown => TextOf(field),
        FieldType.Number or FieldType.Money or FieldType.Percentage => Number(field),
        FieldType.WholeNumber => Whole(field),
        // The id of a row, or whatever names it: its address or its name.
        FieldType.Reference => new() { ["type"] = "string", ["maxLength"] = 200 },
        FieldType.File => new() { ["type"] = "string", ["format"] = "uuid" },
        FieldType.References => new() { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["maxLength"] = 200 } },
        FieldType.Month => new() { ["type"] = "string", ["pattern"] = "^(19[5-9]\\d|20\\d\\d|21\\d\\d)-(0[1-9]|1[0-2])$" },
        FieldType.Date => new() { ["type"] = "string", ["format"] = "date", ["pattern"] = "^(19[5-9]\\d|20\\d\\d|21\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" },
        FieldType.Choice => Codes(field),
        FieldType.Choices => new() { ["type"] = "array", ["items"] = Codes(field) },
        FieldType.Series => new() { ["type"] = "array", ["maxItems"] = SeriesField.MaxNumbers, ["items"] = Number(field) },
        FieldType.Estimate => Closed(new() { ["low"] = Number(field), ["likely"] = Number(field), ["high"] = Number(field) }, ["low", "likely", "high"]),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Unknown type of field."),
    };

    private static JsonObject TextOf(Field field)
    {
        var text = new JsonObject { ["type"] = "string", ["maxLength"] = field.MaxLength };
        if (field.Mandatory) text["pattern"] = "\\S";
        return text;
    }

    private static JsonObject Codes(Field field) => new() { ["enum"] = new JsonArray([.. field.Codes.Select(code => (JsonNode)code)]) };

    private static JsonObject Number(Field field)
    {
        var number = new JsonObject { ["type"] = "number" };
        if (field.Min is { } min) number["minimum"] = min;
        if (field.Max is { } max) number["maximum"] = max;
        return number;
    }

    private static JsonObject Whole(Field field)
    {
        var number = Number(field);
        number["type"] = "integer";
        return number;
    }

    private static JsonObject Closed(JsonObject properties, IEnumerable<string> required)
    {
        var names = required.ToList();
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (names.Count > 0) schema["required"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        return schema;
    }
}
