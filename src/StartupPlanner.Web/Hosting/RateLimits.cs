using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace StartupPlanner.Web.Hosting;

/// <summary>Bounds what one network address may ask for where a request is dear, or could guess a secret. Sign-in has bounds of its own.</summary>
internal static class RateLimits
{
    private const int GuessesPerMinute = 60;
    private static readonly string[] Dear = ["/plan.pdf", "/plan.docx", "/plan.xlsx"];
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var (path, isPost) = (context.Request.Path, HttpMethods.IsPost(context.Request.Method));
        var isGuess = path.StartsWithSegments("/invitations") || isPost && path.StartsWithSegments("/s");
        var isDear = path.StartsWithSegments("/plans") && (Dear.Any(ending => path.Value!.EndsWith(ending, StringComparison.Ordinal)) || isPost && path.Value!.EndsWith("/import", StringComparison.Ordinal));
        return context.Connection.RemoteIpAddress is { } network && (isGuess || isDear)
            ? RateLimitPartition.GetSlidingWindowLimiter($"{(isGuess ? "guess" : "dear")} {network}", _ => new() { PermitLimit = isGuess ? GuessesPerMinute : context.RequestServices.GetRequiredService<IOptions<PlannerOptions>>().Value.CostlyRequestsPerMinute, Window = Window, SegmentsPerWindow = 6, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("");
    }
}
