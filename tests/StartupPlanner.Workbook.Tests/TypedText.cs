using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Tests;

public sealed class TypedText
{
    public static TheoryData<string> Attacks { get; } =
    [
        "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\0=1", "\u0007=HYPERLINK(\"x\")", "＝1+1", "'=1", "\"=1", "_x003D_1", "=cmd|' /C calc'!A0", "<f>1</f>", "]]>", "\uD800=1", "\uFFFE=1", "\u2028=1", "\u00A0=1",
    ];

    [Theory, MemberData(nameof(Attacks))]
    public void Never_becomes_a_formula(string attack)
    {
        var builder = new ModelBuilder(new Month(2027, 1), 3);
        builder.Section(attack);
        var input = builder.Input(attack, Unit.Ratio, attack, Estimate.Point(1));
        builder.Series(attack, Unit.Ratio, attack, [1]);
        var line = builder.Line(attack, Unit.Ratio, Aggregation.Flow, input);
        var bytes = Book.Bytes(builder.Build(), Book.English with { Title = attack, Charts = [new(attack, [line])] });
        var book = Book.Read(new MemoryStream(bytes));

        var known = new[] { book.Names[0].Name, "Years!D6", $"SUM({TabNames.Quoted(book.Sheets.Last())}!D4:F4)" };
        Assert.All(book.Cells.Where(cell => cell.Formula is not null), cell => Assert.Contains(cell.Formula, known));
        Assert.All(book.Cells.Where(cell => cell.Formula is null), cell => Assert.Contains(cell.Type, (string[])["n", "inlineStr"]));

        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description));
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var shown = book.Cells.Where(cell => cell is { Type: "inlineStr", Value: [not (>= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9'), ..] }).ToList();
        Assert.All(shown, cell => Assert.True(formats[(int)cell.Style].QuotePrefix?.Value));
        Assert.DoesNotContain(book.Cells, cell => cell.Value?.StartsWith("_x003D_", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void Loses_control_characters_and_halves_of_characters_only() =>
        Assert.Equal("a b 😀 中文 𠀀 é", SafeText.Clean("\u0001a\tb\u0000 😀\uDC00 中文 𠀀\uFFFF é\u0085\n"));

    [Fact]
    public void Is_cut_between_characters() => Assert.Equal(("ab", "a😀", "a"), (SafeText.Cut("abc", 2), SafeText.Cut("a😀", 3), SafeText.Cut("a😀b", 2)));

    [Fact]
    public void Keeps_what_reads_like_an_escape() => Assert.Equal(("_x005F_x000D_", "a_x5", "_x005F_X00ff__x"), (SafeText.Escape("_x000D_"), SafeText.Escape("a_x5"), SafeText.Escape("_X00ff__x")));

    [Fact]
    public void Names_sheets_legally_and_once()
    {
        var names = new TabNames();
        string[] wanted = ["R&D", "r&d", "It's", "'quoted'", "a/b\\c?d*e[f]g:h", "", "::", "History", new('x', 40), new('x', 40), new string('x', 30) + "😀", "\u0001"];
        Assert.Equal(
            ["R&D", "r&d (2)", "It's", "quoted", "a b c d e f g h", "Model", "Model (2)", "History (2)", new('x', 31), new string('x', 27) + " (2)", new('x', 30), "Model (3)"],
            wanted.Select(name => names.Take(name, "Model")));
        Assert.Equal(["Plain_1", "'It''s'", "'A1'", "'R1C1'", "'收入'", "'1st'", "'Two words'"], ((string[])["Plain_1", "It's", "A1", "R1C1", "收入", "1st", "Two words"]).Select(TabNames.Quoted));
    }

    [Fact]
    public void Names_inputs_legally_readably_and_once()
    {
        var names = new InputNames();
        string[] wanted = ["Monthly churn (%)", "monthly churn", "Monthly_churn", "A1", "XFD12", "R", "c", "R1C1", "true", "1st price", "月流失率", "价格（元）", "Ünit", "=1+1", "😀", "", "_xlnm.Print_Area", "Max", new('y', 90)];
        Assert.Equal(
            ["Monthly_churn", "monthly_churn_2", "Monthly_churn_3", "_A1", "_XFD12", "_R", "_c", "_R1C1", "_true", "_1st_price", "月流失率", "价格_元", "Ünit", "_1_1", "Input", "Input_2", "xlnm_Print_Area", "Max", new('y', 60)],
            wanted.Select(names.Take));
    }
}
