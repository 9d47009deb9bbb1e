using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>What holds for every priced round, whatever its terms.</summary>
public sealed class TheLawsOfRounds
{
    private const int Rounds = 1500;

    [Fact]
    public void Post_money_is_price_times_fully_diluted() => Each((_, before, round) =>
    {
        var after = round.Ownership.Sum(change => change.After);
        var lowest = round.Conversions.Select(conversion => conversion.Price).Concat(round.Adjustments.Select(adjustment => adjustment.After)).DefaultIfEmpty(round.Price).Min();
        var outside = round.Terms.Pool is { Placement: PoolPlacement.AfterTheMoney } ? round.PoolIncrease : 0;
        var slack = round.ExactPrice * (round.Conversions.Count + round.Purchases.Count + before.Holdings.Count + 2) + 0.01m + PriceRounding(round) * after * Math.Max(1, round.ExactPrice / lowest);
        var adjustedLater = round.Terms.AntiDilution == AntiDilutionTiming.AfterTheRound ? round.Adjustments.Sum(adjustment => adjustment.Gained) : 0;
        Assert.InRange(round.ExactPrice * (after - outside - adjustedLater) - round.PostMoneyValuation, -slack, slack);
        if (round.Terms.Valuation.Kind == ValuationKind.PostMoney) Assert.Equal(round.Terms.Valuation.Amount, round.PostMoneyValuation);
        if (round.Terms.Valuation.Kind == ValuationKind.PreMoney && round.Terms.Conversions == ConversionBasis.InPreMoney) Assert.Equal(round.Terms.Valuation.Amount, round.PreMoneyValuation);
    });

    [Fact]
    public void Shares_add_up_before_and_after() => Each((_, before, round) =>
    {
        Assert.Equal(before.FullyDiluted, round.Ownership.Sum(change => change.Before));
        Assert.Equal(round.FullyDilutedAfter, before.FullyDiluted + round.PoolIncrease + round.Conversions.Sum(conversion => conversion.Shares)
            + round.Purchases.Sum(purchase => purchase.Shares) + round.Adjustments.Sum(adjustment => adjustment.Gained));
        Assert.Equal(1, round.Ownership.Sum(change => change.OwnershipAfter.Fraction), 20);
    });

    [Fact]
    public void Money_adds_up() => Each((_, _, round) =>
    {
        Assert.Equal(round.NewMoney, round.Purchases.Sum(purchase => purchase.Paid + purchase.Unspent));
        Assert.All(round.Purchases, purchase => Assert.InRange(purchase.Amount - purchase.Shares * round.Price, -0.005m, round.Price + 0.005m));
    });

    [Fact]
    public void Every_instrument_converts_at_the_lowest_of_its_prices() => Each((_, before, round) =>
    {
        foreach (var conversion in round.Conversions)
        {
            var instrument = before.Convertibles.Single(outstanding => outstanding.Id == conversion.Instrument).Instrument;
            Assert.True(conversion.Price <= round.Price);
            if (instrument.Discount is { } discount) Assert.True(conversion.Price <= round.Price * discount.PricePaid.Fraction + PriceRounding(round));
            Assert.InRange(conversion.Principal + conversion.Interest - conversion.Shares * conversion.Price, 0, conversion.Price);
        }
    });

    [Fact]
    public void A_post_money_safe_owns_its_investment_over_its_cap_before_the_money() => Each((_, before, round) =>
    {
        if (round.Terms.AntiDilution == AntiDilutionTiming.InPreMoney) return;
        var company = before.FullyDiluted + round.Conversions.Sum(conversion => conversion.Shares);
        foreach (var conversion in round.Conversions.Where(conversion => conversion is { By: ConversionTerm.ValuationCap, TermsOf: null }))
        {
            if (before.Convertibles.Single(outstanding => outstanding.Id == conversion.Instrument).Instrument is not Safe { Capitalization: CompanyCapitalization.PostMoneySafe } safe) continue;
            var exact = safe.Amount / safe.ValuationCap!.Value;
            Assert.InRange(conversion.Shares - exact * company, -2 - PriceRounding(round) / conversion.Price * conversion.Shares, 2 + round.Conversions.Count + PriceRounding(round) / conversion.Price * conversion.Shares);
        }
    });

    [Fact]
    public void The_pool_reaches_its_target_and_no_more() => Each((_, before, round) =>
    {
        if (round.Terms.Pool is not { NewShares: null } pool) return;
        var later = round.Terms.AntiDilution == AntiDilutionTiming.AfterTheRound ? round.Adjustments.Sum(adjustment => adjustment.Gained) : 0;
        var company = round.FullyDilutedAfter - later - (pool.Of == PoolBase.PreMoney ? round.Purchases.Sum(purchase => purchase.Shares) : 0);
        var counted = before.Pool("pool").Unissued + (pool.Counts == PoolCount.Unissued ? 0 : before.Pool("pool").Promised) + (pool.Counts == PoolCount.UnissuedPromisedAndGranted ? before.Options : 0);
        var missing = pool.Share.Fraction * company - counted - round.PoolIncrease;
        if (round.PoolIncrease > 0) Assert.InRange(missing, -1m, 1m);
        else Assert.True(missing <= 1e-6m);
    });

    [Fact]
    public void Anti_dilution_never_raises_a_conversion_price_nor_lowers_it_below_the_new_price() => Each((_, before, round) =>
    {
        foreach (var adjustment in round.Adjustments)
        {
            Assert.True(adjustment.After < adjustment.Before);
            Assert.True(adjustment.After >= round.Price - PriceRounding(round));
            Assert.True(adjustment.Gained >= 0);
            Assert.Equal(before.Class(adjustment.Class).ConversionPrice, adjustment.Before);
        }
        if (before.Class("S").ConversionPrice is { } old && old <= round.Price) Assert.Empty(round.Adjustments);
    });

    [Fact]
    public void New_money_gets_its_part_of_the_post_money() => Each((_, _, round) =>
    {
        var bought = round.Purchases.Sum(purchase => purchase.Shares);
        Assert.InRange(bought * round.Price / round.NewMoney, 1 - round.Price * round.Purchases.Count / round.NewMoney - 1e-9m, 1 + 1e-9m);
    });

    [Fact]
    public void The_solution_is_where_repeated_substitution_arrives() => Each((_, before, round) =>
    {
        if (Substitution.Price(before, round) is { } price) Assert.InRange(round.ExactPrice / price, 1 - 1e-9m, 1 + 1e-9m);
    });

    [Fact]
    public void The_order_of_equal_safes_does_not_matter() => Each((random, history, before, round) =>
    {
        if (before.Convertibles.Any(outstanding => outstanding.Instrument is Safe { MostFavoredNation: true })) return;
        var shuffled = history with { Events = [.. history.Events.OrderBy(happened => happened.Date).ThenBy(happened => happened is ConvertibleIssued ? random.Next() : 0)] };
        var other = PricedRound.Solve(CapTable.At(shuffled, Day(799)), round.Id, round.Date, round.Terms);
        // Sums in another order differ in the last digits of a decimal.
        Assert.Equal(round.ExactPrice, other.ExactPrice, 15);
        Assert.Equal(round.Conversions.Select(conversion => (conversion.Instrument, conversion.Shares)).Order(), other.Conversions.Select(conversion => (conversion.Instrument, conversion.Shares)).Order());
    });

    private static decimal PriceRounding(PricedRound round) => round.Terms.Rounding.PriceDecimals is { } decimals ? (decimal)Math.Pow(10, -decimals) : 1e-12m;

    private static void Each(Action<Random, CapTable, PricedRound> law) => Each((random, _, before, round) => law(random, before, round));

    private static void Each(Action<Random, EquityHistory, CapTable, PricedRound> law)
    {
        var solved = 0;
        Seeds.Hold(Rounds, random =>
        {
            var (history, terms) = RandomRounds.Next(random);
            var before = CapTable.At(history, Day(799));
            PricedRound round;
            try
            {
                round = PricedRound.Solve(before, "round", Day(800), terms);
            }
            catch (EquityException refused)
            {
                // Terms that nothing satisfies: random caps may sell more than the company.
                Assert.All(refused.Problems, problem => Assert.Contains(problem.Code, (string[])[EquityErrors.NoPrice, EquityErrors.LessThanOneShare, EquityErrors.ProRataBeyondRound]));
                return;
            }
            solved++;
            law(random, history, before, round);
        });
        Assert.True(solved > Rounds / 2, $"Only {solved} rounds had a price.");
    }
}
