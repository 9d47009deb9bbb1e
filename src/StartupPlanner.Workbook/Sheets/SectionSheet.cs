using DocumentFormat.OpenXml.Packaging;
using StartupPlanner.Workbook.Formulas;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>The sheets with a column for each month: the lines of a section as formulas, and the inputs typed month by month.</summary>
internal static class SectionSheet
{
    public static void Write(WorksheetPart part, Writing writing, MonthSheet section)
    {
        var last = section.Workings.Count > 0 ? section.WorkingsHeading + section.Workings.Count : MonthSheet.FirstRow + section.Lines.Count - 1;
        using var sheet = new SheetWriter(part, writing.Styles, Frame(writing, section.Lines.Select(line => line.Label), last));
        Head(sheet, writing, section.Title, "Column.Line", "Column.Year");
        var formulas = new MonthFormulas(writing.Layout);
        foreach (var row in section.Lines) Line(sheet, writing, formulas, row);
        if (section.Workings.Count > 0)
        {
            sheet.Row(section.WorkingsHeading);
            sheet.Text(1, writing.Text["Workings"], Look.Heading);
            foreach (var row in section.Workings) Line(sheet, writing, formulas, row);
        }
        sheet.End(writing.Page);
    }

    /// <summary>The inputs typed month by month; months behind the last typed one are 0.</summary>
    public static void WriteSeries(WorksheetPart part, Writing writing)
    {
        var inputs = writing.Model.Inputs.Where(input => input.Months is not null).ToList();
        using var sheet = new SheetWriter(part, writing.Styles, Frame(writing, inputs.Select(writing.Options.InputName), 0) with { Figures = null });
        Head(sheet, writing, writing.Layout.Series.Title, "Column.Name", "Column.Address", writing.Text["Series.Note"]);
        var notes = new List<(int, int, string)>();
        foreach (var input in inputs)
        {
            var row = writing.Layout[input].Row;
            var look = Look.Input(UnitText.Format(input.Unit));
            sheet.Row(row);
            sheet.Text(1, writing.Options.InputName(input));
            sheet.Text(2, writing.Units.Name(input.Unit));
            sheet.Text(3, input.Address);
            for (var month = 1; month <= writing.Model.Months; month++) sheet.Number(MonthSheet.Column(month), month <= input.Months!.Count ? input.Months[month - 1] : 0, look);
            notes.Add((MonthSheet.Column(1), row, SafeText.Clean(input.Address)));
        }
        sheet.End(writing.Page, comments: CellComments.Add(part, notes));
    }

    private static SheetFrame Frame(Writing writing, IEnumerable<string> names, int lastRow)
    {
        var lastColumn = MonthSheet.Column(writing.Model.Months);
        return new([SheetFrame.Width(names, 20, SheetFrame.WidestName), 16, 14, 13], 3, MonthSheet.NumberRow, (writing.Model.Months + 11) / 12)
        {
            Columns = lastColumn,
            Figures = $"{Cells.Name(MonthSheet.Column(1), MonthSheet.FirstRow)}:{Cells.Name(lastColumn, lastRow)}",
        };
    }

    private static void Head(SheetWriter sheet, Writing writing, string title, string first, string third, string? note = null)
    {
        sheet.Row(1);
        sheet.Text(1, title, Look.Title);
        if (note is not null) sheet.Text(MonthSheet.Column(1), note, Look.Note);
        sheet.Row(MonthSheet.DateRow);
        sheet.Text(1, writing.Text[first], Look.Heading);
        sheet.Text(2, writing.Text["Column.Unit"], Look.Heading);
        sheet.Text(3, writing.Text[third], Look.Heading);
        for (var month = 1; month <= writing.Model.Months; month++) sheet.Number(MonthSheet.Column(month), writing.Date(month), Look.Heading with { Format = writing.MonthFormat, IsRight = true });
        sheet.Row(MonthSheet.NumberRow);
        sheet.Text(1, writing.Text["Row.Month"], Look.Note);
        for (var month = 1; month <= writing.Model.Months; month++) sheet.Number(MonthSheet.Column(month), month, new Look("0") { Colour = Look.Grey });
    }

    private static void Line(SheetWriter sheet, Writing writing, MonthFormulas formulas, MonthRow row)
    {
        var look = Writing.Figures(row.Line);
        sheet.Row(row.Place.Row);
        sheet.Text(1, row.Label, row.Line is null ? Look.Note : Look.Plain);
        if (row.Line is { } line)
        {
            sheet.Text(2, writing.Units.Name(line.Unit), Look.Note);
            sheet.Text(3, writing.Text[$"Aggregation.{line.Aggregation}"], Look.Note);
        }
        for (var month = 1; month <= writing.Model.Months; month++) sheet.Formula(MonthSheet.Column(month), formulas.Of(row, month), look);
    }
}
