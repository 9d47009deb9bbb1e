using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Modeling;

public sealed class AUnit
{
    public static TheoryData<Unit, string> Words { get; } = new()
    {
        { Unit.Ratio, "ratio" },
        { Unit.Percentage, "percentage" },
        { Unit.Money, "money" },
        { Unit.Count, "count" },
        { Unit.Months, "months" },
        { Unit.Hours, "hours" },
        { Unit.Tokens, "tokens" },
        { Unit.Flops, "FLOPs" },
        { Unit.Bytes, "bytes" },
        { Unit.Money.Per(Unit.Hours), "money per hours" },
        { Unit.Money * Unit.Money, "money^2" },
        { Unit.Count * Unit.Hours, "count × hours" },
        { Unit.Money.Per(Unit.Count * Unit.Bytes), "money per count × bytes" },
        { Unit.Ratio / Unit.Hours, "1 per hours" },
        { Unit.Count.Per(Unit.Hours * Unit.Hours), "count per hours^2" },
        { Unit.Percentage * Unit.Ratio, "ratio" },
    };

    [Theory, MemberData(nameof(Words))]
    public void Is_said_in_words(Unit unit, string words) => Assert.Equal(words, unit.ToString());

    [Fact]
    public void Is_the_same_however_it_came_about()
    {
        var rate = Unit.Money.Per(Unit.Hours);
        Assert.Equal(Unit.Money, rate * Unit.Hours);
        Assert.True(rate * Unit.Hours / Unit.Money == Unit.Ratio);
        Assert.True(Unit.Money != Unit.Count && !Unit.Money.Equals(Unit.Count) && !Unit.Money.Equals((object)"money"));
        Assert.True(Unit.Money.Equals((object)Unit.Money));
        Assert.Equal(Unit.Percentage, Unit.Ratio);
        Assert.Equal((rate * Unit.Hours).GetHashCode(), Unit.Money.GetHashCode());
        Assert.NotEqual(Unit.Count.GetHashCode(), Unit.Money.GetHashCode());
        Assert.Equal((true, false, true), (Unit.Percentage.IsPercentage, Unit.Ratio.IsPercentage, Unit.Percentage.IsRatio));
    }

    [Fact]
    public void That_does_not_fit_is_named_with_what_was_done()
    {
        var builder = new ModelBuilder(new Month(2027, 1), 12);
        var (money, count) = (builder.Input("Cash", Unit.Money, "cash", Estimate.Point(1)), builder.Input("Heads", Unit.Count, "heads", Estimate.Point(1)));
        void Line(string name, Unit unit, Formula formula) => builder.Line(name, unit, Aggregation.Stock, formula);
        Line("Added", Unit.Money, money + count);
        Line("Taken", Unit.Money, money - count);
        Line("Less", Unit.Ratio, money < count);
        Line("Smaller", Unit.Money, Formula.Min(money, count));
        Line("Chosen", Unit.Money, Formula.If(1, money, count));
        Line("Raised", Unit.Ratio, Formula.Pow(money, 2));
        Line("By money", Unit.Ratio, Formula.Pow(2, money));
        Line("Grown", Unit.Ratio, Formula.Exp(-count));
        builder.Line("Late", Unit.Money, Aggregation.Stock, self => self.Lag(1, count) + money);
        Line("Of both", Unit.Money, money * count + Formula.Amount(3, Unit.Hours));
        Line("When", Unit.Money, Formula.FirstMonthWhen(money < Formula.Amount(2, Unit.Money)));
        Line("Wrong", Unit.Count, money);
        string[] told =
        [
            "The line “Added” cannot add “Cash” (money) and “Heads” (count).",
            "The line “Taken” cannot subtract “Cash” (money) and “Heads” (count).",
            "The line “Less” cannot compare “Cash” (money) and “Heads” (count).",
            "The line “Smaller” cannot compare “Cash” (money) and “Heads” (count).",
            "The line “Chosen” cannot choose between “Cash” (money) and “Heads” (count).",
            "In the line “Raised”, “Cash” (money) is raised to a power or an exponent; only a ratio can be.",
            "In the line “By money”, “Cash” (money) is raised to a power or an exponent; only a ratio can be.",
            "In the line “Grown”, “Heads” (count) is raised to a power or an exponent; only a ratio can be.",
            "The line “Late” cannot continue “Late” (money) and “Heads” (count).",
            "The line “Of both” cannot add [“Cash”, “Heads”] (money × count) and 3 (hours).",
            "The line “Of both” is money, but its formula gives money × count.",
            "The line “When” is money, but its formula gives months.",
            "The line “Wrong” is count, but its formula gives money.",
        ];
        Assert.Equal(told, Assert.Throws<ModelException>(builder.Build).Problems);
    }
}
