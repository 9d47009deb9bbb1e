using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Terms exactly at the point where they turn.</summary>
public sealed class TheTermsThatHold
{
    [Theory]
    [InlineData(999_999.99, 0)]
    [InlineData(1_000_000, 1)]
    public void A_note_converts_from_the_least_financing_on(double newMoney, int conversions)
    {
        var round = Company(1_000_000).With(
            new ConvertibleIssued("note", Day(1), new ConvertibleNote("angel", 1000, new(Percent(0)), Day(900)) { QualifiedFinancing = 1_000_000 }),
            new RoundClosed("round", Day(9), new("A", Valuation.PricePerShare(1), [new("lead", (decimal)newMoney)]))).Story().Rounds[0];
        Assert.Equal(conversions, round.Conversions.Count);
    }

    [Fact]
    public void Of_equal_prices_the_cap_holds_before_the_discount_and_that_before_the_rounds()
    {
        var round = Company(1_000_000).With(
            new ConvertibleIssued("all", Day(1), new Safe("angel", 1000) { ValuationCap = 1_000_000, Discount = Discount.Off(Percent(0)), Capitalization = CompanyCapitalization.FullyDiluted }),
            new ConvertibleIssued("discount", Day(2), new Safe("angel", 1000) { Discount = Discount.Off(Percent(0)) }),
            new ConvertibleIssued("neither", Day(3), new Safe("angel", 1000)),
            new RoundClosed("round", Day(9), new("A", Valuation.PricePerShare(1), [new("lead", 1000)]))).Story().Rounds[0];
        Assert.Equal([ConversionTerm.ValuationCap, ConversionTerm.Discount, ConversionTerm.RoundPrice], round.Conversions.Select(conversion => conversion.By));
        Assert.Equal([1_000_000, null, null], round.Conversions.Select(conversion => conversion.Capitalization));
    }

    [Theory]
    [InlineData(5, null, "LessThanOneShare(angel, 5, 10)")]
    [InlineData(1000, 400_000, "LessThanOneShare(angel, 1000, 0)")]
    public void An_instrument_that_buys_no_share_stops_the_round(int amount, int? cap, string problem)
    {
        var safe = new ConvertibleIssued("safe", Day(1), new Safe("angel", amount) { ValuationCap = cap, Capitalization = CompanyCapitalization.FullyDiluted });
        var story = EquityStory.Of(Company(1_000_000).With(safe, new RoundClosed("x", Day(9), new("A", Valuation.PricePerShare(10), [new("lead", 1000)]) { Rounding = new() { ConversionPriceDecimals = 0 } })));
        Assert.Equal("x: Equity." + problem, Assert.Single(story.Problems).ToString());
        Assert.Equal("safe", Assert.Single(story.Table.Convertibles).Id);
    }

    [Fact]
    public void A_right_to_all_of_the_round_leaves_nothing_to_the_others()
    {
        var round = Company(1_000_000).With(new RoundClosed("round", Day(9), new("A", Valuation.PricePerShare(1), [new("lead", 100_000)]) { ProRata = [new("founder")] })).Story().Rounds[0];
        Assert.Equal([new("founder", 100_000, 100_000, 100_000, ByRight: true)], round.Purchases);
    }

    [Fact]
    public void A_right_of_who_holds_nothing_is_a_right_to_nothing()
    {
        var round = Company(1_000_000).With(new RoundClosed("round", Day(9), new("A", Valuation.PricePerShare(1), [new("lead", 100_000)]) { ProRata = [new("angel", 2)] })).Story().Rounds[0];
        Assert.Equal([new("lead", 100_000, 100_000, 100_000, ByRight: false)], round.Purchases);
    }

    [Theory]
    [InlineData("1.00000000000000000001", "1")]
    [InlineData("1.000000000001", "1.00001")]
    public void A_price_is_rounded_up_but_for_what_division_leaves_behind(string exact, string price)
    {
        var terms = new RoundTerms("A", Valuation.PricePerShare(Number(exact)), [new("lead", 1000)]) { Rounding = RoundRounding.FiveDecimalsUp };
        Assert.Equal(Number(price), Company(1_000_000).With(new RoundClosed("round", Day(9), terms)).Story().Rounds[0].Price);
    }

    [Theory]
    [InlineData("10.99999999", 10)]
    [InlineData("10.9999999999", 11)]
    [InlineData("11", 11)]
    public void A_billionth_short_of_a_share_is_a_share(string amount, long shares)
    {
        var terms = new RoundTerms("A", Valuation.PricePerShare(1), [new("lead", Number(amount))]);
        Assert.Equal(shares, Company(1_000_000).With(new RoundClosed("round", Day(9), terms)).Story().Rounds[0].Purchases[0].Shares);
    }

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, -1, 1, 1)]
    [InlineData(1, 1, -1, 1)]
    [InlineData(1, 1, 1, 0)]
    public void A_weighted_average_is_of_sensible_figures(int conversionPrice, int sharesBefore, int newMoney, int newShares) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AntiDilutionFormulas.WeightedAverage(conversionPrice, sharesBefore, newMoney, newShares));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void A_full_ratchet_is_of_prices_above_0(int conversionPrice, int price) => Assert.Throws<ArgumentOutOfRangeException>(() => AntiDilutionFormulas.FullRatchet(conversionPrice, price));

    [Fact]
    public void A_round_needs_a_table_and_terms()
    {
        var table = Company(1_000_000).Story().Table;
        Assert.Throws<ArgumentNullException>("before", () => PricedRound.Solve(null!, "x", Day(9), new("A", Valuation.PricePerShare(1), [])));
        Assert.Throws<ArgumentNullException>("terms", () => PricedRound.Solve(table, "x", Day(9), null!));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
