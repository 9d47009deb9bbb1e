using System.Globalization;
using StartupPlanner.Domain.Overview;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Documents;

/// <summary>How a document is wanted.</summary>
/// <param name="WithMonths">Whether the statements stand in it month by month too.</param>
/// <param name="Paper">On which paper; null for the plan's.</param>
public readonly record struct DocumentChoice(bool WithMonths, PaperSize? Paper)
{
    /// <summary>The paper for a plan. Who counts in the dollars of North America prints on its paper, unless the plan says otherwise.</summary>
    public PaperSize PaperFor(Plan plan) => Paper ?? plan.Overview.Paper ?? (plan.Currency.ToString() is "USD" or "CAD" ? PaperSize.Letter : PaperSize.A4);
}

/// <summary>Sets a plan as a PDF in one language, with dates as whoever exports it reads them.</summary>
public sealed class PdfDocument(PdfPrinter printer, ViewRenderer renderer, Display reader, TimeProvider clock, IWebHostEnvironment files)
{
    private const string ChartScript = "dist/chart-print.js";

    /// <param name="pictures">Those that the plan names: the printing browser asks nobody for them.</param>
    public async Task<byte[]> PrintAsync(
        Plan plan, IReadOnlyList<StoredFile> pictures, CultureInfo culture, DocumentChoice choice, IProgress<PrintStage>? progress, CancellationToken cancellationToken) =>
        await printer.PrintAsync(await JobAsync(plan, culture, choice, pictures) with { Progress = progress }, cancellationToken);

    /// <summary>What the printer is given.</summary>
    internal async Task<PrintJob> JobAsync(Plan plan, CultureInfo culture, DocumentChoice choice = default, IReadOnlyList<StoredFile>? pictures = null)
    {
        var texts = new Texts(culture);
        var display = reader.In(texts);
        var html = await renderer.RenderAsync(
            "/Documents/Pdf.cshtml", new DocumentView(plan, texts, display, CanComment: false, IsPrint: true) { WithMonths = choice.WithMonths, PictureOf = id => Inline(pictures, id) });
        var running = new RunningText(
            plan.Name, texts["Reading.ConfidentialShort"], plan.Overview.VersionName, display.Date(clock.GetUtcNow()), texts["Reading.PageOf", "{0}", "{1}"]);
        return new(Unbroken.In(html), texts.Lang, running)
        {
            Paper = choice.PaperFor(plan),
            Script = html.Contains("data-chart=", StringComparison.Ordinal) ? await ScriptAsync() : "",
        };
    }

    private static string? Inline(IReadOnlyList<StoredFile>? pictures, Guid id) =>
        pictures?.FirstOrDefault(picture => picture.Id == id) is { } found ? $"data:{found.MediaType};base64,{Convert.ToBase64String(found.Content)}" : null;

    private async Task<string> ScriptAsync()
    {
        using var file = new StreamReader(files.WebRootFileProvider.GetFileInfo(ChartScript).CreateReadStream());
        return await file.ReadToEndAsync();
    }
}
