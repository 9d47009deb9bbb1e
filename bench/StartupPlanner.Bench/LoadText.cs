using static StartupPlanner.Bench.Report;

namespace StartupPlanner.Bench;

/// <summary>The words around the figures of the load.</summary>
internal static class LoadText
{
    public static void Explain(Report report, Settings settings)
    {
        report.Line("""
            **App** is the published application in production, on a durable PostgreSQL over a socket, with the sample plan. **Twin** is bare Kestrel with raw Npgsql:
            it reads the same rows in one round trip of prepared statements and sends the same bytes with the same headers, but it reads no cookie, checks no token, builds no
            object and writes no log. It is a floor, not a rival. For autosave the twin asks for the right, locks the plan, looks for the command, compares the old value,
            updates field and plan, inserts the activity and commits.

            Load program, server and PostgreSQL share the machine, so requests per second say less than the ratio beside them. "Processor" is what the server's own process used for a
            request, without PostgreSQL; it depends least on what else runs. p50 and p99 are exact, over all requests of a round, as the client saw them. A connection sends
            its next request when it has read the last answer, without a pause: 64 connections are far more than 64 people.
            """);
        report.Line(Invariant($"Each round: {settings.Seconds:0.#} s after {settings.Seconds / 3:0.#} s of warm-up; application and twin by turns, {settings.Rounds} rounds, the better one of each."));
        report.Line();
    }

    public static void Head(Report report)
    {
        report.Line("| Scenario | Bytes | Connections | App req/s | Twin req/s | App/twin | App p50 ms | App p99 ms | Twin p50 ms | Twin p99 ms | App processor µs | Twin processor µs | Errors |");
        report.Line("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    }

    public static void Row(Report report, string name, int bytes, int connections, Measured app, Measured twin) => report.Line(Invariant(
        $"| {name} | {bytes:N0} | {connections} | {app.Rate:N0} | {twin.Rate:N0} | {app.Rate / twin.Rate:0.000} | {app.P50:0.0} | {app.P99:0.0} | {twin.P50:0.0} | {twin.P99:0.0} | {app.Processor:N0} | {twin.Processor:N0} | {app.Errors + twin.Errors} |"));
}
