using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

public sealed class SecuritiesThatMakeNoSense
{
    private static readonly SecuritiesAtExit Sound = new(AnySecurities.Currency) { Classes = [new("Common", [new("Founder", 100)])] };

    [Fact]
    public void Are_refused_with_all_their_mistakes()
    {
        var mistakes = ExitMistakes.Of(new(AnySecurities.Currency)
        {
            Classes =
            [
                new("A", [new("Fund", -1)]) { ConversionRatio = 0, Preference = new(new(1, new("EUR"))) { Multiple = 2, Participation = new Participation.Capped(1) } },
                new("A", []),
                new(" ", []),
            ],
            Options = [new("Grant", "Employee", 1, AnySecurities.Money(-1))],
            Safes = [new("SAFE", "Angel", AnySecurities.Money(5)) { ValuationCap = AnySecurities.Money(5), Discount = new(1), ExitMultiple = 0.5m }],
            Notes = [new("Note", "Angel", AnySecurities.Money(0), AnySecurities.Money(0))],
            Debts = [new(TransactionCosts.Key, "Bank", AnySecurities.Money(2e15m))],
            Costs = new(AnySecurities.Money(0), new(1)),
            CarveOut = new(new(0.1m), []),
        });
        Assert.Equal(
        [
            new("A", "Key", ExitMistakeKind.KeyRepeated), new(" ", "Key", ExitMistakeKind.KeyMissing), new(TransactionCosts.Key, "Key", ExitMistakeKind.KeyRepeated),
            new("A", "Holdings", ExitMistakeKind.TooSmall), new("A", "ConversionRatio", ExitMistakeKind.TooSmall), new("A", "OriginalIssuePrice", ExitMistakeKind.OtherCurrency),
            new("A", "Participation", ExitMistakeKind.CapBelowPreference), new("Grant", "Strike", ExitMistakeKind.TooSmall), new("SAFE", "Discount", ExitMistakeKind.TooLarge),
            new("SAFE", "ExitMultiple", ExitMistakeKind.TooSmall), new("Note", "Principal", ExitMistakeKind.TooSmall), new(TransactionCosts.Key, "Amount", ExitMistakeKind.TooLarge),
            new(TransactionCosts.Key, "OfExitValue", ExitMistakeKind.TooLarge), new(CarveOut.Key, "Recipients", ExitMistakeKind.TooSmall),
            new("", "Classes", ExitMistakeKind.NobodyTakesTheRest), new("", "Safes", ExitMistakeKind.OwnedTwice),
        ], mistakes);
    }

    [Fact]
    public void Make_no_waterfall() => Assert.Throws<ArgumentException>(() => Waterfall.Of(new(AnySecurities.Currency)));

    [Fact]
    public void Sound_ones_have_no_mistakes() => Assert.Empty(ExitMistakes.Of(Sound));

    [Fact]
    public void An_exit_value_below_0_or_in_another_currency_is_refused()
    {
        var waterfall = Waterfall.Of(Sound);
        Assert.Throws<ArgumentOutOfRangeException>(() => waterfall.At(AnySecurities.Money(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => waterfall.At(new Money(1, new("EUR"))));
        Assert.Throws<ArgumentOutOfRangeException>(() => waterfall.At(AnySecurities.Money(1.1e15m)));
        Assert.Throws<KeyNotFoundException>(() => waterfall.At(AnySecurities.Money(1))["nobody"]);
    }
}
