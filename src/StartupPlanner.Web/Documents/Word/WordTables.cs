using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>Writes tables down with columns as wide as what stands in them.</summary>
internal sealed class WordTables(WordBlocks blocks, int width)
{
    // In twentieths of a point: a letter of the tables' size, and the room beside a column.
    private const int Letter = 92;
    private const int Gap = 140;
    private const int LongestLine = 60;
    private const int WidthOfBoxes = 12;

    /// <summary>A table whose head is repeated on each page and whose rows are not parted.</summary>
    public void Append(IElement table, OpenXmlCompositeElement into)
    {
        List<IElement> rows = [.. table.QuerySelectorAll("tr")];
        var widths = WidthsOf(rows);
        if (widths.Length == 0) return;
        var made = Begin(widths, "PlanTable");
        foreach (var row in rows)
        {
            var isHead = row.ParentElement!.LocalName == "thead";
            var line = new TableRow(isHead ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
            var isStrong = isHead || row.ClassList.Contains("sum") || row.ClassList.Contains("group") || row.ParentElement.LocalName == "tfoot";
            var at = 0;
            foreach (var cell in CellsOf(row))
            {
                var span = Math.Min(SpanOf(cell), widths.Length - at);
                line.Append(Cell(cell, widths.Skip(at).Take(span).Sum(), span, isStrong || cell.GetAttribute("scope") == "rowgroup"));
                at += span;
            }
            // A row that ends before the others has a cell without words to their end.
            if (at < widths.Length) line.Append(Empty(widths.Skip(at).Sum(), widths.Length - at));
            made.Append(line);
        }
        into.Append(made, Space());
    }

    /// <summary>Names and what they are, beside each other.</summary>
    public void AppendFacts(IElement list, OpenXmlCompositeElement into)
    {
        var names = list.QuerySelectorAll("dt").ToList();
        if (names.Count == 0) return;
        var widest = names.Max(name => Sentences.WidthOf(name.TextContent.Trim()));
        var first = Math.Clamp(widest * Letter + Gap, width / 6, width / 2);
        int[] widths = [first, width - first];
        var made = Begin(widths, list.ClassList.Contains("facts") ? null : "PlanTable");
        foreach (var name in names)
        {
            var row = new TableRow(new TableRowProperties(new CantSplit()));
            row.Append(Cell(name, widths[0], 1, isStrong: !list.ClassList.Contains("facts")));
            row.Append(Cell(name.NextElementSibling!, widths[1], 1, isStrong: false));
            made.Append(row);
        }
        into.Append(made, Space());
    }

    private static Table Begin(int[] widths, string? style)
    {
        var properties = new TableProperties();
        if (style is not null) properties.Append(new TableStyle { Val = style });
        properties.Append(new TableWidth { Width = $"{widths.Sum()}", Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed });
        properties.Append(new TableLook { FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true });
        return new(properties, new TableGrid(widths.Select(each => new GridColumn { Width = $"{each}" })));
    }

    private TableCell Cell(IElement cell, int wide, int span, bool isStrong)
    {
        var made = Empty(wide, span);
        made.RemoveAllChildren<Paragraph>();
        blocks.Append(cell, made, "TableText");
        if (made.LastChild is not Paragraph) made.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "TableText" })));
        foreach (var paragraph in made.Elements<Paragraph>())
        {
            if (cell.ClassList.Contains("num")) (paragraph.ParagraphProperties ??= new()).Justification = new() { Val = JustificationValues.Right };
            if (!isStrong) continue;
            foreach (var run in paragraph.Descendants<Run>()) (run.RunProperties ??= new()).Bold = new();
        }
        return made;
    }

    private static TableCell Empty(int wide, int span)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{wide}", Type = TableWidthUnitValues.Dxa });
        if (span > 1) properties.Append(new GridSpan { Val = span });
        return new(properties, new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "TableText" })));
    }

    private static Paragraph Space() => new(new ParagraphProperties(new SpacingBetweenLines { Before = "0", After = "60", Line = "120", LineRule = LineSpacingRuleValues.Exact }));

    private static IEnumerable<IElement> CellsOf(IElement row) => row.Children.Where(cell => cell.LocalName is "td" or "th" && !cell.ClassList.Contains("tool"));

    private static int SpanOf(IElement cell) => int.TryParse(cell.GetAttribute("colspan"), out var span) && span > 0 ? span : 1;

    // Each column has room for its longest word, or for all where nothing may break; what is left goes to those with long lines.
    private int[] WidthsOf(List<IElement> rows)
    {
        var columns = rows.Select(row => CellsOf(row).Sum(SpanOf)).DefaultIfEmpty(0).Max();
        var (least, wish) = (new int[columns], new int[columns]);
        foreach (var row in rows)
        {
            var at = 0;
            foreach (var cell in CellsOf(row))
            {
                var span = SpanOf(cell);
                if (span == 1 && at < columns) Measure(cell, ref least[at], ref wish[at]);
                at += span;
            }
        }
        var (narrow, broad) = (least.Sum(), Math.Max(1, wish.Sum()));
        if (narrow >= width) return [.. least.Select(each => each * width / narrow)];
        var left = width - narrow;
        var more = Math.Max(1, wish.Zip(least, (w, l) => w - l).Sum());
        // A small table stays small, unless its columns hold sentences.
        return broad <= width ? wish : [.. least.Zip(wish, (l, w) => l + (int)((long)left * (w - l) / more))];
    }

    private static void Measure(IElement cell, ref int least, ref int wish)
    {
        var text = cell.TextContent.Trim();
        // The boxes of a score have no words.
        var drawn = cell.QuerySelector("svg rect") is null ? 0 : WidthOfBoxes;
        var whole = (Math.Min(Sentences.WidthOf(text), LongestLine) + drawn) * Letter + Gap;
        var isWhole = cell.LocalName == "td" && (cell.ClassList.Contains("num") && Sentences.WidthOf(text) < 20 || cell.ClassList.Contains("short"));
        var word = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(each => Math.Min(Sentences.WidthOf(each), 14)).DefaultIfEmpty(1).Max() * Letter + Gap;
        least = Math.Max(least, isWhole ? whole : word);
        wish = Math.Max(wish, Math.Max(whole, least));
    }
}
