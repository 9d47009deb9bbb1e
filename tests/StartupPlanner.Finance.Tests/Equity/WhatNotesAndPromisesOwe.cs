using StartupPlanner.Finance.Equity;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity;

/// <summary>SAFEs and notes outside of rounds, maturities, and 对赌: what flows and what is worked out.</summary>
public sealed class WhatNotesAndPromisesOwe
{
    private static readonly EquityHistory Start = Company(1000);

    [Fact]
    public void A_safe_converts_at_an_agreed_price_and_gives_its_class_that_price()
    {
        var story = Start.With(new ConvertibleIssued("s", Day(0), new Safe("angel", 1000)), new ConvertibleConverted("x", Day(9), "s", "A", 3)).Story();
        Assert.Equal([new Step(StepKind.ConvertedAtAgreedPrice, "s", [new(FigureKey.Amount, 1000), new(FigureKey.Price, 3), new(FigureKey.Shares, 333)])], story.Steps);
        Assert.Equal(["SafeSold 1000 angel s", "PrincipalConverted 1000 angel s"], WhatOptionsAndWarrantsDo.Flows(story));
        Assert.Equal((333, 1000m), story.Table.Holdings[^1] is var held ? (held.Shares, held.Paid) : default);
        Assert.Equal((3, 3), (story.Table.Class("A").OriginalIssuePrice, story.Table.Class("A").ConversionPrice));
        Assert.Empty(story.Table.Convertibles);
    }

    [Theory]
    [InlineData(true, 366, "PrincipalConverted 1000 angel n", "InterestConverted 100 angel n")]
    [InlineData(false, 333, "PrincipalConverted 1000 angel n", "InterestPaid -100 angel n")]
    public void A_note_s_interest_converts_or_is_paid(bool converts, long shares, params string[] flows)
    {
        var story = Start.With(new ConvertibleIssued("n", Day(0), new ConvertibleNote("angel", 1000, new(Percent(10)), Day(900)) { InterestConverts = converts }), new ConvertibleConverted("x", Day(365), "n", "common", 3)).Story();
        Assert.Equal(["NoteIssued 1000 angel n", .. flows], WhatOptionsAndWarrantsDo.Flows(story));
        Assert.Equal(shares, story.Table.Shares("angel", "common"));
    }

    [Fact]
    public void What_is_paid_back_is_a_note_with_its_interest_and_a_safe_as_it_is()
    {
        var story = Start.With(
            new ConvertibleIssued("n", Day(0), new ConvertibleNote("angel", 1000, new(Percent(10)), Day(900))), new ConvertibleIssued("s", Day(0), new Safe("lead", 500)), new ConvertibleRepaid("x", Day(365), "n"), new ConvertibleRepaid("y", Day(365), "s")).Story();
        Assert.Equal(["NoteIssued 1000 angel n", "SafeSold 500 lead s", "PrincipalRepaid -1000 angel n", "InterestPaid -100 angel n", "PrincipalRepaid -500 lead s"], WhatOptionsAndWarrantsDo.Flows(story));
    }

    [Fact]
    public void A_note_is_paid_back_at_the_end_of_the_day_on_which_it_falls_due()
    {
        var history = Start.With(Note("late", 20), Note("early", 10), Note("extended", 15), new NoteExtended("longer", Day(5), "extended", Day(25)), Note("by hand", 30), new ConvertibleRepaid("sooner", Day(30), "by hand"));
        var busy = history.With([.. Enumerable.Range(1, 40).Select(day => new PoolReserved($"{day}", Day(day), "pool", 1))]);
        (int Day, string Left)[] expected =
            [(9, "late early extended by hand"), (10, "late extended by hand"), (19, "late extended by hand"), (20, "extended by hand"), (24, "extended by hand"), (25, "by hand"), (29, "by hand"), (30, ""), (40, "")];
        Assert.All(expected, at =>
        {
            Assert.Equal(at.Left, Left(EquityStory.Of(history, Day(at.Day))));
            Assert.Equal(at.Left, Left(EquityStory.Of(busy, Day(at.Day))));
        });
        Assert.Equal(
            [("early", Day(10), "early"), ("late", Day(20), "late"), ("extended", Day(25), "extended"), ("sooner", Day(30), "by hand")],
            busy.Story().Flows.Where(flow => flow.Kind == FundingKind.PrincipalRepaid).Select(flow => (flow.EventId, flow.Date, flow.Instrument!)));

        static ConvertibleIssued Note(string id, int due) => new(id, Day(0), new ConvertibleNote("angel", 1000, new(Percent(0)), Day(due)) { AtMaturity = MaturityChoice.Repay });
        static string Left(EquityStory story) => string.Join(' ', story.Table.Convertibles.Select(each => each.Id));
    }

    [Theory]
    [InlineData(CompanyCapitalization.FullyDiluted, 10_000, 100)]
    [InlineData(CompanyCapitalization.PostMoneySafe, 10_000, 111)]
    [InlineData(CompanyCapitalization.FullyDiluted, 1000, 1000)]
    [InlineData(CompanyCapitalization.PostMoneySafe, 1001, 1_000_000)]
    public void A_note_converts_at_its_cap_when_it_falls_due(CompanyCapitalization counts, int cap, long shares)
    {
        var story = AtMaturity(counts, cap);
        Assert.Empty(story.Problems);
        Assert.Equal((shares, Day(10)), (story.Table.Shares("angel", "common"), story.Flows[^1].Date));
        Assert.Equal(("n", FundingKind.PrincipalConverted), (story.Flows[^1].EventId, story.Flows[^1].Kind));
    }

    [Fact]
    public void A_note_worth_the_whole_company_runs_on_and_is_told_once()
    {
        var story = AtMaturity(CompanyCapitalization.PostMoneySafe, 1000);
        Assert.Equal("n: Equity.NoPrice(n)", Assert.Single(story.Problems).ToString());
        Assert.Equal("n", Assert.Single(story.Table.Convertibles).Id);
    }

    [Fact]
    public void A_note_converts_into_nothing_where_there_is_no_common()
    {
        var story = EquityStory.Of(new(Dollar, Start.Holders, [new("A", ShareClassKind.Preferred)], [], [new SharesIssued("a", Day(0), "founder", "A", 10, 1), Convertible(CompanyCapitalization.FullyDiluted, 1000)]), Day(11));
        Assert.Equal("n: Equity.UnknownClass(Common)", Assert.Single(story.Problems).ToString());
        Assert.Equal(10, story.Table.Issued);
    }

    [Fact]
    public void Interest_on_interest_for_centuries_is_a_problem_and_no_crash()
    {
        var story = EquityStory.Of(Start.With(new ConvertibleIssued("n", Day(0), new ConvertibleNote("angel", 1000, new(Percent(100), Compounding.Daily), Day(900)))), new(9000, 1, 1));
        Assert.Equal("n: Equity.TooLarge()", Assert.Single(story.Problems).ToString());
        Assert.Equal(0, Assert.Single(story.Table.Convertibles).Accrued);
    }

    [Theory]
    [InlineData(null, 5, 500, true)]
    [InlineData("founder", 5, 500, false)]
    [InlineData("employee", 0, 1000, false)]
    [InlineData(null, -3, 1000, true)]
    public void A_missed_target_is_made_good_in_cash(string? payer, int actual, decimal cash, bool byCompany)
    {
        var story = Start.With(new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 10, actual) { Payer = payer })).Story();
        Assert.Equal([new Step(StepKind.AdjustmentInCash, "angel", [new(FigureKey.Amount, 1000), new(FigureKey.Reached, Math.Max(0, actual) / 10m), new(FigureKey.Paid, cash)])], story.Steps);
        Assert.Equal(byCompany ? [FormattableString.Invariant($"ValuationAdjustment {-cash:0} angel ")] : [], WhatOptionsAndWarrantsDo.Flows(story));
    }

    [Theory]
    [InlineData(null, 125)]
    [InlineData("founder", 100)]
    public void A_missed_target_is_made_good_in_shares(string? payer, long shares)
    {
        var story = Start.With(new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 10, 5) { Form = AdjustmentForm.Shares, Class = "common", Payer = payer })).Story();
        Assert.Equal([new Step(StepKind.AdjustmentInShares, "angel", [new(FigureKey.Ownership, 0.2m), new(FigureKey.Company, 1000), new(FigureKey.Shares, shares)])], story.Steps);
        Assert.Equal((shares, payer is null ? 1000 : 1000 - shares), (story.Table.Shares("angel", "common"), story.Table.Shares("founder", "common")));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    public void A_target_reached_owes_nothing(int actual)
    {
        var story = Start.With(new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 10, actual))).Story();
        Assert.Empty(story.Steps);
        Assert.Single(story.Flows.Concat([new("founding", Day(0), FundingKind.SharesSold, 0)]));
    }

    [Fact]
    public void Who_gives_shares_for_a_target_can_give_all_of_the_company()
    {
        var story = Start.With(new ValuationAdjusted("x", Day(1), new("angel", 1000, 10_000, 10, 1) { Form = AdjustmentForm.Shares, Class = "common", Payer = "founder" })).Story();
        Assert.Equal((900, 100), (story.Table.Shares("angel", "common"), story.Table.Shares("founder", "common")));
    }

    [Fact]
    public void Only_what_is_in_the_table_can_be_looked_up()
    {
        var table = Start.Story().Table;
        Assert.Throws<KeyNotFoundException>(() => table.Of("nobody"));
        Assert.Throws<KeyNotFoundException>(() => table.Class("nothing"));
        Assert.Throws<KeyNotFoundException>(() => table.Pool("nothing"));
        Assert.Throws<ArgumentNullException>("history", () => EquityStory.Of(null!));
        Assert.Equal(0, (Start with { Events = [] }).Story().Table.FullyDiluted);
    }

    private static ConvertibleIssued Convertible(CompanyCapitalization counts, int cap) =>
        new("n", Day(0), new ConvertibleNote("angel", 1000, new(Percent(0)), Day(10)) { AtMaturity = MaturityChoice.Convert, ValuationCap = cap, Capitalization = counts });

    private static EquityStory AtMaturity(CompanyCapitalization counts, int cap) =>
        EquityStory.Of(Start.With(Convertible(counts, cap), new SharesTransferred("sold", Day(12), "founder", "lead", "common", 1), new SharesTransferred("again", Day(14), "founder", "lead", "common", 1)), Day(15));
}
