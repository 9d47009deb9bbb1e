using System.Globalization;

namespace StartupPlanner.Workbook.Formulas;

/// <summary>Names of columns and cells.</summary>
internal static class Cells
{
    private static readonly string[] Letters = [.. Enumerable.Range(1, 1000).Select(Spell)];

    /// <summary>The letters of a column, A for the first.</summary>
    public static string Column(int number) => number <= Letters.Length ? Letters[number - 1] : Spell(number);

    /// <summary>A cell as A1 names it.</summary>
    public static string Name(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{row}");

    /// <summary>A cell or its row and column held fast, as $A$1.</summary>
    public static string Fixed(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"${Column(column)}${row}");

    /// <summary>A number as the file holds it: the nearest of the numbers that programs compute with.</summary>
    /// <remarks>The framework's direct conversion from decimal may miss the nearest one by a digit; parsing does not.</remarks>
    public static string Number(decimal number) =>
        double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The number of the column in a cell's name, as 2 for B7; 0 where there are no letters.</summary>
    public static int ColumnOf(string cell) => cell.TakeWhile(char.IsAsciiLetter).Aggregate(0, (number, letter) => number * 26 + (char.ToUpperInvariant(letter) - 'A' + 1));

    private static string Spell(int number) => (number > 26 ? Spell((number - 1) / 26) : "") + (char)('A' + (number - 1) % 26);
}
