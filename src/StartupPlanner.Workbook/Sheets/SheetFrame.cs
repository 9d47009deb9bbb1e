namespace StartupPlanner.Workbook.Sheets;

/// <summary>What surrounds the cells of a sheet.</summary>
/// <param name="Widths">The widths of the first columns, in characters; the last one holds for all that follow.</param>
/// <param name="FrozenColumns">Columns that stay in sight.</param>
/// <param name="FrozenRows">Rows that stay in sight; none where 0.</param>
/// <param name="PagesWide">How many pages a print is wide.</param>
internal sealed record SheetFrame(IReadOnlyList<double> Widths, int FrozenColumns, int FrozenRows, int PagesWide = 1)
{
    /// <summary>The most room that names of lines are given, in characters.</summary>
    public const double WidestName = 70;

    /// <summary>The cells in which errors are greyed out, as D4:BK90; null for none.</summary>
    public string? Figures { get; init; }

    /// <summary>The last column.</summary>
    public int Columns { get; init; }

    /// <summary>The width that a text takes, between a least and a most; a Chinese character takes two letters' room.</summary>
    public static double Width(IEnumerable<string> texts, double least, double most) =>
        Math.Clamp(texts.Select(text => text.Sum(letter => letter >= 0x2E80 ? 2.0 : 1.1)).DefaultIfEmpty(0).Max() + 2, least, most);
}
