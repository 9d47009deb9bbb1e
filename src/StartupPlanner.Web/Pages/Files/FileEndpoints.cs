using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Files;

/// <summary>The plan's pictures: taken from the browser, and shown to whoever may read the plan.</summary>
internal static class FileEndpoints
{
    /// <param name="File">The id by which a text names it: <c>![caption](files/ID)</c>.</param>
    public sealed record Taken(Guid File, string Name, int Width, int Height);

    /// <param name="Message">What is wrong, in the reader's language.</param>
    public sealed record Refusal(string Message);

    public static void MapFiles(this WebApplication app)
    {
        app.MapPost("/plans/{planId:guid}/files", UploadAsync).RequireAuthorization().DisableCookieRedirect().WithMetadata(new RequestSizeLimitAttribute(StoredFile.MaxBytes + 64 * 1024));
        app.MapGet("/plans/{planId:guid}/files/{file:guid}", ShowAsync).AllowAnonymous();
    }

    /// <summary>Where a picture is shown from.</summary>
    public static string AddressOf(PlanId plan, Guid file) => $"/plans/{plan}/files/{file}";

    private static async Task<IResult> UploadAsync(Guid planId, HttpContext context, IAntiforgery antiforgery, IMediator mediator, Texts texts, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Refused(texts["Errors.OldPage"], StatusCodes.Status400BadRequest);
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancellationToken) : null;
        if (form?.Files["file"] is not { } sent) return Refused(texts["Errors.Unreadable"], StatusCodes.Status400BadRequest);
        using var bytes = new MemoryStream();
        await sent.CopyToAsync(bytes, cancellationToken);
        var outcome = await mediator.Send(new UploadFile.Command(new(planId), sent.FileName, bytes.ToArray()), cancellationToken);
        return outcome.Failure switch
        {
            null when outcome.Value is var file => Results.Json(new Taken(file.Id, file.Name, file.Width, file.Height), FileJson.Default.Taken, statusCode: StatusCodes.Status201Created),
            Failure.NotFound => Refused(texts["Errors.NoPlan"], StatusCodes.Status404NotFound),
            Failure.Forbidden forbidden => Refused(texts.Of(forbidden), StatusCodes.Status403Forbidden),
            Failure.Invalid invalid => Refused(texts.Of(invalid.Errors[0]), StatusCodes.Status422UnprocessableEntity),
            var failure => Refused(texts.Of(failure), StatusCodes.Status422UnprocessableEntity),
        };
    }

    private static async Task<IResult> ShowAsync(Guid planId, Guid file, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ViewFile.Query(new(planId), file), cancellationToken);
        if (outcome.Failure is not null)
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.NotFound();
        }
        // It never changes.
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return Results.Bytes(outcome.Value.Content, outcome.Value.MediaType, lastModified: outcome.Value.At);
    }

    private static IResult Refused(string message, int status) => Results.Json(new Refusal(message), FileJson.Default.Refusal, statusCode: status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FileEndpoints.Taken))]
[JsonSerializable(typeof(FileEndpoints.Refusal))]
internal sealed partial class FileJson : JsonSerializerContext;
