using System.Globalization;
using Serilog;
using Serilog.Events;

namespace StartupPlanner.Web.Hosting;

internal static class Logging
{
    private const string RequestLine = "{Method} {Route} {Status} in {Elapsed:0.0} ms ({TraceId})";

    public static void AddLogs(this WebApplicationBuilder builder) => builder.Services.AddSerilog(
        logger => logger.ReadFrom.Configuration(builder.Configuration).WriteTo.Console(formatProvider: CultureInfo.InvariantCulture),
        // Several applications may live in one process, as in tests: each has a logger of its own.
        preserveStaticLogger: true);

    /// <summary>One line for each request: its method, the pattern of its route (never an address with a secret in it), status and time.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(log =>
    {
        log.MessageTemplate = RequestLine;
        log.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            Property("Method", context.Request.Method), Property("Route", RouteOf(context)), Property("Status", status), Property("Elapsed", elapsed),
            Property("TraceId", context.TraceIdentifier),
        ];
        log.GetLevel = (context, _, wrong) => wrong is not null ? LogEventLevel.Error : IsPage(RouteOf(context)) ? LogEventLevel.Information : LogEventLevel.Verbose;
    });

    private static bool IsPage(string? route) => route is not null && !route.StartsWith("dist/", StringComparison.Ordinal);

    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;

    private static LogEventProperty Property(string name, object? value) => new(name, new ScalarValue(value));
}
