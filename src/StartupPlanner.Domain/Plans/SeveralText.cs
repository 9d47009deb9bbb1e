using System.Text.Json.Nodes;

namespace StartupPlanner.Domain.Plans;

/// <summary>Changes that were made together as text, for the activity log.</summary>
internal static class SeveralText
{
    private const string Kind = "kind";
    private const string At = "at";
    private const string Before = "before";
    private const string After = "after";

    public static string Of(IEnumerable<Applied> changes) => new JsonArray([.. changes.Select(change => new JsonObject
    {
        [Kind] = change.Kind.ToString(),
        [At] = change.At.Text,
        [Before] = change.Before,
        [After] = change.After,
    })]).ToJsonString(RowText.Options);

    /// <summary>The changes in their order; one at a place that the outline no longer has is null.</summary>
    public static IReadOnlyList<Applied?> Read(string text) => [.. JsonNode.Parse(text)!.AsArray().Select(change => Address.Read((string?)change![At]) is { } at
        ? new Applied(Enum.Parse<ActivityKind>((string)change[Kind]!), at, (string?)change[Before], (string?)change[After])
        : null)];
}
