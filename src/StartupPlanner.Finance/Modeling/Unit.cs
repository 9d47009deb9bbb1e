using System.Collections.Immutable;

namespace StartupPlanner.Finance.Modeling;

/// <summary>What a line counts: money, a count of something, or a product of such, as money per hour.</summary>
/// <remarks>
/// A product of powers of the base units. Two amounts can be added or compared only in the same unit; products and quotients make new ones.
/// A ratio is the unit without any base: a percentage is a ratio that is shown times 100.
/// Time is the grid of the model, so a monthly flow of money is money, not money per month.
/// </remarks>
public readonly struct Unit : IEquatable<Unit>
{
    private static readonly ImmutableArray<string> Bases = ["money", "count", "months", "hours", "tokens", "FLOPs", "bytes"];

    // Eight bits of signed power for each base, in the order of their names.
    private readonly ulong powers;

    private Unit(ulong powers, bool isPercentage = false) => (this.powers, IsPercentage) = (powers, isPercentage);

    /// <summary>A pure number; dimensionless.</summary>
    public static Unit Ratio { get; }

    /// <summary>A ratio that is shown times 100, with a percent sign. As a value 5 % is 0.05.</summary>
    public static Unit Percentage { get; } = new(0, isPercentage: true);

    /// <summary>An amount in the plan's currency.</summary>
    public static Unit Money { get; } = Base(0);

    /// <summary>A number of things or people.</summary>
    public static Unit Count { get; } = Base(1);

    /// <summary>A length of time in months.</summary>
    public static Unit Months { get; } = Base(2);

    /// <summary>Hours of work or of machines.</summary>
    public static Unit Hours { get; } = Base(3);

    /// <summary>Tokens of language models.</summary>
    public static Unit Tokens { get; } = Base(4);

    /// <summary>Floating point operations.</summary>
    public static Unit Flops { get; } = Base(5);

    /// <summary>Bytes of storage.</summary>
    public static Unit Bytes { get; } = Base(6);

    /// <summary>Whether the ratio is shown times 100.</summary>
    public bool IsPercentage { get; }

    /// <summary>Whether there is no base unit in it.</summary>
    public bool IsRatio => powers == 0;

    /// <summary>The base units that it is made of, each with its power, which is not 0.</summary>
    internal IEnumerable<(string Name, int Power)> Parts
    {
        get
        {
            for (var index = 0; index < Bases.Length; index++)
                if (Power(index) is not 0 and var power) yield return (Bases[index], power);
        }
    }

    /// <summary>The unit of an amount for each one of another unit, as money per hour.</summary>
    public Unit Per(Unit other) => this / other;

    /// <summary>The unit of a product.</summary>
    public static Unit operator *(Unit left, Unit right) => Combine(left, right, 1);

    /// <summary>The unit of a quotient.</summary>
    public static Unit operator /(Unit left, Unit right) => Combine(left, right, -1);

    /// <summary>Whether amounts in both units can be added: a ratio and a percentage can.</summary>
    public static bool operator ==(Unit left, Unit right) => left.powers == right.powers;

    /// <inheritdoc cref="op_Equality"/>
    public static bool operator !=(Unit left, Unit right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Unit other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Unit other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => powers.GetHashCode();

    /// <summary>The unit in words, as <c>money per hours</c>; a pure number is <c>ratio</c>.</summary>
    public override string ToString()
    {
        if (IsPercentage) return "percentage";
        if (IsRatio) return "ratio";
        var above = Names(1);
        var below = Names(-1);
        return below.Length == 0 ? above : $"{(above.Length == 0 ? "1" : above)} per {below}";
    }

    private static Unit Base(int index) => new(1UL << 8 * index);

    private static Unit Combine(Unit left, Unit right, int sign)
    {
        var powers = 0UL;
        for (var index = 0; index < Bases.Length; index++)
            powers |= (ulong)unchecked((byte)checked((sbyte)(left.Power(index) + sign * right.Power(index)))) << 8 * index;
        return new(powers);
    }

    private int Power(int index) => unchecked((sbyte)(powers >> 8 * index));

    private string Names(int sign) => string.Join(" × ", Parts
        .Where(part => sign * part.Power > 0)
        .Select(part => sign * part.Power == 1 ? part.Name : $"{part.Name}^{sign * part.Power}"));
}
