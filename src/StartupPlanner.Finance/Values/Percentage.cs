using System.Globalization;

namespace StartupPlanner.Finance.Values;

/// <summary>A share or a rate. Kept as a fraction: 5 % is 0.05.</summary>
/// <remarks>May be negative or above one. The period of a rate (a month, a year) is part of the name of the member that holds it.</remarks>
public readonly record struct Percentage(decimal Fraction) : IComparable<Percentage>
{
    /// <summary>From a number of per cent: 5 gives 0.05.</summary>
    public static Percentage FromPercent(decimal percent) => new(percent / 100m);

    /// <summary>The number of per cent: 5 for 0.05.</summary>
    public decimal Percent => Fraction * 100m;

    /// <inheritdoc/>
    public int CompareTo(Percentage other) => Fraction.CompareTo(other.Fraction);

    /// <summary>Whether the left is smaller.</summary>
    public static bool operator <(Percentage left, Percentage right) => left.Fraction < right.Fraction;

    /// <summary>Whether the left is larger.</summary>
    public static bool operator >(Percentage left, Percentage right) => left.Fraction > right.Fraction;

    /// <summary>Whether the left is smaller or equal.</summary>
    public static bool operator <=(Percentage left, Percentage right) => left.Fraction <= right.Fraction;

    /// <summary>Whether the left is larger or equal.</summary>
    public static bool operator >=(Percentage left, Percentage right) => left.Fraction >= right.Fraction;

    /// <summary>The number of per cent with its sign and no needless zeros, such as 12.5%.</summary>
    public override string ToString() => Percent.ToString("0.############################", CultureInfo.InvariantCulture) + "%";
}
