using System.Text.Json.Serialization;

namespace StartupPlanner.Bench;

/// <summary>An edit as the browser sends it.</summary>
internal sealed record EditBody(Guid CommandId, string Kind, string At, string? Seen, string? Value);

/// <summary>What the twin answers, and what it reads for it.</summary>
/// <param name="Path">Of the request; for autosave it begins with /plans/ and ends with /changes.</param>
internal sealed record TwinAnswer(string Path, bool IsAutosave, string ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body, Guid Plan, Guid Viewer, IReadOnlyList<string> Reads);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EditBody))]
[JsonSerializable(typeof(TwinAnswer[]))]
internal sealed partial class BenchJson : JsonSerializerContext;
