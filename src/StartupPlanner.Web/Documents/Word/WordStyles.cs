using DocumentFormat.OpenXml.Wordprocessing;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>The styles by which a document looks the same throughout, and is changed throughout.</summary>
internal static class WordStyles
{
    public const string Brand = "0E5F4F";
    public const string Quiet = "55625E";
    public const string Hairline = "D9D6CD";

    private const string Latin = "Calibri";
    private const string Chinese = "Microsoft YaHei";

    public static Styles All(Texts texts) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = Chinese, ComplexScript = Latin }, new Color { Val = "17211F" }, new FontSize { Val = "21" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = texts.IsChinese ? "320" : "276", LineRule = LineSpacingRuleValues.Auto }))),
        Paragraph("Normal", "Normal", null, isDefault: true),
        Heading(1, 34, 480, 160, Brand),
        Heading(2, 26, 360, 100, Brand),
        Heading(3, 22, 240, 60, "17211F"),
        Heading(4, 19, 160, 40, Quiet),
        Paragraph("Title", "Title", new(new Bold(), new FontSize { Val = "72" }), Spacing(2400, 200)),
        Paragraph("Subtitle", "Subtitle", new(new Color { Val = Quiet }, new FontSize { Val = "30" }), Spacing(0, 480)),
        Paragraph("Note", "Note", new(new Color { Val = Quiet }, new FontSize { Val = "18" })),
        Paragraph("Contents", "Contents heading", new(new Bold(), new Color { Val = Brand }, new FontSize { Val = "34" }), Spacing(0, 160)),
        Paragraph("Caption", "caption", new(new Bold(), new FontSize { Val = "19" }), new(new KeepNext(), new SpacingBetweenLines { Before = "160", After = "60" })),
        Paragraph("ListParagraph", "List Paragraph", null, Spacing(0, 60)),
        Paragraph("TableText", "Table text", new(new FontSize { Val = "18" }), new(new SpacingBetweenLines { Before = "30", After = "30", Line = "252", LineRule = LineSpacingRuleValues.Auto })),
        Paragraph("TOC1", "toc 1", new(new Bold()), Spacing(120, 40)),
        Paragraph("TOC2", "toc 2", null, new(new SpacingBetweenLines { Before = "0", After = "20" }, new Indentation { Left = "280" })),
        Paragraph("Header", "header", new(new Color { Val = Quiet }, new FontSize { Val = "16" })),
        Paragraph("Footer", "footer", new(new Color { Val = Quiet }, new FontSize { Val = "16" })),
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = Brand }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" },
        new Style(
            new StyleName { Val = "Plan table" },
            new StyleTableProperties(
                new TableBorders(Border<TopBorder>(), Border<BottomBorder>(), Border<InsideHorizontalBorder>()),
                new TableCellMarginDefault(
                    new TopMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "20", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 120, Type = TableWidthValues.Dxa })),
            new TableStyleProperties(new RunPropertiesBaseStyle(new Bold())) { Type = TableStyleOverrideValues.FirstRow }) { Type = StyleValues.Table, StyleId = "PlanTable", CustomStyle = true });

    private static T Border<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = Hairline };

    private static Style Heading(int level, int size, int before, int after, string colour) => Paragraph(
        $"Heading{level}", $"heading {level}", new(new Bold(), new Color { Val = colour }, new FontSize { Val = $"{size}" }),
        new(new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = $"{before}", After = $"{after}" }, new OutlineLevel { Val = level - 1 }));

    private static StyleParagraphProperties Spacing(int before, int after) => new(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });

    private static Style Paragraph(string id, string name, StyleRunProperties? run, StyleParagraphProperties? paragraph = null, bool isDefault = false)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? true : null };
        if (!isDefault) style.Append(new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = id is "TableText" or "ListParagraph" ? id : "Normal" });
        style.Append(new PrimaryStyle());
        if (paragraph is not null) style.Append(paragraph);
        if (run is not null) style.Append(run);
        return style;
    }
}
