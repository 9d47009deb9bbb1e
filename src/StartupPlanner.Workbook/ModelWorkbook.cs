using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Sheets;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook;

/// <summary>A model as a workbook whose figures are formulas: any spreadsheet program recalculates it to what <see cref="Evaluation"/> says.</summary>
public static class ModelWorkbook
{
    /// <summary>The media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Programs count days since 1900, and take that year for a leap year.
    private static readonly Month FirstCountable = new(1900, 3);

    /// <summary>Writes the workbook (.xlsx). Equal models and options give equal bytes.</summary>
    /// <param name="output">Where to; need not be able to seek.</param>
    /// <param name="model">The model, with each estimate at its likeliest value.</param>
    /// <param name="options">Title, language and charts.</param>
    /// <exception cref="ArgumentException">
    /// The model has no lines or begins before March 1900, a chart has no line or one of another model, or the year begins with no month.
    /// </exception>
    /// <remarks>Office Open XML, ECMA-376, transitional. Holds no computed values: programs compute them when they open the file.</remarks>
    public static void Write(Stream output, Model model, WorkbookOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        if (model.Lines.Count == 0) throw new ArgumentException("The model has no lines.", nameof(model));
        if (model.First < FirstCountable) throw new ArgumentException($"A workbook cannot begin in {model.First}.", nameof(model));
        if (options.FirstMonthOfYear is < 1 or > 12) throw new ArgumentException($"No year begins with month {options.FirstMonthOfYear}.", nameof(options));
        foreach (var chart in options.Charts)
            if (chart.Lines.Count == 0 || !chart.Lines.All(model.Lines.Contains)) throw new ArgumentException($"The chart “{chart.Title}” has no line, or one of another model.", nameof(options));

        using var file = new MemoryStream();
        Write(file, new Writing(model, options));
        ZipTimes.Clear(file);
        file.Position = 0;
        file.CopyTo(output);
    }

    private static void Write(MemoryStream file, Writing writing)
    {
        using var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook, autoSave: false);
        document.CompressionOption = System.IO.Packaging.CompressionOption.Fast;
        // Parts and relations without a name of their own get one by chance.
        Describe(document.AddNewPart<CoreFilePropertiesPart>("properties"), writing.Options.Title);
        var book = document.AddNewPart<WorkbookPart>($"{MediaType}.main+xml", "workbook");
        var layout = writing.Layout;
        var sheets = new List<(string Name, Action<WorksheetPart> Write)>
        {
            (layout.Overview, part => OverviewSheet.Write(part, writing)),
            (layout.Years, part => YearSheet.Write(part, writing)),
        };
        if (layout.Names.Count > 0) sheets.Add((layout.Inputs, part => InputSheet.Write(part, writing)));
        if (layout.Names.Count < writing.Model.Inputs.Count) sheets.Add((layout.Series.Name, part => SectionSheet.WriteSeries(part, writing)));
        sheets.AddRange(layout.Sections.Select(section => (section.Name, new Action<WorksheetPart>(part => SectionSheet.Write(part, writing, section)))));

        for (var index = 0; index < sheets.Count; index++) sheets[index].Write(book.AddNewPart<WorksheetPart>($"sheet{index + 1}"));
        book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = writing.Styles.Sheet();
        book.Workbook = new(
            new BookViews(new WorkbookView()),
            new DocumentFormat.OpenXml.Spreadsheet.Sheets(sheets.Select((sheet, index) => new Sheet { Name = sheet.Name, SheetId = (uint)index + 1, Id = $"sheet{index + 1}" })),
            Names(writing, [.. sheets.Select(sheet => sheet.Name)]),
            new CalculationProperties { FullCalculationOnLoad = true });
        document.Save();
    }

    private static void Describe(CoreFilePropertiesPart part, string title)
    {
        using var stream = part.GetStream(FileMode.Create);
        XNamespace properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", core = "http://purl.org/dc/elements/1.1/";
        new XElement(properties + "coreProperties", new XAttribute(XNamespace.Xmlns + "dc", core), new XElement(core + "title", SafeText.Clean(title)), new XElement(core + "creator", "StartupPlanner")).Save(stream);
    }

    /// <summary>The names of the likely values, and the rows and columns that every printed page repeats.</summary>
    private static DefinedNames Names(Writing writing, List<string> sheets)
    {
        var layout = writing.Layout;
        var inputs = TabNames.Quoted(layout.Inputs);
        var names = layout.Names.Values.Select((name, index) => new DefinedName($"{inputs}!{Cells.Fixed(InputSheet.Likely, InputSheet.Row(index))}") { Name = name }).ToList();
        foreach (var sheet in sheets.Where(sheet => sheet != layout.Overview && sheet != layout.Inputs))
        {
            var quoted = TabNames.Quoted(sheet);
            var rows = sheet == layout.Years ? (YearTable.NameRow, YearTable.NumberRow) : (MonthSheet.DateRow, MonthSheet.NumberRow);
            names.Add(new($"{quoted}!$A:$C,{quoted}!${rows.Item1}:${rows.Item2}") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)sheets.IndexOf(sheet) });
        }
        return new DefinedNames(names);
    }
}
