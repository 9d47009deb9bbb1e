using DocumentFormat.OpenXml.Packaging;
using StartupPlanner.Workbook.Formulas;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>All lines by financial year.</summary>
internal static class YearSheet
{
    public static void Write(WorksheetPart part, Writing writing)
    {
        var (text, table) = (writing.Text, writing.Years);
        Period[] periods = [.. table.Years, .. table.Compared];
        var columns = periods.ToDictionary(period => period, table.Column);
        var lines = writing.Layout.Sections.SelectMany(section => section.Lines).ToList();
        var lastRow = table.Workings.Count > 0 ? table.WorkingsHeading + table.Workings.Count : table.Row(lines[^1].Line!);
        var lastColumn = columns.Values.Max();
        using var sheet = new SheetWriter(part, writing.Styles, new([SheetFrame.Width(lines.Select(line => line.Label), 20, SheetFrame.WidestName), 16, 14, 18], 3, YearTable.NumberRow)
        {
            Columns = lastColumn,
            Figures = $"{Cells.Name(YearTable.FirstColumn, YearTable.NumberRow + 1)}:{Cells.Name(lastColumn, lastRow)}",
        });
        Head(sheet, writing, columns);
        foreach (var section in writing.Layout.Sections)
        {
            sheet.Row(table.Row(section.Lines[0].Line!) - 1);
            for (var column = 1; column < YearTable.FirstColumn + table.Years.Count; column++)
            {
                if (column == 1) sheet.Text(1, section.Title, Look.Heading);
                else sheet.Blank(column, Look.Heading);
            }
            foreach (var row in section.Lines)
            {
                sheet.Row(table.Row(row.Line!));
                sheet.Text(1, row.Label);
                sheet.Text(2, writing.Units.Name(row.Line!.Unit), Look.Note);
                sheet.Text(3, text[$"Aggregation.{row.Line.Aggregation}"], Look.Note);
                Figures(sheet, table, columns, table.Row(row.Line), Writing.Figures(row.Line));
            }
        }
        if (table.Workings.Count > 0)
        {
            sheet.Row(table.WorkingsHeading);
            sheet.Text(1, text["Workings"], Look.Heading);
            foreach (var row in table.Workings)
            {
                sheet.Row(table.Row(row.Formula));
                sheet.Text(1, row.Label, Look.Note);
                Figures(sheet, table, columns, table.Row(row.Formula), Writing.Figures(null));
            }
        }
        sheet.End(writing.Page);
    }

    private static void Head(SheetWriter sheet, Writing writing, Dictionary<Period, int> columns)
    {
        var (text, table) = (writing.Text, writing.Years);
        sheet.Row(1);
        sheet.Text(1, text["Sheet.Years"], Look.Title);
        sheet.Text(YearTable.FirstColumn, text["Years.Note"], Look.Note);
        sheet.Row(YearTable.NameRow);
        sheet.Text(1, text["Column.Line"], Look.Heading);
        sheet.Text(2, text["Column.Unit"], Look.Heading);
        sheet.Text(3, text["Column.Year"], Look.Heading);
        foreach (var (period, column) in columns)
        {
            if (table.IsYear(period)) sheet.Text(column, writing.Name(period), Look.Heading with { IsRight = true });
            else sheet.Text(column, text["Year.Compared", period.From, period.To], Look.Note with { IsRight = true });
        }
        sheet.Row(YearTable.DateRow);
        sheet.Text(1, text["Row.LastMonth"], Look.Note);
        foreach (var (period, column) in columns) sheet.Number(column, writing.Date(period.To), new Look(writing.MonthFormat) { Colour = Look.Grey, IsRight = true });
        sheet.Row(YearTable.NumberRow);
        sheet.Text(1, text["Row.LastNumber"], Look.Note);
        foreach (var (period, column) in columns) sheet.Number(column, period.To, new Look("0") { Colour = Look.Grey });
    }

    private static void Figures(SheetWriter sheet, YearTable table, Dictionary<Period, int> columns, int row, Look look)
    {
        foreach (var column in columns.Values)
            if (table[row, column] is { } formula) sheet.Formula(column, formula, column < YearTable.FirstColumn + table.Years.Count ? look : look with { Colour = Look.Grey });
    }
}
