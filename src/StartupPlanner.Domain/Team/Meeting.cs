using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Team;

/// <summary>How often something comes again.</summary>
public enum Rhythm
{
#pragma warning disable CS1591 // The names say it.
    Daily, Weekly, Fortnightly, Monthly, Quarterly,
#pragma warning restore CS1591
}

/// <summary>A meeting that comes again.</summary>
public sealed class Meeting : Row
{
    /// <summary>What it is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>How often it is held.</summary>
    public Rhythm? Rhythm { get; private set; }

    /// <summary>What comes out of it.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>Who takes part; everybody where nobody is named.</summary>
    public IReadOnlyList<Guid> Who { get; private set; } = [];
}
