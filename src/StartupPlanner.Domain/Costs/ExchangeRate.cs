using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Costs;

/// <summary>What one unit of another currency is worth in the plan's, from a month on.</summary>
public sealed class ExchangeRate : Row
{
    /// <summary>The other currency.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>From when on, until the next rate; from the beginning where nothing is said.</summary>
    public Month? From { get; private set; }

    /// <summary>What one unit of it costs in the plan's currency.</summary>
    public decimal? Rate { get; private set; }
}
