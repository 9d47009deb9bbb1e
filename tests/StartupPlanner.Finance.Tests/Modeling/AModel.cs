using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Modeling;

public sealed class AModel
{
    private static readonly Unit Price = Unit.Money.Per(Unit.Count);
    private readonly ModelBuilder model = new(new Month(2027, 3), 24);

    [Fact]
    public void Refuses_units_that_do_not_agree_and_names_the_lines()
    {
        var customers = Points("Customers", Unit.Count, 10);
        var revenue = model.Line("Revenue", Unit.Money, Aggregation.Flow, customers * Points("Price", Price, 90));
        model.Line("Nonsense", Unit.Money, Aggregation.Flow, revenue + customers);
        model.Line("Mislabelled", Unit.Count, Aggregation.Flow, revenue * 2);
        model.Line("Compared", Unit.Ratio, Aggregation.Stock, revenue > customers);
        Assert.Equal(
        [
            "The line “Nonsense” cannot add “Revenue” (money) and “Customers” (count).",
            "The line “Mislabelled” is count, but its formula gives money.",
            "The line “Compared” cannot compare “Customers” (count) and “Revenue” (money).",
        ], Problems());
    }

    [Fact]
    public void Has_no_month_outside_of_it()
    {
        var line = model.Line("Line", Unit.Count, Aggregation.Flow, Formula.Amount(10, Unit.Count));
        var evaluation = Evaluation.Of(model.Build());
        Action[] outside =
        [
            () => _ = evaluation[line, 0], () => _ = evaluation[line, 25], () => evaluation.Total(line, 0, 3), () => evaluation.Total(line, 3, 2), () => evaluation.Total(line, 3, 25),
            () => line.Lag(0), () => line.Last(0), () => line.At(0), () => Formula.Round(line, -1), () => Formula.Round(line, 13),
            () => _ = new ModelBuilder(new Month(2027, 1), 0), () => _ = new ModelBuilder(new Month(2027, 1), 601),
        ];
        Assert.All(outside, act => Assert.Throws<ArgumentOutOfRangeException>(act));
        Assert.Equal([10, 20, 10], [evaluation[line, 24]!.Value, evaluation.Total(line, 3, 4)!.Value, evaluation.Total(line, 24, 24)!.Value]);
    }

    [Fact]
    public void Knows_no_line_of_another()
    {
        model.Line("Line", Unit.Count, Aggregation.Flow, Formula.Amount(10, Unit.Count));
        var evaluation = Evaluation.Of(model.Build());
        var strange = new ModelBuilder(new Month(2027, 3), 24).Line("Strange", Unit.Count, Aggregation.Flow, Formula.Amount(1, Unit.Count));
        Assert.Contains("“Strange”", Assert.Throws<ArgumentException>(() => _ = evaluation[strange, 1]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_zero_for_any_unit_and_a_percentage_for_a_ratio()
    {
        var revenue = Points("Revenue", Unit.Money, 10);
        model.Line("Positive", Unit.Money, Aggregation.Flow, Formula.Max(0, revenue));
        model.Line("Kept", Unit.Percentage, Aggregation.Ratio, 1 - Points("Churn", Unit.Percentage, 0.02m));
        model.Line("Nothing", Unit.Money, Aggregation.Flow, 0);
        Assert.Equal(3, model.Build().Lines.Count);
    }

    [Fact]
    public void Leaves_out_what_changes_nothing()
    {
        var line = model.Line("Line", Unit.Count, Aggregation.Flow, Formula.Amount(2, Unit.Count));
        Assert.All([line + 0, 0 + line, line - 0, line * 1, 1 * line, line / 1], formula => Assert.Same(line, formula));
        Assert.All([0 - line, line * 0, line * 2, 1 / line, line + 1, line * Formula.Amount(1, Unit.Money), line + Formula.Amount(0, Unit.Money)], formula => Assert.IsType<Operation>(formula));
    }

    [Fact]
    public void Computes_what_is_written_where_steps_repeat_or_change_nothing()
    {
        var grown = model.Line("Grown", Unit.Count, Aggregation.Stock, self => self.Previous * 1 + Formula.Amount(2, Unit.Count));
        Line Of(string name, Formula formula) => model.Line(name, Unit.Count, Aggregation.Stock, formula);
        (Line Line, decimal? First, decimal? Second)[] lines =
        [
            (Of("Sum", grown + grown), 4, 8),
            (Of("Sum again", grown + grown), 4, 8),
            (Of("Itself", 0 + grown * 1 / 1 - 0), 2, 4),
            (Of("Before", grown.Previous + 0), 0, 2),
            (Of("One less itself", 1 * grown - grown), 0, 0),
            (Of("Turned", 0 - grown), -2, -4),
            (Of("None of it", grown * 0), 0, 0),
            (Of("None of what is undefined", grown / 0 * 0), null, null),
            (Of("One by it", Formula.Amount(1, Unit.Count) / (grown / Formula.Amount(1, Unit.Count))), 0.5m, 0.25m),
            (Of("Constants", Formula.Amount(3, Unit.Count) + Formula.Amount(4, Unit.Count)), 7, 7),
            (Of("Constants again", Formula.Amount(3, Unit.Count) + Formula.Amount(4, Unit.Count)), 7, 7),
            (Of("Twice the constants", (Formula.Amount(3, Unit.Count) + Formula.Amount(4, Unit.Count)) * 2), 14, 14),
        ];
        var built = model.Build();
        var evaluation = Evaluation.Of(built);
        var simulation = Simulation.Of(built, [.. lines.Select(line => line.Line)], new(8), TestContext.Current.CancellationToken);
        Assert.All(lines, line =>
        {
            Assert.Equal((line.First, line.Second), (evaluation[line.Line, 1], evaluation[line.Line, 2]));
            Assert.Equal((double?)line.Second, simulation[line.Line, 2][3] is var drawn && double.IsNaN(drawn) ? null : drawn);
        });
    }

    [Fact]
    public void Refuses_a_circle_within_a_month_and_names_its_lines()
    {
        var interest = model.Line("Interest", Unit.Money, Aggregation.Flow);
        var debt = model.Line("Debt", Unit.Money, Aggregation.Stock, self => self.Previous + interest);
        interest.Formula = debt * 0.01m;
        Assert.Equal(["Within one month these lines go in a circle: “Interest” → “Debt” → “Interest”."], Problems());
    }

    [Fact]
    public void Takes_a_circle_that_looks_back()
    {
        var interest = model.Line("Interest", Unit.Money, Aggregation.Flow);
        var debt = model.Line("Debt", Unit.Money, Aggregation.Stock, self => self.Lag(1, Formula.Amount(100, Unit.Money)) + interest);
        interest.Formula = debt.Lag(1, Formula.Amount(100, Unit.Money)) * 0.01m;
        var evaluation = Evaluation.Of(model.Build());
        Assert.Equal(1.00m, evaluation[interest, 1]);
        Assert.Equal(102.01m, evaluation[debt, 2]);
    }

    [Fact]
    public void Refuses_lines_without_formula_or_with_one_name()
    {
        model.Line("Open", Unit.Money, Aggregation.Flow);
        model.Line("Twice", Unit.Money, Aggregation.Flow, 0);
        model.Line("Twice", Unit.Money, Aggregation.Flow, 0);
        Assert.Equal(["Two lines are called “Twice”.", "The line “Open” has no formula."], Problems());
    }

    [Fact]
    public void Refuses_lines_of_another_model()
    {
        var other = new ModelBuilder(new Month(2027, 1), 12).Line("Elsewhere", Unit.Money, Aggregation.Flow, 0);
        model.Line("Here", Unit.Money, Aggregation.Flow, other * 2);
        Assert.Contains("The line “Here” uses “Elsewhere”, which is not of this model.", Problems());
    }

    [Fact]
    public void Looks_back_sums_and_finds_months()
    {
        var growing = model.Line("Growing", Unit.Count, Aggregation.Flow, self => self.Previous + Formula.Amount(1, Unit.Count));
        var lagged = model.Line("Lagged", Unit.Count, Aggregation.Flow, growing.Lag(3));
        var sum = model.Line("Sum", Unit.Count, Aggregation.Stock, growing.ToDate);
        var quarter = model.Line("Quarter", Unit.Count, Aggregation.Stock, growing.Last(3));
        var fifth = model.Line("Fifth", Unit.Count, Aggregation.Stock, growing.At(5));
        var first = model.Line("First", Unit.Months, Aggregation.Stock, Formula.FirstMonthWhen(sum > Formula.Amount(10, Unit.Count)));
        var calendar = model.Line("Calendar", Unit.Ratio, Aggregation.Stock, Formula.MonthOfYear);
        var evaluation = Evaluation.Of(model.Build());
        Assert.Equal([0, 0, 0, 1, 2], evaluation[lagged].Take(5));
        Assert.Equal([1, 3, 6, 10, 15], evaluation[sum].Take(5));
        Assert.Equal([1, 3, 6, 9, 12], evaluation[quarter].Take(5));
        Assert.Equal([null, null, null, null, 5, 5], evaluation[fifth].Take(6));
        Assert.Equal([null, null, null, null, 5, 5], evaluation[first].Take(6));
        Assert.Equal([3, 4], evaluation[calendar].Take(2));
        Assert.Equal(1, evaluation[calendar, 11]);
    }

    [Fact]
    public void Leaves_undefined_what_is_divided_by_zero_or_too_large()
    {
        var none = Points("None", Unit.Money, 0);
        var margin = model.Line("Margin", Unit.Ratio, Aggregation.Ratio, Points("Profit", Unit.Money, 5) / none);
        var more = model.Line("More", Unit.Ratio, Aggregation.Ratio, margin + 1);
        var other = model.Line("Other", Unit.Ratio, Aggregation.Ratio, Formula.OrElse(margin, 7));
        var chosen = model.Line("Chosen", Unit.Ratio, Aggregation.Ratio, Formula.If(none > 0, margin, 3));
        var huge = model.Line("Huge", Unit.Ratio, Aggregation.Stock, self => Formula.Max(10, self.Previous) * 1_000_000);
        var evaluation = Evaluation.Of(model.Build());
        Assert.Equal((null, null, 7, 3), (evaluation[margin, 1], evaluation[more, 1], evaluation[other, 1], evaluation[chosen, 1]));
        Assert.Equal((10_000_000m, null), (evaluation[huge, 1], evaluation[huge, 24]));
    }

    [Fact]
    public void Adds_up_flows_takes_the_last_stock_and_divides_totals()
    {
        var revenue = model.Line("Revenue", Unit.Money, Aggregation.Flow, Formula.Month * Formula.Amount(100, Unit.Money.Per(Unit.Months)));
        var cost = model.Line("Cost", Unit.Money, Aggregation.Flow, Points("Monthly", Unit.Money, 60));
        var cash = model.Line("Cash", Unit.Money, Aggregation.Stock, self => self.Previous + revenue - cost);
        var margin = model.Line("Margin", Unit.Percentage, Aggregation.Ratio, (revenue - cost) / revenue);
        var growth = model.Line("Growth", Unit.Percentage, Aggregation.Ratio, revenue / revenue.Previous - 1);
        var evaluation = Evaluation.Of(model.Build());
        Assert.Equal(600, evaluation.Total(revenue, 1, 3));
        Assert.Equal(420, evaluation.Total(cash, 1, 3));
        Assert.Equal(0.7m, evaluation.Total(margin, 1, 3));
        Assert.Equal(1.5m, evaluation.Total(growth, 4, 6));
        Assert.Null(evaluation.Total(growth, 1, 3));
    }

    [Fact]
    public void Compares_with_the_months_before_or_with_those_a_year_earlier()
    {
        var revenue = model.Line("Revenue", Unit.Money, Aggregation.Flow, Formula.Month * Formula.Amount(100, Unit.Money.Per(Unit.Months)));
        var yearly = model.Line("Growth of a year", Unit.Percentage, Aggregation.Ratio, revenue / revenue.Lag(12) - 1);
        var cash = model.Line("Cash", Unit.Money, Aggregation.Stock, revenue.ToDate);
        var average = model.Line("Average cash", Unit.Money, Aggregation.Ratio, cash.Last(3) / 3);
        var evaluation = Evaluation.Of(model.Build());
        // 13 + 14 + 15 over 1 + 2 + 3.
        Assert.Equal(6, evaluation.Total(yearly, 13, 15));
        Assert.Null(evaluation.Total(yearly, 10, 12));
        Assert.Equal(evaluation[average, 6], evaluation.Total(average, 4, 6));
    }

    [Fact]
    public void Totals_of_one_month_are_that_month()
    {
        var growing = model.Line("Growing", Unit.Count, Aggregation.Stock, self => self.Lag(2, Formula.Amount(7, Unit.Count)) + Formula.Amount(1.5m, Unit.Count));
        var one = Formula.Amount(1, Unit.Count);
        Formula[] formulas =
        [
            growing.Lag(3, one), growing.Previous, growing.ToDate, growing.Last(4), growing.At(5), Formula.If(growing > 9 * one, growing, one), Formula.Min(growing, 9 * one), Formula.Max(growing, 9 * one), Formula.Floor(growing),
            Formula.Ceiling(growing), Formula.Round(growing, 0), -growing, growing * Formula.Exp(growing / (10 * one)), growing * Formula.Pow(growing / one, 0.5m), growing / (growing - 8.5m * one) * one, Formula.OrElse(growing / (growing - 8.5m * one) * one, one),
            growing * (growing < 10 * one), growing * (growing <= 10 * one), Formula.FirstMonthWhen(growing > 12 * one) / Formula.Amount(1, Unit.Months) * one, Formula.MonthOfYear * one,
        ];
        var lines = formulas.Select((formula, index) => model.Line($"Line {index}", Unit.Count, Aggregation.Ratio, formula)).ToList();
        var evaluation = Evaluation.Of(model.Build());
        Assert.All(lines, line => Assert.Equal(evaluation[line], Enumerable.Range(1, 24).Select(month => evaluation.Total(line, month, month))));
    }

    [Fact(Timeout = 60_000)]
    public async Task Totals_ratios_of_ratios_at_once()
    {
        var line = model.Line("0", Unit.Ratio, Aggregation.Ratio, 1);
        for (var number = 1; number <= 60; number++) line = model.Line($"{number}", Unit.Ratio, Aggregation.Ratio, (line + line.Lag(1, 1) + line) / 3);
        var evaluation = Evaluation.Of(model.Build());
        // Each is named twice over the year and once over the year before: more than 2^60 ways from the last to the first.
        Assert.Equal(1, await Task.Run(() => evaluation.Total(line, 13, 24), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Reads_typed_months_and_other_amounts_in_place_of_inputs()
    {
        var typed = model.Series("Typed", Unit.Money, "revenue/typed", [5, 6]);
        var price = Points("Price", Unit.Money, 90);
        var sum = model.Line("Sum", Unit.Money, Aggregation.Flow, typed + price);
        var built = model.Build();
        Assert.Equal([95, 96, 90], Evaluation.Of(built)[sum].Take(3));
        Assert.Equal([6, 7, 1], Evaluation.Of(built, new Dictionary<Input, decimal> { [price] = 1 })[sum].Take(3));
    }

    [Fact]
    public void Rounds_halves_away_from_zero_and_multiplies_out_whole_powers()
    {
        var rounded = model.Line("Rounded", Unit.Money, Aggregation.Flow, Formula.Round(Points("Odd", Unit.Money, -2.345m)));
        var power = model.Line("Power", Unit.Ratio, Aggregation.Stock, Formula.Pow(1.1m, Formula.Month / Formula.Amount(1, Unit.Months)));
        var root = model.Line("Root", Unit.Ratio, Aggregation.Stock, Formula.Pow(2m, 0.5m));
        var none = model.Line("None", Unit.Ratio, Aggregation.Stock, Formula.Pow(-2m, 0.5m));
        var evaluation = Evaluation.Of(model.Build());
        Assert.Equal((-2.35m, 1.21m, null), (evaluation[rounded, 1], evaluation[power, 2], evaluation[none, 1]));
        Assert.Equal(1.4142135623731m, evaluation[root, 1]!.Value, 13);
    }

    private Input Points(string name, Unit unit, decimal value) => model.Input(name, unit, $"test/{name}", Estimate.Point(value));

    [Theory]
    [InlineData("2", "-2", "0.25")]
    [InlineData("-2", "3", "-8")]
    [InlineData("0", "0", "1")]
    [InlineData("0", "2", "0")]
    [InlineData("0", "-1", null)]
    [InlineData("0.1", "20", "0.00000000000000000001")]
    [InlineData("0.0000000001", "-3", null)]
    [InlineData("1.05", "7", "1.40710042265625")]
    [InlineData("10", "28", "10000000000000000000000000000")]
    [InlineData("10", "29", null)]
    [InlineData("1", "1200", "1")]
    [InlineData("1", "100000", "1")]
    [InlineData("-1", "0.5", null)]
    public void Raises_to_powers(string value, string exponent, string? expected)
    {
        static decimal Of(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var (one, other) = (model.Input("Value", Unit.Ratio, "value", Estimate.Point(Of(value))), model.Input("Exponent", Unit.Ratio, "exponent", Estimate.Point(Of(exponent))));
        var power = model.Line("Power", Unit.Ratio, Aggregation.Stock, Formula.Pow(one, other));
        Assert.Equal(expected is null ? null : Of(expected), Evaluation.Of(model.Build())[power, 1]);
    }

    private IReadOnlyList<string> Problems() => Assert.Throws<ModelException>(model.Build).Problems;
}
