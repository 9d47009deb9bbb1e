using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using StartupPlanner.Domain.Overview;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>What stands around the text of a document.</summary>
/// <param name="Title">At the head of each page but the cover.</param>
internal sealed record WordFrame(string Title, Texts Texts, PaperSize Paper)
{
    private const int Margin = 1134;

    /// <summary>The pictures that the page names.</summary>
    public IReadOnlyList<StoredFile> Pictures { get; init; } = [];

    /// <summary>At the head, at the right.</summary>
    public string Head { get; init; } = "";

    /// <summary>At the foot, at the left.</summary>
    public string Foot { get; init; } = "";

    /// <summary>Width and height of a page, in twentieths of a point.</summary>
    public (uint Width, uint Height) Page => Paper == PaperSize.Letter ? (12240u, 15840u) : (11906u, 16838u);

    /// <summary>How wide a line is.</summary>
    public int TextWidth => (int)Page.Width - 2 * Margin;

    public SectionProperties Section(string header, string footer) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize { Width = Page.Width, Height = Page.Height },
        new PageMargin { Top = 1361, Bottom = 1247, Left = Margin, Right = Margin, Header = 624, Footer = 567, Gutter = 0 },
        new TitlePage());
}

/// <summary>The parts of a Word file.</summary>
internal static class WordFile
{
    public static byte[] Write(IElement page, WordFrame frame)
    {
        var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            word.PackageProperties.Title = XmlText.Clean(frame.Title);
            word.PackageProperties.Language = frame.Texts.Lang;
            var main = word.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.All(frame.Texts);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new(new UpdateFieldsOnOpen { Val = true }, new Compatibility(
                new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            main.AddNewPart<HeaderPart>("head").Header = new(Line("Header", frame, [Text(frame.Title)], [Text(frame.Head)]));
            main.AddNewPart<FooterPart>("foot").Footer = new(Line("Footer", frame, [Text(frame.Foot)], [.. PageOf(frame.Texts)]));
            var lists = new WordLists();
            var body = new Body();
            new WordBlocks(main, lists, frame).Append(page, body);
            body.Append(frame.Section("head", "foot"));
            main.AddNewPart<NumberingDefinitionsPart>("lists").Numbering = lists.Numbering;
            main.Document = new(body);
        }
        return file.ToArray();
    }

    // At the left and, behind a tab, at the right.
    private static Paragraph Line(string style, WordFrame frame, IEnumerable<Run> left, IEnumerable<Run> right)
    {
        var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }, new Tabs(new TabStop { Val = TabStopValues.Right, Position = frame.TextWidth })));
        line.Append(left);
        line.Append(new Run(new TabChar()));
        line.Append(right);
        return line;
    }

    private static Run Text(string text) => new(new Text(XmlText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static IEnumerable<Run> PageOf(Texts texts)
    {
        foreach (var piece in texts["Reading.PageOf", "\t0\t", "\t1\t"].Split('\t'))
        {
            if (piece is not ("0" or "1"))
            {
                yield return Text(piece);
                continue;
            }
            yield return new(new FieldChar { FieldCharType = FieldCharValues.Begin });
            yield return new(new FieldCode(piece == "0" ? " PAGE " : " NUMPAGES ") { Space = SpaceProcessingModeValues.Preserve });
            yield return new(new FieldChar { FieldCharType = FieldCharValues.Separate });
            yield return Text("1");
            yield return new(new FieldChar { FieldCharType = FieldCharValues.End });
        }
    }
}
