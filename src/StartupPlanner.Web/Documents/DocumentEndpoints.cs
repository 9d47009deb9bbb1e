using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using StartupPlanner.Domain.Overview;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Documents.Word;
using StartupPlanner.Web.Hosting;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Files;
using StartupPlanner.Web.Pages.Reading;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Documents;

/// <summary>What a plan goes out as: PDF, Word document and plan file. Beside them how Markdown reads and the choice of language.</summary>
internal static class DocumentEndpoints
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapDocuments(this WebApplication app)
    {
        app.MapGet("/plans/{planId:guid}/plan.pdf", PdfAsync).AllowAnonymous();
        app.MapGet("/plans/{planId:guid}/plan.docx", WordAsync).AllowAnonymous();
        app.MapGet("/plans/{planId:guid}/plan.json", JsonAsync).AllowAnonymous();
        app.MapGet("/exports/{job:guid}", (Guid job, ExportProgress progress) => Results.Text(progress.Of(job))).AllowAnonymous();
        app.MapPost("/preview", PreviewAsync).RequireAuthorization();
        app.MapPost("/language", LanguageAsync).AllowAnonymous();
    }

    private static async Task<IResult> PdfAsync(
        Guid planId, string? lang, bool? months, string? paper, Guid? job, HttpContext context, IMediator mediator, PdfDocument document, ExportProgress progress, Texts texts,
        CancellationToken cancellationToken)
    {
        if (await ReadAsync(planId, context, mediator, cancellationToken) is not var (plan, pictures)) return Results.NotFound();
        try
        {
            using var stages = progress.Follow(job, texts);
            var pdf = await document.PrintAsync(plan, pictures, CultureOf(lang, plan), ChoiceOf(months, paper), stages, cancellationToken);
            return Results.File(pdf, "application/pdf", $"{FileName(plan.Name)}.pdf");
        }
        catch (PdfQueueFullException)
        {
            return Unavailable(texts["Reading.Export.Busy"]);
        }
        catch (PdfBrowserMissingException)
        {
            return Unavailable(texts["Reading.Export.NoBrowser", PdfBrowserMissingException.Install]);
        }
        catch (Exception failure) when (failure is PdfTimeLimitException or PdfPrintFailedException)
        {
            return Unavailable(texts["Reading.Export.Failed"]);
        }
    }

    private static async Task<IResult> WordAsync(
        Guid planId, string? lang, bool? months, string? paper, HttpContext context, IMediator mediator, WordDocument document, CancellationToken cancellationToken)
    {
        if (await ReadAsync(planId, context, mediator, cancellationToken) is not var (plan, pictures)) return Results.NotFound();
        var word = await document.WriteAsync(plan, pictures, CultureOf(lang, plan), ChoiceOf(months, paper), cancellationToken);
        return Results.File(word, WordType, $"{FileName(plan.Name)}.docx");
    }

    /// <summary>What goes out, to be kept by nobody on the way; null for whoever may not read it.</summary>
    private static async Task<(Plan Plan, IReadOnlyList<StoredFile> Pictures)?> ReadAsync(Guid planId, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "no-store";
        var read = await mediator.Send(new ViewDocument.Query(new(planId)), cancellationToken);
        if (read.Failure is not null) return null;
        var pictures = await mediator.Send(new ListFiles.Query(new(planId)), cancellationToken);
        return pictures.Failure is null ? (read.Value.Plan, pictures.Value) : null;
    }

    private static DocumentChoice ChoiceOf(bool? months, string? paper) => new(months == true, paper switch { "a4" => PaperSize.A4, "letter" => PaperSize.Letter, _ => null });

    /// <summary>The language of a document: the one that is asked for, else the plan's own.</summary>
    private static CultureInfo CultureOf(string? lang, Plan plan) => Texts.Cultures[lang switch { "zh" => 1, "en" => 0, _ => plan.Language == PlanLanguage.Zh ? 1 : 0 }];

    private static async Task<IResult> JsonAsync(Guid planId, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        return await ReadAsync(planId, context, mediator, cancellationToken) is var (plan, pictures)
            ? Results.File(Encoding.UTF8.GetBytes(PlanFile.Write(plan, pictures)), "application/json", $"{FileName(plan.Name)}.json")
            : Results.NotFound();
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        var form = await context.Request.ReadFormAsync();
        var text = form["text"].ToString();
        return text.Length > 20_000 || !PlanId.TryParse(form["plan"], null, out var plan)
            ? Results.BadRequest()
            : Results.Content(MarkdownText.ToEditable(text.ReplaceLineEndings("\n"), id => FileEndpoints.AddressOf(plan, id)).Value, "text/html; charset=utf-8");
    }

    private static async Task<IResult> LanguageAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        var form = await context.Request.ReadFormAsync();
        var culture = Texts.Cultures.FirstOrDefault(culture => culture.Name == form["to"]) ?? Texts.Cultures[0];
        context.Response.Cookies.Append(PagesSetup.LanguageCookie, culture.Name, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps });
        return Results.LocalRedirect(LocalAddress.Read(form["returnUrl"]) ?? "/");
    }

    private static IResult Unavailable(string text) => Results.Text(text, statusCode: StatusCodes.Status503ServiceUnavailable);

    /// <summary>What a file is called after a plan.</summary>
    internal static string FileName(string name)
    {
        var clean = string.Concat(name.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-')).Trim();
        return clean.Length == 0 ? "plan" : clean.Length > 80 ? clean[..80] : clean;
    }
}

/// <summary>How far exports are, by the name that the browser gave each, while they run.</summary>
public sealed class ExportProgress
{
    private readonly ConcurrentDictionary<Guid, string> stages = new();

    public string Of(Guid job) => stages.GetValueOrDefault(job, "");

    internal Follower Follow(Guid? job, Texts texts) => new(this, job, texts);

    internal sealed class Follower(ExportProgress owner, Guid? job, Texts texts) : IProgress<PrintStage>, IDisposable
    {
        public void Report(PrintStage value)
        {
            if (job is not { } id || value.Step == PrintStep.Done) return;
            owner.stages[id] = value.Step == PrintStep.Queued ? texts["Reading.Export.Queued", value.QueuePosition - 1] : texts[$"Reading.Export.{value.Step}"];
        }

        /// <summary>Says how far it is.</summary>
        public void Say(string key)
        {
            if (job is { } id) owner.stages[id] = texts[key];
        }

        public void Dispose()
        {
            if (job is { } id) owner.stages.TryRemove(id, out _);
        }
    }
}
