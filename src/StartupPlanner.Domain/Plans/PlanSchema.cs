using System.Text.Json;
using System.Text.Json.Nodes;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>The JSON Schema (draft 2020-12) of the plan file, made from the declarations of the fields.</summary>
public static class PlanSchema
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        var properties = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" }, ["format"] = new JsonObject { ["enum"] = new JsonArray(PlanFile.Format) } };
        foreach (var section in Outline.Sections) properties[section.Segment] = Of(section);
        var schema = Closed(properties, ["format", .. Outline.Sections.Where(HasMandatory).Select(section => section.Segment)]);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", PlanFile.Format);
        return schema.ToJsonString(Written) + "\n";
    }

    private static bool HasMandatory(Section section) => section.Parts.Any(part => part.Shape == PartShape.Own && part.Fields.Any(field => field.Mandatory));

    private static JsonObject Of(Section section)
    {
        var properties = new JsonObject();
        foreach (var part in section.Parts)
        {
            if (part.Shape == PartShape.Own)
                foreach (var field in part.Fields) properties[field.Segment] = Of(field);
            else if (part.Shape == PartShape.Rows)
                properties[part.Segment] = new JsonObject { ["type"] = "array", ["maxItems"] = part.MaxRows, ["items"] = Row(part, hasId: true) };
            else
                properties[part.Segment] = Closed(new([.. part.Keys.Select(key => KeyValuePair.Create(key, (JsonNode?)Row(part, hasId: false)))]), []);
        }
        return Closed(properties, section.Parts.Where(part => part.Shape == PartShape.Own).SelectMany(part => part.Fields).Where(field => field.Mandatory).Select(field => field.Segment));
    }

    private static JsonObject Row(Part part, bool hasId)
    {
        var properties = new JsonObject();
        if (hasId) properties["id"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$" };
        foreach (var field in part.Fields) properties[field.Segment] = Of(field);
        return Closed(properties, hasId ? ["id"] : []);
    }

    private static JsonObject Of(Field field) => field.Type switch
    {
        FieldType.ShortText or FieldType.Markdown => Text(field),
        FieldType.Number or FieldType.Money or FieldType.Percentage => Number(field),
        FieldType.Month => new() { ["type"] = "string", ["pattern"] = "^(19[5-9]\\d|20\\d\\d|21\\d\\d)-(0[1-9]|1[0-2])$" },
        FieldType.Date => new() { ["type"] = "string", ["format"] = "date", ["pattern"] = "^(19[5-9]\\d|20\\d\\d|21\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" },
        FieldType.Choice => Codes(field),
        FieldType.Choices => new() { ["type"] = "array", ["items"] = Codes(field) },
        FieldType.Series => new() { ["type"] = "array", ["maxItems"] = SeriesField.MaxNumbers, ["items"] = Number(field) },
        FieldType.Estimate => Closed(new() { ["low"] = Number(field), ["likely"] = Number(field), ["high"] = Number(field) }, ["low", "likely", "high"]),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "Unknown type of field."),
    };

    private static JsonObject Text(Field field)
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

    private static JsonObject Closed(JsonObject properties, IEnumerable<string> required)
    {
        var names = required.ToList();
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (names.Count > 0) schema["required"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        return schema;
    }
}
