namespace StartupPlanner.Finance.Modeling;

/// <summary>Draws the inputs of a simulation.</summary>
internal sealed class InputDraws
{
    private readonly Chance chance;
    private readonly List<(int Slot, double Value)> points = [];
    private readonly List<(int Slot, int Stream, Func<double, double> Sampler)> free = [];
    private readonly List<(int Slot, int Row, Func<double, double> Sampler)> tied = [];
    private readonly int[] streams;
    private readonly double[][] factor;

    public InputDraws(Model model, SimulationOptions options)
    {
        chance = new(options.Seed);
        var correlated = Correlation.Inputs(options.Correlations);
        factor = Correlation.Factor(correlated, options.Correlations) ?? throw new ArgumentException("The correlations contradict each other.", nameof(options));
        streams = [.. correlated.Select(input => model.Tape[input])];
        var drawn = new List<(int Slot, int Row, Distribution Distribution)>();
        foreach (var input in model.Inputs.Where(input => input.Months is null))
        {
            var slot = model.Tape[input];
            if (options.Distributions.TryGetValue(input, out var distribution) || !input.Value.IsPoint) drawn.Add((slot, correlated.IndexOf(input), distribution ?? Distribution.Pert(input.Value)));
            else points.Add((slot, (double)input.Value.Likely));
        }
        var samplers = new Func<double, double>[drawn.Count];
        Parallel.For(0, drawn.Count, at => samplers[at] = drawn[at].Distribution.Sampler());
        foreach (var ((slot, row, _), sampler) in drawn.Zip(samplers))
        {
            // An input's stream is its slot, so that it draws the same whatever else is drawn.
            if (row < 0) free.Add((slot, slot, sampler));
            else tied.Add((slot, row, sampler));
        }
    }

    /// <summary>Draws that are made at once: an input's table is in the cache while all of them are looked up.</summary>
    public const int Batch = 8 * BlockRun.Draws;

    /// <summary>Room for a batch of draws of all inputs.</summary>
    public double[] Room() => new double[(free.Count + tied.Count) * Batch];

    /// <summary>Puts the inputs that are certain into their slots, for good.</summary>
    public void Fix(BlockRun run)
    {
        foreach (var (slot, value) in points) run.Slot(slot).Fill(value);
    }

    /// <summary>Draws a batch.</summary>
    /// <param name="room">Takes the draws, input by input.</param>
    /// <param name="first">The number of its first draw.</param>
    public void Draw(double[] room, int first)
    {
        for (var input = 0; input < free.Count; input++)
        {
            var (_, stream, sampler) = free[input];
            var to = room.AsSpan(input * Batch, Batch);
            for (var i = 0; i < to.Length; i++) to[i] = sampler(chance.Even(first + i, stream));
        }
        if (tied.Count == 0) return;
        var scores = new double[streams.Length];
        for (var i = 0; i < Batch; i++)
        {
            for (var row = 0; row < scores.Length; row++) scores[row] = StandardNormal.Quantile(chance.Even(first + i, streams[row]));
            for (var input = 0; input < tied.Count; input++)
            {
                var (_, row, sampler) = tied[input];
                var score = 0.0;
                for (var column = 0; column <= row; column++) score += factor[row][column] * scores[column];
                room[(free.Count + input) * Batch + i] = sampler(Math.Clamp(StandardNormal.Share(score), 1e-16, 1 - 1e-16));
            }
        }
    }

    /// <summary>Puts one block of a batch into the inputs' slots.</summary>
    /// <param name="run">The block.</param>
    /// <param name="room">The batch.</param>
    /// <param name="from">Where in the batch the block begins.</param>
    public void Put(BlockRun run, double[] room, int from)
    {
        for (var input = 0; input < free.Count; input++) room.AsSpan(input * Batch + from, BlockRun.Draws).CopyTo(run.Slot(free[input].Slot));
        for (var input = 0; input < tied.Count; input++) room.AsSpan((free.Count + input) * Batch + from, BlockRun.Draws).CopyTo(run.Slot(tied[input].Slot));
    }
}
