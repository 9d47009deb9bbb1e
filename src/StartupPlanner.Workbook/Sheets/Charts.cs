using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Texts;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>The charts of a workbook, two beside each other, over the months of the sections' sheets.</summary>
internal static class Charts
{
    private const uint Months = 1;
    private const uint Amounts = 2;

    // Okabe and Ito's palette, which people with a colour vision deficiency tell apart.
    private static readonly string[] Palette = ["0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9", "000000"];

    /// <summary>Adds the charts to a sheet, below a row.</summary>
    /// <returns>What the sheet calls the drawing; null where there is none.</returns>
    public static string? Add(WorksheetPart sheet, Writing writing, int belowRow, int height)
    {
        var charts = writing.Options.Charts;
        if (charts.Count == 0) return null;
        var drawing = sheet.AddNewPart<DrawingsPart>("drawing");
        drawing.WorksheetDrawing = new();
        for (var index = 0; index < charts.Count; index++)
        {
            var id = $"chart{index + 1}";
            drawing.AddNewPart<ChartPart>(id).ChartSpace = Space(charts[index], writing);
            var top = belowRow + index / 2 * (height + 1);
            drawing.WorksheetDrawing.Append(Frame(id, SafeText.Clean(charts[index].Title), (uint)index + 2, index % 2 == 0 ? (0, 3) : (3, 8), (top, top + height)));
        }
        return "drawing";
    }

    private static D.TwoCellAnchor Frame(string id, string name, uint number, (int From, int To) columns, (int From, int To) rows) => new(
        new D.FromMarker(new D.ColumnId(Whole(columns.From)), new D.ColumnOffset("0"), new D.RowId(Whole(rows.From)), new D.RowOffset("0")),
        new D.ToMarker(new D.ColumnId(Whole(columns.To)), new D.ColumnOffset("0"), new D.RowId(Whole(rows.To)), new D.RowOffset("0")),
        new D.GraphicFrame(
            new D.NonVisualGraphicFrameProperties(new D.NonVisualDrawingProperties { Id = number, Name = name }, new D.NonVisualGraphicFrameDrawingProperties()),
            new D.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(new A.GraphicData(new ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" })) { Macro = "" },
        new D.ClientData());

    private static ChartSpace Space(WorkbookChart chart, Writing writing)
    {
        var isFlow = chart.Lines.All(line => line.Aggregation == Aggregation.Flow);
        OpenXmlCompositeElement plot = isFlow
            ? new BarChart(new BarDirection { Val = BarDirectionValues.Column }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false })
            : new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        for (var index = 0; index < chart.Lines.Count; index++) plot.Append(Series(chart.Lines[index], (uint)index, isFlow, writing));
        if (isFlow) plot.Append(new GapWidth { Val = 40 });
        else plot.Append(new ShowMarker { Val = true });
        plot.Append(new AxisId { Val = Months }, new AxisId { Val = Amounts });
        return new(
            new Date1904 { Val = false },
            new RoundedCorners { Val = false },
            new Chart(
                new Title(new ChartText(new RichText(new A.BodyProperties(), new A.Paragraph(
                    new A.ParagraphProperties(new A.DefaultRunProperties { FontSize = 1200, Bold = true }),
                    new A.Run(new A.RunProperties { FontSize = 1200, Bold = true }, new A.Text(SafeText.Clean(chart.Title)))))), new Overlay { Val = false }),
                new AutoTitleDeleted { Val = false },
                new PlotArea(new Layout(), plot, MonthAxis(writing), AmountAxis(UnitText.AxisFormat(chart.Lines[0].Unit))),
                new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }),
                new PlotVisibleOnly { Val = true },
                new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }));
    }

    private static OpenXmlCompositeElement Series(Line line, uint index, bool isFlow, Writing writing)
    {
        var place = writing.Layout[line];
        var colour = Palette[(int)index % Palette.Length];
        var last = MonthSheet.Column(writing.Model.Months);
        var name = new SeriesText(new StringReference(new C.Formula($"{place.Sheet.Quoted}!{Cells.Fixed(1, place.Row)}")));
        var months = new CategoryAxisData(new NumberReference(new C.Formula(Range(MonthSheet.DateRow))));
        var values = new Values(new NumberReference(new C.Formula(Range(place.Row))));
        return isFlow
            ? new BarChartSeries(new C.Index { Val = index }, new Order { Val = index }, name,
                new ChartShapeProperties(Fill()), new InvertIfNegative { Val = false }, months, values)
            : new LineChartSeries(new C.Index { Val = index }, new Order { Val = index }, name,
                new ChartShapeProperties(new A.Outline(Fill()) { Width = 25400 }), new Marker(new Symbol { Val = MarkerStyleValues.None }), months, values, new Smooth { Val = false });

        A.SolidFill Fill() => new(new A.RgbColorModelHex { Val = colour });

        string Range(int row) => $"{place.Sheet.Quoted}!{Cells.Fixed(MonthSheet.Column(1), row)}:{Cells.Fixed(last, row)}";
    }

    private static DateAxis MonthAxis(Writing writing) => new(
        new AxisId { Val = Months }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = AxisPositionValues.Bottom },
        new NumberingFormat { FormatCode = writing.MonthFormat, SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.Outside }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = Amounts }, new Crosses { Val = CrossesValues.AutoZero },
        new AutoLabeled { Val = true }, new BaseTimeUnit { Val = TimeUnitValues.Months });

    private static ValueAxis AmountAxis(string format) => new(
        new AxisId { Val = Amounts }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = AxisPositionValues.Left },
        new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "D9DCE1" })))),
        new NumberingFormat { FormatCode = format, SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = Months }, new Crosses { Val = CrossesValues.AutoZero }, new CrossBetween { Val = CrossBetweenValues.Between });

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
