using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Workbook.Tests;

/// <summary>A workbook as a program reads it: the cells of each sheet by their names.</summary>
internal sealed class Book
{
    public static readonly WorkbookOptions English = new("A plan", new("CNY"), CultureInfo.GetCultureInfo("en"));

    private readonly Dictionary<string, Dictionary<string, BookCell>> sheets = [];

    private Book(SpreadsheetDocument document)
    {
        var book = document.WorkbookPart!;
        var texts = book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(item => item.InnerText).ToList();
        foreach (var sheet in book.Workbook.Sheets!.Elements<Sheet>())
        {
            var cells = sheets[sheet.Name!] = [];
            foreach (var cell in ((WorksheetPart)book.GetPartById(sheet.Id!)).Worksheet.Descendants<Cell>())
            {
                var type = cell.DataType?.InnerText ?? "n";
                var value = type == "s" ? texts![int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)] : type == "inlineStr" ? cell.InnerText : cell.CellValue?.Text;
                cells[cell.CellReference!] = new(cell.CellFormula?.Text, type, value, cell.StyleIndex?.Value ?? 0);
            }
        }
        Names = book.Workbook.DefinedNames?.Elements<DefinedName>().Select(name => (name.Name!.Value!, name.Text)).ToList() ?? [];
    }

    public IReadOnlyList<(string Name, string Text)> Names { get; }

    public IReadOnlyDictionary<string, BookCell> this[string sheet] => sheets[sheet];

    public IEnumerable<string> Sheets => sheets.Keys;

    public IEnumerable<BookCell> Cells => sheets.Values.SelectMany(cells => cells.Values);

    public static byte[] Bytes(Model model, WorkbookOptions? options = null)
    {
        using var file = new MemoryStream();
        ModelWorkbook.Write(file, model, options ?? English);
        return file.ToArray();
    }

    public static Book Of(Model model, WorkbookOptions? options = null) => Read(new MemoryStream(Bytes(model, options)));

    public static Book Read(Stream stream)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        return new(document);
    }
}

/// <summary>A cell: its formula, the type and text of its value, and its style.</summary>
internal sealed record BookCell(string? Formula, string Type, string? Value, uint Style);
