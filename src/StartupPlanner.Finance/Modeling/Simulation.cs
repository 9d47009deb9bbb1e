using System.Collections.Concurrent;

namespace StartupPlanner.Finance.Modeling;

/// <summary>How a simulation draws.</summary>
/// <param name="Draws">How often; at least 1.</param>
/// <param name="Seed">Which draws: the same seed gives the same bits, for any number of processors and any width of their registers.</param>
public sealed record SimulationOptions(int Draws = 10_000, ulong Seed = 1)
{
    /// <summary>How inputs are distributed; one that is not named is PERT over its three values.</summary>
    public IReadOnlyDictionary<Input, Distribution> Distributions { get; init; } = new Dictionary<Input, Distribution>();

    /// <summary>Which inputs move together: rank correlations by a Gaussian copula.</summary>
    public IReadOnlyList<Correlation> Correlations { get; init; } = [];

    /// <summary>Whether the draws of the inputs are kept, as rank correlations need: 8 bytes for each draw and input.</summary>
    public bool KeepInputs { get; init; }

    /// <summary>How many threads may work at once, each in some megabytes of its own; 0 for as many as the runtime sees fit, which may be more than there are processors.</summary>
    public int Threads { get; init; }
}

/// <summary>The model computed for many draws of all its estimates at once. Kept are the draws of the lines that were asked for.</summary>
/// <remarks>Memory: 8 bytes for each draw, month and kept line. With every estimate a point it equals the evaluation to the precision of doubles.</remarks>
public sealed class Simulation
{
    private readonly Model model;
    private readonly Dictionary<Line, double[]> kept;

    private readonly Dictionary<Input, double[]> inputs;

    private Simulation(Model model, int draws, Dictionary<Line, double[]> kept, Dictionary<Input, double[]> inputs) => (this.model, Draws, this.kept, this.inputs) = (model, draws, kept, inputs);

    /// <summary>How many draws.</summary>
    public int Draws { get; }

    /// <summary>Simulates.</summary>
    /// <param name="model">The model.</param>
    /// <param name="lines">The lines whose draws are kept.</param>
    /// <param name="options">How to draw.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="ArgumentException">The correlations contradict each other.</exception>
    public static Simulation Of(Model model, IReadOnlyCollection<Line> lines, SimulationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Draws, 1);
        var kept = lines.Distinct().ToDictionary(line => line, _ => new double[options.Draws * model.Months], (IEqualityComparer<Line>)ReferenceEqualityComparer.Instance);
        var places = kept.Select(line => (Slot: model.Tape[line.Key], Draws: line.Value)).ToArray();
        var inputs = model.Inputs.Where(input => options.KeepInputs && input.Months is null && !(input.Value.IsPoint && !options.Distributions.ContainsKey(input)))
            .ToDictionary(input => input, _ => new double[options.Draws], (IEqualityComparer<Input>)ReferenceEqualityComparer.Instance);
        var inputPlaces = inputs.Select(input => (Slot: model.Tape[input.Key], Draws: input.Value)).ToArray();
        var draws = new InputDraws(model, options);
        var tape = new BlockTape(model, places.Select(place => place.Slot));
        var batch = InputDraws.Blocks * BlockRun.Draws;
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 };
        // As many runs as there are threads at once, and no more.
        var idle = new ConcurrentBag<BlockRun>();
        Parallel.For(0, (options.Draws + batch - 1) / batch, parallel, number =>
        {
            var run = idle.TryTake(out var free) ? free : Prepared();
            draws.Draw(run, number * batch);
            for (var block = 0; block < InputDraws.Blocks && number * batch + block * BlockRun.Draws < options.Draws; block++) RunBlock(run, block, number * batch + block * BlockRun.Draws);
            idle.Add(run);
        });
        return new(model, options.Draws, kept, inputs);

        BlockRun Prepared()
        {
            var run = new BlockRun(model, tape, draws.Rows);
            draws.Fix(run);
            return run;
        }

        void RunBlock(BlockRun run, int block, int first)
        {
            var size = Math.Min(BlockRun.Draws, options.Draws - first);
            draws.Place(run, block);
            foreach (var (slot, to) in inputPlaces) run.Slot(slot)[..size].CopyTo(to.AsSpan(first));
            run.All(month =>
            {
                foreach (var (slot, to) in places) run.Slot(slot)[..size].CopyTo(to.AsSpan(month * options.Draws + first));
            });
        }
    }

    /// <summary>All draws of a line in a month, in the order in which they were drawn; NaN where it was undefined.</summary>
    /// <param name="line">A line that was kept.</param>
    /// <param name="month">The month's number, 1 for the first.</param>
    /// <exception cref="ArgumentException">The line was not kept.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public ReadOnlySpan<double> this[Line line, int month]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(line);
            ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(month, model.Months);
            return kept.TryGetValue(line, out var draws) ? draws.AsSpan((month - 1) * Draws, Draws) : throw new ArgumentException($"The draws of “{line.Name}” were not kept.", nameof(line));
        }
    }

    /// <summary>The value below which a share of the draws lies, between the two nearest draws in proportion; null where a draw was undefined.</summary>
    /// <param name="line">A line that was kept.</param>
    /// <param name="month">The month's number.</param>
    /// <param name="share">0 (the lowest draw) to 1 (the highest).</param>
    /// <exception cref="ArgumentOutOfRangeException">The share or the month is out of range.</exception>
    public double? Percentile(Line line, int month, double share) => Percentiles(line, month, [share])[0];

    /// <summary>Several percentiles of one figure, for which the draws are sorted once.</summary>
    /// <param name="line">A line that was kept.</param>
    /// <param name="month">The month's number.</param>
    /// <param name="shares">Each 0 (the lowest draw) to 1 (the highest).</param>
    /// <returns>One for each share, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share or the month is out of range.</exception>
    public IReadOnlyList<double?> Percentiles(Line line, int month, IReadOnlyCollection<double> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        foreach (var share in shares)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(share, nameof(shares));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1, nameof(shares));
        }
        var sorted = this[line, month].ToArray();
        Array.Sort(sorted);
        // NaN sorts first.
        var defined = sorted.AsMemory(Array.FindIndex(sorted, value => !double.IsNaN(value)) is >= 0 and var first ? first : sorted.Length);
        return [.. shares.Select(share => defined.IsEmpty ? (double?)null : Below(defined.Span, share))];
    }

    /// <summary>The share of draws in which a figure is defined.</summary>
    /// <param name="line">A line that was kept.</param>
    /// <param name="month">The month's number.</param>
    public double Defined(Line line, int month) => Probability(line, month, _ => true);

    private static double Below(ReadOnlySpan<double> sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below == sorted.Length - 1 ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>The share of draws in which a condition holds in a month; an undefined value fulfils none.</summary>
    public double Probability(Line line, int month, Predicate<double> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var held = 0;
        foreach (var value in this[line, month])
            if (!double.IsNaN(value) && condition(value)) held++;
        return (double)held / Draws;
    }

    /// <summary>The share of draws in which a condition holds in any month up to one, as “cash is below 0 by month 18”.</summary>
    public double ProbabilityBy(Line line, int month, Predicate<double> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var held = new bool[Draws];
        for (var each = 1; each <= month; each++)
        {
            var values = this[line, each];
            for (var draw = 0; draw < values.Length; draw++) held[draw] |= !double.IsNaN(values[draw]) && condition(values[draw]);
        }
        return (double)held.Count(yes => yes) / Draws;
    }

    /// <summary>How each input whose draws were kept and a line's amount in a month move together: the correlation of their ranks, −1 to 1.</summary>
    /// <param name="line">A line that was kept.</param>
    /// <param name="month">The month's number.</param>
    /// <returns>One for each input; null where either is the same in all draws or undefined in one.</returns>
    /// <remarks>C. Spearman, The American Journal of Psychology 15, 1904; equal amounts share their mean rank.</remarks>
    /// <exception cref="ArgumentException">The draws of the line were not kept.</exception>
    public IReadOnlyDictionary<Input, double?> RankCorrelations(Line line, int month)
    {
        var amounts = this[line, month].ToArray();
        var ranks = amounts.Any(double.IsNaN) ? null : Ranks(amounts);
        return inputs.ToDictionary(input => input.Key, input => ranks is null ? null : OfRanks(Ranks(input.Value), ranks));
    }

    private static double? OfRanks(double[] one, double[] other)
    {
        var mean = (one.Length - 1) / 2.0;
        var (together, ofOne, ofOther) = (0.0, 0.0, 0.0);
        for (var draw = 0; draw < one.Length; draw++)
        {
            var (x, y) = (one[draw] - mean, other[draw] - mean);
            (together, ofOne, ofOther) = (together + x * y, ofOne + x * x, ofOther + y * y);
        }
        return ofOne == 0 || ofOther == 0 ? null : together / Math.Sqrt(ofOne * ofOther);
    }

    /// <summary>The inputs whose draws were kept.</summary>
    public IReadOnlyCollection<Input> Inputs => inputs.Keys;

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort([.. values], order);
        var ranks = new double[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to + 1 < order.Length && values[order[to + 1]] == values[order[from]]) to++;
            for (var at = from; at <= to; at++) ranks[order[at]] = (from + to) / 2.0;
            from = to + 1;
        }
        return ranks;
    }

    /// <summary>How many draws lie in each of several classes of equal width, from the lowest to the highest; undefined draws in none. One class where all are the same; null where none is defined.</summary>
    /// <param name="line">A line that was kept.</param>
    /// <param name="month">The month's number.</param>
    /// <param name="classes">How many classes; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The classes are less than 1.</exception>
    public Histogram? Histogram(Line line, int month, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        double[] values = [.. this[line, month].ToArray().Where(value => !double.IsNaN(value))];
        if (values.Length == 0) return null;
        var (low, high) = (values.Min(), values.Max());
        if (high == low) return new(low, high, [values.Length]);
        var counts = new int[classes];
        foreach (var value in values) counts[Math.Min(classes - 1, (int)((value - low) / (high - low) * classes))]++;
        return new(low, high, counts);
    }
}

/// <summary>How often values fall into classes of equal width.</summary>
/// <param name="Low">The lower bound of the first class.</param>
/// <param name="High">The upper bound of the last class.</param>
/// <param name="Counts">How many draws lie in each class.</param>
public sealed record Histogram(double Low, double High, IReadOnlyList<int> Counts);
