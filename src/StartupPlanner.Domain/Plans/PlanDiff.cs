using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>How a place of one plan differs from the same place of another.</summary>
public enum DifferenceKind
{
    /// <summary>Only the later plan has it: a row, or an answer where there was none.</summary>
    Added,

    /// <summary>Only the earlier plan has it: a row, or an answer where there is none now.</summary>
    Removed,

    /// <summary>Both plans have the row, in another order among the rows that both have.</summary>
    Moved,

    /// <summary>Both plans answer the field, each in its own way.</summary>
    Changed,
}

/// <summary>One place in which two plans differ.</summary>
/// <param name="Kind">How.</param>
/// <param name="At">Where: a field or a row.</param>
/// <param name="Before">A field's canonical text in the earlier plan; a moved row's place there, as <see cref="RowPlace"/> writes it; else null.</param>
/// <param name="After">The same in the later plan.</param>
public sealed record Difference(DifferenceKind Kind, Address At, string? Before, string? After);

/// <summary>Compares two plans, or two versions of one, address by address. A row is known by its id, wherever it stands.</summary>
public static class PlanDiff
{
    /// <summary>Where two plans differ, in the order of the outline; empty where their files would be the same.</summary>
    /// <param name="before">The earlier plan.</param>
    /// <param name="after">The later plan.</param>
    /// <returns>A row that only one plan has comes as itself and then with each of its answers. Removed rows stand behind the rows that are left.</returns>
    public static IReadOnlyList<Difference> Between(Plan before, Plan after) => [.. Outline.Parts.SelectMany(part => In(part, before, after))];

    private static IEnumerable<Difference> In(Part part, Plan before, Plan after)
    {
        var (old, current) = (part.Entries(before).ToList(), part.Entries(after).ToList());
        var moved = Moved([.. old.Select(row => row.Key)], [.. current.Select(row => row.Key)]);
        foreach (var (key, entity) in current)
        {
            var was = old.FirstOrDefault(row => row.Key == key).Entity;
            if (was is null && part.Shape == PartShape.Rows) yield return new(DifferenceKind.Added, Read(part.RowAddress(key)), null, null);
            if (moved.Contains(key)) yield return new(DifferenceKind.Moved, Read(part.RowAddress(key)), Place(part, before, key), Place(part, after, key));
            foreach (var difference in Fields(part, key, was, entity)) yield return difference;
        }
        foreach (var (key, entity) in old.Where(row => current.All(other => other.Key != row.Key)))
        {
            if (part.Shape == PartShape.Rows) yield return new(DifferenceKind.Removed, Read(part.RowAddress(key)), null, null);
            foreach (var difference in Fields(part, key, entity, null)) yield return difference;
        }
    }

    private static IEnumerable<Difference> Fields(Part part, string key, object? before, object? after)
    {
        foreach (var field in part.Fields)
        {
            var old = before is null ? "" : field.Read(before);
            var current = after is null ? "" : field.Read(after);
            if (old == current) continue;
            var kind = old.Length == 0 ? DifferenceKind.Added : current.Length == 0 ? DifferenceKind.Removed : DifferenceKind.Changed;
            yield return new(kind, Read(part.FieldAddress(key, field)), Answer(old), Answer(current));
        }
    }

    /// <summary>The fewest rows that must move to bring the old order into the new one: all but a longest run that keeps its order.</summary>
    private static HashSet<string> Moved(IReadOnlyList<string> old, IReadOnlyList<string> current)
    {
        var common = current.Where(old.Contains).ToList();
        var places = common.ConvertAll(key => old.ToList().IndexOf(key));
        var (length, previous) = (new int[common.Count], new int[common.Count]);
        var last = -1;
        for (var index = 0; index < common.Count; index++)
        {
            (length[index], previous[index]) = (1, -1);
            for (var earlier = 0; earlier < index; earlier++)
                if (places[earlier] < places[index] && length[earlier] >= length[index]) (length[index], previous[index]) = (length[earlier] + 1, earlier);
            if (last < 0 || length[index] > length[last]) last = index;
        }
        var moved = common.ToHashSet();
        for (; last >= 0; last = previous[last]) moved.Remove(common[last]);
        return moved;
    }

    private static string Place(Part part, Plan plan, string key) => RowPlace.Write(part.RowsOf(plan)!.KeyBefore(key));

    private static string? Answer(string canonical) => canonical.Length == 0 ? null : canonical;

    private static Address Read(string address) => Address.Read(address)!;
}
