using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Revenue;

/// <summary>Something reached in a contract, for which the customer pays.</summary>
public sealed class Milestone : Row
{
    /// <summary>The stream to which it belongs.</summary>
    public Guid? Stream { get; private set; }

    /// <summary>What is reached.</summary>
    public string Name { get; private set; } = "";

    /// <summary>When.</summary>
    public Month? Month { get; private set; }

    /// <summary>What is paid for it, without tax.</summary>
    public Estimate? Amount { get; private set; }
}
