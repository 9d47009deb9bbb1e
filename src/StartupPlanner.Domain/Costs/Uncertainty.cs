using StartupPlanner.Domain.Plans.Fields;

namespace StartupPlanner.Domain.Costs;

/// <summary>How the values between low and high of an estimate are distributed in a simulation.</summary>
public enum UncertaintyShape
{
    /// <summary>PERT, a beta distribution around the likely value.</summary>
    Pert,

    /// <summary>Rising straight to the likely value and falling straight from it.</summary>
    Triangular,

    /// <summary>Each value as likely as any other; the likely value counts nothing.</summary>
    Uniform,

    /// <summary>Normal around the likely value, with low and high as 5th and 95th percentiles by their distance.</summary>
    Normal,

    /// <summary>Its logarithm normal, with low and high as 5th and 95th percentiles; the likely value counts nothing.</summary>
    Lognormal,

    /// <summary>Low, likely or high and nothing between, with weights of 30, 40 and 30 per cent (R. Swanson's rule).</summary>
    Discrete,
}

/// <summary>An estimate that is not distributed by PERT.</summary>
public sealed class Uncertainty : Row
{
    /// <summary>Address of the estimate.</summary>
    public string At { get; private set; } = "";

    /// <summary>Its distribution.</summary>
    public UncertaintyShape? Shape { get; private set; }
}

/// <summary>Two estimates that move together.</summary>
public sealed class JointUncertainty : Row
{
    /// <summary>Address of one estimate.</summary>
    public string First { get; private set; } = "";

    /// <summary>Address of the other.</summary>
    public string Second { get; private set; } = "";

    /// <summary>Correlation of their normal scores, −1 to 1.</summary>
    public decimal? Coefficient { get; private set; }
}
