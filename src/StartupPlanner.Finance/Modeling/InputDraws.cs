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
        var correlated = options.Correlations.SelectMany(pair => (Input[])[pair.First, pair.Second]).Distinct().ToList();
        factor = Cholesky(correlated, options.Correlations);
        streams = [.. correlated.Select(input => model.Tape[input])];
        foreach (var input in model.Inputs.Where(input => input.Months is null))
        {
            var (slot, row) = (model.Tape[input], correlated.IndexOf(input));
            if (!options.Distributions.TryGetValue(input, out var distribution))
            {
                if (input.Value.IsPoint)
                {
                    points.Add((slot, (double)input.Value.Likely));
                    continue;
                }
                distribution = Distribution.Pert(input.Value);
            }
            // An input's stream is its slot, so that it draws the same whatever else is drawn.
            if (row < 0) free.Add((slot, slot, distribution.Sampler()));
            else tied.Add((slot, row, distribution.Sampler()));
        }
    }

    /// <summary>Puts the inputs of a block of draws into their slots.</summary>
    public void Fill(BlockRun run, int first)
    {
        foreach (var (slot, value) in points) run.Slot(slot).Fill(value);
        foreach (var (slot, stream, sampler) in free)
        {
            var to = run.Slot(slot);
            for (var i = 0; i < to.Length; i++) to[i] = sampler(chance.Even(first + i, stream));
        }
        if (tied.Count == 0) return;
        var scores = new double[streams.Length];
        for (var i = 0; i < BlockRun.Draws; i++)
        {
            for (var row = 0; row < scores.Length; row++) scores[row] = StandardNormal.Quantile(chance.Even(first + i, streams[row]));
            foreach (var (slot, row, sampler) in tied)
            {
                var score = 0.0;
                for (var column = 0; column <= row; column++) score += factor[row][column] * scores[column];
                run.Slot(slot)[i] = sampler(Math.Clamp(StandardNormal.Share(score), 1e-16, 1 - 1e-16));
            }
        }
    }

    // The lower triangle L with L Lᵀ = the matrix of correlations.
    private static double[][] Cholesky(List<Input> inputs, IReadOnlyList<Correlation> correlations)
    {
        var matrix = inputs.Select((_, row) => inputs.Select((_, column) => row == column ? 1.0 : 0).ToArray()).ToArray();
        foreach (var (one, other, coefficient) in correlations)
        {
            if (ReferenceEquals(one, other) || !(Math.Abs(coefficient) <= 1)) throw new ArgumentException($"“{one.Name}” and “{other.Name}” cannot have a correlation of {coefficient}.", nameof(correlations));
            var (row, column) = (inputs.IndexOf(one), inputs.IndexOf(other));
            matrix[row][column] = matrix[column][row] = coefficient;
        }
        var lower = matrix.Select(row => new double[row.Length]).ToArray();
        for (var row = 0; row < lower.Length; row++)
            for (var column = 0; column <= row; column++)
            {
                var left = matrix[row][column];
                for (var k = 0; k < column; k++) left -= lower[row][k] * lower[column][k];
                if (row == column)
                {
                    if (left < -1e-12) throw new ArgumentException($"The correlations of “{inputs[row].Name}” contradict those of the others.", nameof(correlations));
                    lower[row][row] = Math.Sqrt(Math.Max(0, left));
                }
                else
                {
                    lower[row][column] = lower[column][column] > 1e-9 ? left / lower[column][column] : 0;
                }
            }
        return lower;
    }
}
