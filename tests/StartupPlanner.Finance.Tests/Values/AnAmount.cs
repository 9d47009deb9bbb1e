using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Values;

public sealed class AnAmount
{
    private static readonly CurrencyCode Yuan = new("CNY");
    private static readonly CurrencyCode Yen = new("JPY");

    [Fact]
    public void Amounts_of_one_currency_add_up()
    {
        Assert.Equal(new Money(3.35m, Yuan), new Money(1.1m, Yuan) + new Money(2.25m, Yuan));
        Assert.Equal(new Money(-1.15m, Yuan), new Money(1.1m, Yuan) - new Money(2.25m, Yuan));
    }

    [Fact]
    public void Currencies_do_not_mix()
    {
        Assert.Throws<InvalidOperationException>(() => new Money(1m, Yuan) + new Money(1m, Yen));
        Assert.Throws<InvalidOperationException>(() => new Money(1m, Yuan) - new Money(1m, Yen));
    }

    [Theory]
    [InlineData("CNY", "0.005", "0.01")]
    [InlineData("CNY", "-0.005", "-0.01")]
    [InlineData("CNY", "0.0049", "0.00")]
    [InlineData("CNY", "2.675", "2.68")]
    [InlineData("JPY", "2.5", "3")]
    [InlineData("JPY", "-2.5", "-3")]
    [InlineData("KRW", "2.4", "2")]
    public void Halves_are_rounded_away_from_zero(string currency, string amount, string rounded) => Assert.Equal(
        decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture),
        new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), new(currency)).Rounded().Amount);
}

public sealed class AnAmountSplitByWeights
{
    private static readonly CurrencyCode Yuan = new("CNY");

    private static readonly Gen<decimal> Weight = Gen.OneOf(
        Gen.Constant(0m),
        Gen.Choose(1, 9).Select(whole => (decimal)whole),
        Gen.Choose(1, 1_000_000).Select(small => small / 7_000_000m),
        Gen.Choose(1, int.MaxValue).Select(large => large * 31m));

    private sealed record Split(decimal Amount, string Currency, decimal[] Weights);

    private static readonly Arbitrary<Split> Splits = Arb.From(
        from cents in Gen.OneOf(Gen.Choose(-1000, 1000), Gen.Choose(int.MinValue, int.MaxValue))
        from currency in Gen.Elements("CNY", "USD", "JPY")
        from weights in Weight.NonEmptyListOf()
        where weights.Any(weight => weight > 0)
        select new Split(cents / 100m, currency, weights.ToArray()),
        Smaller);

    // Each is smaller than what it comes from, or shrinking would never end.
    private static IEnumerable<Split> Smaller(Split split)
    {
        if (split.Weights.Length > 2) yield return split with { Weights = [.. split.Weights[1..^1], 1m] };
        if (split.Amount != 0) yield return split with { Amount = Math.Truncate(split.Amount / 2m) };
    }

    [Fact]
    public void The_parts_sum_to_the_whole() => Prop.ForAll(Splits, split =>
    {
        var whole = new Money(split.Amount, new(split.Currency));
        return whole.Allocate(split.Weights).Aggregate((sum, part) => sum + part) == whole.Rounded();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_part_is_in_smallest_units_and_off_by_less_than_one() => Prop.ForAll(Splits, split =>
    {
        var whole = new Money(split.Amount, new(split.Currency));
        var unit = whole.Currency.Decimals == 0 ? 1m : 0.01m;
        return whole.Allocate(split.Weights).Zip(split.Weights).All(pair =>
            pair.First == pair.First.Rounded()
            && Math.Abs(pair.First.Amount - whole.Rounded().Amount / split.Weights.Sum() * pair.Second) < unit * 1.0000001m);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_part_without_weight_gets_nothing() => Prop.ForAll(Splits, split =>
        new Money(split.Amount, new(split.Currency)).Allocate(split.Weights).Zip(split.Weights).All(pair => pair.Second > 0 || pair.First.Amount == 0))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Of_equal_remainders_the_earlier_part_gets_the_unit() =>
        Assert.Equal([33.34m, 33.33m, 33.33m], new Money(100m, Yuan).Allocate([1m, 1m, 1m]).Select(part => part.Amount));

    [Fact]
    public void The_largest_remainder_gets_the_unit() =>
        Assert.Equal([0.01m, 0.04m], new Money(0.05m, Yuan).Allocate([3m, 11m]).Select(part => part.Amount));

    [Fact]
    public void A_debt_is_split_like_a_credit() =>
        Assert.Equal([-33.34m, -33.33m, -33.33m], new Money(-100m, Yuan).Allocate([1m, 1m, 1m]).Select(part => part.Amount));

    [Fact]
    public void Weights_that_say_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Money(1m, Yuan).Allocate([]));
        Assert.Throws<ArgumentException>(() => new Money(1m, Yuan).Allocate([0m, 0m]));
        Assert.Throws<ArgumentException>(() => new Money(1m, Yuan).Allocate([2m, -1m]));
    }
}
