using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;
using StartupPlanner.Workbook.Formulas;

namespace StartupPlanner.Workbook.Tests;

public sealed class AFormula
{
    private readonly ModelBuilder builder = new(new Month(2027, 1), 24);
    private readonly Input price;
    private readonly Line a;
    private readonly Line b;

    public AFormula()
    {
        price = builder.Input("Unit price", Unit.Ratio, "revenue/price", Estimate.Point(90));
        builder.Section("Sales");
        a = builder.Line("a", Unit.Ratio, Aggregation.Stock, price);
        b = builder.Line("b", Unit.Ratio, Aggregation.Flow, 2);
        builder.Section("R&D");
    }

    [Fact]
    public void Is_written_as_a_person_would()
    {
        (Formula Formula, string Third)[] formulas =
        [
            (price, "Unit_price"), (a, "Sales!F4"), (0.02m, "0.02"), (-5, "-5"), (0.0000001m, "1E-07"),
            (a + b - a, "Sales!F4+Sales!F5-Sales!F4"), (a - (b - a), "Sales!F4-(Sales!F5-Sales!F4)"), (a - (b + a), "Sales!F4-(Sales!F5+Sales!F4)"), ((a + b) * a, "(Sales!F4+Sales!F5)*Sales!F4"),
            (a * b / a, "Sales!F4*Sales!F5/Sales!F4"), (a / (b * a), "Sales!F4/(Sales!F5*Sales!F4)"), (a * -b, "Sales!F4*(-Sales!F5)"), (-a * b, "-Sales!F4*Sales!F5"), (-(a + b), "-(Sales!F4+Sales!F5)"), (a + (Formula)(-2), "Sales!F4+(-2)"),
            (a < b, "IF(Sales!F4<Sales!F5,1,0)"), (a <= b, "IF(Sales!F4<=Sales!F5,1,0)"), (a > b, "IF(Sales!F5<Sales!F4,1,0)"), (a * (a < b), "Sales!F4*(Sales!F4<Sales!F5)"), ((a < b) < b, "IF(IF(Sales!F4<Sales!F5,1,0)<Sales!F5,1,0)"),
            (Formula.If(a < b, a, b < a), "IF(Sales!F4<Sales!F5,Sales!F4,IF(Sales!F5<Sales!F4,1,0))"), (Formula.If((a < b) * (b < 3), 1, 2), "IF(AND(Sales!F4<Sales!F5,Sales!F5<3),1,2)"), (Formula.If(a - b, 1, 2), "IF(Sales!F4-Sales!F5<>0,1,2)"),
            (Formula.OrElse(a / b, 0), "IFERROR(Sales!F4/Sales!F5,0)"), (Formula.Min(a, b), "MIN(Sales!F4,Sales!F5)"), (Formula.Max(a < b, b), "MAX(IF(Sales!F4<Sales!F5,1,0),Sales!F5)"),
            (Formula.Floor(a), "INT(ROUND(Sales!F4,9))"), (Formula.Ceiling(a), "-INT(-ROUND(Sales!F4,9))"), (Formula.Round(a, 1), "ROUND(Sales!F4,1)"), (Formula.Exp(a), "EXP(Sales!F4)"),
            (Formula.Pow(2, a), "2^Sales!F4"), (Formula.Pow(1 + a, 2), "(1+Sales!F4)^2"), (Formula.Pow(a, 1m / 12), "Sales!F4^0.08333333333333333"), (Formula.Pow(a, (Formula)1 / 12), "Sales!F4^(1/12)"),
            (Formula.Pow(a, b), "IF(AND(Sales!F4=0,Sales!F5=0),1,IF(AND(Sales!F4<0,Sales!F5<>INT(Sales!F5)),NA(),Sales!F4^Sales!F5))"), (Formula.Pow(-a, (Formula)1 / 3), "IF(AND(-Sales!F4=0,1/3=0),1,IF(AND(-Sales!F4<0,1/3<>INT(1/3)),NA(),(-Sales!F4)^(1/3)))"),
            (a.Previous, "Sales!E4"), (a.Lag(2, 7), "Sales!D4"), (a.Lag(3, a < b), "IF(Sales!F4<Sales!F5,1,0)"), (a.ToDate, "SUM(Sales!$D4:F4)"), (a.Last(2), "SUM(Sales!E4:F4)"), (a.Last(9), "SUM(Sales!D4:F4)"), (a.At(2), "Sales!$E4"), (a.At(4), "NA()"),
            (Formula.Month / Formula.Amount(1, Unit.Months), "F$3/1"), (Formula.MonthOfYear, "MONTH(F$2)"),
        ];
        var lines = formulas.Select((pair, index) => builder.Line($"Line {index}", Unit.Ratio, Aggregation.Flow, pair.Formula)).ToList();
        var book = Book.Of(builder.Build());
        Assert.Equal(formulas.Select(pair => pair.Third), lines.Select((_, index) => book["R&D"][$"F{4 + index}"].Formula));
    }

    [Fact]
    public void Of_a_first_month_looks_at_the_month_before()
    {
        var only = builder.Line("Only", Unit.Months, Aggregation.Stock, Formula.FirstMonthWhen(a < b));
        builder.Line("Twice", Unit.Ratio, Aggregation.Stock, 2 * Formula.FirstMonthWhen(b < a) / Formula.Amount(1, Unit.Months));
        var sheet = Book.Of(builder.Build())["R&D"];
        Assert.Equal(("IF(Sales!D4<Sales!D5,D$3,NA())", "IFERROR(D4,IF(Sales!E4<Sales!E5,E$3,NA()))"), (sheet["D4"].Formula, sheet["E4"].Formula));
        Assert.Equal("2*E8/1", sheet["E5"].Formula);
        Assert.Equal(("Workings", "Twice, part 1", "IFERROR(D8,IF(Sales!E5<Sales!E4,E$3,NA()))"), (sheet["A7"].Value, sheet["A8"].Value, sheet["E8"].Formula));
        Assert.Equal(Aggregation.Stock, only.Aggregation);
    }

    [Fact]
    public void That_is_too_long_or_too_deep_goes_into_rows_of_its_own()
    {
        Formula doubled = a + 1;
        Formula nested = a;
        for (var time = 0; time < 12; time++) doubled = doubled * doubled - doubled;
        for (var time = 0; time < 200; time++) nested = Formula.Max(Formula.Min(nested, b + time), a - time);
        builder.Line("Doubled", Unit.Ratio, Aggregation.Ratio, doubled);
        builder.Line("Nested", Unit.Ratio, Aggregation.Ratio, nested);
        builder.Line("Sum", Unit.Ratio, Aggregation.Ratio, Enumerable.Repeat((Formula)a, 1000).Aggregate((sum, next) => sum + next));
        builder.Line("Late", Unit.Ratio, Aggregation.Ratio, a.Lag(1, nested) + a.Lag(2, doubled));
        var book = Book.Of(builder.Build());
        var formulas = book.Cells.Where(cell => cell.Formula is not null).Select(cell => cell.Formula!).ToList();
        Assert.Contains(formulas, formula => formula.Length > 500);
        Assert.All(formulas, formula => Assert.InRange(formula.Length, 1, 5000));
        Assert.All(formulas, formula => Assert.InRange(Depth(formula), 0, 40));
        Assert.Contains("Sum, part 1", book["R&D"].Values.Select(cell => cell.Value));
    }

    [Fact]
    public void Of_a_year_adds_up_takes_the_last_month_or_divides_totals()
    {
        var revenue = builder.Line("Revenue", Unit.Money, Aggregation.Flow, Formula.Month * Formula.Amount(100, Unit.Money.Per(Unit.Months)));
        var cash = builder.Line("Cash", Unit.Money, Aggregation.Stock, revenue.ToDate);
        builder.Line("Growth", Unit.Percentage, Aggregation.Ratio, revenue / revenue.Previous - 1);
        builder.Line("Share", Unit.Ratio, Aggregation.Ratio, Formula.If(Formula.MonthOfYear < 3, cash.Last(3) / cash.At(20), price));
        var model = builder.Build();
        var options = Book.English with { FirstMonthOfYear = 4 };
        var years = Book.Of(model, options)["Years"];
        Assert.Equal(["2026/27 (3 months)", "2027/28", "2028/29 (9 months)"], In(years, "D2", "E2", "F2"));
        Assert.Equal(["3", "15", "24"], In(years, "D4", "E4", "F4"));
        Assert.Equal(("SUM('R&D'!D4:F4)", "'R&D'!R5", "F9/SUM('R&D'!J4:R4)-1"), (years["D9"].Formula, years["E10"].Formula, years["F11"].Formula));
        Assert.Equal(("E9/0-1", "IF(MONTH(F$3)<3,SUM('R&D'!Y5:AA5)/'R&D'!W5,Unit_price)"), (years["E11"].Formula, years["F12"].Formula));
    }

    [Fact]
    public void Of_a_year_compares_ratios_over_periods_that_are_no_years()
    {
        var ratio = builder.Line("Ratio", Unit.Ratio, Aggregation.Ratio, a / b);
        builder.Line("Change", Unit.Ratio, Aggregation.Ratio, ratio - ratio.Previous);
        var years = Book.Of(builder.Build(), Book.English with { FirstMonthOfYear = 11 })["Years"];
        Assert.Equal(("2028/29 (2 months)", "Months 21 to 22"), (years["F2"].Value, years["H2"].Value));
        Assert.Equal(("F9-H9", "Sales!Y4/SUM(Sales!X5:Y5)"), (years["F10"].Formula, years["H9"].Formula));
    }

    [Fact]
    public void Knows_the_letters_of_columns() =>
        Assert.Equal("A Z AA AZ ZZ AAA XFD", string.Join(' ', Enumerable.Range(1, 16384).Where(number => number is 1 or 26 or 27 or 52 or 702 or 703 or 16384).Select(Cells.Column)));

    private static IEnumerable<string?> In(IReadOnlyDictionary<string, BookCell> sheet, params string[] cells) => cells.Select(cell => sheet[cell].Value);

    private static int Depth(string formula)
    {
        int depth = 0, most = 0;
        foreach (var letter in formula) most = Math.Max(most, depth += letter switch { '(' => 1, ')' => -1, _ => 0 });
        return most;
    }
}
