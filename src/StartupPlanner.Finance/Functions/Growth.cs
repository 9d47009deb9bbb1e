namespace StartupPlanner.Finance.Functions;

/// <summary>Powers of 1 + rate that stay exact to the last digits where the rate is tiny, and finite where the power is huge.</summary>
internal static class Growth
{
    /// <summary>ln(1 + x), also where 1 + x rounds to 1.</summary>
    /// <remarks>Kahan's correction, as printed in Goldberg, What Every Computer Scientist Should Know About Floating-Point Arithmetic, ACM Computing Surveys 23, 1991, theorem 4.</remarks>
    public static double LogOnePlus(double x)
    {
        var rounded = 1 + x;
        return rounded == 1 ? x : double.IsInfinity(rounded) ? Math.Log(x) : Math.Log(rounded) * (x / (rounded - 1));
    }

    /// <summary>exp(x) − 1, also where exp(x) rounds to 1.</summary>
    /// <remarks>Kahan's correction, as printed in Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, 1.14.1.</remarks>
    public static double ExpMinusOne(double x)
    {
        var rounded = Math.Exp(x);
        if (rounded == 1) return x;
        if (double.IsInfinity(rounded)) return rounded;
        return rounded - 1 == -1 ? -1 : (rounded - 1) * (x / Math.Log(rounded));
    }

    /// <summary>(1 + rate)^periods.</summary>
    public static double Factor(double rate, double periods) => Math.Exp(periods * LogOnePlus(rate));

    /// <summary>What payments of 1 at the ends of the periods are worth at the end of the last: ((1 + rate)^periods − 1) / rate; the number of periods at rate 0.</summary>
    public static double ValueAtEnd(double rate, double periods) => rate == 0 ? periods : ExpMinusOne(periods * LogOnePlus(rate)) / rate;

    /// <summary>What payments of 1 at the ends of the periods are worth at the beginning of the first: (1 − (1 + rate)^−periods) / rate; the number of periods at rate 0.</summary>
    public static double ValueAtBeginning(double rate, double periods) => rate == 0 ? periods : -ExpMinusOne(-periods * LogOnePlus(rate)) / rate;

    /// <summary>What a payment is worth at its period's end, for 1 paid: 1 at the end, 1 + rate at the beginning.</summary>
    public static double Due(double rate, PaymentTiming timing) => timing == PaymentTiming.Beginning ? 1 + rate : 1;
}
