using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;
using Formula = StartupPlanner.Finance.Modeling.Formula;

namespace StartupPlanner.Workbook.Tests;

public sealed class AWorkbook
{
    private static readonly WorkbookOptions Chinese = Book.English with { Culture = CultureInfo.GetCultureInfo("zh-CN") };

    private readonly ModelBuilder builder = new(new Month(2027, 3), 24);
    private readonly Input price;
    private readonly Line revenue;
    private readonly Line cash;

    public AWorkbook()
    {
        price = builder.Input("Price", Unit.Money, "revenue/price", new Estimate(70, 90.5m, 120));
        builder.Series("Orders", Unit.Count, "revenue/orders", [3, 4]);
        builder.Section("Revenue");
        revenue = builder.Line("Revenue", Unit.Money, Aggregation.Flow, price);
        builder.Line("Share", Unit.Percentage, Aggregation.Ratio, revenue / price);
        builder.Section("Cash");
        cash = builder.Line("Cash", Unit.Money, Aggregation.Stock, self => self.Previous + revenue);
        builder.Line("Broke", Unit.Months, Aggregation.Stock, 2 * Formula.FirstMonthWhen(cash < 0));
    }

    public static TheoryData<string> Languages { get; } = ["en", "zh-CN"];

    [Theory, MemberData(nameof(Languages))]
    public void Opens_without_repair(string language)
    {
        var options = Book.English with { Culture = CultureInfo.GetCultureInfo(language), Charts = [new("Money", [revenue, cash]), new("Sales", [revenue]), new("Cash", [cash])] };
        using var document = SpreadsheetDocument.Open(new MemoryStream(Book.Bytes(builder.Build(), options)), isEditable: false);
        Assert.All(new[] { FileFormatVersions.Office2013, FileFormatVersions.Microsoft365 }, version =>
            Assert.Empty(new OpenXmlValidator(version).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")));
        Assert.Equal(3, document.WorkbookPart!.WorksheetParts.Single(part => part.DrawingsPart is not null).DrawingsPart!.ChartParts.Count());
    }

    [Fact]
    public void Has_a_sheet_for_each_section_and_figures_only_where_somebody_entered_them()
    {
        var book = Book.Of(builder.Build());
        Assert.Equal(["Overview", "Years", "Inputs", "Monthly inputs", "Revenue", "Cash"], book.Sheets);
        foreach (var sheet in (string[])["Revenue", "Cash"])
        {
            var cells = book[sheet].Where(cell => int.Parse(cell.Key.TrimStart([.. Enumerable.Range('A', 26).Select(letter => (char)letter)]), CultureInfo.InvariantCulture) > 3 && cell.Value.Type == "n").ToList();
            Assert.True(cells.Count >= 48);
            Assert.All(cells, cell => Assert.NotNull(cell.Value.Formula));
        }
        Assert.All(book.Cells.Where(cell => cell.Formula is not null), cell => Assert.Null(cell.Value));
    }

    [Fact]
    public void Shows_inputs_with_their_estimate_unit_and_address()
    {
        var book = Book.Of(builder.Build());
        Assert.Equal(["Price", "70", "90.5", "120", "CNY", "revenue/price", "Price"], "ABCDEFG".Select(column => book["Inputs"][$"{column}4"].Value!));
        Assert.Equal(("Price", "Inputs!$C$4"), book.Names[0]);
        var series = book["Monthly inputs"];
        Assert.Equal(["Orders", "number", "revenue/orders", "3", "4", "0"], "ABCDEF".Select(column => series[$"{column}4"].Value!));
        Assert.Equal("0", series["AA4"].Value);
        Assert.DoesNotContain("AB4", series.Keys);
    }

    [Fact]
    public void Notes_the_address_on_the_figure_that_may_be_changed()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Book.Bytes(builder.Build())), isEditable: false);
        var notes = document.WorkbookPart!.WorksheetParts.Select(part => part.WorksheetCommentsPart).OfType<WorksheetCommentsPart>()
            .SelectMany(part => part.Comments.Descendants<Comment>()).Select(note => (note.Reference!.Value, note.InnerText));
        Assert.Equal([("C4", "revenue/price"), ("D4", "revenue/orders")], notes.Order());
        Assert.Equal(2, document.WorkbookPart.WorksheetParts.Count(part => part.VmlDrawingParts.Any()));
    }

    [Fact]
    public void Heads_months_with_dates_and_numbers()
    {
        var sheet = Book.Of(builder.Build())["Revenue"];
        Assert.Equal((new DateTime(2027, 3, 1), new DateTime(2027, 4, 1), "1", "24"),
            (DateTime.FromOADate(double.Parse(sheet["D2"].Value!, CultureInfo.InvariantCulture)), DateTime.FromOADate(double.Parse(sheet["E2"].Value!, CultureInfo.InvariantCulture)), sheet["D3"].Value, sheet["AA3"].Value));
    }

    [Fact]
    public void Formats_figures_by_their_unit_freezes_names_and_prints_across()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Book.Bytes(builder.Build())), isEditable: false);
        var book = document.WorkbookPart!;
        var sheet = ((WorksheetPart)book.GetPartById(book.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == "Revenue").Id!)).Worksheet;
        var styles = book.WorkbookStylesPart!.Stylesheet;
        var pane = sheet.Descendants<Pane>().Single();
        var setup = sheet.Descendants<PageSetup>().Single();
        Assert.Equal(["mmm yyyy", "#,##0.00", "0.00%"], ((string[])["D2", "D4", "D5"]).Select(Format));
        Assert.Equal((3.0, 3.0, "D4", PaneStateValues.Frozen), (pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value, pane.State!.Value));
        Assert.Equal((OrientationValues.Landscape, 2U), (setup.Orientation!.Value, setup.FitToWidth!.Value));
        Assert.Contains(("_xlnm.Print_Titles", "Revenue!$A:$C,Revenue!$2:$3"), Book.Of(builder.Build()).Names);
        Assert.True(book.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value);

        string Format(string cell)
        {
            var style = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)sheet.Descendants<Cell>().Single(found => found.CellReference == cell).StyleIndex!.Value);
            return styles.NumberingFormats!.Elements<NumberingFormat>().Single(format => format.NumberFormatId!.Value == style.NumberFormatId!.Value).FormatCode!.Value!;
        }
    }

    [Fact]
    public void Draws_the_months_of_the_chosen_lines()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Book.Bytes(builder.Build(), Book.English with { Charts = [new("Cash", [cash, revenue])] })), isEditable: false);
        var chart = document.WorkbookPart!.WorksheetParts.Single(part => part.DrawingsPart is not null).DrawingsPart!.ChartParts.Single().ChartSpace;
        Assert.Equal(
            ["Cash!$A$4", "Cash!$D$2:$AA$2", "Cash!$D$4:$AA$4", "Revenue!$A$4", "Revenue!$D$2:$AA$2", "Revenue!$D$4:$AA$4"],
            chart.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Formula>().Select(formula => formula.Text));
        var overview = Book.Of(builder.Build(), Book.English with { Charts = [new("Cash", [cash, revenue])] })["Overview"];
        Assert.Equal(("Cash", "Years!D9", "Revenue", "Years!E6"), (overview["A9"].Value, overview["C9"].Formula, overview["A10"].Value, overview["D10"].Formula));
    }

    [Fact]
    public void Speaks_the_callers_language()
    {
        var options = Chinese with { LineName = line => line == cash ? "现金" : line.Name, InputName = input => input == price ? "单价" : input.Name, SectionName = section => section == "Revenue" ? "收入" : section };
        var book = Book.Of(builder.Build(), options);
        Assert.Equal(["总览", "年度汇总", "输入", "逐月输入", "收入", "Cash"], book.Sheets);
        Assert.Equal(("单价", "现金", "'收入'!D4"), (book["收入"]["D4"].Formula, book["Cash"]["A4"].Value, book["Cash"]["D4"].Formula![2..]));
    }

    [Fact]
    public void Is_the_same_to_the_byte_whenever_it_is_written()
    {
        var options = Book.English with { Charts = [new("Money", [revenue, cash])] };
        var first = Book.Bytes(builder.Build(), options);
        Assert.Equal(first, Book.Bytes(builder.Build(), options));
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact]
    public void Refuses_what_it_cannot_show()
    {
        var model = builder.Build();
        var stranger = new ModelBuilder(new Month(2027, 1), 12).Line("Stranger", Unit.Ratio, Aggregation.Stock, 1);
        var ancient = new ModelBuilder(new Month(1900, 2), 12);
        ancient.Line("Gold", Unit.Ratio, Aggregation.Stock, 1);
        Assert.Throws<ArgumentException>(() => Book.Bytes(model, Book.English with { Charts = [new("None", [])] }));
        Assert.Throws<ArgumentException>(() => Book.Bytes(model, Book.English with { Charts = [new("Strange", [stranger])] }));
        Assert.Throws<ArgumentException>(() => Book.Bytes(model, Book.English with { FirstMonthOfYear = 13 }));
        Assert.Throws<ArgumentException>(() => Book.Bytes(ancient.Build()));
        Assert.Throws<ArgumentException>(() => Book.Bytes(new ModelBuilder(new Month(2027, 1), 12).Build()));
    }
}
