using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>Which rows of a plan refer to which others.</summary>
public static class PlanReferences
{
    private static readonly IReadOnlyList<Field> References = [.. Outline.Parts.SelectMany(part => part.Fields).Where(field => field.Type is FieldType.Reference or FieldType.References)];

    /// <summary>The row that a reference names.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="field">A reference.</param>
    /// <param name="canonical">Its value.</param>
    /// <returns>The row with its list; null where the reference is empty or the row is gone.</returns>
    public static (Part Part, object Row)? RowAt(this Plan plan, Field field, string canonical)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (canonical.Length == 0) return null;
        foreach (var part in field.TargetParts)
            if (part.Find(plan, canonical) is { } row) return (part, row);
        return null;
    }

    /// <summary>The references that name a row, except those by which rows belong to it.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="row">The row.</param>
    public static IEnumerable<Address> ReferencesTo(this Plan plan, Address row) =>
        from field in References
        where field.Part.Owner != field && field.Targets.Contains(row.Part!.Address)
        from entry in field.Part.Entries(plan)
        where Names(field.Read(entry.Entity), row.Key)
        select Address.Read(field.Part.FieldAddress(entry.Key, field))!;

    /// <summary>The rows that belong to a row, in order, the cells in which it meets others, and what is noted of its fields and theirs.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="row">The row.</param>
    public static IEnumerable<Address> ChildrenOf(this Plan plan, Address row)
    {
        var children =
            from part in row.Part!.ChildParts
            from entry in part.Entries(plan)
            where part.Owner!.Read(entry.Entity) == row.Key
            select part.RowAddress(entry.Key);
        var cells =
            from part in Outline.Parts
            from entry in part.Entries(plan)
            where Meets(part, entry.Key, row)
            select part.RowAddress(entry.Key);
        var notes =
            from part in Outline.Parts
            where part.Shape == PartShape.PerField && row.Part.Shape == PartShape.Rows
            from entry in part.Entries(plan)
            let at = FieldKey.Read(entry.Key)!
            where row.Encloses(at) || Meets(at.Part!, at.Key, row)
            select part.RowAddress(entry.Key);
        return children.Concat(cells).Concat(notes).Select(address => Address.Read(address)!);
    }

    /// <summary>Whether a row is one of the two that meet in a cell.</summary>
    private static bool Meets(Part part, string key, Address row) =>
        (part.Down.Contains(row.Part!.Address) || part.Across.Contains(row.Part.Address)) && CellKey.Read(key) is var (down, across) && (down == row.Key || across == row.Key);

    /// <summary>Takes a row out of a reference.</summary>
    internal static void Forget(Field field, object entity, string key) => field.Write(entity, string.Join(',', field.Read(entity).Split(',').Where(other => other != key)));

    /// <summary>Puts a row back into a reference from which it was taken, unless that names another one meanwhile.</summary>
    internal static void Remember(Field field, object entity, string key)
    {
        var now = field.Read(entity);
        if (now.Length == 0) field.Write(entity, key);
        else if (field.Type == FieldType.References && !Names(now, key)) field.Write(entity, $"{now},{key}");
    }

    private static bool Names(string canonical, string key) => canonical.Split(',').Contains(key);
}
