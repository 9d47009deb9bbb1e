using System.Reflection;
using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Plans;

/// <summary>Copies of plans: to be changed while others look at the first, or to try a change on.</summary>
public static class PlanCopy
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    // All that a row holds is replaced when it changes, and changes in no other way: two rows may share it.
    private static readonly Func<object, object> CloneOf = typeof(object).GetMethod(nameof(MemberwiseClone), Own)!.CreateDelegate<Func<object, object>>();

    private static readonly IReadOnlyList<(PropertyInfo Section, IReadOnlyList<Action<object, object>> Parts)> Sections =
        [.. from section in Outline.Sections let property = typeof(Plan).GetProperty(section.Name)! select (property, PartsOf(property.PropertyType))];

    /// <summary>A plan that holds the same and shares nothing that can be changed.</summary>
    public static Plan Copy(this Plan plan)
    {
        var copy = (Plan)CloneOf(plan);
        foreach (var (section, parts) in Sections)
        {
            var (from, to) = (section.GetValue(plan)!, Activator.CreateInstance(section.PropertyType, nonPublic: true)!);
            foreach (var part in parts) part(from, to);
            section.SetValue(copy, to);
        }
        return copy;
    }

    private static IReadOnlyList<Action<object, object>> PartsOf(Type section) => [.. section.GetProperties(Own).Select(PartOf).OfType<Action<object, object>>()];

    private static Action<object, object>? PartOf(PropertyInfo property)
    {
        if (property.CanWrite) return (from, to) => property.SetValue(to, property.GetValue(from));
        if (property.PropertyType is not { IsGenericType: true } type || type.GetGenericTypeDefinition() is var list && list != typeof(RowList<>) && list != typeof(FixedRows<>) && list != typeof(CellMap<>)) return null;
        var copy = typeof(PlanCopy).GetMethod(nameof(CopyRows), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type.GetGenericArguments()).CreateDelegate<Action<object, object>>();
        return (from, to) => copy(property.GetValue(from)!, property.GetValue(to)!);
    }

    private static void CopyRows<T>(object from, object to) where T : class
    {
        foreach (var row in (ICollection<T>)from) ((ICollection<T>)to).Add((T)CloneOf(row));
    }
}
