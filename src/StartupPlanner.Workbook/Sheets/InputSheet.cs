using DocumentFormat.OpenXml.Packaging;
using StartupPlanner.Workbook.Texts;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>The estimates: low, likely and high, with the name by which formulas call the likely one.</summary>
internal static class InputSheet
{
    /// <summary>The column of the likely values.</summary>
    public const int Likely = 3;

    private const int HeaderRow = 3;

    public static void Write(WorksheetPart part, Writing writing)
    {
        var (text, inputs) = (writing.Text, writing.Layout.Names);
        var names = inputs.Keys.Select(writing.Options.InputName).ToList();
        var frame = new SheetFrame([SheetFrame.Width(names, 16, 50), 14, 14, 14, 18, SheetFrame.Width(inputs.Keys.Select(input => input.Address), 18, 60), SheetFrame.Width(inputs.Values, 18, 60)], 1, HeaderRow);
        using var sheet = new SheetWriter(part, writing.Styles, frame);
        sheet.Row(1);
        sheet.Text(1, text["Sheet.Inputs"], Look.Title);
        sheet.Row(2);
        sheet.Text(1, text["Inputs.Note"], Look.Note);
        sheet.Row(HeaderRow);
        string[] header = ["Column.Name", "Column.Low", "Column.Likely", "Column.High", "Column.Unit", "Column.Address", "Column.Defined"];
        for (var column = 1; column <= header.Length; column++) sheet.Text(column, text[header[column - 1]], Look.Header with { IsRight = column is >= 2 and <= 4 });

        var notes = new List<(int, int, string)>();
        foreach (var (input, defined) in inputs)
        {
            var row = Row(notes.Count);
            var format = UnitText.Format(input.Unit);
            sheet.Row(row);
            sheet.Text(1, names[notes.Count]);
            sheet.Number(2, input.Value.Low, new Look(format) { Colour = Look.Grey });
            sheet.Number(Likely, input.Value.Likely, Look.Input(format));
            sheet.Number(4, input.Value.High, new Look(format) { Colour = Look.Grey });
            sheet.Text(5, writing.Units.Name(input.Unit));
            sheet.Text(6, input.Address);
            sheet.Text(7, defined, Look.Note);
            notes.Add((Likely, row, SafeText.Clean(input.Address)));
        }
        sheet.End(writing.Page, comments: CellComments.Add(part, notes));
    }

    /// <summary>The row of an estimate by its place among them.</summary>
    public static int Row(int index) => HeaderRow + 1 + index;
}
