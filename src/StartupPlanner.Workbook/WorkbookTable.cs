using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StartupPlanner.Workbook.Formulas;

namespace StartupPlanner.Workbook;

/// <summary>Reads a sheet that somebody else wrote.</summary>
public static class WorkbookTable
{
    /// <summary>The most rows that are read.</summary>
    public const int MostRows = 10_000;

    /// <summary>The most columns that are read.</summary>
    public const int MostColumns = 500;

    // ECMA-376, part 1, 18.8.30: the built-in formats that show a date, those of East Asian languages included.
    private static readonly HashSet<uint> DateFormats = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

    /// <summary>The cells of a workbook's first sheet as text: numbers with a decimal point, dates as 2027-03-31, what formulas last came to, errors as they are shown.</summary>
    /// <param name="stream">An XLSX workbook, from which can be read at any place.</param>
    /// <returns>Its rows, empty ones too, each as long as its last cell.</returns>
    /// <exception cref="InvalidDataException">It is no workbook, or larger than <see cref="MostRows"/> rows of <see cref="MostColumns"/> columns.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = 50_000_000 });
            var workbook = document.WorkbookPart ?? throw new InvalidDataException("There is no workbook in it.");
            var sheet = workbook.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(sheet => workbook.GetPartById(sheet.Id!.Value!) is WorksheetPart) ?? throw new InvalidDataException("There is no sheet in it.");
            return Rows((WorksheetPart)workbook.GetPartById(sheet.Id!.Value!), Shared(workbook), Dates(workbook));
        }
        catch (Exception wrong) when (wrong is OpenXmlPackageException or FileFormatException or System.Xml.XmlException or ArgumentException or FormatException or OverflowException or InvalidOperationException or NotSupportedException)
        {
            throw new InvalidDataException("It is no workbook.", wrong);
        }
    }

    private static List<IReadOnlyList<string>> Rows(WorksheetPart sheet, List<string> shared, HashSet<uint> dates)
    {
        var rows = new List<IReadOnlyList<string>>();
        using var reader = OpenXmlReader.Create(sheet);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement) continue;
            var row = (Row)reader.LoadCurrentElement()!;
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>())
            {
                var column = cell.CellReference?.Value is { } name ? Cells.ColumnOf(name) : cells.Count + 1;
                if (column > MostColumns) throw new InvalidDataException($"More than {MostColumns} columns.");
                while (cells.Count < column) cells.Add("");
                cells[column - 1] = Text(cell, shared, dates);
            }
            var number = (int)(row.RowIndex?.Value ?? (uint)rows.Count + 1);
            if (number > MostRows) throw new InvalidDataException($"More than {MostRows} rows.");
            while (rows.Count < number) rows.Add([]);
            rows[number - 1] = cells;
        }
        return rows;
    }

    private static string Text(Cell cell, List<string> shared, HashSet<uint> dates)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.DataType?.Value == CellValues.InlineString) return cell.InlineString?.InnerText ?? "";
        if (cell.DataType?.Value == CellValues.SharedString) return shared.ElementAtOrDefault(int.Parse(value, CultureInfo.InvariantCulture)) ?? "";
        if (cell.DataType is { } type && type.Value != CellValues.Number || value.Length == 0) return value;
        var number = double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
        return cell.StyleIndex is { } style && dates.Contains(style.Value)
            ? DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            // As many digits as a spreadsheet shows: 0.1 + 0.2 is 0.3.
            : Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : value;
    }

    private static List<string> Shared(WorkbookPart workbook) =>
        workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => string.Concat(item.Descendants<Text>().Where(text => text.Parent is not PhoneticRun).Select(text => text.Text))).ToList() ?? [];

    // The styles whose number format shows a date.
    private static HashSet<uint> Dates(WorkbookPart workbook)
    {
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        var formats = styles?.NumberingFormats?.Elements<NumberingFormat>().Where(format => IsDate(format.FormatCode?.Value ?? "")).Select(format => format.NumberFormatId!.Value).ToHashSet() ?? [];
        var found = new HashSet<uint>();
        var index = 0u;
        foreach (var format in styles?.CellFormats?.Elements<CellFormat>() ?? [])
        {
            if (format.NumberFormatId?.Value is { } id && (DateFormats.Contains(id) || formats.Contains(id))) found.Add(index);
            index++;
        }
        return found;
    }

    // Outside quotes and brackets, a year or a month that is not a minute.
    private static bool IsDate(string code)
    {
        var quoted = false;
        var bracket = false;
        foreach (var letter in code)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == '[') bracket = true;
            else if (letter == ']') bracket = false;
            else if (!quoted && !bracket && letter is 'y' or 'Y') return true;
        }
        return false;
    }
}
