using System.Diagnostics;

namespace StartupPlanner.Bench;

/// <summary>A save that was acknowledged.</summary>
/// <param name="Period">What had been killed last when it was.</param>
internal sealed record Acknowledged(Guid CommandId, string Value, string Period);

/// <summary>Somebody who types: one edit after the other, each sent again as the browser's outbox does it, unchanged, until it is answered.</summary>
internal sealed class Editor(Slot slot, Visitor founder, string token, KillWorld world)
{
    private static readonly TimeSpan Typing = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    public Slot Slot => slot;

    public List<Acknowledged> Saves { get; } = [];

    /// <summary>Answers that an ordered stream of edits never gets: nobody else edits the field.</summary>
    public List<string> Refusals { get; } = [];

    public int Unanswered { get; private set; }

    /// <summary>When the last acknowledged save was sent, on the machine's clock.</summary>
    public long LastSent { get; private set; }

    /// <summary>Types until told to stop; the edit on its way is still delivered.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null };
        using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };
        while (!stop.IsCancellationRequested)
        {
            var (id, value) = (Guid.CreateVersion7(), slot.Next());
            await DeliverAsync(client, id, value, slot.Seal(id, value), cancellationToken);
            await Task.Delay(Typing, cancellationToken);
        }
    }

    private async Task DeliverAsync(HttpClient client, Guid id, string value, byte[] body, CancellationToken cancellationToken)
    {
        for (var wait = FirstWait; ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            var sent = Stopwatch.GetTimestamp();
            if (await AnswerAsync(client, body, cancellationToken) is { } answer)
            {
                if (!answer.StartsWith("{\"state\":\"saved\"", StringComparison.Ordinal)) Refusals.Add(answer);
                else Saves.Add(new(id, value, world.Period));
                slot.Saved(value);
                LastSent = sent;
                return;
            }
            Unanswered++;
            await Task.Delay(wait, cancellationToken);
        }
    }

    /// <summary>The answer to the edit; null where there is none and the outbox would try again.</summary>
    private async Task<string?> AnswerAsync(HttpClient client, byte[] body, CancellationToken cancellationToken)
    {
        using var request = slot.Edit(world.Address, body, token);
        request.Headers.TryAddWithoutValidation("Cookie", founder.CookieHeader);
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return response.Content.Headers.ContentType?.MediaType == "application/json" ? await response.Content.ReadAsStringAsync(cancellationToken) : null;
        }
        catch (Exception away) when (away is HttpRequestException or IOException || away is TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
