using System.Text.Json.Nodes;
using NJsonSchema;

namespace StartupPlanner.Domain.Tests.Funding.Exchange;

/// <summary>The published schemas of the format, which are not part of this repository.</summary>
internal static class OcfSchemas
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["OCF_MANIFEST_FILE"] = "OCFManifestFile", ["OCF_STAKEHOLDERS_FILE"] = "StakeholdersFile", ["OCF_STOCK_CLASSES_FILE"] = "StockClassesFile", ["OCF_STOCK_PLANS_FILE"] = "StockPlansFile",
        ["OCF_VESTING_TERMS_FILE"] = "VestingTermsFile", ["OCF_TRANSACTIONS_FILE"] = "TransactionsFile", ["OCF_FINANCINGS_FILE"] = "FinancingsFile",
    };

    private static readonly Lazy<Dictionary<string, JsonSchema>> All = new(Load);

    /// <summary>Where they are: the variable PLANNER_OCF_SCHEMAS, else beside the repository.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("PLANNER_OCF_SCHEMAS") is { Length: > 0 } folder ? folder : Path.Combine(Repository.Root, "../shared/ocf");

    /// <summary>Skips the test that calls it where they are missing; fails it where PLANNER_REQUIRE_OCF is set.</summary>
    public static void Need()
    {
        if (Directory.Exists(Folder)) return;
        Assert.True(Environment.GetEnvironmentVariable("PLANNER_REQUIRE_OCF") is not "1", $"The schemas are not in {Folder}.");
        Assert.Skip($"The schemas are not in {Folder}; PLANNER_OCF_SCHEMAS may name their folder.");
    }

    /// <summary>What the schema of a file's type complains of.</summary>
    public static IReadOnlyList<string> Complaints(string file)
    {
        var type = (string)JsonNode.Parse(file)!["file_type"]!;
        return [.. All.Value[Names[type]].Validate(file).Select(error => error.ToString())];
    }

    // All schemas refer to each other by addresses on the web. They become the definitions of one schema, referred to by the last part of their address.
    // The validator knows no "const", which is an enumeration of one.
    private static Dictionary<string, JsonSchema> Load()
    {
        var read = Directory.EnumerateFiles(Folder, "*.schema.json", SearchOption.AllDirectories).Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()).ToList();
        Assert.True(read.Count > 100);
        var definitions = new JsonObject();
        foreach (var schema in read)
        {
            var name = Name((string)schema["$id"]!);
            foreach (var member in (string[])["$id", "$schema", "$comment"]) schema.Remove(member);
            definitions.Add(name, Local(schema));
        }
        return Names.Values.ToDictionary(name => name, name =>
            JsonSchema.FromJsonAsync(new JsonObject { ["definitions"] = definitions.DeepClone(), ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/definitions/{"files." + name}" }) }.ToJsonString()).GetAwaiter().GetResult());
    }

    private static string Name(string address) => address.Split("/schema/")[1].Replace(".schema.json", "", StringComparison.Ordinal).Replace('/', '.');

    private static JsonNode? Local(JsonNode? node)
    {
        if (node is JsonArray items) return new JsonArray([.. items.Select(Local)]);
        if (node is not JsonObject members) return node?.DeepClone();
        var local = new JsonObject();
        foreach (var (key, value) in members)
        {
            if (key == "$ref" && value is JsonValue) local["$ref"] = "#/definitions/" + Name((string)value!);
            else if (key == "const") local["enum"] = new JsonArray(value?.DeepClone());
            else local[key] = Local(value);
        }
        return local;
    }
}
