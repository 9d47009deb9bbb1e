using StartupPlanner.Finance.Equity;
using StartupPlanner.Finance.Equity.Exit;
using static StartupPlanner.Finance.Tests.Equity.Founded;

namespace StartupPlanner.Finance.Tests.Equity.Exit;

/// <summary>Dividends run from the first issue of their class, however its first share came about.</summary>
public sealed class CumulativeDividends
{
    public static TheoryData<string, EquityEvent[], decimal> FirstIssues { get; } = new()
    {
        { "a sale, and another that is later", [new SharesIssued("first", Day(10), "angel", "A", 100, 4), new SharesIssued("second", Day(200), "lead", "A", 100, 4)], 0.4m },
        { "a round", [new RoundClosed("round", Day(10), new("A", Valuation.PricePerShare(4), [new("lead", 400)]))], 0.4m },
        { "a SAFE that converts", [new ConvertibleIssued("safe", Day(1), new Safe("angel", 400)), new ConvertibleConverted("converts", Day(10), "safe", "A", 4)], 0.4m },
        { "a warrant", [new WarrantIssued("warrant", Day(1), new("lead", "A", 100, 4)), new WarrantExercised("exercise", Day(10), "warrant", 50)], 0.4m },
        { "the very day", [new SharesIssued("first", Day(375), "angel", "A", 100, 4)], 0 },
        { "two years", [new SharesIssued("first", Day(375 - 730), "angel", "A", 100, 4)], 0.8m },
    };

    [Theory, MemberData(nameof(FirstIssues))]
    public void Run_from(string what, EquityEvent[] events, decimal accrued)
    {
        Assert.NotEmpty(what);
        Assert.Equal([("common", null), ("A", accrued)], Accrued(TenPercent(cumulative: true).With(events)));
    }

    [Fact]
    public void Run_for_each_shadow_series_from_its_round_on_its_own_price() => Assert.Equal(
        [("common", null), ("A", 0.4m), ("A-1", 0.1m), ("A-2", 0.2m)],
        Accrued(TenPercent(cumulative: true).With(
            new ConvertibleIssued("one", Day(1), new Safe("angel", 1000) { ValuationCap = 1_000_000, Capitalization = CompanyCapitalization.FullyDiluted }),
            new ConvertibleIssued("two", Day(2), new Safe("angel", 1000) { ValuationCap = 2_000_000, Capitalization = CompanyCapitalization.FullyDiluted }),
            new RoundClosed("round", Day(10), new("A", Valuation.PricePerShare(4), [new("lead", 400)])))));

    [Fact]
    public void That_are_not_cumulative_are_not_owed() =>
        Assert.Equal([("common", null), ("A", null)], Accrued(TenPercent(cumulative: false).With(new SharesIssued("first", Day(10), "angel", "A", 100, 4))));

    private static EquityHistory TenPercent(bool cumulative)
    {
        var company = Company(1_000_000);
        return company with { Classes = [company.Classes[0], company.Classes[1] with { Dividend = new(Percent(10), cumulative) }] };
    }

    private static IEnumerable<(string, decimal?)> Accrued(EquityHistory history) =>
        CompanyAtExit.Of(history.Story(Day(375)), new()).Classes.Select(each => (each.Key, each.Preference?.AccruedDividends?.Amount));
}
