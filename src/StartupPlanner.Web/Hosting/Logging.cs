using System.Diagnostics;
using Serilog;

namespace StartupPlanner.Web.Hosting;

internal static partial class Logging
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger();
        builder.Logging.AddSerilog(logger, dispose: true);
    }

    /// <summary>One line for each request: its method, the pattern of its route (never an address with a secret in it), status and time.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Request");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next();
            }
            finally
            {
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
                if (route is not null && !route.StartsWith("dist/", StringComparison.Ordinal))
                    Answered(logger, context.Request.Method, route, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds, context.TraceIdentifier);
            }
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Elapsed:0.0} ms ({TraceId})")]
    private static partial void Answered(Microsoft.Extensions.Logging.ILogger logger, string method, string route, int status, double elapsed, string traceId);
}
