using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Modeling;

/// <summary>A formula of the model: a number, an input, a line, or an operation over such. Immutable; every month it has one value.</summary>
/// <remarks>
/// A value may be undefined, as the quotient of a division by zero is; what is computed from it is undefined too, and it is shown as such, never as 0.
/// Conditions are ratios: 1 where they hold, 0 where not.
/// </remarks>
public abstract class Formula
{
    private protected Formula() { }

    /// <summary>The number of the month, 1 in the first; in months.</summary>
    public static Formula Month => MonthNumber.Instance;

    /// <summary>The month of the calendar year, 1 (January) to 12 (December); a ratio, because it names and does not measure.</summary>
    public static Formula MonthOfYear => CalendarMonth.Instance;

    /// <summary>A fixed amount with a unit.</summary>
    public static Formula Amount(decimal value, Unit unit) => new Constant(value, unit);

    /// <summary>The number of the first month in which a condition held, in months; undefined until it does.</summary>
    public static Formula FirstMonthWhen(Formula condition) => new FirstMonth(condition);

    /// <summary>A number without a unit. The number 0 fits any unit.</summary>
    public static implicit operator Formula(decimal value) => new Constant(value, Unit.Ratio);

    /// <inheritdoc cref="op_Implicit(decimal)"/>
    public static implicit operator Formula(int value) => new Constant(value, Unit.Ratio);

    /// <summary>The sum of two amounts in one unit.</summary>
    public static Formula operator +(Formula left, Formula right) => left.Is(0) ? right : right.Is(0) ? left : new Operation(Operator.Add, left, right);

    /// <summary>The difference of two amounts in one unit.</summary>
    public static Formula operator -(Formula left, Formula right) => right.Is(0) ? left : left.Is(0) ? -right : new Operation(Operator.Subtract, left, right);

    /// <summary>The amount with its sign turned.</summary>
    public static Formula operator -(Formula value) => new Operation(Operator.Negate, value);

    /// <summary>The product; its unit is the product of the units.</summary>
    public static Formula operator *(Formula left, Formula right) => left.Is(1) ? right : right.Is(1) ? left : new Operation(Operator.Multiply, left, right);

    /// <summary>The quotient; its unit is the quotient of the units. Undefined where the divisor is 0.</summary>
    public static Formula operator /(Formula left, Formula right) => right.Is(1) ? left : new Operation(Operator.Divide, left, right);

    /// <summary>Whether the left amount is less than the right one, in the same unit.</summary>
    public static Formula operator <(Formula left, Formula right) => new Operation(Operator.Less, left, right);

    /// <summary>Whether the left amount is more than the right one, in the same unit.</summary>
    public static Formula operator >(Formula left, Formula right) => new Operation(Operator.Less, right, left);

    /// <summary>Whether the left amount is at most the right one, in the same unit.</summary>
    public static Formula operator <=(Formula left, Formula right) => new Operation(Operator.AtMost, left, right);

    /// <summary>Whether the left amount is at least the right one, in the same unit.</summary>
    public static Formula operator >=(Formula left, Formula right) => new Operation(Operator.AtMost, right, left);

    /// <summary>The smaller of two amounts in one unit.</summary>
    public static Formula Min(Formula left, Formula right) => new Operation(Operator.Min, left, right);

    /// <summary>The larger of two amounts in one unit.</summary>
    public static Formula Max(Formula left, Formula right) => new Operation(Operator.Max, left, right);

    /// <summary>The largest whole amount that is at most the given one.</summary>
    public static Formula Floor(Formula value) => new Operation(Operator.Floor, value);

    /// <summary>The smallest whole amount that is at least the given one.</summary>
    public static Formula Ceiling(Formula value) => new Operation(Operator.Ceiling, value);

    /// <summary>The amount rounded to so many decimal places, halves away from zero, as spreadsheets round.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="places">0 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The places are out of range.</exception>
    public static Formula Round(Formula value, int places = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, 12);
        return new Operation(Operator.Round, value, new Constant(places, Unit.Ratio));
    }

    /// <summary>e to the power of a ratio; good to 15 significant digits.</summary>
    public static Formula Exp(Formula exponent) => new Operation(Operator.Exp, exponent);

    /// <summary>A ratio to the power of a ratio; undefined for what is no real number. Good to 15 significant digits; whole powers are exact.</summary>
    public static Formula Pow(Formula value, Formula exponent) => new Operation(Operator.Pow, value, exponent);

    /// <summary>One of two amounts in one unit: the first where the condition is not 0, else the second. The other one may be undefined.</summary>
    public static Formula If(Formula condition, Formula then, Formula otherwise) => new Operation(Operator.If, condition, then, otherwise);

    /// <summary>The value, or another in the same unit where it is undefined.</summary>
    public static Formula OrElse(Formula value, Formula otherwise) => new Operation(Operator.OrElse, value, otherwise);

    /// <summary>The lines of which the formula is the sum, each with how often it is added, −1 where it is taken away; null where it is anything else.</summary>
    public IReadOnlyList<(Line Line, int Times)>? Terms
    {
        get
        {
            var terms = new List<(Line Line, int Times)>();
            if (!AddTo(terms, 1)) return null;
            // What is added in one place and taken away in another is no part of the sum.
            List<(Line, int)> net = [.. terms.GroupBy(term => term.Line, (line, each) => (line, each.Sum(term => term.Times))).Where(term => term.Item2 != 0)];
            return net.Count > 0 ? net : null;
        }
    }

    private bool AddTo(List<(Line Line, int Times)> terms, int sign)
    {
        switch (this)
        {
            case Line line:
                terms.Add((line, sign));
                return true;
            case Operation { Kind: Operator.Add or Operator.Subtract, Operands: [var left, var right] } both:
                return left.AddTo(terms, sign) && right.AddTo(terms, both.Kind == Operator.Add ? sign : -sign);
            case Operation { Kind: Operator.Negate, Operands: [var value] }:
                return value.AddTo(terms, -sign);
            default:
                return Is(0);
        }
    }

    // What adds 0 or multiplies by 1 is not written down: nobody wants to read it, or to wait for it.
    private bool Is(decimal number) => this is Constant constant && constant.Value == number && constant.Unit == Unit.Ratio;

    /// <summary>The formulas that this one is made of, in their order.</summary>
    internal virtual IReadOnlyList<Formula> Operands => [];
}

/// <summary>An amount that is the same in every month.</summary>
public sealed class Constant : Formula
{
    internal Constant(decimal value, Unit unit) => (Value, Unit) = (value, unit);

    /// <summary>The amount.</summary>
    public decimal Value { get; }

    /// <summary>Its unit.</summary>
    public Unit Unit { get; }
}

/// <summary>An amount that somebody entered: an estimate, or a series of typed months.</summary>
public sealed class Input : Formula
{
    internal Input(int number, string name, Unit unit, string address, Estimate value) => (Number, Name, Unit, Address, Value) = (number, name, unit, address, value);

    internal Input(int number, string name, Unit unit, string address, IReadOnlyList<decimal> months) : this(number, name, unit, address, Estimate.Point(0)) => Months = months;

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public Unit Unit { get; }

    /// <summary>Where in the plan it is entered.</summary>
    public string Address { get; }

    /// <summary>The estimate, the same in every month. Where the model is evaluated it stands at its likeliest value.</summary>
    public Estimate Value { get; }

    /// <summary>The typed amounts by month, 0 after the last; null where the input is an estimate.</summary>
    public IReadOnlyList<decimal>? Months { get; }

    /// <summary>Its place among the inputs of its model, from 0.</summary>
    internal int Number { get; }

    /// <summary>Whether these inputs are those among which it has its place.</summary>
    internal bool IsOf(IReadOnlyList<Input> inputs) => Number < inputs.Count && inputs[Number] == this;
}

/// <summary>The number of the month in the model: 1 in the first, in months.</summary>
public sealed class MonthNumber : Formula
{
    internal static readonly MonthNumber Instance = new();

    private MonthNumber() { }
}

/// <summary>The month of the calendar year, 1 (January) to 12 (December); a ratio, because it names and does not measure.</summary>
public sealed class CalendarMonth : Formula
{
    internal static readonly CalendarMonth Instance = new();

    private CalendarMonth() { }
}

/// <summary>A line so many months earlier, or what stands in for it before the first month.</summary>
public sealed class Lag : Formula
{
    internal Lag(Line line, int months, Formula before) => (Line, Months, Before) = (line, months, before);

    /// <summary>The line.</summary>
    public Line Line { get; }

    /// <summary>How many months earlier; at least 1.</summary>
    public int Months { get; }

    /// <summary>The value before the model begins.</summary>
    public Formula Before { get; }

    internal override IReadOnlyList<Formula> Operands => [Before];
}

/// <summary>The sum of a line over the last months, the present one included; months before the first count as 0.</summary>
public sealed class Window : Formula
{
    internal Window(Line line, int? months) => (Line, Months) = (line, months);

    /// <summary>The line.</summary>
    public Line Line { get; }

    /// <summary>How many months; null for all since the first.</summary>
    public int? Months { get; }

    internal override IReadOnlyList<Formula> Operands => [Line];
}

/// <summary>The value that a line had in one month; undefined until then.</summary>
public sealed class ValueAt : Formula
{
    internal ValueAt(Line line, int month) => (Line, Number) = (line, month);

    /// <summary>The line.</summary>
    public Line Line { get; }

    /// <summary>The month's number, 1 for the first.</summary>
    public int Number { get; }

    internal override IReadOnlyList<Formula> Operands => [Line];
}

/// <summary>The number of the first month in which a condition held; undefined until it does.</summary>
public sealed class FirstMonth : Formula
{
    internal FirstMonth(Formula condition) => Condition = condition;

    /// <summary>The condition.</summary>
    public Formula Condition { get; }

    internal override IReadOnlyList<Formula> Operands => [Condition];
}

/// <summary>What an operation does.</summary>
public enum Operator
{
    /// <summary>Sum.</summary>
    Add,

    /// <summary>Difference.</summary>
    Subtract,

    /// <summary>Product.</summary>
    Multiply,

    /// <summary>Quotient.</summary>
    Divide,

    /// <summary>Turned sign.</summary>
    Negate,

    /// <summary>The smaller.</summary>
    Min,

    /// <summary>The larger.</summary>
    Max,

    /// <summary>Whole amount below.</summary>
    Floor,

    /// <summary>Whole amount above.</summary>
    Ceiling,

    /// <summary>Rounded to decimal places.</summary>
    Round,

    /// <summary>Natural exponential.</summary>
    Exp,

    /// <summary>Power.</summary>
    Pow,

    /// <summary>1 where the first is less than the second, else 0.</summary>
    Less,

    /// <summary>1 where the first is at most the second, else 0.</summary>
    AtMost,

    /// <summary>The second where the first is not 0, else the third.</summary>
    If,

    /// <summary>The first, or the second where the first is undefined.</summary>
    OrElse,
}

/// <summary>An operation over formulas of the same month.</summary>
public sealed class Operation : Formula
{
    internal Operation(Operator kind, params Formula[] operands) => (Kind, Operands) = (kind, operands);

    /// <summary>What it does.</summary>
    public Operator Kind { get; }

    internal override IReadOnlyList<Formula> Operands { get; }
}
