namespace StartupPlanner.Finance.Functions;

/// <summary>A sum of amounts that shrink or grow at their own speeds, Σ amount · exp(−time · x). With x = ln(1 + rate) it is a net present value.</summary>
/// <remarks>
/// Finds all real roots without a guess. Multiplied by exp(β · x), with β between two times where the amounts change sign, the sum keeps its roots, and its
/// derivative is a sum of the same kind with one change of sign less; between two roots of the derivative the product rises or falls throughout and has at most one
/// root. Without a change of sign there is none. (Descartes' rule of signs for exponential sums and its proof: Pólya, Szegő, Problems and Theorems in Analysis II,
/// part V, 77.)
/// </remarks>
internal sealed class ExponentialSum
{
    private const double Rounding = 2.220446049250313e-16;

    private readonly int[] signs;
    private readonly double[] logs;
    private readonly double[] times;

    private ExponentialSum(int[] signs, double[] logs, double[] times) => (this.signs, this.logs, this.times) = (signs, logs, times);

    /// <summary>Amounts of one time are added up, and those that vanish, or cancel but for rounding, are left out. The earliest time counts as 0.</summary>
    public static ExponentialSum Of(IEnumerable<(double Amount, double Time)> terms)
    {
        var given = terms.ToArray();
        var scale = Scale([.. given.Select(term => term.Amount)]);
        var merged = given.GroupBy(term => term.Time, (time, same) => (Time: time, Amount: Sum([.. same.Select(term => term.Amount * scale)])))
            .Where(term => term.Amount != 0).OrderBy(term => term.Time).ToArray();
        return new([.. merged.Select(term => Math.Sign(term.Amount))], [.. merged.Select(term => Math.Log(Math.Abs(term.Amount)))], [.. merged.Select(term => term.Time - merged[0].Time)]);
    }

    /// <summary>A factor that keeps sums of the largest amounts finite; it does not move a root.</summary>
    public static double Scale(double[] amounts) => amounts.Any(amount => Math.Abs(amount) > 1e250) ? 1e-100 : 1;

    public int Count => signs.Length;

    public int SignChanges => Enumerable.Range(1, Math.Max(0, Count - 1)).Count(i => signs[i] != signs[i - 1]);

    /// <summary>The roots, the smallest first; a root where the sum only touches zero counts once, and so do roots that rounding cannot tell apart.</summary>
    public List<double> Roots() => SignChanges == 0 ? [] : RootSearch.Between(TurningPoints(), SignAt, signs[^1], signs[0]);

    /// <summary>Where the sum, tilted by exp(β · x), turns: between two such points in a row there is at most one root.</summary>
    public List<double> TurningPoints()
    {
        if (SignChanges == 0) return [];
        var changes = Enumerable.Range(1, Count - 1).Where(i => signs[i] != signs[i - 1]).ToArray();
        var after = changes[changes.Length / 2];
        var tilt = times[after - 1] + (times[after] - times[after - 1]) / 2;
        return new ExponentialSum(
            [.. signs.Select((sign, i) => i < after ? sign : -sign)],
            [.. logs.Select((log, i) => log + Math.Log(Math.Abs(tilt - times[i])))],
            times).Roots();
    }

    /// <summary>The sum's sign, up to a positive factor that keeps it from overflowing.</summary>
    public (int Sign, bool Certain) SignAt(double x)
    {
        var largest = double.NegativeInfinity;
        for (var i = 0; i < Count; i++) largest = Math.Max(largest, logs[i] - times[i] * x);
        double sum = 0, noise = 0;
        for (var i = 0; i < Count; i++)
        {
            var term = Math.Exp(logs[i] - times[i] * x - largest);
            sum += signs[i] * term;
            noise += term * (4 + Math.Abs(logs[i]) + Math.Abs(times[i] * x));
        }
        return (Math.Sign(sum), Math.Abs(sum) > noise * Rounding);
    }

    private static double Sum(double[] amounts)
    {
        var sum = amounts.Sum();
        return Math.Abs(sum) <= Rounding * amounts.Length * amounts.Sum(Math.Abs) && amounts.Length > 1 ? 0 : sum;
    }
}
