using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Hosting;

/// <summary>Says in words that the database is away or full. Needs neither the database nor who asks.</summary>
internal sealed class OutageAnswer(Outages outages) : IExceptionHandler
{
    private const int SecondsToRetry = 5;

    /// <summary>What scripts get. Its type is not the one of answers to an edit, so that the browser keeps the edit and sends it again.</summary>
    /// <param name="State">away or full.</param>
    /// <param name="Message">In the reader's language.</param>
    public sealed record Problem(string State, string Message, int Status);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Outages.Of(exception) is not { } outage) return false;
        outages.Note(exception);
        var response = httpContext.Response;
        response.StatusCode = outage == Outage.Full ? StatusCodes.Status507InsufficientStorage : StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = SecondsToRetry.ToString(CultureInfo.InvariantCulture);
        if (httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IDisableCookieRedirectMetadata>() is not null)
            await TellScriptAsync(httpContext, outage);
        else
            await ShowAsync(httpContext, outage, cancellationToken);
        return true;
    }

    private static Task TellScriptAsync(HttpContext context, Outage outage)
    {
        var texts = context.RequestServices.GetRequiredService<Texts>();
        var problem = outage == Outage.Full ? new Problem("full", texts["Errors.Outage.Full"], 507) : new Problem("away", texts["Errors.Outage.Away"], 503);
        return Results.Json(problem, OutageJson.Default.Problem, "application/problem+json", problem.Status).ExecuteAsync(context);
    }

    private static async Task ShowAsync(HttpContext context, Outage outage, CancellationToken cancellationToken)
    {
        var isForm = !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method);
        // A form is not sent again without its sender.
        if (!isForm && outage == Outage.Away) context.Response.Headers["Refresh"] = SecondsToRetry.ToString(CultureInfo.InvariantCulture);
        context.Response.ContentType = "text/html; charset=utf-8";
        var said = $"{(outage == Outage.Full ? "Full" : "Away")}.{(isForm ? "Sent" : "Text")}";
        await context.Response.WriteAsync(await context.RequestServices.GetRequiredService<ViewRenderer>().RenderAsync("/Pages/Home/_Outage.cshtml", said, context), cancellationToken);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(OutageAnswer.Problem))]
internal sealed partial class OutageJson : JsonSerializerContext;
