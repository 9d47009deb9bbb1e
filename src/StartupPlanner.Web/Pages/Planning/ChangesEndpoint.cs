using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>The one address to which the browser sends every edit, and what it answers: always in words, so that no edit is sent for ever.</summary>
internal static class ChangesEndpoint
{
    // The longest row with every character escaped is shorter by far.
    private const int MaxBytes = 4 * 1024 * 1024;
    private const int MaxEdits = 100;

    /// <param name="Kind">set, add, remove, move, or several: edits that are made together or not at all.</param>
    /// <param name="At">The field, the list, or the row. For several: the list, the row or the section that encloses them all.</param>
    /// <param name="Seen">For set: the value that the editor saw.</param>
    /// <param name="Value">For set: the new value.</param>
    /// <param name="Id">For add: of the row.</param>
    /// <param name="Values">For add: by segment of the field. For remove: what the editor saw.</param>
    /// <param name="After">For add and move: the key of the row before; null for the first place.</param>
    /// <param name="Edits">For several: sets, adds, removals and moves in their order, each of which may be about rows that those before it add.</param>
    public sealed record Edit(Guid CommandId, string Kind, string At, string? Seen, string? Value, Guid? Id, Dictionary<string, string?>? Values, string? After, Edit?[]? Edits)
    {
        /// <summary>Whether it would overwrite what its editor has not looked at.</summary>
        public bool IsUnseen => this is { Kind: "set", Seen: null, Value: not null } || Edits?.Any(edit => edit?.IsUnseen == true) == true;
    }

    public sealed record Undo(Guid CommandId, Guid Entry);

    /// <param name="State">saved, stale (somebody else was faster), invalid, gone, or refused (the request as a whole).</param>
    /// <param name="Value">The value that the edit left in the plan, or that stands in its way; canonical.</param>
    /// <param name="Now">For an edit that comes again: the value by now, where somebody changed it since.</param>
    /// <param name="Shown">The same as a reader sees it.</param>
    /// <param name="Message">What is wrong, in the reader's language.</param>
    /// <param name="Entry">By which the edit can be undone.</param>
    /// <param name="At">Where; of several edits that were not made, the place of the one that could not be.</param>
    public sealed record Answer(string State, string? Value, string? Now, string? Shown, string? Message, Guid? Entry, string? At, long Revision, IReadOnlyDictionary<string, string>? Figures);

    public static void MapChanges(this WebApplication app)
    {
        var changes = app.MapGroup("").RequireAuthorization().DisableCookieRedirect();
        changes.MapPost("/plans/{planId:guid}/changes", ChangeAsync);
        changes.MapPost("/plans/{planId:guid}/changes/rest", ChangeAllAsync);
        changes.MapPost("/plans/{planId:guid}/changes/undo", UndoAsync);
    }

    private static async Task<IResult> ChangeAsync(Guid planId, HttpContext context, IMediator mediator, Texts texts, Answers answers, CancellationToken cancellationToken)
    {
        var (edit, wrong) = await BodyAsync(context, EndpointJson.Default.Edit, texts, cancellationToken);
        if (edit is null) return wrong!;
        if (edit.IsUnseen) return Refused(texts["Errors.Changes.Unseen"], StatusCodes.Status400BadRequest);
        if (Read(edit) is not { } change) return Refused(texts["Errors.NotFound"], StatusCodes.Status404NotFound);
        var outcome = await mediator.Send(new ChangePlan.Command(new(planId), edit.CommandId, [change]), cancellationToken);
        return outcome.Failure is { } failure ? Refused(failure, texts) : answers.To(outcome.Value);
    }

    /// <summary>What still waited when the page was left, one after the other. Nobody is there any more to read what became of it.</summary>
    private static async Task<IResult> ChangeAllAsync(Guid planId, HttpContext context, IServiceScopeFactory scopes, Viewer viewer, Texts texts, CancellationToken cancellationToken)
    {
        var (edits, wrong) = await BodyAsync(context, EndpointJson.Default.EditArray, texts, cancellationToken);
        if (edits is null) return wrong!;
        if (edits.Length > MaxEdits) return Refused(texts["Errors.Changes.Count"], StatusCodes.Status400BadRequest);
        foreach (var edit in edits)
        {
            if (edit is null || Read(edit) is not { } change) continue;
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Viewer>().UserId = viewer.UserId;
            var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ChangePlan.Command(new(planId), edit.CommandId, [change]), cancellationToken);
            if (outcome.Failure is { } failure and not Failure.Invalid) return Refused(failure, texts);
        }
        return Results.NoContent();
    }

    private static async Task<IResult> UndoAsync(Guid planId, HttpContext context, IMediator mediator, Texts texts, Answers answers, CancellationToken cancellationToken)
    {
        var (undo, wrong) = await BodyAsync(context, EndpointJson.Default.Undo, texts, cancellationToken);
        if (undo is null) return wrong!;
        var outcome = await mediator.Send(new UndoChange.Command(new(planId), undo.CommandId, undo.Entry), cancellationToken);
        return outcome.Failure switch
        {
            null => answers.To(outcome.Value),
            Failure.Refused refused => Results.Json(new Answer("stale", null, null, null, texts.Of(refused), null, null, 0, null), EndpointJson.Default.Answer, statusCode: 409),
            var failure => Refused(failure, texts),
        };
    }

    /// <summary>What a request with a page's token holds; otherwise what to answer.</summary>
    private static async Task<(T? Body, IResult? Wrong)> BodyAsync<T>(HttpContext context, JsonTypeInfo<T> type, Texts texts, CancellationToken cancellationToken) where T : class
    {
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) return (null, Refused(texts["Errors.OldPage"], StatusCodes.Status400BadRequest));
        var tooLarge = Refused(texts["Errors.TooMuch"], StatusCodes.Status413PayloadTooLarge);
        if (context.Request.ContentLength > MaxBytes) return (null, tooLarge);
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (await context.Request.Body.ReadAsync(chunk, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > MaxBytes) return (null, tooLarge);
            bytes.Write(chunk, 0, read);
        }
        var json = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        JsonEscapes.MendHalves(json);
        try
        {
            if (Utf8.IsValid(json) && JsonSerializer.Deserialize(json, type) is { } body) return (body, null);
        }
        catch (JsonException) { }
        return (null, Refused(texts["Errors.Unreadable"], StatusCodes.Status400BadRequest));
    }

    private static Change? Read(Edit edit)
    {
        if (Address.Read(edit.At) is not { } at) return null;
        return edit.Kind switch
        {
            "set" when edit.Value is not null && edit.Seen is not null && at.Field is not null => new Change.SetField(at, edit.Seen, edit.Value),
            "add" when edit.Id is { } id && id != Guid.Empty && at.IsList => new Change.AddRow(at, id, Texts(edit.Values ?? []), edit.After),
            "remove" when at.IsRow => new Change.RemoveRow(at, edit.Values is { } seen ? Texts(seen) : null),
            "move" when at.IsRow => new Change.MoveRow(at, null, edit.After),
            "several" when at.Field is null => Several(at, edit.Edits ?? []),
            _ => null,
        };
    }

    private static Change.Several? Several(Address at, Edit?[] edits)
    {
        var changes = edits.Select(edit => edit is null or { Kind: "several" } ? null : Read(edit)).OfType<Change>().Where(change => at.Encloses(change.At)).ToList();
        return changes.Count > 0 && changes.Count == edits.Length ? new(at, changes) : null;
    }

    private static Dictionary<string, string> Texts(Dictionary<string, string?> values) => values.ToDictionary(value => value.Key, value => value.Value ?? "");

    private static IResult Refused(Failure failure, Texts texts) => failure switch
    {
        Failure.Forbidden => Refused(texts.Of(failure), StatusCodes.Status403Forbidden),
        Failure.NotFound => Refused(texts["Errors.NoPlan"], StatusCodes.Status404NotFound),
        Failure.Invalid invalid => Refused(texts.Of(invalid.Errors[0]), StatusCodes.Status422UnprocessableEntity),
        _ => Refused(texts.Of(failure), StatusCodes.Status422UnprocessableEntity),
    };

    private static IResult Refused(string message, int status) =>
        Results.Json(new Answer("refused", null, null, null, message, null, null, 0, null), EndpointJson.Default.Answer, statusCode: status);
}

/// <summary>Puts the result of an edit into words.</summary>
internal sealed class Answers(Texts texts, Display display, IEnumerable<IFigures> figures, IHttpContextAccessor http)
{
    /// <summary>The header in which a page names the groups of figures that it shows.</summary>
    public const string FiguresHeader = "Figures";

    public IResult To(ChangePlan.Result result)
    {
        var (plan, change) = (result.Plan, result.Changes[0]);
        return change.Failure switch
        {
            null when IsGoneSince(plan, change) => Json(new("gone", null, null, null, texts["Errors.Gone"], null, change.At.Text, plan.Revision, null), 410),
            null => Json(new("saved", change.Applied!.After, Now(plan, change), Shown(plan, change.At, change.Applied.After), null, change.Entry, change.At.Text, plan.Revision, Figures(plan)), 200),
            Failure.Stale stale => Json(new("stale", stale.Current, null, Shown(plan, Address.Read(stale.Address)!, stale.Current), texts["Errors.Stale"], null, stale.Address, plan.Revision, null), 409),
            Failure.NotFound => Json(new("gone", null, null, null, texts["Errors.Gone"], null, change.At.Text, plan.Revision, null), 410),
            Failure.Gone gone => Json(new("gone", null, null, null, texts.Of(gone), null, gone.Address, plan.Revision, null), 410),
            Failure.Invalid invalid => Json(new("invalid", null, null, null, texts.Of(invalid.Errors[0]), null, invalid.Errors[0].Field, plan.Revision, null), 422),
            var failure => Json(new("invalid", null, null, null, texts.Of(failure), null, change.At.Text, plan.Revision, null), 422),
        };
    }

    public IResult To(UndoChange.Result undone) =>
        Json(new("saved", undone.Applied.After, null, null, null, null, undone.Applied.At.Text, undone.Plan.Revision, Figures(undone.Plan)), 200);

    /// <summary>What the page shows of what follows from the answers; all of it where the page does not say.</summary>
    private Dictionary<string, string> Figures(Plan plan)
    {
        var named = http.HttpContext?.Request.Headers[FiguresHeader].ToString() is { Length: > 0 } groups ? groups.Split(',') : null;
        return figures.SelectMany(figure => named is null ? figure.Of(plan, texts, display) : figure.Of(plan, named, texts, display)).ToDictionary(figure => figure.Key, figure => figure.Value);
    }

    /// <summary>Whether the row that an edit made is there no longer: the edit comes again.</summary>
    private static bool IsGoneSince(Plan plan, ChangePlan.ChangeResult change) => change is { At.IsRow: true, Applied.Kind: ActivityKind.RowAdded } && change.At.Part!.Find(plan, change.At.Key) is null;

    private static string? Now(Plan plan, ChangePlan.ChangeResult change) =>
        change.At is { Field: { } field } at && at.Part!.Find(plan, at.Key) is { } entity && field.Read(entity) is var now && now != change.Applied!.After ? now : null;

    private string? Shown(Plan plan, Address at, string? value) => at.Field is { } field && value is not null ? display.Value(field, value, plan) : null;

    private static IResult Json(ChangesEndpoint.Answer answer, int status) => Results.Json(answer, EndpointJson.Default.Answer, statusCode: status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChangesEndpoint.Answer))]
[JsonSerializable(typeof(ChangesEndpoint.Edit))]
[JsonSerializable(typeof(ChangesEndpoint.Edit[]))]
[JsonSerializable(typeof(ChangesEndpoint.Undo))]
internal sealed partial class EndpointJson : JsonSerializerContext;
