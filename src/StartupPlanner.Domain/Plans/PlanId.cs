namespace StartupPlanner.Domain.Plans;

/// <summary>Identifies a plan: a version 7 UUID made by the application.</summary>
public readonly record struct PlanId(Guid Value) : IParsable<PlanId>
{
    /// <summary>A new one, later in order than those before it.</summary>
    public static PlanId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();

    /// <inheritdoc/>
    public static PlanId Parse(string s, IFormatProvider? provider = null) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse(string? s, IFormatProvider? provider, out PlanId result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new(value);
        return parsed;
    }
}
