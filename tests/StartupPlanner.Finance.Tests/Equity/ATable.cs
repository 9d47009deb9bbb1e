using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Values;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>Events, one kind after the other.</summary>
public sealed class ATable
{
    [Fact]
    public void Vests_nothing_before_the_cliff_then_month_by_month_and_all_at_the_end()
    {
        var vesting = new Vesting(new(2024, 1, 31), 48, 12);
        Assert.Equal(0, vesting.Vested(4800, new(2025, 1, 30)));
        Assert.Equal(1200, vesting.Vested(4800, new(2025, 1, 31)));
        Assert.Equal(1200, vesting.Vested(4800, new(2025, 2, 27)));
        Assert.Equal(1300, vesting.Vested(4800, new(2025, 2, 28)));
        Assert.Equal(4799, vesting.Vested(4800, new(2027, 12, 31)) + 99);
        Assert.Equal(4800, vesting.Vested(4800, new(2028, 1, 31)));
        Assert.Equal(0, vesting.Vested(4800, new(2023, 1, 1)));
        Assert.Equal(1200, (vesting with { EveryMonths = 3 }).Vested(4800, new(2025, 3, 31)));
        Assert.Equal(1500, (vesting with { EveryMonths = 3 }).Vested(4800, new(2025, 4, 30)));
    }

    [Fact]
    public void Shows_founders_shares_vested_by_the_day()
    {
        var history = Company(1) with { Events = [new SharesIssued("founding", Founded.Start, "founder", "common", 4800, 0.001m) { Vesting = new(Founded.Start, 48, 12) }] };
        var holding = Assert.Single(CapTable.At(history, new(2025, 6, 1)).Holdings);
        Assert.Equal((4800, 1700, 4.8m), (holding.Shares, holding.Vested, holding.Paid));
    }

    [Fact]
    public void Takes_unvested_shares_and_options_back_when_somebody_leaves()
    {
        var vesting = new Vesting(Founded.Start, 48, 12);
        var story = Company(1_000_000, 100_000).With(
            new SharesIssued("award", Day(1), "employee", "common", 4800, 0.5m) { Vesting = vesting, Pool = "pool" },
            new OptionsGranted("grant", Day(1), new("employee", "pool", 9600, 1) { Vesting = vesting }),
            new Terminated("leaves", new(2025, 7, 1), "employee")).Story(new(2026, 1, 1));
        Assert.Equal(1800, story.Table.Shares("employee", "common"));
        var grant = Assert.Single(story.Table.Grants);
        Assert.Equal((3600, 3600), (grant.Outstanding, grant.Vested));
        Assert.Equal(100_000 - 1800 - 3600, story.Table.Pool("pool").Available);
        Assert.Equal(-1500m, Assert.Single(story.Flows, flow => flow.Kind == FundingKind.SharesBoughtBack).Amount);
    }

    [Fact]
    public void Counts_options_from_promise_to_share()
    {
        var history = Company(1_000_000, 100_000).With(
            new OptionsPromised("promise", Day(1), "employee", "pool", 30_000),
            new OptionsGranted("grant", Day(10), new("employee", "pool", 20_000, 1) { Promise = "promise" }),
            new OptionsExercised("exercise", Day(20), "grant", 5_000),
            new OptionsCancelled("lapse", Day(30), "grant", 5_000));
        Assert.Equal((100_000, 0, 30_000, 70_000), At(5));
        Assert.Equal((80_000, 20_000, 10_000, 70_000), At(15));
        Assert.Equal((80_000, 15_000, 10_000, 70_000), At(25));
        Assert.Equal((85_000, 10_000, 10_000, 75_000), At(35));
        Assert.Equal(1_100_000, CapTable.At(history, Day(35)).FullyDiluted);
        Assert.Equal(5000m, history.Story().Flows.Single(flow => flow.Kind == FundingKind.Exercise).Amount);

        (long, long, long, long) At(int day)
        {
            var pool = CapTable.At(history, Day(day)).Pool("pool");
            return (pool.Available, pool.Granted, pool.Promised, pool.Unissued);
        }
    }

    [Fact]
    public void Counts_promises_beyond_the_pool_as_reserved()
    {
        var table = Company(1_000_000, 100_000).With(new OptionsPromised("promise", Day(1), "employee", "pool", 150_000)).Story().Table;
        Assert.Equal(1_150_000, table.FullyDiluted);
        Assert.Equal(0, table.Pool("pool").Unissued);
    }

    [Fact]
    public void Vests_options_exercised_early_as_their_grant_does()
    {
        var history = Company(1_000_000, 100_000).With(
            new OptionsGranted("grant", Founded.Start, new("employee", "pool", 4800, 1) { Vesting = new(Founded.Start, 48), EarlyExercise = true }),
            new OptionsExercised("early", new(2024, 7, 1), "grant", 2400),
            new OptionsExercised("more", new(2024, 8, 1), "grant", 1000));
        Assert.Equal(600, CapTable.At(history, new(2024, 7, 1)).Holdings.Single(holding => holding.Holder == "employee").Vested);
        Assert.Equal(1200, CapTable.At(history, new(2025, 1, 1)).Holdings.Single(holding => holding.Holder == "employee").Vested);
        Assert.Equal(3400, CapTable.At(history, new(2028, 1, 1)).Holdings.Single(holding => holding.Holder == "employee").Vested);
    }

    [Fact]
    public void Splits_everything_and_divides_prices()
    {
        var table = Company(1_000_001, 100_000).With(
            new SharesIssued("seed", Day(1), "angel", "A", 99, 3),
            new OptionsGranted("grant", Day(2), new("employee", "pool", 1001, 1.5m)),
            new OptionsPromised("promise", Day(2), "employee", "pool", 7),
            new WarrantIssued("warrant", Day(3), new("lead", "common", 11, 6)),
            new SharesSplit("split", Day(4), 3, 2)).Story().Table;
        Assert.Equal(1_500_001, table.Shares("founder", "common"));
        Assert.Equal((148, 2m, 2m), (table.Shares("angel", "A"), table.Class("A").OriginalIssuePrice!.Value, table.Class("A").ConversionPrice!.Value));
        Assert.Equal((1501, 1m), (table.Grants[0].Outstanding, table.Grants[0].Grant.StrikePrice));
        Assert.Equal((16, 4m), (table.Warrants[0].Outstanding, table.Warrants[0].Warrant.StrikePrice));
        Assert.Equal((148_498, 1501, 10), (table.Pool("pool").Available, table.Pool("pool").Granted, table.Pool("pool").Promised));
        Assert.Equal(297m, table.Holdings.Single(holding => holding.Class == "A").Paid);
    }

    [Fact]
    public void Keeps_what_was_paid_with_the_shares_it_was_paid_for()
    {
        var story = Company(1_000_000).With(
            new SharesIssued("seed", Day(1), "angel", "A", 1000, 2),
            new SharesTransferred("sale", Day(2), "angel", "lead", "A", 250),
            new SharesRepurchased("back", Day(3), "angel", "A", 250, 5)).Story();
        Assert.Equal([("lead", 250, 500m), ("angel", 500, 1000m)], story.Table.Holdings.Where(holding => holding.Class == "A").Select(holding => (holding.Holder, holding.Shares, holding.Paid)));
        Assert.Equal([2000m, -1250m], story.Flows.Select(flow => flow.Amount));
    }

    [Fact]
    public void Converts_preferred_at_its_conversion_price()
    {
        var company = Company(1_000_000);
        var history = company with { Classes = [company.Classes[0], company.Classes[1] with { OriginalIssuePrice = 3, ConversionPrice = 2 }] };
        history = history.With(new SharesIssued("seed", Day(1), "angel", "A", 101, 3), new SharesIssued("seed 2", Day(1), "lead", "A", 50, 3));
        Assert.Equal(151 + 75, history.Story().Table.Class("A").AsConverted);
        var table = history.With(new SharesConverted("converts", Day(2), null, "A", "common")).Story().Table;
        Assert.Equal((151, 75, 0), (table.Shares("angel", "common"), table.Shares("lead", "common"), table.Class("A").Issued));
        Assert.Equal(1_000_226, table.FullyDiluted);
    }

    [Fact]
    public void Redeems_at_the_issue_price_with_interest()
    {
        var company = Company(1_000_000);
        var history = company with { Classes = [company.Classes[0], company.Classes[1] with { Redemption = new(Percent(8), Day(700)) }] };
        var story = history.With(new SharesIssued("seed", Founded.Start, "angel", "A", 1000, 10), new SharesRedeemed("redeems", Founded.Start.AddDays(730), "angel", "A", 1000)).Story();
        Assert.Equal(-11_600m, story.Flows.Single(flow => flow.Kind == FundingKind.SharesBoughtBack).Amount);
        Assert.Equal(0, story.Table.Class("A").Issued);
        var byFounder = history.With(new SharesIssued("seed", Founded.Start, "angel", "A", 1000, 10), new SharesRedeemed("redeems", Founded.Start.AddDays(730), "angel", "A", 1000, "founder")).Story();
        Assert.Equal(1000, byFounder.Table.Shares("founder", "A"));
        Assert.DoesNotContain(byFounder.Flows, flow => flow.Kind == FundingKind.SharesBoughtBack);
    }

    [Fact]
    public void Settles_a_missed_target_in_cash_or_in_shares()
    {
        // 10 of 50 million for a fifth; 80 % of the profit: the valuation falls to 40 million, the fifth becomes a quarter.
        var history = Company(8_000_000).With(new SharesIssued("seed", Day(1), "angel", "A", 2_000_000, 5));
        var terms = new ValuationAdjustment("angel", 10_000_000, 50_000_000, 10_000_000, 8_000_000);
        Assert.Equal(0.25m, terms.Ownership);
        Assert.Equal(-2_000_000m, history.With(new ValuationAdjusted("settled", Day(400), terms)).Story().Flows[^1].Amount);
        var given = history.With(new ValuationAdjusted("settled", Day(400), terms with { Form = AdjustmentForm.Shares, Payer = "founder", Class = "common" })).Story().Table;
        Assert.Equal(0.25m, given.Of("angel").FullyDilutedOwnership!.Value.Fraction);
        var issued = history.With(new ValuationAdjusted("settled", Day(400), terms with { Form = AdjustmentForm.Shares, Class = "common" })).Story().Table;
        Assert.Equal(0.25m, issued.Of("angel").FullyDilutedOwnership!.Value.Fraction, 6);
        Assert.Equal(2_666_666, issued.Of("angel").Shares);
        Assert.Equal(history.Story().Table.Issued, history.With(new ValuationAdjusted("settled", Day(400), terms with { Actual = 11_000_000, Form = AdjustmentForm.Shares, Class = "common" })).Story().Table.Issued);
    }

    [Theory]
    [InlineData(MaturityChoice.Extend, 1, 0)]
    [InlineData(MaturityChoice.Repay, 0, 0)]
    [InlineData(MaturityChoice.Convert, 0, 108_000)]
    public void Does_with_a_note_that_falls_due_what_was_agreed(MaturityChoice choice, int outstanding, long shares)
    {
        var story = Company(1_000_000).With(new ConvertibleIssued("note", Founded.Start, new ConvertibleNote("angel", 100_000, new(Percent(8)), Founded.Start.AddDays(365)) { ValuationCap = 1_000_000, AtMaturity = choice }))
            .Story(Founded.Start.AddDays(365));
        Assert.Equal(outstanding, story.Table.Convertibles.Count);
        Assert.Equal(shares, story.Table.Shares("angel", "common"));
        if (choice == MaturityChoice.Repay) Assert.Equal([100_000m, -100_000m, -8_000m], story.Flows.Select(flow => flow.Amount));
        if (choice == MaturityChoice.Extend) Assert.Equal(8_000m, story.Table.Convertibles[0].Accrued);
    }

    [Fact]
    public void Leaves_a_note_alone_that_was_extended()
    {
        var story = Company(1_000_000).With(
            new ConvertibleIssued("note", Founded.Start, new ConvertibleNote("angel", 100_000, new(Percent(8)), Day(365)) { AtMaturity = MaturityChoice.Repay }),
            new NoteExtended("later", Day(300), "note", Day(730))).Story(Day(700));
        Assert.Equal(Day(730), ((ConvertibleNote)Assert.Single(story.Table.Convertibles).Instrument).Maturity);
    }

    [Theory]
    [InlineData("2024-01-01", "2025-01-01", Compounding.Simple, DayCount.Actual365, "8021.92")]
    [InlineData("2024-01-01", "2025-01-01", Compounding.Simple, DayCount.Actual360, "8133.33")]
    [InlineData("2024-01-01", "2025-01-01", Compounding.Simple, DayCount.Thirty360, "8000.00")]
    [InlineData("2024-01-31", "2024-03-31", Compounding.Simple, DayCount.Thirty360, "1333.33")]
    [InlineData("2023-01-01", "2025-07-01", Compounding.Annual, DayCount.Thirty360, "21305.60")]
    [InlineData("2023-01-01", "2025-01-16", Compounding.Monthly, DayCount.Thirty360, "17679.76")]
    [InlineData("2023-01-01", "2024-01-01", Compounding.Daily, DayCount.Actual365, "8327.76")]
    [InlineData("2024-01-01", "2023-01-01", Compounding.Simple, DayCount.Actual365, "0.00")]
    public void Bears_interest_by_the_convention(string from, string to, Compounding compounding, DayCount days, string interest)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var note = new ConvertibleNote("angel", 100_000, new(Percent(8), compounding, days), default);
        Assert.Equal(decimal.Parse(interest, invariant), note.InterestTo(DateOnly.Parse(from, invariant), DateOnly.Parse(to, invariant), Dollar));
    }

    [Fact]
    public void Lets_options_and_warrants_lapse_after_their_last_day()
    {
        var history = Company(1_000_000, 100_000).With(
            new OptionsGranted("grant", Day(1), new("employee", "pool", 40_000, 1) { Expires = Day(10) }),
            new WarrantIssued("warrant", Day(1), new("angel", "common", 5_000, 1, Day(20))),
            new OptionsExercised("exercise", Day(10), "grant", 10_000));
        Assert.Equal((30_000, 60_000, 5_000), At(10));
        Assert.Equal((0, 90_000, 5_000), At(11));
        Assert.Equal((0, 90_000, 0), At(21));

        (long, long, long) At(int day)
        {
            var table = CapTable.At(history, Day(day));
            return (table.Options, table.Pool("pool").Available, table.WarrantShares);
        }
    }

    [Fact]
    public void Goes_on_vesting_what_was_converted()
    {
        var table = Company(1_000_000).With(
            new SharesIssued("award", Founded.Start, "angel", "A", 4800, 1) { Vesting = new(Founded.Start, 48) },
            new SharesConverted("converts", Day(5), null, "A", "common"),
            new SharesIssued("more", Day(6), "angel", "A", 10, 1)).Story(new(2025, 1, 1)).Table;
        Assert.Equal([(4800, 1200), (10, 10)], table.Holdings.Where(holding => holding.Holder == "angel").Select(holding => (holding.Shares, holding.Vested)));
    }

    [Fact]
    public void Reads_a_discount_by_what_is_taken_off_or_by_what_is_paid()
    {
        Assert.Equal(Discount.Off(Percent(20)), Discount.Paying(Percent(80)));
        Assert.Equal(0.8m, Discount.Off(Percent(20)).PricePaid.Fraction);
        Assert.Throws<ArgumentOutOfRangeException>(() => Discount.Off(Percent(100)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Discount.Paying(new Percentage(1.01m)));
    }
}
