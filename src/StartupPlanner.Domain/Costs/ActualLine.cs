using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Costs;

/// <summary>What a line of the forecast really was, from the first month on.</summary>
public sealed class ActualLine : Row
{
    /// <summary>The line, by its key or name.</summary>
    public string Line { get; private set; } = "";

    /// <summary>Its amounts month by month.</summary>
    public IReadOnlyList<decimal> Amounts { get; private set; } = [];
}

/// <summary>A line of an imported file and the line of the forecast that it counts towards; remembered for the next import.</summary>
public sealed class ActualSource : Row
{
    /// <summary>What the line is called in the file.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The line of the forecast, by its key or name; empty for a line that is passed over.</summary>
    public string Line { get; private set; } = "";

    /// <summary>By what its amounts are multiplied: −1 where costs are negative in the file, 1,000 where it counts in thousands; 1 where nothing is said.</summary>
    public decimal? Factor { get; private set; }
}
