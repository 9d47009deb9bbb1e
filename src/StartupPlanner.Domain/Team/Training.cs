using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Team;

/// <summary>Something that people learn.</summary>
public sealed class Training : Row
{
    /// <summary>What.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>Who learns it.</summary>
    public IReadOnlyList<Guid> Who { get; private set; } = [];

    /// <summary>When; the month in which it is paid.</summary>
    public Month? Month { get; private set; }

    /// <summary>What it costs altogether, in the plan's currency; counted as general and administrative.</summary>
    public Estimate? Cost { get; private set; }

    /// <summary>Who teaches it.</summary>
    public string Provider { get; private set; } = "";
}
