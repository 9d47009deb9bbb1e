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
        var histogram = simulation.Histogram(cash, 12, 4);
        Assert.Equal(10_000, histogram.Counts.Sum());
        Assert.All(histogram.Counts, count => Assert.InRange(count, 2_300, 2_700));
        Assert.Equal([histogram.Low, simulation.Percentile(cash, 12, 0.3), histogram.High], simulation.Percentiles(cash, 12, [0, 0.3, 1]));
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
