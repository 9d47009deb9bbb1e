using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Costs;

/// <summary>What else could be: the plan with some values changed.</summary>
public sealed class Scenario : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The scenario on which it builds; none for the plan itself.</summary>
    public Guid? BasedOn { get; private set; }
}

/// <summary>A value that is different in a scenario.</summary>
public sealed class ScenarioOverride : Row
{
    /// <summary>The scenario.</summary>
    public Guid? Scenario { get; private set; }

    /// <summary>Address of the field.</summary>
    public string At { get; private set; } = "";

    /// <summary>Its value there, as it would be typed.</summary>
    public string Value { get; private set; } = "";
}
