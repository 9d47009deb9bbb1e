namespace StartupPlanner.Finance.Modeling;

/// <summary>Draws the inputs of a simulation.</summary>
internal sealed class InputDraws
{
    private readonly Chance chance;
    private readonly List<(int Slot, double Value)> points = [];
    private readonly List<(int Slot, int Stream, Sampler Sampler)> free = [];
    private readonly List<(int Slot, int Row, Sampler Sampler)> tied = [];
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
        var samplers = new Sampler[drawn.Count];
        Parallel.For(0, drawn.Count, at => samplers[at] = drawn[at].Distribution.Sampler());
        foreach (var ((slot, row, _), sampler) in drawn.Zip(samplers))
        {
            // An input's stream is its slot, so that it draws the same whatever else is drawn.
            if (row < 0) free.Add((slot, slot, sampler));
            else tied.Add((slot, row, sampler));
        }
    }

    /// <summary>Blocks that are drawn at once: an input's table is in the cache while all of them are looked up.</summary>
    public const int Blocks = 8;

    /// <summary>How many rows the draws of a batch take: those of one block together, input by input.</summary>
    public int Rows => Blocks * Count;

    private int Count => free.Count + tied.Count;

    /// <summary>Puts the inputs that are certain into their slots, for good.</summary>
    public void Fix(BlockRun run)
    {
        foreach (var (slot, value) in points) run.Slot(slot).Fill(value);
    }

    /// <summary>Draws a batch into the rows of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">The number of the first draw.</param>
    public void Draw(BlockRun run, int first)
    {
        for (var input = 0; input < free.Count; input++)
        {
            var (_, stream, sampler) = free[input];
            for (var block = 0; block < Blocks; block++)
            {
                var to = run.More(block * Count + input);
                chance.Even(to, first + block * BlockRun.Draws, stream);
                sampler(to);
            }
        }
        for (var block = 0; block < Blocks && tied.Count > 0; block++) DrawTied(run, block, first + block * BlockRun.Draws);
    }

    /// <summary>Lets the inputs stand where one block of the batch was drawn.</summary>
    public void Place(BlockRun run, int block)
    {
        for (var input = 0; input < free.Count; input++) run.Place(free[input].Slot, block * Count + input);
        for (var input = 0; input < tied.Count; input++) run.Place(tied[input].Slot, block * Count + free.Count + input);
    }

    private void DrawTied(BlockRun run, int block, int first)
    {
        var scores = new double[streams.Length][];
        for (var row = 0; row < scores.Length; row++)
        {
            scores[row] = new double[BlockRun.Draws];
            chance.Even(scores[row], first, streams[row]);
            foreach (ref var score in scores[row].AsSpan()) score = StandardNormal.Quantile(score);
        }
        for (var input = 0; input < tied.Count; input++)
        {
            var (_, row, sampler) = tied[input];
            var to = run.More(block * Count + free.Count + input);
            for (var i = 0; i < to.Length; i++)
            {
                var score = 0.0;
                for (var column = 0; column <= row; column++) score += factor[row][column] * scores[column][i];
                to[i] = Math.Clamp(StandardNormal.Share(score), 1e-16, 1 - 1e-16);
            }
            sampler(to);
        }
    }
}
