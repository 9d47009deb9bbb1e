using System.Globalization;
using AngleSharp.Html.Parser;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Reading;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>Sets a plan as a Word document: the pages of the PDF, written down with the styles, tables and lists of a word processor.</summary>
public sealed class WordDocument(ViewRenderer renderer, Display reader, TimeProvider clock)
{
    /// <param name="pictures">Those that the plan names.</param>
    public async Task<byte[]> WriteAsync(Plan plan, IReadOnlyList<StoredFile> pictures, CultureInfo culture, DocumentChoice choice, CancellationToken cancellationToken)
    {
        var texts = new Texts(culture);
        var display = reader.In(texts);
        var html = await renderer.RenderAsync("/Documents/Pdf.cshtml", new DocumentView(plan, texts, display, CanComment: false, IsPrint: true)
        {
            WithMonths = choice.WithMonths,
            PictureOf = id => pictures.Any(picture => picture.Id == id) ? $"{WordPictures.Root}{id}" : null,
        });
        using var page = await new HtmlParser().ParseDocumentAsync(Unbroken.In(html), cancellationToken);
        return WordFile.Write(page.Body!, new(plan.Name, texts, choice.PaperFor(plan))
        {
            Pictures = pictures,
            Head = texts["Reading.ConfidentialShort"],
            Foot = string.Join(" · ", ((string[])[plan.Overview.VersionName, display.Date(clock.GetUtcNow())]).Where(text => text.Length > 0)),
        });
    }
}
