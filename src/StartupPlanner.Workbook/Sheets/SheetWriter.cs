using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>Writes a sheet from top to bottom, cell by cell, without holding it in memory.</summary>
internal sealed class SheetWriter : IDisposable
{
    private static readonly Row RowElement = new();
    private static readonly Cell CellElement = new();
    private static readonly CellFormula FormulaElement = new();
    private static readonly CellValue ValueElement = new();
    private static readonly InlineString InlineElement = new();

    private readonly Styles styles;
    private readonly SheetFrame frame;
    private readonly OpenXmlWriter writer;
    private readonly List<OpenXmlAttribute> attributes = [];
    private bool isRowOpen;
    private int row;

    public SheetWriter(WorksheetPart part, Styles styles, SheetFrame frame)
    {
        (this.styles, this.frame) = (styles, frame);
        writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument();
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        writer.WriteElement(new SheetViews(View()));
        writer.WriteElement(new SheetFormatProperties { DefaultRowHeight = 14 });
        writer.WriteElement(Widths());
        writer.WriteStartElement(new SheetData());
    }

    /// <summary>The next row; rows come in order, and may leave some out.</summary>
    public void Row(int number)
    {
        EndRow();
        row = number;
        attributes.Clear();
        attributes.Add(new("r", "", number.ToString(CultureInfo.InvariantCulture)));
        writer.WriteStartElement(RowElement, attributes);
        isRowOpen = true;
    }

    /// <summary>A text, which stays a text whatever it begins with.</summary>
    public void Text(int column, string text, Look? look = null)
    {
        var clean = SafeText.Clean(text);
        Start(column, (look ?? Look.Plain) with { IsQuoted = SafeText.LooksLikeFormula(clean) }, "inlineStr");
        writer.WriteStartElement(InlineElement);
        writer.WriteElement(new Text(SafeText.Escape(clean)) { Space = SpaceProcessingModeValues.Preserve });
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    public void Number(int column, decimal number, Look look)
    {
        Start(column, look);
        writer.WriteStartElement(ValueElement);
        writer.WriteString(Cells.Number(number));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>A formula without a value: programs compute it when they open the file.</summary>
    public void Formula(int column, string formula, Look look)
    {
        Start(column, look);
        writer.WriteStartElement(FormulaElement);
        writer.WriteString(formula);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>An empty cell that has a look.</summary>
    public void Blank(int column, Look look)
    {
        Start(column, look);
        writer.WriteEndElement();
    }

    /// <summary>What follows the cells. The identifiers lead to the parts with charts and with comments.</summary>
    public void End(string page, string? drawing = null, string? comments = null)
    {
        EndRow();
        writer.WriteEndElement();
        if (frame.Figures is { } figures)
        {
            var first = figures[..figures.IndexOf(':', StringComparison.Ordinal)];
            writer.WriteElement(new ConditionalFormatting(
                new ConditionalFormattingRule(new Formula($"ISERROR({first})")) { Type = ConditionalFormatValues.Expression, FormatId = 0, Priority = 1 }) { SequenceOfReferences = new() { InnerText = figures } });
        }
        writer.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
        writer.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = (uint)frame.PagesWide, FitToHeight = 0 });
        writer.WriteElement(new HeaderFooter(new OddFooter($"&L&A&R{page}")));
        if (drawing is not null) writer.WriteElement(new Drawing { Id = drawing });
        if (comments is not null) writer.WriteElement(new LegacyDrawing { Id = comments });
        writer.WriteEndElement();
    }

    public void Dispose() => writer.Dispose();

    private void Start(int column, Look look, string? type = null)
    {
        attributes.Clear();
        attributes.Add(new("r", "", Cells.Name(column, row)));
        if (styles[look] is not 0 and var style) attributes.Add(new("s", "", style.ToString(CultureInfo.InvariantCulture)));
        if (type is not null) attributes.Add(new("t", "", type));
        writer.WriteStartElement(CellElement, attributes);
    }

    private void EndRow()
    {
        if (isRowOpen) writer.WriteEndElement();
        isRowOpen = false;
    }

    private SheetView View()
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = false };
        if (frame.FrozenRows == 0) return view;
        var corner = Cells.Name(frame.FrozenColumns + 1, frame.FrozenRows + 1);
        var pane = new Pane { VerticalSplit = frame.FrozenRows, TopLeftCell = corner, State = PaneStateValues.Frozen, ActivePane = PaneValues.BottomLeft };
        if (frame.FrozenColumns > 0) (pane.HorizontalSplit, pane.ActivePane) = ((double)frame.FrozenColumns, PaneValues.BottomRight);
        view.Append(pane, new Selection { Pane = pane.ActivePane, ActiveCell = corner, SequenceOfReferences = new() { InnerText = corner } });
        return view;
    }

    private Columns Widths()
    {
        var columns = new Columns();
        for (var index = 0; index < frame.Widths.Count; index++)
        {
            var isLast = index == frame.Widths.Count - 1;
            columns.Append(new Column { Min = (uint)index + 1, Max = (uint)(isLast ? Math.Max(index + 1, frame.Columns) : index + 1), Width = frame.Widths[index], CustomWidth = true });
        }
        return columns;
    }
}
