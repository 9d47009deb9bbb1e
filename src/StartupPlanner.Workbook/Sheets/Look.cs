namespace StartupPlanner.Workbook.Sheets;

/// <summary>How a cell looks.</summary>
/// <param name="Format">Its number format, in the file's own notation.</param>
internal sealed record Look(string Format = "General")
{
    public static Look Plain { get; } = new();

    public static Look Title { get; } = new() { IsBold = true, Size = 14 };

    public static Look Heading { get; } = new() { IsBold = true, Fill = "FFE7ECF3" };

    public static Look Header { get; } = new() { IsBold = true, IsUnderlined = true };

    public static Look Note { get; } = new() { Colour = Grey };

    /// <summary>What a reader may change.</summary>
    public static Look Input(string format) => new(format) { Colour = "FF0000C0", Fill = "FFFFF9E5" };

    public const string Grey = "FF6B7280";

    public bool IsBold { get; init; }

    /// <summary>Whether a line stands below.</summary>
    public bool IsUnderlined { get; init; }

    public bool IsRight { get; init; }

    /// <summary>Whether the program shows that the text is text, even when somebody edits it.</summary>
    public bool IsQuoted { get; init; }

    public double Size { get; init; } = 10;

    /// <summary>The letters' colour as AARRGGBB; null for black.</summary>
    public string? Colour { get; init; }

    /// <summary>The background's colour; null for none.</summary>
    public string? Fill { get; init; }
}
