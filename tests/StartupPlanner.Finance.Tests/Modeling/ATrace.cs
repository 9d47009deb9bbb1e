using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Modeling;

public sealed class ATrace
{
    private readonly ModelBuilder builder = new(new Month(2027, 1), 12);

    [Fact]
    public void Leads_from_a_figure_to_the_addresses_it_comes_from()
    {
        var churn = builder.Input("Churn", Unit.Percentage, "revenue/churn", Estimate.Point(0.1m));
        var added = builder.Input("New customers", Unit.Count, "revenue/new", Estimate.Point(10));
        var customers = builder.Line("Customers", Unit.Count, Aggregation.Stock, self => self.Previous * (1 - churn) + added);
        var evaluation = Evaluation.Of(builder.Build());

        var third = Trace.Of(evaluation, customers, 3);
        Assert.Equal(("Customers", 3, 27.1m, "Customers[−1] × (1 − Churn) + New customers", null), (third.Name, third.Month, third.Value, third.Formula, third.Address));
        Assert.Equal([("Customers", 2, 19m, null), ("Churn", 3, 0.1m, "revenue/churn"), ("New customers", 3, 10m, "revenue/new")], third.From.Select(from => (from.Name, from.Month, from.Value!.Value, from.Address)));
        Assert.Equal(["Churn", "New customers"], third.From[0].From[0].From.Select(from => from.Name));
        Assert.Empty(third.From[1].From);
        Assert.Null(third.From[1].Formula);
    }

    [Fact]
    public void Puts_every_formula_into_words()
    {
        var a = builder.Input("a", Unit.Ratio, "a", Estimate.Point(2));
        var b = builder.Line("b", Unit.Ratio, Aggregation.Stock, a);
        Dictionary<string, Formula> formulas = new()
        {
            ["a − (b − a)"] = a - (b - a), ["a − b − a"] = a - b - a, ["a ÷ (b × a)"] = a / (b * a), ["a × b ÷ a"] = a * b / a, ["−(a + b)"] = -(a + b), ["a × (−b)"] = a * -b,
            ["if(a < b, 1, 0)"] = Formula.If(a < b, 1, 0), ["min(a, b)"] = Formula.Min(a, b), ["or else(a, b)"] = Formula.OrElse(a, b), ["sum(b)"] = b.ToDate, ["sum(b, 3 months)"] = b.Last(3), ["b[4]"] = b.At(4),
            ["first month(b ≤ a) ÷ 1"] = Formula.FirstMonthWhen(a >= b) / Formula.Amount(1, Unit.Months), ["month ÷ 1"] = Formula.Month / Formula.Amount(1, Unit.Months), ["month of the year"] = Formula.MonthOfYear,
        };
        var lines = formulas.Select(formula => builder.Line($"Line {formula.Key}", Unit.Ratio, Aggregation.Stock, formula.Value)).ToList();
        var evaluation = Evaluation.Of(builder.Build());
        Assert.Equal(formulas.Keys, lines.Select(line => Trace.Of(evaluation, line, 1).Formula));
    }

    [Fact]
    public void Speaks_the_words_of_another_language()
    {
        var a = builder.Line("甲", Unit.Ratio, Aggregation.Stock, 2);
        var lines = ((Formula[])[a.Last(3), a.ToDate, Formula.Min(a, 3), Formula.MonthOfYear, Formula.Pow(a, 2)]).Select((formula, number) => builder.Line($"行{number}", Unit.Ratio, Aggregation.Stock, formula)).ToList();
        var evaluation = Evaluation.Of(builder.Build());
        Dictionary<string, string> words = new() { ["SumOfMonths"] = "近{1}个月{0}", ["Sum"] = "累计{0}", ["Min"] = "取小", ["MonthOfYear"] = "日历月", ["Pow"] = "乘方" };
        Assert.Equal(["近3个月甲", "累计甲", "取小(甲, 3)", "日历月", "乘方(甲, 2)"], lines.Select(line => Trace.Of(evaluation, line, 1).FormulaIn(word => words[word])));
    }

    [Fact]
    public void Has_a_word_for_every_operator_that_has_no_sign() =>
        Assert.Superset(Enum.GetNames<Operator>().Except(["Add", "Subtract", "Multiply", "Divide", "Negate", "Less", "AtMost"]).ToHashSet(), FormulaText.Words.ToHashSet());

    [Fact]
    public void Names_the_months_of_a_sum_and_of_one_value()
    {
        var growing = builder.Line("Growing", Unit.Count, Aggregation.Flow, self => self.Previous + Formula.Amount(1, Unit.Count));
        var last = builder.Line("Last", Unit.Count, Aggregation.Flow, growing.Last(3) + growing.At(2));
        var evaluation = Evaluation.Of(builder.Build());
        Assert.Equal([3, 4, 5, 2], Trace.Of(evaluation, last, 5).From.Select(from => from.Month));
        Assert.Equal([1], Trace.Of(evaluation, last, 1).From.Select(from => from.Month));
    }
}
