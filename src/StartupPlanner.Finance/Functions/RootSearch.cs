namespace StartupPlanner.Finance.Functions;

/// <summary>Finds the roots of a function that rises or falls throughout between points that are known.</summary>
internal static class RootSearch
{
    private const int Doublings = 1000;

    /// <summary>All roots over the whole line, the smallest first.</summary>
    /// <param name="points">The points, in order; between two in a row, and outside them, there is at most one root.</param>
    /// <param name="signAt">The function's sign, and whether it is certain in spite of rounding.</param>
    /// <param name="first">The function's sign far on the left.</param>
    /// <param name="last">The function's sign far on the right.</param>
    /// <remarks>Where the sign at a point is not certain, the function touches zero there, or has two roots that rounding cannot tell apart: that is one root.</remarks>
    public static List<double> Between(IReadOnlyList<double> points, Func<double, (int Sign, bool Certain)> signAt, int first, int last)
    {
        var roots = new List<double>();
        var (left, leftSign, touched) = (double.NegativeInfinity, first, false);
        foreach (var point in points)
        {
            var (sign, certain) = signAt(point);
            if (!certain)
            {
                // Points within one flat stretch belong to one root.
                if (!touched || signAt(left + (point - left) / 2).Certain) roots.Add(point);
                (left, leftSign, touched) = (point, 0, true);
                continue;
            }
            if (leftSign * sign < 0) roots.Add(Within(left, leftSign, point, sign, signAt));
            (left, leftSign, touched) = (point, sign, false);
        }
        if (leftSign * last < 0) roots.Add(Within(left, leftSign, double.PositiveInfinity, last, signAt));
        return roots;
    }

    private static double Within(double left, int leftSign, double right, int rightSign, Func<double, (int Sign, bool Certain)> signAt)
    {
        var start = double.IsFinite(left) ? left : double.IsFinite(right) ? right : 0;
        if (double.IsInfinity(left)) left = Outwards(start, -1, leftSign, signAt);
        if (double.IsInfinity(right)) right = Outwards(start, 1, rightSign, signAt);
        while (true)
        {
            var middle = left + (right - left) / 2;
            if (middle <= left || middle >= right) return middle;
            var sign = signAt(middle).Sign;
            if (sign == 0) return middle;
            if (sign == leftSign) left = middle;
            else right = middle;
        }
    }

    private static double Outwards(double start, int way, int sign, Func<double, (int Sign, bool Certain)> signAt)
    {
        var step = 1.0;
        for (var doubling = 0; doubling < Doublings && signAt(start + way * step).Sign != sign; doubling++) step *= 2;
        return start + way * step;
    }
}
