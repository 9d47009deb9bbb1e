using System.Globalization;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Documents;

/// <summary>Sets a plan as a PDF in one language, with dates as whoever exports it reads them.</summary>
public sealed class PdfDocument(PdfPrinter printer, ViewRenderer renderer, Display reader, TimeProvider clock, IWebHostEnvironment files)
{
    private const string ChartScript = "dist/chart-print.js";

    /// <param name="pictures">Those that the plan names: the printing browser asks nobody for them.</param>
    /// <param name="withMonths">Whether the statements stand in it month by month too.</param>
    public async Task<byte[]> PrintAsync(
        Plan plan, IReadOnlyList<StoredFile> pictures, CultureInfo culture, bool withMonths, IProgress<PrintStage>? progress, CancellationToken cancellationToken) =>
        await printer.PrintAsync(await JobAsync(plan, culture, withMonths, pictures) with { Progress = progress }, cancellationToken);

    /// <summary>What the printer is given.</summary>
    internal async Task<PrintJob> JobAsync(Plan plan, CultureInfo culture, bool withMonths = false, IReadOnlyList<StoredFile>? pictures = null)
    {
        var texts = new Texts(culture);
        var display = reader.In(texts);
        var html = await renderer.RenderAsync("/Documents/Pdf.cshtml", new DocumentView(plan, texts, display, CanComment: false, IsPrint: true) { WithMonths = withMonths, PictureOf = id => Inline(pictures, id) });
        var running = new RunningText(
            plan.Name, texts["Reading.ConfidentialShort"], texts["Reading.Version", plan.Revision], display.Date(clock.GetUtcNow()), texts["Reading.PageOf", "{0}", "{1}"]);
        return new(html, texts.Lang, running) { Script = html.Contains("data-chart=", StringComparison.Ordinal) ? await ScriptAsync() : "" };
    }

    private static string? Inline(IReadOnlyList<StoredFile>? pictures, Guid id) =>
        pictures?.FirstOrDefault(picture => picture.Id == id) is { } found ? $"data:{found.MediaType};base64,{Convert.ToBase64String(found.Content)}" : null;

    private async Task<string> ScriptAsync()
    {
        using var file = new StreamReader(files.WebRootFileProvider.GetFileInfo(ChartScript).CreateReadStream());
        return await file.ReadToEndAsync();
    }
}
