using System.Text.Json.Serialization;
using MediatR;

namespace StartupPlanner.Web.Pages.Search;

/// <summary>What the search bar of a plan looks through, fetched when it first opens.</summary>
internal static class SearchEndpoint
{
    public static void MapSearch(this WebApplication app) => app.MapGet("/plans/{planId:guid}/index.json", IndexAsync).AllowAnonymous();

    private static async Task<IResult> IndexAsync(Guid planId, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var outcome = await mediator.Send(new ViewIndex.Query(new(planId)), cancellationToken);
        return outcome.Failure is null ? Results.Json(outcome.Value, SearchJson.Default.View) : Results.NotFound();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ViewIndex.View))]
internal sealed partial class SearchJson : JsonSerializerContext;
