using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Modeling;

public sealed class ASimulation
{
    private readonly ModelBuilder builder = new(new Month(2027, 1), 36);

    [Fact]
    public void Of_points_equals_the_evaluation()
    {
        var lines = Everything(Estimate.Point);
        var model = builder.Build();
        var evaluation = Evaluation.Of(model);
        var simulation = Simulate(model, lines, new(Draws: 130));
        foreach (var line in lines)
            for (var month = 1; month <= 36; month++)
            {
                var exact = evaluation[line, month] is { } value ? (double)value : double.NaN;
                foreach (var drawn in simulation[line, month])
                    Assert.True(double.IsNaN(exact) ? double.IsNaN(drawn) : Math.Abs(drawn - exact) <= 1e-9 * Math.Max(1, Math.Abs(exact)), $"{line} in {month}: {drawn}, not {exact}");
            }
    }

    [Fact]
    public void Gives_the_same_bits_for_a_seed_and_others_for_another_on_any_number_of_threads()
    {
        var lines = Everything(value => new Estimate(value * 0.5m, value, value * 2));
        var model = builder.Build();
        var one = Simulate(model, lines, new(1000, 7) { Threads = 1 });
        var two = Simulate(model, lines, new(1000, 7) { Threads = 2 });
        var other = Simulate(model, lines, new(1000, 8));
        Assert.All(lines, line => Assert.Equal(one[line, 36].ToArray(), two[line, 36].ToArray()));
        Assert.NotEqual(one[lines[0], 36].ToArray(), other[lines[0], 36].ToArray());
    }

    [Fact]
    public void Draws_more_of_the_same_when_asked_for_more()
    {
        var input = builder.Input("Price", Unit.Money, "price", new Estimate(1, 2, 4));
        var line = builder.Line("Price paid", Unit.Money, Aggregation.Stock, input);
        var model = builder.Build();
        Assert.Equal(Simulate(model, [line], new(200))[line, 1].ToArray(), Simulate(model, [line], new(1000))[line, 1][..200].ToArray());
    }

    [Theory]
    [InlineData(0, 1, 4)]
    [InlineData(0, 4, 4)]
    [InlineData(0, 0, 4)]
    [InlineData(-3, 1, 2)]
    public void Draws_PERT_by_its_quantiles(int low, int likely, int high)
    {
        var estimate = new Estimate(low, likely, high);
        var (sorted, distribution) = (Sorted(estimate, Distribution.Pert(estimate)), Distribution.Pert(estimate));
        Assert.Equal((double)estimate.Mean, sorted.Average(), 1.5e-2 * (high - low));
        foreach (var share in (double[])[0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99])
        {
            var quantile = distribution.Quantile(share);
            var below = (double)sorted.Count(value => value <= quantile) / sorted.Length;
            Assert.True(Math.Abs(below - share) <= 4 * Math.Sqrt(share * (1 - share) / sorted.Length), $"{below} of the draws lie below the quantile of {share}.");
        }
    }

    [Fact]
    public void Draws_other_distributions_by_their_quantiles()
    {
        // scipy.stats: triang(0.25, 0, 4), norm(10, 2), lognorm(0.5, scale = e), uniform(2, 6).
        Assert.Equal(0.6324555320336759, Distribution.Triangular(new Estimate(0, 1, 4)).Quantile(0.1), 12);
        Assert.Equal(6.7102927460970055, Distribution.Normal(10, 2).Quantile(0.05), 10);
        Assert.Equal(Math.E * Math.Exp(0.5 * 1.6448536269514722), Distribution.Lognormal(1, 0.5).Quantile(0.95), 10);
        Assert.Equal(3, Distribution.Uniform(2, 6).Quantile(0.25));
        var dice = Distribution.Discrete((1, 1), (2, 0), (3, 3));
        Assert.Equal((1.0, 3.0, 3.0), (dice.Quantile(0.2), dice.Quantile(0.3), dice.Quantile(0.999)));
    }

    [Fact]
    public void Correlates_inputs_by_their_ranks()
    {
        var first = builder.Input("First", Unit.Money, "first", new Estimate(0, 1, 3));
        var second = builder.Input("Second", Unit.Money, "second", new Estimate(10, 30, 40));
        var (a, b) = (builder.Line("A", Unit.Money, Aggregation.Stock, first), builder.Line("B", Unit.Money, Aggregation.Stock, second));
        var model = builder.Build();
        var simulation = Simulate(model, [a, b], new(20_000) { Correlations = [new(first, second, 0.8)] });
        // A Gaussian copula with ρ gives the rank correlation 6/π asin(ρ/2): Kruskal, JASA 53, 1958.
        Assert.Equal(6 / Math.PI * Math.Asin(0.4), RankCorrelation(simulation[a, 1], simulation[b, 1]), 0.01);
        Assert.Equal((double)second.Value.Mean, simulation[b, 1].ToArray().Average(), 0.2);
    }

    [Fact]
    public void Ranks_every_input_against_an_outcome()
    {
        var (more, less, unused) = (builder.Input("More", Unit.Money, "more", new Estimate(0, 10, 30)), builder.Input("Less", Unit.Money, "less", new Estimate(0, 1, 3)), builder.Input("Unused", Unit.Money, "unused", new Estimate(0, 1, 3)));
        var difference = builder.Line("Difference", Unit.Money, Aggregation.Stock, more - less);
        var rising = builder.Line("Rising", Unit.Money, Aggregation.Stock, more * 2);
        var never = builder.Line("Never", Unit.Money, Aggregation.Stock, more / 0);
        var model = builder.Build();
        var simulation = Simulate(model, [difference, rising, never], new(5_000) { KeepInputs = true });
        var (ranks, exact) = (simulation.RankCorrelations(difference, 1), simulation.RankCorrelations(rising, 1));
        Assert.Equal([more, less, unused], simulation.Inputs);
        Assert.True(ranks[more] > 0.9 && ranks[less] < -0.05 && Math.Abs(ranks[unused]!.Value) < 0.05, string.Join(", ", ranks.Values));
        Assert.Equal(1, exact[more]!.Value, 12);
        Assert.All(simulation.RankCorrelations(never, 1).Values, Assert.Null);
    }

    [Fact]
    public void Refuses_correlations_that_contradict_each_other()
    {
        Input[] inputs = [.. Enumerable.Range(0, 3).Select(i => builder.Input($"{i}", Unit.Money, $"{i}", new Estimate(0, 1, 3)))];
        var model = builder.Build();
        var wrong = Assert.Throws<ArgumentException>(() => Simulate(model, [], new() { Correlations = [new(inputs[0], inputs[1], 0.9), new(inputs[1], inputs[2], 0.9), new(inputs[0], inputs[2], -0.9)] }));
        Assert.StartsWith("The correlations contradict each other.", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_odds_percentiles_and_histogram()
    {
        var input = builder.Input("Flow", Unit.Money, "flow", new Estimate(-2, 0, 2));
        var cash = builder.Line("Cash", Unit.Money, Aggregation.Stock, self => self.Previous + input);
        var model = builder.Build();
        var simulation = Simulate(model, [cash], new(10_000) { Distributions = new Dictionary<Input, Distribution> { [input] = Distribution.Uniform(-1, 3) } });
        Assert.Equal(0.25, simulation.Probability(cash, 12, value => value < 0), 0.02);
        Assert.Equal(0.25, simulation.ProbabilityBy(cash, 12, value => value < 0), 0.02);
        Assert.Equal(12, simulation.Percentile(cash, 12, 0.5)!.Value, 0.5);
        var histogram = simulation.Histogram(cash, 12, 4)!;
        Assert.Equal(10_000, histogram.Counts.Sum());
        Assert.All(histogram.Counts, count => Assert.InRange(count, 2_300, 2_700));
        Assert.Equal([histogram.Low, simulation.Percentile(cash, 12, 0.3), histogram.High], simulation.Percentiles(cash, 12, [0, 0.3, 1]));
    }

    [Fact]
    public void Draws_by_SplitMix64_over_a_counter()
    {
        var (first, second) = (builder.Input("First", Unit.Ratio, "first", new Estimate(0, 0, 1)), builder.Input("Second", Unit.Ratio, "second", new Estimate(0, 0, 1)));
        Line[] lines = [builder.Line("A", Unit.Ratio, Aggregation.Stock, first), builder.Line("B", Unit.Ratio, Aggregation.Stock, second)];
        var model = builder.Build();
        var even = new SimulationOptions(5_000, 7) { Distributions = new Dictionary<Input, Distribution> { [first] = Distribution.Uniform(0, 1), [second] = Distribution.Uniform(0, 1) } };
        var free = Simulate(model, lines, even);
        // Steele, Lea, Flood, OOPSLA 2014, computed in Python; the two lines take the streams 0 and 1.
        Assert.Equal([0.5091093394740435, 0.7512630066025819], free[lines[0], 1][..2].ToArray());
        Assert.Equal([0.611402286841069, 0.9604158658392944, 0.4984235025739786], [.. free[lines[1], 1][..2], free[lines[1], 36][^1]]);
        // What is tied goes through the normal distribution and back; the first of two comes out as it was.
        var tied = Simulate(model, lines, even with { Correlations = [new(first, second, 0.5)] });
        Assert.All(free[lines[0], 1].ToArray().Zip(tied[lines[0], 1].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        var opposite = Simulate(model, lines, even with { Correlations = [new(first, second, -1)] });
        Assert.All(opposite[lines[0], 1].ToArray().Zip(opposite[lines[1], 1].ToArray()), pair => Assert.Equal(1, pair.First + pair.Second, 1e-13));
    }

    [Fact]
    public void Takes_only_correlations_that_can_be()
    {
        Input[] inputs = [.. Enumerable.Range(0, 3).Select(i => builder.Input($"{i}", Unit.Money, $"{i}", new Estimate(0, 1, 3)))];
        var model = builder.Build();
        bool Can(params IReadOnlyList<(int One, int Other, double Coefficient)> ties) => Correlation.Agree([.. ties.Select(tie => new Correlation(inputs[tie.One], inputs[tie.Other], tie.Coefficient))]);
        Assert.True(Can() && Can((0, 1, 1)) && Can((0, 1, -1)) && Can((0, 1, 0.6), (1, 2, 0.6), (0, 2, -0.28)) && Can((0, 1, 1), (1, 2, 0.5), (0, 2, 0.5)) && Can((0, 1, 1), (0, 2, -1), (1, 2, -1)));
        Assert.False(Can((0, 1, 1.01)) || Can((0, 1, -1.01)) || Can((0, 1, double.NaN)) || Can((0, 0, 0.5)) || Can((0, 1, 0.6), (1, 2, 0.6), (0, 2, -0.29)));
        // Two that are one cannot go with a third differently.
        Assert.False(Can((0, 1, 1), (1, 2, 0.5), (0, 2, 0.4)));
    }

    [Fact]
    public void Tells_by_which_month_what_happened()
    {
        var input = builder.Input("Flow", Unit.Ratio, "flow", new Estimate(0, 0, 1));
        var rising = builder.Line("Rising", Unit.Ratio, Aggregation.Stock, self => self.Previous + 1 + 0 * input);
        var month = Formula.Month / Formula.Amount(1, Unit.Months);
        var undefined = builder.Line("Undefined", Unit.Ratio, Aggregation.Stock, input / (month - 1));
        var half = builder.Line("Half", Unit.Ratio, Aggregation.Stock, 1 / Formula.If(input < Formula.Amount(0.2m, Unit.Ratio), 0, 1));
        var model = builder.Build();
        var simulation = Simulate(model, [rising, undefined, half], new(600));
        Assert.Equal((0, 1, 1), (simulation.ProbabilityBy(rising, 4, value => value == 5), simulation.ProbabilityBy(rising, 5, value => value == 5), simulation.ProbabilityBy(rising, 6, value => value == 5)));
        Assert.Equal((0, 1, 0), (simulation.Probability(rising, 4, value => value == 5), simulation.Probability(rising, 5, value => value == 5), simulation.Probability(rising, 6, value => value == 5)));
        Assert.Equal((0, 1), (simulation.Probability(undefined, 1, _ => true), simulation.ProbabilityBy(undefined, 2, _ => true)));
        Assert.Equal((null, 5.0, 5.0), (simulation.Percentile(undefined, 1, 0.5), simulation.Percentile(rising, 5, 0), simulation.Percentile(rising, 5, 1)));
        // Of the draws in which there is something to be told.
        Assert.Equal((1, 1), (simulation.Percentile(half, 1, 0), simulation.Percentile(half, 1, 1)));
        Assert.Equal((0, 1), (simulation.Defined(undefined, 1), simulation.Defined(rising, 1)));
        Assert.Equal(simulation.Probability(half, 1, value => value == 1), simulation.Defined(half, 1));
        Assert.InRange(simulation.Probability(half, 1, value => value == 1), 0.01, 0.99);
        // All in the first class where all are the same; those that are undefined in none.
        Assert.Equal((5, 5, 600), simulation.Histogram(rising, 5, 3) is { Counts: [var all] } same ? (same.Low, same.High, all) : default);
        Assert.Null(simulation.Histogram(undefined, 1, 1));
        Assert.Equal(simulation.Probability(half, 1, value => value == 1) * 600, simulation.Histogram(half, 1, 2)!.Counts.Sum(), 1e-9);
    }

    [Fact]
    public void Reads_the_month_before_where_a_step_is_common_to_a_line_before_and_one_behind()
    {
        var a = builder.Line("A", Unit.Ratio, Aggregation.Stock);
        var x = builder.Line("X", Unit.Ratio, Aggregation.Stock);
        a.Formula = x.Previous * 2 + 1;
        x.Formula = x.Previous + 1;
        var b = builder.Line("B", Unit.Ratio, Aggregation.Stock, x.Previous * 2 + x);
        var model = builder.Build();
        var (evaluation, simulation) = (Evaluation.Of(model), Simulate(model, [b], new(3)));
        Assert.Equal([1, 4, 7], Enumerable.Range(1, 3).Select(month => evaluation[b, month]!.Value));
        Assert.Equal([1, 4, 7], Enumerable.Range(1, 3).Select(month => simulation[b, month][0]));
    }

    [Fact]
    public void Has_percentiles_between_two_draws()
    {
        var input = builder.Input("Input", Unit.Ratio, "input", new Estimate(0, 5, 10));
        var line = builder.Line("Line", Unit.Ratio, Aggregation.Stock, input);
        var simulation = Simulate(builder.Build(), [line], new(11));
        var sorted = simulation[line, 1].ToArray().Order().ToArray();
        Assert.True(sorted[3] > sorted[2]);
        Assert.Equal(sorted[2], simulation.Percentile(line, 1, 0.2)!.Value, 1e-12);
        Assert.Equal(sorted[2] + 0.25 * (sorted[3] - sorted[2]), simulation.Percentile(line, 1, 0.225)!.Value, 1e-12);
    }

    [Fact]
    public void Ranks_what_is_equal_alike()
    {
        var input = builder.Input("Dice", Unit.Ratio, "dice", new Estimate(0, 1, 2));
        var (sure, drawn) = (builder.Input("Sure", Unit.Ratio, "sure", Estimate.Point(3)), builder.Input("Drawn", Unit.Ratio, "drawn", Estimate.Point(3)));
        var typed = builder.Series("typed", Unit.Ratio, "typed", [3, 1]);
        var step = builder.Line("Step", Unit.Ratio, Aggregation.Stock, Formula.Floor(input * 2) + 0 * (sure + drawn + typed));
        var flat = builder.Line("Flat", Unit.Ratio, Aggregation.Stock, 0 * input);
        var dice = Distribution.Discrete((0, 1), (1, 1), (2, 2));
        var simulation = Simulate(builder.Build(), [step, flat], new(400) { KeepInputs = true, Distributions = new Dictionary<Input, Distribution> { [input] = dice, [drawn] = Distribution.Normal(0, 0) } });
        Assert.Equal([input, drawn], simulation.Inputs);
        Assert.Equal((1.0, null), (Math.Round(simulation.RankCorrelations(step, 1)[input]!.Value, 12), simulation.RankCorrelations(step, 1)[drawn]));
        Assert.Null(simulation.RankCorrelations(flat, 1)[input]);
        Assert.Empty(Simulate(builder.Build(), [step], new(10)).Inputs);
    }

    [Fact]
    public void Refuses_what_was_not_simulated()
    {
        var line = builder.Line("Line", Unit.Ratio, Aggregation.Stock, 1);
        var other = builder.Line("Other", Unit.Ratio, Aggregation.Stock, 1);
        var model = builder.Build();
        var simulation = Simulate(model, [line, line], new(3));
        Assert.StartsWith("The draws of “Other” were not kept.", Assert.Throws<ArgumentException>(() => simulation[other, 1].Length).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation[line, 0].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation[line, 37].Length);
        Assert.Equal(3, simulation[line, 36].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.Percentile(line, 1, -0.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.Percentile(line, 1, 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.Histogram(line, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Simulate(model, [line], new(0)));
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Simulation.Of(model, [line], new(3), ended.Token));
    }

    private static Simulation Simulate(Model model, Line[] lines, SimulationOptions options) => Simulation.Of(model, lines, options, TestContext.Current.CancellationToken);

    private static double[] Sorted(Estimate estimate, Distribution distribution)
    {
        var builder = new ModelBuilder(new Month(2027, 1), 1);
        var input = builder.Input("Value", Unit.Money, "value", estimate);
        var line = builder.Line("Line", Unit.Money, Aggregation.Stock, input);
        var simulation = Simulate(builder.Build(), [line], new(20_000) { Distributions = new Dictionary<Input, Distribution> { [input] = distribution } });
        var sorted = simulation[line, 1].ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static double RankCorrelation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (first, second) = (Ranks(a.ToArray()), Ranks(b.ToArray()));
        var middle = (first.Length - 1) / 2.0;
        return first.Zip(second, (x, y) => (x - middle) * (y - middle)).Sum() / first.Sum(x => (x - middle) * (x - middle));

        static double[] Ranks(double[] values)
        {
            var ranks = new double[values.Length];
            foreach (var (place, index) in values.Select((value, index) => (value, index)).OrderBy(pair => pair.value).Select((pair, place) => (place, pair.index))) ranks[index] = place;
            return ranks;
        }
    }

    /// <summary>Lines in which every operation and every look back occurs.</summary>
    private Line[] Everything(Func<decimal, Estimate> estimate)
    {
        var (a, b) = (builder.Input("a", Unit.Ratio, "a", estimate(1.3m)), builder.Input("b", Unit.Ratio, "b", estimate(2.7m)));
        var typed = builder.Series("typed", Unit.Ratio, "typed", [3, 1, 4, 1, 5]);
        var month = Formula.Month / Formula.Amount(1, Unit.Months);
        Line Of(string name, Formula formula) => builder.Line(name, Unit.Ratio, Aggregation.Stock, formula);
        var grown = builder.Line("grown", Unit.Ratio, Aggregation.Stock, self => self.Lag(1, 1) * 1.01m + a - typed);
        return
        [
            Of("sum", a + b * month - typed / b), grown, Of("undefined", a / typed), Of("else", Formula.OrElse(a / typed, b)), Of("less", month < b), Of("at most", month <= 3), Of("more", month > b), Of("at least", month >= 3),
            Of("if", Formula.If(month > 5, a, b)), Of("min", Formula.Min(month, b)), Of("max", Formula.Max(month, b)), Of("floor", Formula.Floor(month * a)), Of("ceiling", Formula.Ceiling(-month * a)),
            Of("round", Formula.Round(month * a, 1)), Of("exp", Formula.Exp(a)), Of("pow", Formula.Pow(a, b)), Of("negative", -a), Of("to date", grown.ToDate), Of("last", grown.Last(4)), Of("lag", grown.Lag(5, b)),
            Of("at", grown.At(7)), Of("first", Formula.FirstMonthWhen(grown < 0) / Formula.Amount(1, Unit.Months)), Of("calendar", Formula.MonthOfYear), Of("copy", grown),
        ];
    }
}
