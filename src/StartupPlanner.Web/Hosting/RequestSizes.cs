using Microsoft.AspNetCore.Http.Metadata;

namespace StartupPlanner.Web.Hosting;

internal static class RequestSizes
{
    /// <summary>What says itself to be larger than its page takes is refused before anything reads it: whoever reads a form would only find no token in it.</summary>
    public static void UseRequestSizes(this WebApplication app) => app.Use((context, next) =>
    {
        var limit = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
        if (!(context.Request.ContentLength > limit)) return next();
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}
