using System.Numerics;

namespace StartupPlanner.Finance.Modeling;

/// <summary>An operation over some draws at once, for steps that are compiled for each. Undefined is NaN.</summary>
internal interface IBlockOperator
{
    /// <summary>The result for each draw.</summary>
    static abstract Vector<double> Of(Vector<double> a, Vector<double> b);
}

internal readonly struct Plus : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => a + b;
}

internal readonly struct Minus : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => a - b;
}

/// <summary>The second less the first.</summary>
internal readonly struct From : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => b - a;
}

internal readonly struct Times : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => a * b;
}

internal readonly struct Over : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.Equals(b, Vector<double>.Zero), new(double.NaN), a / b);
}

internal readonly struct Opposite : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => -a;
}

internal readonly struct Down : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Vector.Floor(a);
}

internal readonly struct Up : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Vector.Ceiling(a);
}

internal readonly struct Smaller : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Known.Of(a, b, Vector.ConditionalSelect(Vector.LessThan(b, a), b, a));
}

internal readonly struct Larger : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Known.Of(a, b, Vector.ConditionalSelect(Vector.GreaterThan(b, a), b, a));
}

internal readonly struct IsLess : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Known.Of(a, b, Vector.ConditionalSelect(Vector.LessThan(a, b), Vector<double>.One, Vector<double>.Zero));
}

internal readonly struct IsAtMost : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Known.Of(a, b, Vector.ConditionalSelect(Vector.LessThanOrEqual(a, b), Vector<double>.One, Vector<double>.Zero));
}

internal readonly struct Otherwise : IBlockOperator
{
    public static Vector<double> Of(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.Equals(a, a), a, b);
}

internal static class Known
{
    /// <summary>A value, undefined where one of those is that it comes from.</summary>
    public static Vector<double> Of(Vector<double> a, Vector<double> b, Vector<double> value) =>
        Vector.ConditionalSelect(Vector.Equals(a, a) & Vector.Equals(b, b), value, new(double.NaN));
}
