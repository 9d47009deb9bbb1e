using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Equity.Exit;
using static StartupPlanner.Finance.Tests.Equity.Founded;
using Holding = StartupPlanner.Finance.Equity.Exit.Holding;
using Participation = StartupPlanner.Finance.Equity.Exit.Participation;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>What a cap table comes to as claims on the proceeds, term by term.</summary>
public sealed class TheClaimsOfACompany
{
    [Fact]
    public void Are_those_of_classes_of_which_shares_are_issued()
    {
        var claims = Claims(Company(1000, 0, "A", "B", "C").With(
            new SharesIssued("a", Day(1), "angel", "A", 10, 5), new SharesIssued("b", Day(1), "lead", "B", 20, 6), new SharesIssued("more b", Day(1), "angel", "B", 30, 6),
            new ConvertibleIssued("safe", Day(2), new Safe("angel", 1000))));
        Assert.Equal(["common", "A", "B"], claims.Classes.Select(each => each.Key));
        Assert.Equal([new Holding("lead", 20), new Holding("angel", 30)], claims.Classes[2].Holdings);
        Assert.Null(claims.Classes[0].Preference);
        Assert.Equal((6, 1, 2), (claims.Classes[2].Preference!.OriginalIssuePrice.Amount, claims.Classes[2].Preference!.Multiple, claims.Classes[2].Preference!.Seniority));
        // Of A, B and C with ranks 1, 2 and 3 the first that is there is B.
        Assert.Equal(2, claims.Safes[0].Seniority);
    }

    [Fact]
    public void Rank_a_safe_last_where_there_is_no_preferred() =>
        Assert.Equal(0, Assert.Single(Claims(Company(1000).With(new ConvertibleIssued("safe", Day(2), new Safe("angel", 1000)))).Safes).Seniority);

    [Theory]
    [InlineData(1, 3.0, 3)]
    [InlineData(1.5, null, 1.5)]
    [InlineData(2, 1.0, 2)]
    public void Cap_participation_at_no_less_than_the_preference(double multiple, double? cap, double most)
    {
        var company = Company(1000);
        var capped = company.Classes[1] with { Participation = StartupPlanner.Finance.Equity.Participation.Capped, LiquidationMultiple = (decimal)multiple, ParticipationCapMultiple = (decimal?)cap };
        var claims = Claims((company with { Classes = [company.Classes[0], capped] }).With(new SharesIssued("a", Day(1), "angel", "A", 10, 5)));
        Assert.Equal(new Participation.Capped((decimal)most), claims.Classes[1].Preference!.Participation);
    }

    [Fact]
    public void Vest_at_the_exit_what_the_grant_accelerates()
    {
        var grant = new OptionGrant("employee", "pool", 48_000, 0.5m) { Vesting = new(Start, 48), AccelerationAtExit = Percent(50) };
        // Half of 48 months; of 24,000 left half again.
        var option = Assert.Single(Claims(Company(1000, 50_000).With(new OptionsGranted("grant", Start, grant)), new(2026, 1, 1)).Options);
        Assert.Equal(new("grant", "employee", 36_000, new(0.5m, Dollar)) { Unvested = 12_000 }, option);
    }

    [Fact]
    public void Leave_out_options_and_warrants_that_are_used_up()
    {
        var claims = Claims(Company(1000, 50_000).With(
            new OptionsGranted("grant", Start, new("employee", "pool", 10, 1)), new OptionsExercised("exercise", Day(1), "grant", 10),
            new WarrantIssued("warrant", Start, new("lead", "common", 10, 1)), new WarrantExercised("use", Day(1), "warrant", 10)));
        Assert.Empty(claims.Options);
    }

    [Fact]
    public void Read_a_warrant_on_preferred_as_one_on_common()
    {
        var company = Company(1000);
        var history = company with { Classes = [company.Classes[0], company.Classes[1] with { OriginalIssuePrice = 4, ConversionPrice = 2 }] };
        Assert.Equal([new("warrant", "lead", 200, new(2, Dollar))], Claims(history.With(new WarrantIssued("warrant", Start, new("lead", "A", 100, 4)))).Options);
    }

    [Fact]
    public void Divide_each_cap_by_what_its_instrument_counts()
    {
        var claims = Claims(Company(1000).With(
            new ConvertibleIssued("post", Day(1), new Safe("angel", 1000) { ValuationCap = 5000, Discount = Discount.Off(Percent(20)) }),
            new ConvertibleIssued("pre", Day(1), new Safe("angel", 1000) { ValuationCap = 6000, Capitalization = CompanyCapitalization.FullyDiluted }),
            new ConvertibleIssued("note", Day(0), new ConvertibleNote("lead", 1000, new(Percent(10)), Day(900)) { ValuationCap = 7000 }),
            new ConvertibleIssued("post note", Day(0), new ConvertibleNote("lead", 2000, new(Percent(0)), Day(900)) { ValuationCap = 8000, Capitalization = CompanyCapitalization.PostMoneySafe }),
            new ConvertibleIssued("loan", Day(0), new ConvertibleNote("lead", 3000, new(Percent(0)), Day(900)))), Day(365));
        Assert.Equal([("post", 5000m, CapBasis.PostMoney), ("pre", 6000m, CapBasis.PreMoney)], claims.Safes.Select(safe => (safe.Key, safe.ValuationCap!.Value.Amount, safe.CapBasis)));
        Assert.Equal([0.2m, null], claims.Safes.Select(safe => safe.Discount?.Fraction));
        Assert.Equal([("note", 100m, 7000m, CapBasis.PreMoney), ("post note", 0, 8000, CapBasis.PostMoney), ("loan", 0, null, CapBasis.PreMoney)],
            claims.Notes.Select<ExitNote, (string, decimal, decimal?, CapBasis)>(note => (note.Key, note.AccruedInterest.Amount, note.ValuationCap?.Amount, note.CapBasis)));
    }

    [Theory]
    [InlineData(null, 500_000)]
    [InlineData(900_000, 500_000)]
    [InlineData(300_000, 300_000)]
    public void Give_a_most_favoured_safe_the_lowest_cap_of_its_own_and_of_safes_bought_after_it(int? own, int cap)
    {
        var claims = Claims(Company(1000).With(
            new ConvertibleIssued("before", Day(1), new Safe("lead", 1000) { ValuationCap = 100_000 }),
            new ConvertibleIssued("before on the day", Day(2), new Safe("lead", 1000) { ValuationCap = 200_000 }),
            new ConvertibleIssued("favoured", Day(2), new Safe("angel", 1000) { ValuationCap = own, MostFavoredNation = true }),
            new ConvertibleIssued("note", Day(3), new ConvertibleNote("lead", 1000, new(Percent(0)), Day(900)) { ValuationCap = 50_000 }),
            new ConvertibleIssued("after", Day(3), new Safe("lead", 1000) { ValuationCap = 500_000 }),
            new ConvertibleIssued("long after", Day(4), new Safe("lead", 1000) { ValuationCap = 700_000 })));
        Assert.Equal([100_000, 200_000, cap, 500_000, 700_000], claims.Safes.Select(safe => safe.ValuationCap!.Value.Amount));
    }

    [Fact]
    public void Give_a_most_favoured_safe_the_cap_of_one_bought_after_it_on_the_same_day_as_in_a_round()
    {
        var company = Company(1000).With(
            new ConvertibleIssued("favoured", Day(2), new Safe("angel", 1000) { MostFavoredNation = true }),
            new ConvertibleIssued("after", Day(2), new Safe("lead", 1000) { ValuationCap = 500_000 }));
        Assert.Equal(500_000, Claims(company).Safes[0].ValuationCap?.Amount);
        Assert.Equal("after", company.With(new RoundClosed("round", Day(3), new("A", Valuation.PricePerShare(1000), [new("lead", 1000)]))).Story().Rounds[0].Conversions[0].TermsOf);
    }

    [Fact]
    public void Give_a_most_favoured_safe_the_basis_of_the_cap_that_it_takes_over_and_the_largest_discount_after_it()
    {
        var claims = Claims(Company(1000).With(
            new ConvertibleIssued("before", Day(1), new Safe("lead", 1000) { Discount = Discount.Off(Percent(30)) }),
            new ConvertibleIssued("favoured", Day(2), new Safe("angel", 1000) { ValuationCap = 900_000, Capitalization = CompanyCapitalization.PostMoneySafe, MostFavoredNation = true }),
            new ConvertibleIssued("pre-money", Day(3), new Safe("lead", 1000) { ValuationCap = 500_000, Capitalization = CompanyCapitalization.FullyDiluted, Discount = Discount.Off(Percent(10)) }),
            new ConvertibleIssued("discounted", Day(4), new Safe("lead", 1000) { Discount = Discount.Off(Percent(20)) })));
        Assert.Equal((500_000, CapBasis.PreMoney, 0.2m), (claims.Safes[1].ValuationCap!.Value.Amount, claims.Safes[1].CapBasis, claims.Safes[1].Discount!.Value.Fraction));
    }

    [Fact]
    public void Count_what_is_promised_from_all_pools() => Assert.Equal(30, Claims((Company(1000) with { Pools = [new("pool", "common"), new("second", "common")] }).With(
        new PoolReserved("one", Start, "pool", 100), new PoolReserved("two", Start, "second", 100),
        new OptionsPromised("ten", Day(1), "employee", "pool", 10), new OptionsPromised("twenty", Day(1), "employee", "second", 20))).PromisedOptions);

    [Fact]
    public void Need_a_story_and_terms()
    {
        var history = Company(1000);
        Assert.Throws<ArgumentNullException>("story", () => CompanyAtExit.Of(null!, new()));
        Assert.Throws<ArgumentNullException>("terms", () => CompanyAtExit.Of(history.Story(), null!));
    }

    private static SecuritiesAtExit Claims(EquityHistory history, DateOnly? day = null) => CompanyAtExit.Of(history.Story(day), new());
}
