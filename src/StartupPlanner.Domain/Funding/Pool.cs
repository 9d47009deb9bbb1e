using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Funding;

/// <summary>A stock plan: shares reserved for those who work for the company.</summary>
public sealed class Pool : Row
{
    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its class of shares; the first common class where nothing is said.</summary>
    public Guid? Class { get; private set; }

    internal static void Declare(FieldSet<Pool> fields) => fields
        .ShortText(pool => pool.Name, 80)
        .Reference(pool => pool.Class, targets: ["funding/share-classes"]);
}
