namespace StartupPlanner.Finance.Values;

/// <summary>A number that says how sure it is: the lowest and highest value thought possible, and the likeliest between them.</summary>
/// <remarks>
/// Low ≤ likely ≤ high always holds. An estimate whose three values are equal is a point: a number known for certain.
/// Mean and spread are those of the PERT estimate (Malcolm, Roseboom, Clark, Fazar, Operations Research 7, 1959).
/// </remarks>
public sealed record Estimate
{
    /// <summary>An estimate by its three values, all in the unit of the field that holds it.</summary>
    /// <exception cref="ArgumentException">Not low ≤ likely ≤ high.</exception>
    public Estimate(decimal low, decimal likely, decimal high)
    {
        if (low > likely || likely > high) throw new ArgumentException($"{low} ≤ {likely} ≤ {high} does not hold.", nameof(likely));
        (Low, Likely, High) = (low, likely, high);
    }

    /// <summary>The lowest value thought possible.</summary>
    public decimal Low { get; }

    /// <summary>The likeliest value.</summary>
    public decimal Likely { get; }

    /// <summary>The highest value thought possible.</summary>
    public decimal High { get; }

    /// <summary>A number known for certain.</summary>
    public static Estimate Point(decimal value) => new(value, value, value);

    /// <summary>Whether the number is known for certain.</summary>
    public bool IsPoint => Low == High;

    /// <summary>The PERT mean, (low + 4 likely + high) / 6.</summary>
    public decimal Mean => (Low + 4m * Likely + High) / 6m;

    /// <summary>The PERT standard deviation, (high − low) / 6; never negative.</summary>
    public decimal StandardDeviation => (High - Low) / 6m;
}
