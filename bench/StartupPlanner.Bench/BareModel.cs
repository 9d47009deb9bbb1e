using System.Numerics;
using System.Runtime.InteropServices;

namespace StartupPlanner.Bench;

/// <summary>The limit: the arithmetic of the benchmark's model with everything known beforehand.</summary>
internal static class BareModel
{
    private const int Block = 128;
    private const int LinesOfGroup = 5;

    /// <summary>Its likeliest case in decimals, all lines and months kept.</summary>
    public static decimal[] Evaluate(int months, int groups)
    {
        var lines = groups * LinesOfGroup + 1;
        var kept = new decimal[lines * months];
        var before = new decimal[lines].AsSpan();
        var (churn, added, price, share, steady) = (0.02m, 8m, 90m, 0.3m, 1000m);
        for (var month = 0; month < months; month++)
        {
            var present = kept.AsSpan(month * lines, lines);
            var sum = 0m;
            for (var line = 0; line < groups * LinesOfGroup; line += LinesOfGroup)
            {
                var customers = before[line] * (1 - churn) + added;
                var revenue = customers * price;
                var cost = revenue * share + steady;
                var received = before[line + 1];
                var cash = before[line + 4] + received - cost;
                (present[line], present[line + 1], present[line + 2], present[line + 3], present[line + 4]) = (customers, revenue, cost, received, cash);
                sum += cash;
            }
            present[^1] = sum;
            before = present;
        }
        return kept;
    }

    /// <summary>Draws of it, all alike, over all processors.</summary>
    public static double[] Simulate(int draws, int months, int groups)
    {
        var kept = new double[months * draws];
        var blocks = (draws + Block - 1) / Block;
        Parallel.For(0, blocks, () => new double[(groups * 8 + 1) * Block], (block, _, state) =>
        {
            Fill(state, groups);
            var size = Math.Min(Block, draws - block * Block);
            for (var month = 0; month < months; month++)
            {
                Step(state, groups);
                state.AsSpan(groups * 8 * Block, size).CopyTo(kept.AsSpan(month * draws + block * Block));
            }
            return state;
        }, _ => { });
        return kept;
    }

    private static void Fill(double[] state, int groups)
    {
        state.AsSpan().Clear();
        ReadOnlySpan<double> likely = [0.02, 8, 90, 0.3, 1000];
        for (var group = 0; group < groups; group++)
            for (var input = 0; input < 5; input++) state.AsSpan((group * 8 + input) * Block, Block).Fill(likely[input]);
    }

    private static void Step(double[] state, int groups)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(state.AsSpan());
        var width = Block / Vector<double>.Count;
        var sum = wide.Slice(groups * 8 * width, width);
        sum.Clear();
        for (var group = 0; group < groups; group++)
        {
            var of = wide.Slice(group * 8 * width, 8 * width);
            for (var i = 0; i < width; i++)
            {
                var customers = of[5 * width + i] * (Vector<double>.One - of[i]) + of[width + i];
                var revenue = customers * of[2 * width + i];
                var cost = revenue * of[3 * width + i] + of[4 * width + i];
                var cash = of[7 * width + i] + of[6 * width + i] - cost;
                (of[5 * width + i], of[6 * width + i], of[7 * width + i]) = (customers, revenue, cash);
                sum[i] += cash;
            }
        }
    }
}
