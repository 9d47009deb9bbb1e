using DocumentFormat.OpenXml.Packaging;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>The first sheet: what this is, the lines of the charts by year, and the charts.</summary>
internal static class OverviewSheet
{
    private const int HeaderRow = 8;
    private const int ChartRows = 18;

    public static void Write(WorksheetPart part, Writing writing)
    {
        var (text, years) = (writing.Text, writing.Years.Years);
        var lines = writing.Options.Charts.SelectMany(chart => chart.Lines).Distinct().ToList();
        var labels = lines.Select(writing.Options.LineName).ToList();
        using var sheet = new SheetWriter(part, writing.Styles, new([SheetFrame.Width(labels, 30, 50), 18, 18], 0, 0) { Columns = Math.Max(3 + years.Count, 8) });
        sheet.Row(1);
        sheet.Text(1, writing.Options.Title, Look.Title);
        sheet.Row(2);
        sheet.Text(1, text["Overview.Months", writing.Model.Months, writing.Model.First, writing.Model.First.PlusMonths(writing.Model.Months - 1), writing.Options.Currency]);
        string[] notes = ["Overview.Colours", "Overview.Likely", "Overview.Undefined"];
        for (var index = 0; index < notes.Length; index++)
        {
            sheet.Row(3 + index);
            sheet.Text(1, text[notes[index]], Look.Note);
        }
        if (lines.Count > 0) Figures(sheet, writing, lines, labels);
        var drawing = Charts.Add(part, writing, HeaderRow + lines.Count + 1, ChartRows);
        sheet.End(writing.Page, drawing);
    }

    private static void Figures(SheetWriter sheet, Writing writing, List<Line> lines, List<string> labels)
    {
        var table = writing.Years;
        sheet.Row(HeaderRow);
        sheet.Text(1, writing.Text["Sheet.Years"], Look.Heading);
        sheet.Text(2, writing.Text["Column.Unit"], Look.Heading);
        for (var index = 0; index < table.Years.Count; index++) sheet.Text(3 + index, writing.Name(table.Years[index]), Look.Heading with { IsRight = true });
        var years = TabNames.Quoted(writing.Layout.Years);
        for (var index = 0; index < lines.Count; index++)
        {
            sheet.Row(HeaderRow + 1 + index);
            sheet.Text(1, labels[index]);
            sheet.Text(2, writing.Units.Name(lines[index].Unit), Look.Note);
            for (var year = 0; year < table.Years.Count; year++)
                sheet.Formula(3 + year, $"{years}!{Cells.Name(table.Column(table.Years[year]), table.Row(lines[index]))}", Writing.Figures(lines[index]));
        }
    }
}
