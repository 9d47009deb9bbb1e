using System.Globalization;
using System.Text.Json;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;
using StartupPlanner.Web.Pages.Shared;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace StartupPlanner.Web.Documents.Word;

/// <summary>Charts as Word draws them itself: with their numbers in the file, to be restyled like any other.</summary>
internal static class WordCharts
{
    private const uint Labels = 1;
    private const uint Amounts = 2;
    private const uint OtherLabels = 3;
    private const uint OtherAmounts = 4;
    private const int EmuPerTwip = 635;
    private const int Height = 3_000_000;

    // As on the pages, in the light theme.
    private static readonly string[] Palette = ["0E5F4F", "C27A1A", "1F5F99", "A8323E", "6B4FA0", "55625E", "B0578D", "5F8F1F"];

    public static W.Paragraph Paragraph(MainDocumentPart main, string data, string title, int width)
    {
        var number = (uint)main.ChartParts.Count() + 1;
        var id = $"chart{number}";
        main.AddNewPart<ChartPart>(id).ChartSpace = Space(JsonSerializer.Deserialize(data, ChartJson.Default.ChartData)!);
        var extent = ((long)width * EmuPerTwip, Height);
        return new(new W.Run(new W.Drawing(new DW.Inline(
            new DW.Extent { Cx = extent.Item1, Cy = extent.Height },
            new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DW.DocProperties { Id = number, Name = XmlText.Clean(title.Length > 60 ? title[..60] : title), Description = XmlText.Clean(title) },
            new DW.NonVisualGraphicFrameDrawingProperties(),
            new A.Graphic(new A.GraphicData(new ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }

    private static ChartSpace Space(ChartData data)
    {
        var series = data.Series.Select((each, index) => (Series: each, Index: (uint)index)).Where(each => each.Series.From is null).ToList();
        var plot = new PlotArea(new Layout());
        foreach (var group in series.GroupBy(each => (each.Series.Axis, IsBars: each.Series.Shape == ChartShape.Bars)))
            plot.Append(Group([.. group], data.Labels, group.Key.IsBars, group.Key.Axis));
        plot.Append(LabelAxis(Labels, Amounts, isHidden: false), AmountAxis(Amounts, Labels, isRight: false));
        if (series.Any(each => each.Series.Axis > 0)) plot.Append(LabelAxis(OtherLabels, OtherAmounts, isHidden: true), AmountAxis(OtherAmounts, OtherLabels, isRight: true));
        var chart = new DocumentFormat.OpenXml.Drawing.Charts.Chart(new AutoTitleDeleted { Val = true }, plot);
        if (series.Count > 1) chart.Append(new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }));
        chart.Append(new PlotVisibleOnly { Val = true }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap });
        return new(new Date1904 { Val = false }, new RoundedCorners { Val = false }, chart, Text());
    }

    private static OpenXmlCompositeElement Group(IReadOnlyList<(ChartSeries Series, uint Index)> series, IReadOnlyList<string> labels, bool isBars, int axis)
    {
        var isStacked = isBars && series[0].Series.Stack is not null;
        OpenXmlCompositeElement group = isBars
            ? new BarChart(new BarDirection { Val = BarDirectionValues.Column }, new BarGrouping { Val = isStacked ? BarGroupingValues.Stacked : BarGroupingValues.Clustered }, new VaryColors { Val = false })
            : new LineChart(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });
        foreach (var (each, index) in series) group.Append(Series(each, index, labels, isBars));
        if (isBars) group.Append(new GapWidth { Val = 40 });
        if (isStacked) group.Append(new Overlap { Val = 100 });
        if (!isBars) group.Append(new ShowMarker { Val = true });
        group.Append(new AxisId { Val = axis == 0 ? Labels : OtherLabels }, new AxisId { Val = axis == 0 ? Amounts : OtherAmounts });
        return group;
    }

    private static OpenXmlCompositeElement Series(ChartSeries series, uint index, IReadOnlyList<string> labels, bool isBars)
    {
        A.SolidFill Fill() => new(new A.RgbColorModelHex { Val = Palette[(int)index % Palette.Length] });
        var name = new SeriesText(new NumericValue(XmlText.Clean(series.Name)));
        var names = new StringLiteral(new PointCount { Val = (uint)labels.Count });
        for (var at = 0; at < labels.Count; at++) names.Append(new StringPoint(new NumericValue(XmlText.Clean(labels[at]))) { Index = (uint)at });
        var numbers = new NumberLiteral(new FormatCode("General"), new PointCount { Val = (uint)labels.Count });
        for (var at = 0; at < labels.Count; at++)
            if (series.Values[at] is { } value) numbers.Append(new NumericPoint(new NumericValue(value.ToString(CultureInfo.InvariantCulture))) { Index = (uint)at });
        return isBars
            ? new BarChartSeries(new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index }, new Order { Val = index }, name, new ChartShapeProperties(Fill()), new InvertIfNegative { Val = false },
                new CategoryAxisData(names), new Values(numbers))
            : new LineChartSeries(new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index }, new Order { Val = index }, name, new ChartShapeProperties(new A.Outline(Fill()) { Width = 25400 }),
                new Marker(new Symbol { Val = MarkerStyleValues.None }), new CategoryAxisData(names), new Values(numbers), new Smooth { Val = false });
    }

    private static CategoryAxis LabelAxis(uint id, uint crossing, bool isHidden) => new(
        new AxisId { Val = id }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = isHidden }, new AxisPosition { Val = AxisPositionValues.Bottom },
        new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None }, new TickLabelPosition { Val = TickLabelPositionValues.Low },
        new CrossingAxis { Val = crossing }, new Crosses { Val = CrossesValues.AutoZero }, new AutoLabeled { Val = true }, new NoMultiLevelLabels { Val = true });

    private static ValueAxis AmountAxis(uint id, uint crossing, bool isRight)
    {
        var axis = new ValueAxis(new AxisId { Val = id }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = isRight ? AxisPositionValues.Right : AxisPositionValues.Left });
        if (!isRight) axis.Append(new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = WordStyles.Hairline })))));
        axis.Append(
            new NumberingFormat { FormatCode = "#,##0", SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None },
            new TickLabelPosition { Val = TickLabelPositionValues.NextTo }, new CrossingAxis { Val = crossing }, new Crosses { Val = isRight ? CrossesValues.Maximum : CrossesValues.AutoZero },
            new CrossBetween { Val = CrossBetweenValues.Between });
        return axis;
    }

    private static TextProperties Text() => new(
        new A.BodyProperties(), new A.Paragraph(new A.ParagraphProperties(new A.DefaultRunProperties(new A.SolidFill(new A.RgbColorModelHex { Val = WordStyles.Quiet })) { FontSize = 800 }), new A.EndParagraphRunProperties { Language = "en-US" }));
}
