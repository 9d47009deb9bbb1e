namespace StartupPlanner.Finance.Values;

/// <summary>An amount in one currency. Exact; rounding happens late and by name.</summary>
/// <param name="Amount">In units of the currency (yuan, not fen); any sign.</param>
/// <param name="Currency">The currency of the amount.</param>
public readonly record struct Money(decimal Amount, CurrencyCode Currency)
{
    /// <summary>The sum of two amounts in one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    /// <summary>The difference of two amounts in one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    /// <summary>The amount rounded to the currency's smallest unit, halves away from zero (commercial rounding).</summary>
    public Money Rounded() => this with { Amount = Math.Round(Amount, Currency.Decimals, MidpointRounding.AwayFromZero) };

    /// <summary>Splits the amount by weights so that the parts, each in whole smallest units, add up to the rounded amount.</summary>
    /// <param name="weights">One for each part, none negative, at least one positive.</param>
    /// <returns>One part for each weight, in the order of the weights.</returns>
    /// <remarks>Largest remainder (Hamilton); of equal remainders the earlier part gets the unit.</remarks>
    /// <exception cref="ArgumentException">A weight is negative, or none is positive.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        if (weights.Count == 0 || weights.Any(weight => weight < 0) || weights.Sum() <= 0)
            throw new ArgumentException("Weights must not be negative, and one must be positive.", nameof(weights));
        var unit = Currency.Decimals == 0 ? 1m : 0.01m;
        var units = Rounded().Amount / unit;
        var total = weights.Sum();
        var exact = weights.Select(weight => units * weight / total).ToArray();
        var whole = exact.Select(Math.Truncate).ToArray();
        var left = units - whole.Sum();
        foreach (var index in Enumerable.Range(0, whole.Length).OrderByDescending(i => Math.Abs(exact[i] - whole[i])).ThenBy(i => i).Take((int)Math.Abs(left)))
            whole[index] += Math.Sign(left);
        var currency = Currency;
        return [.. whole.Select(count => new Money(count * unit, currency))];
    }

    private decimal In(CurrencyCode currency) => currency == Currency
        ? Amount
        : throw new InvalidOperationException($"{Currency} and {currency} do not mix.");
}
