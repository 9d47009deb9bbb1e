using System.Globalization;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Documents;

/// <summary>Sets a plan as a PDF in one language.</summary>
public sealed class PdfDocument(PdfPrinter printer, ViewRenderer renderer, TimeProvider clock)
{
    public async Task<byte[]> PrintAsync(Plan plan, CultureInfo culture, IProgress<PrintStage>? progress, CancellationToken cancellationToken)
    {
        var texts = new Texts(culture);
        var display = new Display(texts, TimeZoneInfo.Utc);
        var html = await renderer.RenderAsync("/Documents/Pdf.cshtml", new DocumentView(plan, texts, display, CanComment: false, IsPrint: true));
        var running = new RunningText(
            plan.Name, texts["Reading.ConfidentialShort"], texts["Reading.Version", plan.Revision], display.Date(clock.GetUtcNow()), texts["Reading.PageOf", "{0}", "{1}"]);
        return await printer.PrintAsync(new PrintJob(html, texts.Lang, running) { Progress = progress }, cancellationToken);
    }
}
