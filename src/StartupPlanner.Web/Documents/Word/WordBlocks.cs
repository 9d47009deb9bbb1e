using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>Writes a page down block by block: headings, paragraphs, lists, tables and charts.</summary>
internal sealed class WordBlocks(MainDocumentPart main, WordLists lists, WordFrame frame)
{
    private static readonly HashSet<string> Inline = ["a", "b", "strong", "i", "em", "s", "del", "code", "sup", "sub", "small", "span", "br", "img", "text", "svg", "dt", "dd", "label"];
    private const long HeightOfLogo = 800_000;

    private readonly WordPictures pictures = new(main, frame);
    private WordRuns? written;

    private WordRuns Runs => written ??= new(main, frame.Texts, pictures);

    private WordTables Tables => new(this, frame.TextWidth);

    /// <summary>The blocks of an element, at the end of what holds them.</summary>
    /// <param name="style">Of plain paragraphs; null for the usual one.</param>
    public void Append(IElement element, OpenXmlCompositeElement into, string? style = null)
    {
        List<INode> loose = [];
        foreach (var node in element.ChildNodes)
        {
            if (node is IText || node is IElement { LocalName: var name } && Inline.Contains(name))
            {
                loose.Add(node);
                continue;
            }
            if (node is not IElement block) continue;
            AppendLoose(loose, into, style);
            AppendBlock(block, into, style);
        }
        AppendLoose(loose, into, style);
    }

    /// <summary>A paragraph of an element's words; none where it has no words.</summary>
    public void AppendParagraph(IEnumerable<INode> nodes, OpenXmlCompositeElement into, string? style, params OpenXmlElement[] properties)
    {
        List<OpenXmlElement> words = [.. Runs.Of(nodes)];
        if (words.Count == 0) return;
        var paragraph = new Paragraph();
        var known = new ParagraphProperties();
        if (style is not null) known.ParagraphStyleId = new() { Val = style };
        foreach (var property in properties) known.Append(property);
        if (known.HasChildren) paragraph.Append(known);
        paragraph.Append(words);
        into.Append(paragraph);
    }

    private void AppendLoose(List<INode> nodes, OpenXmlCompositeElement into, string? style)
    {
        AppendParagraph(nodes, into, style);
        nodes.Clear();
    }

    private void AppendBlock(IElement block, OpenXmlCompositeElement into, string? style)
    {
        switch (block.LocalName)
        {
            case "script" or "style" or "details" or "template": break;
            case "header" when block.ClassList.Contains("cover"): AppendCover(block, into); break;
            case "nav": AppendContents(block, into); break;
            case "section" when block.ClassList.Contains("summary"): Append(block, into); AppendBreak(into); break;
            case ['h', >= '2' and <= '6' and var rank]: AppendHeading(block, into, Math.Min(rank - '1', 4)); break;
            case "ul" or "ol": AppendList(block, into, 0, style); break;
            case "table": Tables.Append(block, into); break;
            case "dl": Tables.AppendFacts(block, into); break;
            case "figure" when block.QuerySelector("[data-chart]") is { } chart: AppendChart(block, chart, into); break;
            case "p": AppendParagraph(block.ChildNodes, into, block.ClassList.Contains("small") || block.ClassList.Contains("made") ? "Note" : style); break;
            default: Append(block, into, style); break;
        }
    }

    private void AppendCover(IElement cover, OpenXmlCompositeElement into)
    {
        if (cover.QuerySelector(".company-logo") is { } logo && pictures.RunOf(logo.GetAttribute("src")!, frame.Title, HeightOfLogo) is { } drawn) into.Append(new Paragraph(drawn));
        AppendParagraph(cover.QuerySelector(".kind")!.ChildNodes, into, "Note");
        AppendParagraph(cover.QuerySelector("h1")!.ChildNodes, into, "Title");
        if (cover.QuerySelector(".lead") is { } lead) AppendParagraph(lead.ChildNodes, into, "Subtitle");
        foreach (var fact in cover.QuerySelectorAll(".meta > div"))
        {
            AppendParagraph(fact.QuerySelector("dt")!.ChildNodes, into, "Note", new KeepNext(), new SpacingBetweenLines { Before = "160", After = "0" });
            foreach (var line in fact.QuerySelectorAll("dd")) AppendParagraph(line.ChildNodes, into, null, new SpacingBetweenLines { After = "0" });
        }
        AppendParagraph(cover.QuerySelector(".confidential")!.ChildNodes, into, "Note", new SpacingBetweenLines { Before = "480" });
        AppendBreak(into);
    }

    // A field that Word fills with the pages; until then it lists the headings.
    private void AppendContents(IElement contents, OpenXmlCompositeElement into)
    {
        AppendParagraph(contents.QuerySelector(".heading")!.ChildNodes, into, "Contents");
        var links = contents.QuerySelectorAll("a").ToList();
        for (var at = 0; at < links.Count; at++)
        {
            var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = links[at].Closest("ol ol") is null ? "TOC1" : "TOC2" }));
            if (at == 0)
                line.Append(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(""" TOC \o "1-2" \h \z \u """) { Space = SpaceProcessingModeValues.Preserve }),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            line.Append(Runs.LinkTo(links[at].GetAttribute("href")![1..], links[at].TextContent.Trim()));
            if (at == links.Count - 1) line.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            into.Append(line);
        }
        AppendBreak(into);
    }

    private void AppendHeading(IElement heading, OpenXmlCompositeElement into, int level)
    {
        List<OpenXmlElement> words = [.. Runs.Of(heading.ChildNodes)];
        if (words.Count == 0) return;
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = $"Heading{level}" }));
        if (level == 1 && heading.ParentElement!.ClassList.Contains("forecast")) paragraph.ParagraphProperties!.PageBreakBefore = new();
        paragraph.Append(Runs.Marked(heading.Id, words));
        into.Append(paragraph);
    }

    private void AppendList(IElement list, OpenXmlCompositeElement into, int level, string? style)
    {
        var id = list.LocalName == "ol" ? lists.StartNumbered() : WordLists.ForBullets;
        foreach (var item in list.Children)
        {
            List<INode> words = [.. item.ChildNodes.Where(node => node is not IElement { LocalName: "ul" or "ol" or "table" })];
            // An item whose words stand in paragraphs takes those of the first.
            if (item.Children.FirstOrDefault(child => child.LocalName == "p") is { } first) words = [.. first.ChildNodes];
            AppendParagraph(words, into, style ?? "ListParagraph", WordLists.At(id, level));
            if (into.LastChild is Paragraph paragraph && item.Id is { Length: > 0 } mark) Mark(paragraph, mark);
            foreach (var more in item.Children.Where(child => child.LocalName is "p").Skip(1)) AppendParagraph(more.ChildNodes, into, style, new Indentation { Left = $"{(level + 1) * 340}" });
            foreach (var inner in item.Children.Where(child => child.LocalName is "ul" or "ol")) AppendList(inner, into, level + 1, style);
        }
    }

    private void Mark(Paragraph paragraph, string id)
    {
        List<OpenXmlElement> words = [.. paragraph.ChildElements.Where(child => child is not ParagraphProperties)];
        foreach (var word in words) word.Remove();
        paragraph.Append(Runs.Marked(id, words));
    }

    private void AppendChart(IElement figure, IElement chart, OpenXmlCompositeElement into)
    {
        var title = figure.QuerySelector("[data-chart-title]")!;
        AppendParagraph(title.ChildNodes, into, "Caption");
        into.Append(WordCharts.Paragraph(main, chart.GetAttribute("data-chart")!, title.TextContent.Trim(), frame.TextWidth));
    }

    private static void AppendBreak(OpenXmlCompositeElement into) => into.Append(new Paragraph(new Run(new Break { Type = BreakValues.Page })));
}
