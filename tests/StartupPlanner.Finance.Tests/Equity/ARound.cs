using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Rounds in particular: who gets what, and why.</summary>
public sealed class ARound
{
    [Fact]
    public void Tells_every_step_with_its_figures()
    {
        var round = Company(8_000_000, 1_000_000).With(
            new ConvertibleIssued("safe", Day(100), new Safe("angel", 500_000) { ValuationCap = 5_000_000, Discount = Discount.Off(Percent(20)) }),
            new ConvertibleIssued("note", Day(0), new ConvertibleNote("angel", 100_000, new(Percent(8)), Day(900))),
            new RoundClosed("seed", Day(365), new("A", Valuation.PreMoney(8_000_000), [new("lead", 2_000_000)]) { Pool = new("pool", Percent(12)) })).Story().Rounds[0];
        Assert.Equal(
            [
                (StepKind.FullyDilutedBefore, null), (StepKind.AccruedInterest, "note"), (StepKind.ConvertedAtRoundPrice, "note"), (StepKind.CapPrice, "safe"), (StepKind.DiscountPrice, "safe"),
                (StepKind.ConvertedAtCap, "safe"), (StepKind.Price, null), (StepKind.SharesBought, "lead"), (StepKind.PoolIncrease, "pool"), (StepKind.PostMoney, null), (StepKind.EffectivePreMoney, null),
            ],
            round.Steps.Select(step => (step.Kind, step.Subject)));
        var cap = round.Steps.Single(step => step.Kind == StepKind.CapPrice);
        Assert.Equal(cap[FigureKey.ValuationCap] / cap[FigureKey.Capitalization], cap[FigureKey.CapPrice], 20);
        var price = round.Steps.Single(step => step.Kind == StepKind.Price);
        Assert.Equal(price[FigureKey.PreMoney] / price[FigureKey.Shares], price[FigureKey.ExactPrice], 20);
        Assert.Equal(8000m, round.Steps.Single(step => step.Kind == StepKind.AccruedInterest)[FigureKey.Interest]);
        var pool = round.Steps.Single(step => step.Kind == StepKind.PoolIncrease);
        Assert.Equal(0.12m, (pool[FigureKey.CountedPool] + pool[FigureKey.PoolIncrease]) / pool[FigureKey.Company], 6);
        Assert.Equal(FigureUnit.Price, cap.Figures[2].Unit);
        Assert.Throws<KeyNotFoundException>(() => cap[FigureKey.Days]);
    }

    [Fact]
    public void Gives_a_shadow_series_for_each_price_paid()
    {
        var company = Company(8_000_000).With(
            new ConvertibleIssued("one", Day(1), new Safe("angel", 400_000) { ValuationCap = 4_000_000 }),
            new ConvertibleIssued("two", Day(2), new Safe("angel", 100_000) { ValuationCap = 8_000_000 }),
            new ConvertibleIssued("three", Day(3), new Safe("employee", 100_000) { ValuationCap = 4_000_000 }),
            new ConvertibleIssued("four", Day(4), new Safe("angel", 100_000)));
        var story = company.With(new RoundClosed("round", Day(5), new("A", Valuation.PreMoney(16_000_000), [new("lead", 4_000_000)]))).Story();
        Assert.Equal(["A-1", "A-2", "A-1", "A"], story.Rounds[0].Conversions.Select(conversion => conversion.Class));
        var shadow = story.Table.Class("A-1");
        Assert.Equal(("A", story.Rounds[0].Conversions[0].Price, story.Rounds[0].Conversions[0].Price), (shadow.Class.ShadowOf, shadow.OriginalIssuePrice, shadow.ConversionPrice));
        Assert.InRange(shadow.OriginalIssuePrice!.Value * shadow.Issued, 499_999m, 500_000m);
        var same = company.With(new RoundClosed("round", Day(5), new("A", Valuation.PreMoney(16_000_000), [new("lead", 4_000_000)]) { ConversionShares = ConversionShares.SameSeries })).Story();
        Assert.Equal(["common", "A"], same.Table.Classes.Select(position => position.Class.Id));
        Assert.Equal(story.Table.FullyDiluted, same.Table.FullyDiluted);
    }

    [Fact]
    public void Lets_an_mfn_safe_take_whichever_later_terms_serve_best()
    {
        var company = Company(9_000_000).With(
            new ConvertibleIssued("earlier", Day(1), new Safe("lead", 100_000) { ValuationCap = 1_000_000 }),
            new ConvertibleIssued("mfn", Day(2), new Safe("angel", 100_000) { MostFavoredNation = true }),
            new ConvertibleIssued("dear", Day(3), new Safe("lead", 100_000) { ValuationCap = 9_000_000 }),
            new ConvertibleIssued("cheap", Day(4), new Safe("lead", 100_000) { ValuationCap = 6_000_000 }),
            new ConvertibleIssued("discount", Day(5), new Safe("lead", 100_000) { Discount = Discount.Off(Percent(20)) }));
        Assert.Equal(("cheap", ConversionTerm.ValuationCap), Taken(Valuation.PreMoney(20_000_000)));
        Assert.Equal(("discount", ConversionTerm.Discount), Taken(Valuation.PreMoney(7_000_000)));

        (string?, ConversionTerm) Taken(Valuation valuation)
        {
            var mfn = company.With(new RoundClosed("round", Day(9), new("A", valuation, [new("lead", 1_000_000)]))).Story().Rounds[0].Conversions[1];
            return (mfn.TermsOf, mfn.By);
        }
    }

    [Fact]
    public void Takes_pro_rata_off_the_commitments_and_loses_no_cent()
    {
        var round = Company(900_000).With(
            new SharesIssued("seed", Day(1), "angel", "A", 100_000, 1),
            new RoundClosed("round", Day(9), new("B", Valuation.PreMoney(10_000_000), [new("lead", 2_000_000.01m), new("employee", 1_000_000)]) { ProRata = [new("angel", 1.5m)] }))
            .And("B").Story().Rounds[0];
        Assert.Equal(450_000.00m, round.Purchases.Single(purchase => purchase.ByRight).Amount);
        Assert.Equal(3_000_000.01m, round.Purchases.Sum(purchase => purchase.Amount));
        Assert.Equal([1_700_000.01m, 850_000m], round.Purchases.Where(purchase => !purchase.ByRight).Select(purchase => purchase.Amount));
    }

    [Fact]
    public void Converts_notes_that_qualify_and_pays_interest_that_does_not_convert()
    {
        var company = Company(1_000_000).With(
            new ConvertibleIssued("large", Day(0), new ConvertibleNote("angel", 100_000, new(Percent(10)), Day(900)) { QualifiedFinancing = 2_000_000 }),
            new ConvertibleIssued("cash", Day(0), new ConvertibleNote("angel", 100_000, new(Percent(10)), Day(900)) { InterestConverts = false }));
        var story = company.With(new RoundClosed("round", Day(365), new("A", Valuation.PricePerShare(1), [new("lead", 1_000_000)]) { Costs = 30_000 })).Story();
        Assert.Equal(("cash", 100_000, 10_000m), (story.Rounds[0].Conversions.Single().Instrument, story.Rounds[0].Conversions[0].Shares, story.Rounds[0].Conversions[0].InterestInCash));
        Assert.Equal("large", Assert.Single(story.Table.Convertibles).Id);
        Assert.Equal(
            [(FundingKind.NoteIssued, 100_000m), (FundingKind.NoteIssued, 100_000m), (FundingKind.SharesSold, 1_000_000m), (FundingKind.PrincipalConverted, 100_000m), (FundingKind.InterestPaid, -10_000m), (FundingKind.RoundCosts, -30_000m)],
            story.Flows.Select(flow => (flow.Kind, flow.Amount)));
        Assert.False(story.Flows.Single(flow => flow.Kind == FundingKind.PrincipalConverted).IsCash);
        Assert.Equal(1_160_000m, story.Flows.Where(flow => flow.IsCash).Sum(flow => flow.Amount));
        var named = company.With(new RoundClosed("round", Day(365), new("A", Valuation.PricePerShare(1), [new("lead", 1_000_000)]) { Converting = ["large"] })).Story();
        Assert.Equal(110_000, named.Rounds[0].Conversions.Single().Shares);
    }

    [Theory]
    [InlineData(PayToPlay.None, 0, 0)]
    [InlineData(PayToPlay.LosesAntiDilution, 50_000, 50_000)]
    [InlineData(PayToPlay.ConvertsToCommon, 50_000, 50_000)]
    public void Makes_who_does_not_play_pay_in_proportion(PayToPlay rule, long lost, long became)
    {
        var company = Company(900_000).And("B");
        var history = company with { Classes = [company.Classes[0], company.Classes[1] with { AntiDilution = AntiDilution.FullRatchet, PayToPlay = rule }, .. company.Classes.Skip(2)] };
        // A tenth of the company is due a tenth of the round; half of that is bought.
        var story = history.With(
            new SharesIssued("seed", Day(1), "angel", "A", 100_000, 4),
            new RoundClosed("down", Day(9), new("B", Valuation.PricePerShare(2), [new("lead", 950_000), new("angel", 50_000)]))).Story();
        Assert.Equal((lost, became), (story.Rounds[0].PayToPlayLosses.Sum(loss => loss.Shares), story.Rounds[0].PayToPlayLosses.Sum(loss => loss.NewShares)));
        // What keeps its protection doubles; the rest stays what it is.
        Assert.Equal(2 * (100_000 - lost) + became + 25_000, story.Table.Of("angel").AsConverted);
        Assert.Equal(story.Table.FullyDiluted, story.Rounds[0].FullyDilutedAfter);
        if (rule == PayToPlay.LosesAntiDilution) Assert.Equal((AntiDilution.None, 4m), (story.Table.Class("A-1").Class.AntiDilution, story.Table.Class("A-1").ConversionPrice!.Value));
        if (rule == PayToPlay.ConvertsToCommon) Assert.Equal(50_000, story.Table.Shares("angel", "common"));
    }

    [Theory]
    [InlineData(WeightedAverageBase.OutstandingWithOptions, "0.909090909091")]
    [InlineData(WeightedAverageBase.FullyDiluted, "0.916666666667")]
    [InlineData(WeightedAverageBase.Outstanding, "0.9")]
    [InlineData(WeightedAverageBase.Preferred, "0.8")]
    [InlineData(WeightedAverageBase.OwnClass, "0.75")]
    public void Counts_in_a_weighted_average_what_its_base_says(WeightedAverageBase counted, string conversionPrice)
    {
        var company = Company(1_000_000).And("B", "C");
        var history = company with { Classes = [company.Classes[0], company.Classes[1] with { AntiDilution = AntiDilution.WeightedAverage, WeightedAverageBase = counted }, .. company.Classes.Skip(2)] };
        // A: 400,000 of its own class, 600,000 with B, 1,600,000 with common, 1,800,000 with options, 2,000,000 with the pool. B = 200,000, C = 400,000 → CP2 = (A + 200,000) ÷ (A + 400,000).
        var story = history.With(
            new PoolReserved("plan", Day(1), "pool", 300_000),
            new OptionsGranted("grant", Day(1), new("employee", "pool", 150_000, 0)),
            new WarrantIssued("warrant", Day(1), new("lead", "common", 50_000, 1)),
            new SharesIssued("seed", Day(2), "angel", "A", 400_000, 1),
            new SharesIssued("other", Day(2), "angel", "B", 266_667, 0.25m),
            new SharesRepurchased("less", Day(3), "angel", "B", 66_667, 0.25m),
            new PoolReserved("more", Day(3), "pool", 50_000),
            new RoundClosed("down", Day(9), new("C", Valuation.PricePerShare(0.5m), [new("lead", 200_000)]))).Story();
        Assert.Equal(decimal.Parse(conversionPrice, System.Globalization.CultureInfo.InvariantCulture), story.Table.Class("A").ConversionPrice!.Value, 12);
    }

    [Fact]
    public void Protects_new_money_from_anti_dilution_where_it_is_inside_the_pre_money()
    {
        var company = Company(1_000_000).And("B");
        var history = company with { Classes = [company.Classes[0], company.Classes[1] with { AntiDilution = AntiDilution.FullRatchet }, .. company.Classes.Skip(2)] };
        RoundTerms terms = new("B", Valuation.PreMoney(1_500_000), [new("lead", 500_000)]);
        var seed = new SharesIssued("seed", Day(1), "angel", "A", 500_000, 2);
        var after = history.With(seed, new RoundClosed("down", Day(9), terms)).Story();
        var inside = history.With(seed, new RoundClosed("down", Day(9), terms with { AntiDilution = AntiDilutionTiming.InPreMoney })).Story();
        // After: price 1.00, the angel's 500,000 become 1,000,000 beside 500,000 new ones. Inside: 1,000,000 p + 500,000 × 2 = 1,500,000, so p = 0.50 and the angel has 2,000,000.
        Assert.Equal((1.00m, 0.2m), (after.Rounds[0].Price, after.Table.Of("lead").FullyDilutedOwnership!.Value.Fraction));
        Assert.Equal(0.50m, inside.Rounds[0].Price, 20);
        Assert.Equal((2_000_000, 0.25m), (inside.Table.Of("angel").AsConverted, inside.Table.Of("lead").FullyDilutedOwnership!.Value.Fraction));
    }

    [Fact]
    public void Adds_the_converted_amounts_to_the_pre_money_by_dollars_invested()
    {
        var round = Company(1_000_000).With(
            new ConvertibleIssued("note", Day(0), new ConvertibleNote("angel", 500_000, new(Percent(0)), Day(900)) { Discount = Discount.Off(Percent(30)) }),
            new RoundClosed("round", Day(9), new("A", Valuation.PreMoney(10_000_000), [new("lead", 1_000_000)]) { Conversions = ConversionBasis.DollarsInvested })).Story().Rounds[0];
        // 1,000,000 p + 500,000 ÷ 0.7 = 10,500,000.
        Assert.Equal((10_500_000m - 500_000m / 0.7m) / 1_000_000m, round.ExactPrice, 15);
        Assert.Equal(11_500_000m, round.PostMoneyValuation);
    }

    [Fact]
    public void Makes_room_for_promises_that_the_pool_could_not_keep()
    {
        var story = Company(1_000_000, 100_000).With(
            new OptionsPromised("promise", Day(1), "employee", "pool", 150_000),
            new RoundClosed("round", Day(9), new("A", Valuation.PreMoney(10_000_000), [new("lead", 2_000_000)]) { Pool = new("pool", Percent(10)) })).Story();
        var pool = story.Table.Pool("pool");
        Assert.Equal(0.1m, (decimal)pool.Unissued / story.Table.FullyDiluted, 5);
        Assert.Equal(story.Rounds[0].PoolIncrease + 50_000, pool.Reserved - 100_000);
        Assert.Equal(story.Rounds[0].FullyDilutedAfter, story.Table.FullyDiluted);
    }

    [Fact]
    public void Follows_on_the_round_before_it()
    {
        var story = Company(8_000_000, 2_000_000).And("B", "C").With(
            new RoundClosed("seed", Day(100), new("A", Valuation.PreMoney(8_000_000), [new("angel", 2_000_000)])),
            new RoundClosed("series B", Day(500), new("B", Valuation.PostMoney(50_000_000), [new("lead", 10_000_000)]) { Pool = new("pool", Percent(15)) }),
            new RoundClosed("series C", Day(900), new("C", Valuation.PreMoney(120_000_000), [new("lead", 30_000_000)]) { ProRata = [new("angel")] })).Story();
        Assert.Equal([10_000_000, 50_000_000, 150_000_000], story.Rounds.Select(round => round.PostMoneyValuation));
        Assert.Equal(story.Rounds[0].FullyDilutedAfter, story.Rounds[1].FullyDilutedBefore);
        Assert.Equal(story.Rounds[1].FullyDilutedAfter, story.Rounds[2].FullyDilutedBefore);
        Assert.Equal(42_000_000m, story.Flows.Sum(flow => flow.Amount));
        // Who buys its part keeps its part.
        Assert.Equal(story.Rounds[2].Ownership.Single(change => change.Holder == "angel").OwnershipBefore.Fraction, story.Rounds[2].Ownership.Single(change => change.Holder == "angel").OwnershipAfter.Fraction, 6);
    }

    [Fact]
    public void Pays_for_whole_shares_at_a_rounded_price()
    {
        var round = Company(3_000_000).With(new RoundClosed("round", Day(9), new("A", Valuation.PreMoney(10_000_000), [new("lead", 1_000_000)]) { Rounding = RoundRounding.FiveDecimalsUp })).Story().Rounds[0];
        Assert.Equal((3.33334m, 299_999), (round.Price, round.Purchases[0].Shares));
        Assert.Equal((Math.Round(299_999 * 3.33334m, 2), round.Purchases[0].Amount - Math.Round(299_999 * 3.33334m, 2)), (round.Purchases[0].Paid, round.Purchases[0].Unspent));
    }

    [Fact]
    public void Solves_for_all_instruments_whichever_of_their_terms_hold()
    {
        // Caps near the round's price, so that which terms hold depends on all the others.
        var company = Company(10_000_000, 500_000);
        var safes = Enumerable.Range(0, 40).Select(number => (EquityEvent)new ConvertibleIssued($"safe {number}", Day(number), new Safe("angel", 50_000 + 1000 * number)
        {
            ValuationCap = 7_000_000 + 150_000 * number,
            Discount = number % 3 == 0 ? Discount.Off(Percent(number)) : null,
        }));
        var before = company.With([.. safes]).Story().Table;
        for (var million = 4; million < 20; million++)
        {
            var round = PricedRound.Solve(before, "round", Day(100), new("A", Valuation.PreMoney(million * 1_000_000), [new("lead", 3_000_000)]) { Pool = new("pool", Percent(10)) });
            Assert.InRange(round.ExactPrice / Substitution.Price(before, round)!.Value, 1 - 1e-10m, 1 + 1e-10m);
        }
    }
}
