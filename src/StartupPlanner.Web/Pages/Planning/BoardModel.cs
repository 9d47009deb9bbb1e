using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Web.Pages.Planning;

/// <summary>A list as a board: a column for each code of a choice, a card for each row.</summary>
/// <param name="Choice">Whose codes are the columns.</param>
/// <param name="Fields">What stands on a card; the first one without its name.</param>
public sealed record BoardModel(QuestionForm Form, Part Part, Field Choice, IReadOnlyList<Field> Fields)
{
    public static BoardModel Of(QuestionForm form, Part part, string choice, params IEnumerable<string> fields) =>
        new(form, part, part.FieldAt(choice)!, [.. fields.Select(segment => part.FieldAt(segment)!)]);

    /// <summary>The columns in order. Rows for which nothing is chosen stand in one of their own, the first.</summary>
    public IReadOnlyList<string> Columns => Form.Rows(Part).Any(row => CodeOf(row).Length == 0) ? ["", .. Choice.Codes] : Choice.Codes;

    /// <summary>The cards of a column, in order, with where each goes when it is moved up or down within it.</summary>
    public IEnumerable<RowModel> Cards(string code)
    {
        var rows = Form.Rows(Part).ToList();
        var column = rows.Where(row => CodeOf(row) == code).ToList();
        return column.Select((row, i) => new RowModel(row, i + 1, i == 0 ? null : KeyBefore(rows, column[i - 1]), i == column.Count - 1 ? null : column[i + 1].Key, column.Count));
    }

    /// <summary>What was begun in a column and refused, then its empty card.</summary>
    public IEnumerable<RowModel> NewCards(string code)
    {
        var begun = Form.NewRows(Part).ToList();
        return begun.Where((row, i) => row.Field(Choice).Value is var chosen && (chosen.Length > 0 ? chosen == code : i == begun.Count - 1)).Select(row => new RowModel(row, 0, null, null, 0));
    }

    private string CodeOf(RowView row) => row.Field(Choice).Seen;

    private static string KeyBefore(List<RowView> rows, RowView row) => rows.IndexOf(row) is var at and > 0 ? rows[at - 1].Key : "";
}

/// <summary>A card of a board, in the column of a code.</summary>
public sealed record CardModel(BoardModel Board, RowModel Place, string Code);
