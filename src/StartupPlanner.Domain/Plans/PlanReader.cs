using System.Text.Json.Nodes;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>Fills a plan from a file's JSON and collects every mistake on the way.</summary>
internal sealed class PlanReader(Plan plan)
{
    private readonly List<FieldError> errors = [];

    // A row may be named before the file comes to it.
    private readonly List<(Field Field, object Entity, string Address, string Typed)> references = [];

    // So may the rows that meet in a matrix, and the fields of which something is noted.
    private readonly List<(Part Part, JsonObject Cells)> matrices = [];

    public IReadOnlyList<FieldError> Read(JsonNode? root)
    {
        if (root is not JsonObject file || file["format"] is not JsonValue format || !format.TryGetValue<string>(out var name) || name != PlanFile.Format)
            return [new("format", PlanFileErrors.WrongFormat, PlanFile.Format)];
        foreach (var (segment, _) in file)
            if (segment is not ("format" or "$schema" or PlanFile.Files) && Outline.SectionAt(segment) is null) Wrong(segment, PlanFileErrors.Unknown);
        foreach (var section in Outline.Sections)
            if (Object(file[section.Segment], section.Segment) is { } content) Read(section, content);
        foreach (var (part, cells) in matrices) ReadCells(part, cells);
        foreach (var (field, entity, address, typed) in references) Write(field, entity, address, field.NormalizeIn(plan, typed));
        return errors;
    }

    private void Read(Section section, JsonObject content)
    {
        var own = section.Parts.Where(part => part.Shape == PartShape.Own).ToList();
        foreach (var (segment, _) in content)
            if (!section.Parts.Any(part => part.Shape != PartShape.Own && part.Segment == segment) && own.All(part => part.FieldAt(segment) is null))
                Wrong($"{section.Segment}/{segment}", PlanFileErrors.Unknown);
        foreach (var part in section.Parts)
        {
            var json = part.Shape == PartShape.Own ? content : content[part.Segment];
            if (part.Shape == PartShape.Own) ReadFields(part, "", part.Find(plan, "")!, content);
            else if (part.Shape == PartShape.Rows) ReadRows(part, json);
            else if (part.IsSparse && Object(json, part.Address) is { } cells) matrices.Add((part, cells));
            else if (part.IsSparse) continue;
            else ReadFixed(part, json);
        }
    }

    private void ReadFixed(Part part, JsonNode? json)
    {
        if (Object(json, part.Address) is not { } rows) return;
        foreach (var (key, _) in rows)
            if (!part.Keys.Contains(key)) Wrong(part.RowAddress(key), PlanFileErrors.Unknown);
        foreach (var key in part.Keys)
            if (Object(rows[key], part.RowAddress(key)) is { } row) ReadRow(part, key, part.Find(plan, key)!, row);
    }

    private void ReadCells(Part part, JsonObject cells)
    {
        foreach (var (key, json) in cells)
        {
            if (!part.Takes(plan, key)) Wrong(part.RowAddress(key), FieldErrors.NoSuchRow, key);
            else if (Object(json, part.RowAddress(key)) is { Count: > 0 } cell) ReadRow(part, key, part.Make(plan, key, after: null), cell);
        }
    }

    private void ReadRows(Part part, JsonNode? json)
    {
        if (json is null) return;
        if (json is not JsonArray rows)
        {
            Wrong(part.Address, FieldErrors.WrongType, "array");
            return;
        }
        if (rows.Count > part.MaxRows) Wrong(part.Address, RowErrors.TooMany, part.MaxRows);
        var list = part.RowsOf(plan)!;
        // What is too many anyway is not read: the work stays small, however long the list.
        for (var index = 0; index < Math.Min(rows.Count, part.MaxRows); index++)
        {
            // Until its id is known, a row is named by its place: overview/outcomes/2 is the third.
            var place = part.RowAddress(index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (rows[index] is not JsonObject row)
                Wrong(place, FieldErrors.WrongType, "object");
            else if (row["id"] is not JsonValue value || !value.TryGetValue<string>(out var text) || !Guid.TryParseExact(text, "D", out var id))
                Wrong(place, PlanFileErrors.NoId);
            else if (list.Has(id.ToString()))
                Wrong(part.RowAddress(id.ToString()), PlanFileErrors.SameId);
            else
                ReadRow(part, id.ToString(), list.Insert(id, after: RowPlace.Last), row);
        }
    }

    private void ReadRow(Part part, string key, object entity, JsonObject row)
    {
        foreach (var (segment, _) in row)
            if (part.FieldAt(segment) is null && !(segment == "id" && part.Shape == PartShape.Rows))
                Wrong($"{part.RowAddress(key)}/{segment}", PlanFileErrors.Unknown);
        ReadFields(part, key, entity, row);
    }

    private void ReadFields(Part part, string key, object entity, JsonObject content)
    {
        foreach (var field in part.Fields)
        {
            var address = part.FieldAddress(key, field);
            if (!content.TryGetPropertyValue(field.Segment, out var json) || json is null)
            {
                if (field.Mandatory) Wrong(address, PlanFileErrors.Missing);
                else if (field.Normalize("").Succeeded) field.Write(entity, "");
                continue;
            }
            var typed = field.FromJson(json);
            if (field.Type is FieldType.Reference or FieldType.References && typed.Succeeded) references.Add((field, entity, address, typed.Value));
            else Write(field, entity, address, typed.Succeeded ? field.Normalize(typed.Value) : typed);
        }
    }

    private void Write(Field field, object entity, string address, Outcome<string> value)
    {
        if (value.Failure is { } wrong) Wrong(address, wrong.Code, wrong.Args);
        else field.Write(entity, value.Value);
    }

    private JsonObject? Object(JsonNode? json, string address)
    {
        if (json is not null and not JsonObject) Wrong(address, FieldErrors.WrongType, "object");
        return json switch { JsonObject found => found, null => [], _ => null };
    }

    private void Wrong(string address, string code, params object[] args) => errors.Add(new(address, code, args));
}
