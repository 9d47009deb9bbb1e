using DocumentFormat.OpenXml.Spreadsheet;

namespace StartupPlanner.Workbook.Sheets;

/// <summary>Numbers the looks as they are used, and writes them down as the workbook's styles.</summary>
internal sealed class Styles
{
    // Numbers below belong to formats that programs bring along.
    private const uint FirstFormat = 164;

    private readonly Dictionary<Look, uint> looks = new() { [Look.Plain] = 0 };

    /// <summary>The number of a look.</summary>
    public uint this[Look look]
    {
        get
        {
            if (!looks.TryGetValue(look, out var number)) looks[look] = number = (uint)looks.Count;
            return number;
        }
    }

    /// <summary>All looks used so far. The one differential format, number 0, greys out errors.</summary>
    public Stylesheet Sheet()
    {
        var formats = Numbered(looks.Keys.Select(look => look.Format).Where(format => format != "General"));
        var fonts = Numbered(looks.Keys.Select(look => (look.IsBold, look.Size, look.Colour)));
        var fills = Numbered(looks.Keys.Select(look => look.Fill).OfType<string>());
        return new(
            new NumberingFormats(formats.Select(format => new NumberingFormat { NumberFormatId = FirstFormat + format.Value, FormatCode = format.Key })) { Count = (uint)formats.Count },
            new Fonts(fonts.Keys.Select(font => Font(font.IsBold, font.Size, font.Colour))) { Count = (uint)fonts.Count },
            new Fills((Fill[])[new(new PatternFill { PatternType = PatternValues.None }), new(new PatternFill { PatternType = PatternValues.Gray125 }), .. fills.Keys.Select(Fill)]) { Count = (uint)fills.Count + 2 },
            new Borders(Border(false), Border(true)) { Count = 2 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats(looks.Keys.Select(look => Cell(look,
                look.Format == "General" ? 0 : FirstFormat + formats[look.Format], fonts[(look.IsBold, look.Size, look.Colour)], look.Fill is { } fill ? fills[fill] + 2 : 0))) { Count = (uint)looks.Count },
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 },
            new DifferentialFormats(new DifferentialFormat(new Font(new Color { Rgb = "FFB0B5BD" }))) { Count = 1 });
    }

    private static Dictionary<T, uint> Numbered<T>(IEnumerable<T> all) where T : notnull => all.Distinct().Select((item, index) => (item, index)).ToDictionary(pair => pair.item, pair => (uint)pair.index);

    private static Font Font(bool isBold, double size, string? colour)
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        font.Append(new FontSize { Val = size });
        if (colour is not null) font.Append(new Color { Rgb = colour });
        font.Append(new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static Fill Fill(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static Border Border(bool isUnderlined) => new(new LeftBorder(), new RightBorder(), new TopBorder(),
        isUnderlined ? new BottomBorder(new Color { Rgb = Look.Grey }) { Style = BorderStyleValues.Thin } : new BottomBorder(), new DiagonalBorder());

    private static CellFormat Cell(Look look, uint format, uint font, uint fill)
    {
        var cell = new CellFormat
        {
            NumberFormatId = format, FontId = font, FillId = fill, BorderId = look.IsUnderlined ? 1U : 0, FormatId = 0,
            ApplyNumberFormat = format != 0, ApplyFont = font != 0, ApplyFill = fill != 0, ApplyBorder = look.IsUnderlined,
        };
        if (look.IsQuoted) cell.QuotePrefix = true;
        if (!look.IsRight) return cell;
        cell.ApplyAlignment = true;
        cell.Alignment = new() { Horizontal = HorizontalAlignmentValues.Right };
        return cell;
    }
}
