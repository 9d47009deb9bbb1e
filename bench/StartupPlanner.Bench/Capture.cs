using System.Net.Http.Json;

namespace StartupPlanner.Bench;

/// <summary>Takes one answer of the application, for the twin to send.</summary>
internal static class Capture
{
    // These the server writes itself.
    private static readonly string[] Own = ["Date", "Server", "Transfer-Encoding", "Content-Length", "Content-Type", "Connection"];

    public static async Task<TwinAnswer> OfAsync(Scenario scenario, string token, CancellationToken cancellationToken)
    {
        using var request = scenario.IsAutosave ? Edit(scenario.Slots[0], token) : new HttpRequestMessage(HttpMethod.Get, scenario.Path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        using var response = await scenario.Who.Client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => !Own.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        return new(scenario.Path, scenario.IsAutosave, response.Content.Headers.ContentType!.ToString(), headers, body, scenario.Plan, scenario.Viewer, scenario.Reads);
    }

    private static HttpRequestMessage Edit(Slot slot, string token)
    {
        var value = slot.Next();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/plans/{slot.Plan}/changes") { Content = JsonContent.Create(new EditBody(Guid.CreateVersion7(), "set", slot.Address, slot.Value, value), BenchJson.Default.EditBody) };
        request.Headers.Add("X-Form-Token", token);
        slot.Saved(value);
        return request;
    }
}
