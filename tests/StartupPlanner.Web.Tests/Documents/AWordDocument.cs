using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Documents;
using StartupPlanner.Web.Documents.Printing;
using StartupPlanner.Web.Documents.Word;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Tests.Documents;

/// <summary>The plan for those who must edit it.</summary>
public sealed class AWordDocument(PlannerApp app) : IClassFixture<PlannerApp>
{
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, InlineData("lumen-dx.en", 0), InlineData("lumen-dx.zh-CN", 1), InlineData("smart-retail.en", 0), InlineData("smart-retail.zh-CN", 1)]
    public async Task Is_valid_and_has_the_headings_tables_and_charts_of_the_printed_plan(string sample, int culture)
    {
        var plan = await PlanAsync(sample);
        // Without the tables beneath charts, which only a page without scripts shows.
        var html = Regex.Replace((await PdfAsync(plan, culture)).Html, "<details>.*?</details>", "", RegexOptions.Singleline);
        using var word = await WordAsync(plan, culture);
        Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(word, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").Distinct().Take(10));
        var body = word.MainDocumentPart!.Document!.Body!;
        var headings = Regex.Matches(html, "<h([23])[^>]*>([^<]+)</h").Select(heading => (int.Parse(heading.Groups[1].ValueSpan, null) - 1, WebUtility.HtmlDecode(heading.Groups[2].Value).Trim())).ToList();
        Assert.True(headings.Count > 30, $"{headings.Count} headings.");
        Assert.Equal(headings, Headings(body).Where(heading => heading.Level < 3));
        Assert.Equal(Regex.Count(html, "<table"), body.Descendants<Table>().Count(table => table.Elements<TableRow>().Any(row => row.TableRowProperties?.Elements<TableHeader>().Any() == true)));
        Assert.Equal(Regex.Count(html, "data-chart="), word.MainDocumentPart.ChartParts.Count());
    }

    [Fact]
    public async Task Keeps_emphasis_lists_links_and_tables_of_a_text()
    {
        var plan = await PlanAsync("lumen-dx.en");
        Set(plan, "overview/problem", "**Bold** and *slanted*, see [the report](https://example.com/report).\n\n1. First\n2. Second\n\n| Name | Number |\n|---|--:|\n| Cases | 840 |");
        using var word = await WordAsync(plan, 0);
        var body = word.MainDocumentPart!.Document!.Body!;
        var text = body.Descendants<Paragraph>().Single(paragraph => paragraph.InnerText == "Bold and slanted, see the report.");
        Assert.Equal("Bold", text.Descendants<Run>().Single(run => run.RunProperties?.Bold is not null).InnerText);
        Assert.Equal("slanted", text.Descendants<Run>().Single(run => run.RunProperties?.Italic is not null).InnerText);
        var link = Assert.Single(text.Descendants<Hyperlink>());
        Assert.Equal("https://example.com/report", word.MainDocumentPart.HyperlinkRelationships.Single(each => each.Id == link.Id).Uri.OriginalString);
        Assert.All((string[])["First", "Second"], item => Assert.NotNull(body.Descendants<Paragraph>().Single(paragraph => paragraph.InnerText == item).ParagraphProperties!.NumberingProperties));
        Assert.Contains(body.Descendants<Table>(), table => table.InnerText == "NameNumberCases840");
    }

    [Fact]
    public async Task Numbers_its_pages_lists_its_contents_and_names_fonts_for_Chinese()
    {
        using var word = await WordAsync(await PlanAsync("lumen-dx.zh-CN"), 1);
        var main = word.MainDocumentPart!;
        Assert.Equal([" PAGE ", " NUMPAGES "], main.FooterParts.Single().Footer!.Descendants<FieldCode>().Select(code => code.Text));
        Assert.Contains(main.Document!.Descendants<FieldCode>(), code => code.Text.StartsWith(" TOC ", StringComparison.Ordinal));
        Assert.Equal("Microsoft YaHei", main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<RunFonts>().Single().EastAsia!.Value);
        var marks = main.Document.Descendants<BookmarkStart>().Select(mark => mark.Name!.Value!).ToList();
        Assert.Equal([], main.Document.Descendants<Hyperlink>().Select(link => link.Anchor?.Value).OfType<string>().Except(marks));
        Assert.Equal(marks.Distinct(), marks);
    }

    [Fact]
    public async Task Has_the_logo_on_its_cover_and_the_pictures_of_texts()
    {
        var plan = await PlanAsync("lumen-dx.en");
        var picture = StoredFile.Of(plan.Id, Guid.CreateVersion7(), "logo.png", Png, DateTimeOffset.UtcNow).Value;
        Set(plan, "overview/logo", picture.Id.ToString());
        Set(plan, "overview/problem", $"Look:\n\n![A scan](files/{picture.Id})\n\n![Gone](files/{Guid.CreateVersion7()})");
        using var word = await WordAsync(plan, 0, picture);
        Assert.Equal([], new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(word, TestContext.Current.CancellationToken).Select(error => error.Description));
        var shown = word.MainDocumentPart!.Document!.Descendants<DocumentFormat.OpenXml.Drawing.Pictures.Picture>().ToList();
        Assert.Equal(2, shown.Count);
        Assert.Single(word.MainDocumentPart.ImageParts);
        Assert.Equal(["Lumen Dx", "A scan"], shown.Select(each => each.Ancestors<DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline>().Single().DocProperties!.Description!.Value));
    }

    [Theory, InlineData("a4", 11906u), InlineData("letter", 12240u)]
    public async Task Is_as_wide_as_the_paper_that_is_asked_for(string paper, uint width)
    {
        var owner = await app.UserAsync("Owner");
        var plan = await app.SampleAsync(owner);
        var answer = await app.ClientOf(owner).GetAsync($"/plans/{plan}/plan.docx?lang=en&paper={paper}", TestContext.Current.CancellationToken);
        Assert.Equal("Lumen Dx.docx", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        using var word = WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)), isEditable: false);
        Assert.Equal(width, word.MainDocumentPart!.Document!.Body!.Descendants<PageSize>().Single().Width!.Value);
    }

    [Fact]
    public async Task Takes_signs_that_no_file_may_hold()
    {
        var plan = await PlanAsync("lumen-dx.en");
        Set(plan, "overview/problem", "A\u0001b\uFFFE & <c> \U0001F600");
        using var word = await WordAsync(plan, 0);
        Assert.Contains(word.MainDocumentPart!.Document!.Descendants<Paragraph>(), paragraph => paragraph.InnerText.EndsWith("& <c> \U0001F600", StringComparison.Ordinal));
    }

    private static IEnumerable<(int Level, string Text)> Headings(Body body) =>
        from paragraph in body.Descendants<Paragraph>()
        let style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? ""
        where style.StartsWith("Heading", StringComparison.Ordinal)
        select (style[^1] - '0', paragraph.InnerText);

    private static void Set(Plan plan, string address, string value)
    {
        var at = Address.Read(address)!;
        Assert.Null(plan.Apply(new Change.SetField(at, at.Field!.Read(at.Part!.Find(plan, "")!), value), DateTimeOffset.UtcNow).Failure);
    }

    private async Task<Plan> PlanAsync(string sample)
    {
        var owner = await app.UserAsync("Owner");
        return await app.ReadAsync(owner, await app.SampleAsync(owner, sample));
    }

    private async Task<PrintJob> PdfAsync(Plan plan, int culture)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PdfDocument>().JobAsync(plan, Texts.Cultures[culture]);
    }

    private async Task<WordprocessingDocument> WordAsync(Plan plan, int culture, params IReadOnlyList<StoredFile> pictures)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<WordDocument>().WriteAsync(plan, pictures, Texts.Cultures[culture], default, TestContext.Current.CancellationToken);
        return WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
    }
}
