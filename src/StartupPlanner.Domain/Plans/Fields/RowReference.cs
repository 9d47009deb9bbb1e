namespace StartupPlanner.Domain.Plans.Fields;

/// <summary>How one row names another: by its address, by its key, or by its name.</summary>
internal static class RowReference
{
    /// <summary>The row that a reference names; null where there is none.</summary>
    /// <param name="rows">The rows of the list.</param>
    /// <param name="list">Address of the list.</param>
    /// <param name="nameOf">What a row is called.</param>
    /// <param name="reference">The reference; empty names none.</param>
    public static T? Find<T>(IEnumerable<T> rows, string list, Func<T, string> nameOf, string reference) where T : Row =>
        reference.Length == 0 ? null : rows.FirstOrDefault(row => reference == $"{list}/{row.Key}" || reference == row.Key) ?? rows.FirstOrDefault(row => nameOf(row) == reference);
}
