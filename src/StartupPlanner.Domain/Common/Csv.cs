using System.Text;

namespace StartupPlanner.Domain.Common;

/// <summary>Comma-separated values (RFC 4180): cells with commas, quotes or line breaks in quotes, quotes doubled.</summary>
public static class Csv
{
    /// <summary>The rows of a text, each with its cells.</summary>
    /// <param name="text">The text; a byte order mark is passed over.</param>
    /// <param name="separator">What parts the cells of a row.</param>
    /// <param name="emptyLines">Whether an empty line is a row, of one empty cell; else it is left out.</param>
    /// <exception cref="FormatException">A quote is never closed.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text, char separator = ',', bool emptyLines = false)
    {
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var source = text.TrimStart('\uFEFF');
        for (var at = 0; at < source.Length; at++)
        {
            var letter = source[at];
            if (quoted)
            {
                if (letter != '"') cell.Append(letter);
                else if (at + 1 < source.Length && source[at + 1] == '"') cell.Append(source[at++]);
                else quoted = false;
            }
            else if (letter == '"' && cell.Length == 0) quoted = true;
            else if (letter == separator) EndCell();
            else if (letter == '\n') EndRow();
            else if (letter != '\r') cell.Append(letter);
        }
        if (quoted) throw new FormatException("A quote is never closed.");
        EndRow();
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            EndCell();
            if (emptyLines || row is not [""]) rows.Add(row);
            row = [];
        }
    }

    /// <summary>A cell that somebody's words make up: a spreadsheet shows it and never takes it for a formula.</summary>
    public static string TextCell(string text) => Cell(text.Length > 0 && (text[0] is '=' or '+' or '-' or '@' || char.IsControl(text[0])) ? "'" + text : text);

    /// <summary>One cell as it stands in a file.</summary>
    public static string Cell(string text) => text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
