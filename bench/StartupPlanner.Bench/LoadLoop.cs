using System.Diagnostics;

namespace StartupPlanner.Bench;

/// <param name="Rate">Requests per second.</param>
/// <param name="P50">Milliseconds within which half of the requests were answered.</param>
/// <param name="P99">Milliseconds within which 99 of 100 were.</param>
/// <param name="Processor">Microseconds of processor time of the server's process for a request.</param>
internal sealed record Measured(double Rate, double P50, double P99, double Processor, int Errors);

/// <summary>A closed loop: each connection sends its next request when the answer to the last has been read.</summary>
internal static class LoadLoop
{
    public static async Task<Measured> RunAsync(ServerProcess server, Scenario scenario, string token, int connections, TimeSpan warmUp, TimeSpan time, CancellationToken cancellationToken)
    {
        var workers = Enumerable.Range(0, connections).Select(index => new Worker(server.Address, scenario, token, index)).ToList();
        // The other server changed the plans meanwhile, and each is read anew: that is a start, and no load.
        await Task.WhenAll(workers.Select(worker => worker.StartAsync(cancellationToken)));
        var begin = Stopwatch.GetTimestamp() + (long)(warmUp.TotalSeconds * Stopwatch.Frequency);
        var end = begin + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var running = workers.Select(worker => Task.Run(() => worker.RunAsync(begin, end, cancellationToken), cancellationToken)).ToList();
        await Task.Delay(warmUp, cancellationToken);
        var processor = server.Processor;
        await Task.Delay(time, cancellationToken);
        processor = server.Processor - processor;
        await Task.WhenAll(running);
        var ticks = workers.SelectMany(worker => worker.Ticks).Order().ToArray();
        return new(
            ticks.Length / time.TotalSeconds, Percentile(ticks, 0.50), Percentile(ticks, 0.99),
            processor.TotalMicroseconds / Math.Max(1, ticks.Length), workers.Sum(worker => worker.Errors));
    }

    /// <summary>The smallest time within which the share of the requests was answered, in milliseconds.</summary>
    /// <param name="ticks">In order.</param>
    public static double Percentile(long[] ticks, double share) =>
        ticks.Length == 0 ? double.NaN : ticks[Math.Max(0, (int)Math.Ceiling(share * ticks.Length) - 1)] * 1000.0 / Stopwatch.Frequency;

    private sealed class Worker(Uri server, Scenario scenario, string token, int index)
    {
        private readonly byte[] buffer = new byte[2 * 1024 * 1024];
        private readonly string cookies = scenario.Who.CookieHeader;
        private int expected;

        public List<long> Ticks { get; } = [];

        public int Errors { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            using var client = Client();
            if (!await AskAsync(client, cancellationToken)) Errors++;
        }

        public async Task RunAsync(long begin, long end, CancellationToken cancellationToken)
        {
            using var client = Client();
            while (true)
            {
                var sent = Stopwatch.GetTimestamp();
                if (sent >= end) return;
                var good = await AskAsync(client, cancellationToken);
                var answered = Stopwatch.GetTimestamp();
                if (!good) Errors++;
                else if (answered >= begin && answered < end) Ticks.Add(answered - sent);
            }
        }

        private static HttpMessageInvoker Client() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = 1, ActivityHeadersPropagator = null });

        private async Task<bool> AskAsync(HttpMessageInvoker client, CancellationToken cancellationToken)
        {
            var slot = scenario.IsAutosave ? scenario.Slots[index] : null;
            var value = slot?.Next();
            using var request = slot is null ? new HttpRequestMessage(HttpMethod.Get, new Uri(server, scenario.Path)) : slot.Edit(server, value!, token);
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
            if (slot is not null) request.Headers.TryAddWithoutValidation("Figures", Slot.ShownFigures);
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            request.Headers.TryAddWithoutValidation("Accept-Language", "en");
            try
            {
                using var response = await client.SendAsync(request, cancellationToken);
                var length = await ReadAsync(response, cancellationToken);
                if ((int)response.StatusCode != 200) return false;
                if (slot is null) return IsWhole(length);
                if (!buffer.AsSpan(0, length).StartsWith("{\"state\":\"saved\""u8)) return false;
                slot.Saved(value!);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        // Two answers of the same page differ by the digits of a number or a time at most.
        private bool IsWhole(int length)
        {
            if (expected == 0) expected = length;
            return length > 0 && Math.Abs(length - expected) <= 64;
        }

        private async Task<int> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var length = 0;
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var read) length += read;
            return length;
        }
    }
}
