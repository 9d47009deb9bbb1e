using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Equity.Exit;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

public sealed class ACompanyAtExit
{
    private static readonly DateOnly Founded = new(2026, 1, 1), Later = new(2028, 1, 1);
    private static readonly Holder[] Holders = [new("ann", HolderKind.Founder), new("ben", HolderKind.Founder), new("eve", HolderKind.Employee), new("angel", HolderKind.Investor), new("fund", HolderKind.Investor)];

    private static EquityHistory Company(params EquityEvent[] events) => new(new("USD"), Holders,
        [new("common", ShareClassKind.Common), new("a", ShareClassKind.Preferred) { Seniority = 2, Dividend = new(new(0.08m), Cumulative: true) }, new("b", ShareClassKind.Preferred) { Seniority = 3, Participation = StartupPlanner.Finance.Equity.Participation.Capped, ParticipationCapMultiple = 2 }],
        [new("pool", "common")],
        [new SharesIssued("one", Founded, "ann", "common", 600_000, 0.01m), new SharesIssued("two", Founded, "ben", "common", 300_000, 0.01m), new PoolReserved("reserve", Founded, "pool", 200_000), .. events]);

    private static ExitPayout Paid(EquityHistory history, decimal value, ExitTerms? terms = null) =>
        Waterfall.Of(CompanyAtExit.Of(EquityStory.Of(history, Later).OrThrow(), terms ?? new())).At(new(value, new("USD")));

    private static decimal Of(ExitPayout paid, string holder) => decimal.Round(paid.Holders.Where(each => each.Holder == holder).Sum(each => each.Amount.Amount), 2);

    [Fact]
    public void Shares_among_who_holds_and_not_among_what_is_reserved() =>
        Assert.Equal((600, 300), (Of(Paid(Company(), 900), "ann"), Of(Paid(Company(), 900), "ben")));

    [Fact]
    public void Counts_vested_options_and_the_rest_only_where_they_are_accelerated()
    {
        var history = Company(new OptionsGranted("grant", Founded, new("eve", "pool", 100_000, 0) { Vesting = new(Founded, 48) }));
        // Twenty-four of forty-eight months.
        Assert.Equal(50_000, Of(Paid(history, 950_000), "eve"));
        Assert.Equal(100_000, Of(Paid(history, 1_000_000, new() { UnvestedOptions = UnvestedOptions.Accelerated }), "eve"));
    }

    [Fact]
    public void Owes_cumulative_dividends_since_the_first_issue()
    {
        var history = Company(new RoundClosed("round", new(2027, 1, 1), new("a", Valuation.PreMoney(1_100_000), [new("fund", 100_000)])));
        // 100,000 and a year of 8 %.
        Assert.Equal(108_000, Of(Paid(history, 200_000), "fund"));
    }

    [Fact]
    public void Lets_an_older_SAFE_take_the_lowest_cap_of_later_ones_and_ranks_both_with_preferred()
    {
        var history = Company(
            new ConvertibleIssued("first", new(2026, 2, 1), new Safe("angel", 10_000) { MostFavoredNation = true }),
            new ConvertibleIssued("second", new(2026, 3, 1), new Safe("fund", 10_000) { ValuationCap = 1_000_000 }),
            new ConvertibleIssued("third", new(2026, 4, 1), new Safe("fund", 10_000) { ValuationCap = 500_000 }));
        var securities = CompanyAtExit.Of(EquityStory.Of(history, Later).OrThrow(), new());
        Assert.Equal([500_000, 1_000_000, 500_000], securities.Safes.Select(safe => safe.ValuationCap!.Value.Amount));
        Assert.Equal(200_000, Of(Paid(history, 10_000_000), "angel"));
    }

    [Fact]
    public void Repays_debts_and_costs_first()
    {
        var paid = Paid(Company(), 1_000, new() { Debts = [new("loan", "bank", new(100, new("USD")))], Costs = new(new(0, new("USD")), new(0.05m)) });
        Assert.Equal((100, 850), (Of(paid, "bank"), Of(paid, "ann") + Of(paid, "ben")));
    }

    [Fact]
    public void A_term_sheet_tells_ownership_votes_and_what_founders_get()
    {
        var round = new RoundClosed("round", new(2027, 1, 1), new("b", Valuation.PreMoney(1_100_000), [new("fund", 550_000)]) { Rounding = new() { PriceDecimals = 2 } });
        var sheet = TermSheet.Of(Company(round, new SharesTransferred("after", new(2027, 6, 1), "ann", "ben", "common", 1)), "round", [550_000, 3_300_000]);
        // 1,650,000 fully diluted: 900,000 of the founders, 550,000 of the fund, 200,000 reserved.
        Assert.Equal((54.5455m, 33.3333m, 12.1212m, 62.069m), (Rounded(sheet.Founders), Rounded(sheet.NewInvestors), Rounded(sheet.Pool), Rounded(sheet.FoundersVotes)));
        Assert.Equal([("ann", true, false), ("fund", true, false), ("ben", false, false)], sheet.Control.Select(position => (position.Holder, position.BlocksCharter, position.PassesAlone)));
        // The fund takes 550,000 back first; of 3,300,000 its cap of 1,100,000 is less than 1,251,724 as common.
        Assert.Equal([0, 2_048_275.86m], sheet.FoundersPaid.Select(paid => paid.Amount.Amount));
        Assert.Throws<KeyNotFoundException>(() => TermSheet.Of(Company(round), "other", []));
    }

    private static decimal Rounded(Percentage share) => decimal.Round(share.Percent, 4);
}
