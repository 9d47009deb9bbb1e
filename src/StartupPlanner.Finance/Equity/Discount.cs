using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Equity;

/// <summary>A discount on a round's price. Kept as the reduction, so that a form's "Discount Rate 80 %" and an application's "20 % discount" are not mistaken for each other.</summary>
public readonly record struct Discount
{
    private Discount(decimal reduction) => Reduction = new(reduction);

    /// <summary>What is taken off the price: 20 % off gives 0.20. Below 1.</summary>
    public Percentage Reduction { get; }

    /// <summary>What is paid of the price: 20 % off gives 0.80. Above 0.</summary>
    public Percentage PricePaid => new(1 - Reduction.Fraction);

    /// <summary>By what is taken off, as notes and applications say it: 20 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0, or 100 % or more.</exception>
    public static Discount Off(Percentage reduction)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reduction.Fraction, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(reduction.Fraction, 1);
        return new(reduction.Fraction);
    }

    /// <summary>By what is paid, as the Y Combinator form says it: a "Discount Rate" of 80 %.</summary>
    /// <exception cref="ArgumentOutOfRangeException">0 or less, or more than 100 %.</exception>
    public static Discount Paying(Percentage price) => Off(new(1 - price.Fraction));
}
