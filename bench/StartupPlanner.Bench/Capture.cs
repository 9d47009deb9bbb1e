namespace StartupPlanner.Bench;

/// <summary>Takes one answer of the application, for the twin to send.</summary>
internal static class Capture
{
    // These the server writes itself.
    private static readonly string[] Own = ["Date", "Server", "Transfer-Encoding", "Content-Length", "Content-Type", "Connection"];

    public static async Task<TwinAnswer> OfAsync(Scenario scenario, string token, CancellationToken cancellationToken)
    {
        var slot = scenario.IsAutosave ? scenario.Slots[0] : null;
        var value = slot?.Next();
        using var request = slot is null ? new HttpRequestMessage(HttpMethod.Get, scenario.Path) : slot.Edit(scenario.Who.Client.BaseAddress!, value!, token);
        if (slot is not null) request.Headers.TryAddWithoutValidation("Figures", Slot.ShownFigures);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        using var response = await scenario.Who.Client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        slot?.Saved(value!);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => !Own.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        return new(scenario.Path, scenario.IsAutosave, response.Content.Headers.ContentType!.ToString(), headers, body, scenario.Plan, scenario.Viewer, scenario.Reads);
    }
}
