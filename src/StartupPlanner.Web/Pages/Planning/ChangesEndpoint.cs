using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>The one address to which the browser sends every edit, and what it answers.</summary>
internal static class ChangesEndpoint
{
    /// <param name="Kind">set, add, remove or move.</param>
    /// <param name="At">The field, the list, or the row.</param>
    /// <param name="Seen">For set: the value that the editor saw.</param>
    /// <param name="Value">For set: the new value.</param>
    /// <param name="Id">For add: of the row.</param>
    /// <param name="Values">For add: by segment of the field.</param>
    /// <param name="After">For add and move: the key of the row before; null for the first place.</param>
    public sealed record Edit(Guid CommandId, string Kind, string At, string? Seen, string? Value, Guid? Id, Dictionary<string, string?>? Values, string? After);

    public sealed record Undo(Guid CommandId, Guid Entry);

    /// <param name="State">saved, stale (somebody else was faster), invalid or gone.</param>
    /// <param name="Value">The value now in the plan, canonical.</param>
    /// <param name="Shown">The same as a reader sees it.</param>
    /// <param name="Message">What is wrong, in the reader's language.</param>
    /// <param name="Entry">By which the edit can be undone.</param>
    public sealed record Answer(string State, string? Value, string? Shown, string? Message, Guid? Entry, string? At, long Revision, IReadOnlyDictionary<string, string>? Figures);

    public static void MapChanges(this WebApplication app)
    {
        app.MapPost("/plans/{planId:guid}/changes", ChangeAsync).RequireAuthorization();
        app.MapPost("/plans/{planId:guid}/changes/undo", UndoAsync).RequireAuthorization();
    }

    private static async Task<IResult> ChangeAsync(Guid planId, Edit edit, HttpContext context, IAntiforgery antiforgery, IMediator mediator, Answers answers, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        if (Read(edit) is not { } change) return Results.NotFound();
        var outcome = await mediator.Send(new ChangePlan.Command(new(planId), edit.CommandId, [change]), cancellationToken);
        return outcome.Failure is { } failure ? Refuse(failure) : answers.To(outcome.Value);
    }

    private static async Task<IResult> UndoAsync(Guid planId, Undo undo, HttpContext context, IAntiforgery antiforgery, IMediator mediator, Texts texts, Answers answers, CancellationToken cancellationToken)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        var outcome = await mediator.Send(new UndoChange.Command(new(planId), undo.CommandId, undo.Entry), cancellationToken);
        return outcome.Failure switch
        {
            null => answers.To(outcome.Value),
            Failure.Refused refused => Results.Json(new Answer("stale", null, null, texts.Of(refused), null, null, 0, null), EndpointJson.Default.Answer, statusCode: 409),
            var failure => Refuse(failure),
        };
    }

    private static Change? Read(Edit edit)
    {
        if (Address.Read(edit.At) is not { } at) return null;
        return edit.Kind switch
        {
            "set" when edit.Value is not null && at.Field is not null => new Change.SetField(at, edit.Seen, edit.Value),
            "add" when edit.Id is { } id && id != Guid.Empty && at.IsList => new Change.AddRow(at, id, (edit.Values ?? []).ToDictionary(value => value.Key, value => value.Value ?? ""), edit.After),
            "remove" when at.IsRow => new Change.RemoveRow(at),
            "move" when at.IsRow => new Change.MoveRow(at, null, edit.After),
            _ => null,
        };
    }

    private static IResult Refuse(Failure failure) => failure switch
    {
        Failure.Forbidden => Results.StatusCode(StatusCodes.Status403Forbidden),
        Failure.NotFound => Results.NotFound(),
        _ => Results.BadRequest(),
    };
}

/// <summary>Puts the result of an edit into words.</summary>
internal sealed class Answers(Texts texts, Display display, IEnumerable<IFigures> figures)
{
    public IResult To(ChangePlan.Result result)
    {
        var (plan, change) = (result.Plan, result.Changes[0]);
        return change.Failure switch
        {
            null => Json(new("saved", change.Applied!.After, Shown(plan, change.At, change.Applied.After), null, change.Entry, change.At.Text, plan.Revision, Figures(plan)), 200),
            Failure.Stale stale => Json(new("stale", stale.Current, Shown(plan, change.At, stale.Current), texts["Errors.Stale"], null, change.At.Text, plan.Revision, null), 409),
            Failure.NotFound => Json(new("gone", null, null, texts["Errors.Gone"], null, change.At.Text, plan.Revision, null), 410),
            Failure.Invalid invalid => Json(new("invalid", null, null, texts.Of(invalid.Errors[0]), null, invalid.Errors[0].Field, plan.Revision, null), 422),
            var failure => Json(new("invalid", null, null, texts.Of(failure), null, change.At.Text, plan.Revision, null), 422),
        };
    }

    public IResult To(UndoChange.Result undone) =>
        Json(new("saved", undone.Applied.After, null, null, null, undone.Applied.At.Text, undone.Plan.Revision, Figures(undone.Plan)), 200);

    public Dictionary<string, string> Figures(Plan plan) =>
        figures.SelectMany(figure => figure.Of(plan, texts, display)).ToDictionary(figure => figure.Key, figure => figure.Value);

    private string? Shown(Plan plan, Address at, string? value) => at.Field is { } field && value is not null ? display.Value(field, value, plan.Currency) : null;

    private static IResult Json(ChangesEndpoint.Answer answer, int status) => Results.Json(answer, EndpointJson.Default.Answer, statusCode: status);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChangesEndpoint.Answer))]
[JsonSerializable(typeof(ChangesEndpoint.Edit))]
internal sealed partial class EndpointJson : JsonSerializerContext;
