using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Equity;

namespace StartupPlanner.Domain.Funding;

/// <summary>Who holds, or will hold, a part of the company.</summary>
public sealed class Shareholder : Row
{
    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the holder is to the company; another where nothing is chosen.</summary>
    public HolderKind? Kind { get; private set; }

    internal static void Declare(FieldSet<Shareholder> fields) => fields
        .ShortText(holder => holder.Name, 80)
        .Choice(holder => holder.Kind);
}
