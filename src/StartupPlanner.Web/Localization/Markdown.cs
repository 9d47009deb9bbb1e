using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;
using StartupPlanner.Domain.Plans;

namespace StartupPlanner.Web.Localization;

/// <summary>Renders narrative answers: Markdown without raw HTML, with links to http, https and mailto only, and with the plan's own pictures only.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseAutoLinks().Use<ChineseMarkdown>().Build();

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <param name="markdown">The text.</param>
    /// <param name="pictureOf">Where a picture of the plan is shown from; null for one that is not there. Without it no picture is shown, but its caption.</param>
    public static HtmlString ToHtml(string markdown, Func<Guid, string?>? pictureOf = null) => Render(Parse(markdown, pictureOf));

    /// <summary>
    /// The same, where each block says in which lines of the text it stands, as 3-5: the editor writes anew only what was touched.
    /// Where a block does not read by itself as it reads in the text, no block says so.
    /// </summary>
    public static HtmlString ToEditable(string markdown, Func<Guid, string?> pictureOf)
    {
        var document = Parse(markdown, pictureOf);
        var lines = markdown.Split('\n');
        var starts = document.Select(block => markdown.AsSpan(0, Math.Min(markdown.Length, block.Span.Start)).Count('\n')).Append(lines.Length).ToList();
        // An address that is defined apart from its links belongs to all of them.
        var areAlone = !document.Any(block => block is LinkReferenceDefinitionGroup)
            && string.Concat(starts.Zip(starts.Skip(1), (from, to) => ToHtml(string.Join('\n', lines[from..Math.Max(from, to)]), pictureOf).Value)) == ToHtml(markdown, pictureOf).Value;
        for (var at = 0; areAlone && at < document.Count; at++)
            document[at].GetAttributes().AddProperty("data-lines", $"{starts[at]}-{starts[at + 1]}");
        return Render(document);
    }

    private static HtmlString Render(MarkdownDocument document)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTable());
        renderer.Render(document);
        return new(writer.ToString());
    }

    /// <summary>The text as read, without signs of Markdown: what comments are tied to.</summary>
    public static string ToPlain(string markdown) => Markdig.Markdown.ToPlainText(markdown, Pipeline);

    /// <summary>What is said in paragraphs and lists, one after the other; no headings, no tables.</summary>
    public static IReadOnlyList<string> ParagraphsOf(string markdown) =>
        [.. Parse(markdown, null).Descendants<ParagraphBlock>().Where(paragraph => paragraph.Parent is not TableCell).Select(PlainOf)];

    private static string PlainOf(LeafBlock block)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        Pipeline.Setup(renderer);
        renderer.WriteLeafInline(block);
        return writer.ToString().ReplaceLineEndings(" ");
    }

    private static MarkdownDocument Parse(string markdown, Func<Guid, string?>? pictureOf)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + 3);
        foreach (var table in document.Descendants<Table>()) AlignByClass(table);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage && StoredFile.IdIn(link.Url ?? "") is { } file && pictureOf?.Invoke(file) is { } shown) Show(link, shown);
            else if (link.IsImage || !IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url)) Unlink(link);
        }
        foreach (var link in document.Descendants<AutolinkInline>().ToList())
            if (!IsSafe(link.IsEmail ? "mailto:" + link.Url : link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        return document;
    }

    private static void Show(LinkInline picture, string address)
    {
        (picture.Url, picture.GetDynamicUrl) = (address, null);
        picture.GetAttributes().AddPropertyIfNotExist("loading", "lazy");
    }

    private static bool IsSafe(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && Schemes.Contains(uri.Scheme);

    // Markdig would write style attributes, which the pages' content security policy refuses.
    private static void AlignByClass(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
            foreach (var (cell, column) in row.OfType<TableCell>().Zip(table.ColumnDefinitions))
            {
                if (column.Alignment == TableColumnAlign.Right) cell.GetAttributes().AddClass("align-end");
                else if (column.Alignment == TableColumnAlign.Center) cell.GetAttributes().AddClass("align-center");
            }
        foreach (var column in table.ColumnDefinitions) (column.Alignment, column.Width) = (null, 0);
    }

    // The words of a link remain, its address goes.
    private static void Unlink(LinkInline link)
    {
        var words = new ContainerInline();
        while (link.FirstChild is { } child)
        {
            child.Remove();
            words.AppendChild(child);
        }
        link.ReplaceBy(words);
    }

    /// <summary>A wide table scrolls by itself; its words stay whole and the page stays as wide as the screen.</summary>
    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.EnsureLine();
            renderer.Write("<div class=\"scroll\" tabindex=\"0\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }
}
