using System.Globalization;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Finance.Tests.Functions;

public sealed class SeveralRates
{
    public static TheoryData<string, string, double> Published { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Functions/Published/several-rates.csv"))
        .Skip(1).Select(line => line.Split(',')).Select(row => new TheoryDataRow<string, string, double>(row[1], row[2], double.Parse(row[3], CultureInfo.InvariantCulture)))];

    [Theory, MemberData(nameof(Published))]
    public void Are_all_found(string flows, string expected, double tolerance)
    {
        var rates = Several(RatesOfReturn.InternalRateOfReturn([.. flows.Split(' ').Select(flow => double.Parse(flow, CultureInfo.InvariantCulture))]));
        var named = expected.Split(' ').Where(rate => rate != "?").Select(rate => double.Parse(rate, CultureInfo.InvariantCulture)).ToArray();
        if (expected.Contains('?', StringComparison.Ordinal)) Assert.True(rates.Count > named.Length);
        else Assert.Equal(named.Length, rates.Count);
        Assert.All(named, rate => Assert.Contains(rates, found => Math.Abs(found - rate) <= tolerance));
    }

    [Theory]
    [InlineData("0.1", "0.2")]
    [InlineData("0.05", "0.06", "0.07")]
    [InlineData("-0.9", "-0.5", "0.5", "5")]
    [InlineData("-0.999", "0", "999")]
    [InlineData("0", "0.001")]
    [InlineData("-0.3", "-0.1", "0.1", "0.3", "0.6", "1.2")]
    public void Are_those_that_the_flows_were_made_from(params string[] rates)
    {
        var expected = rates.Select(rate => double.Parse(rate, CultureInfo.InvariantCulture)).ToArray();
        var found = Several(RatesOfReturn.InternalRateOfReturn(FlowsFrom(expected)));
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
    }

    [Theory]
    [InlineData(0.1, 2)]
    [InlineData(0.1, 3)]
    [InlineData(0.1, 4)]
    [InlineData(-0.2, 2)]
    [InlineData(0, 5)]
    [InlineData(0, 20)]
    public void Where_the_curve_only_touches_zero_or_lies_flat_on_it_it_is_one_rate(double rate, int times)
    {
        var value = Assert.IsType<Answer.Value>(RatesOfReturn.InternalRateOfReturn(FlowsFrom([.. Enumerable.Repeat(rate, times)])));
        Assert.Equal(rate, value.Number, times > 5 ? 0.2 : 1e-6);
    }

    [Fact]
    public void Where_rounding_cannot_tell_them_apart_they_are_one() =>
        Assert.Equal(0.1, Assert.IsType<Answer.Value>(RatesOfReturn.InternalRateOfReturn(FlowsFrom([0.1, 0.1, 0.1001, 0.1001]))).Number, 1e-3);

    [Fact]
    public void A_curve_may_touch_zero_and_cross_it_elsewhere()
    {
        var found = Several(RatesOfReturn.InternalRateOfReturn(FlowsFrom([0.1, 0.1, 0.5])));
        Assert.Equal(2, found.Count);
        Assert.Equal((0.1, 0.5), (Math.Round(found[0], 6), Math.Round(found[1], 9)));
    }

    [Fact]
    public void On_dates_are_found_too_in_whatever_order_the_dates_stand()
    {
        DateOnly[] dates = [new(2025, 12, 31), new(2023, 12, 31), new(2024, 12, 30)];
        var found = Several(RatesOfReturn.InternalRateOfReturnOnDates([-10, -1.6, 10], dates));
        Assert.Equal(2, found.Count);
        Assert.All(found, rate => Assert.Equal(0, CashFlows.NetPresentValueOnDates(rate, [-10, -1.6, 10], dates).Unique!.Value, 1e-9));
    }

    [Fact]
    public void Of_an_annuity_are_found_too()
    {
        // 100 received, 30 a year paid, and 200 left to receive: the balance is reached at two rates.
        var found = Several(RatesOfReturn.InterestRate(10, -60, 100, 400));
        Assert.Equal(2, found.Count);
        Assert.All(found, rate => Assert.Equal(400, TimeValue.FutureValue(rate, 10, -60, 100).Unique!.Value, 1e-9));
    }

    private static IReadOnlyList<double> Several(Answer answer) => Assert.IsType<Answer.Several>(answer).Numbers;

    /// <summary>Flows whose net present value is −Π(1 − (1 + rate) ÷ (1 + r)).</summary>
    private static double[] FlowsFrom(double[] rates)
    {
        double[] flows = [-1];
        foreach (var rate in rates) flows = [.. Enumerable.Range(0, flows.Length + 1).Select(i => (i < flows.Length ? flows[i] : 0) - (i > 0 ? flows[i - 1] * (1 + rate) : 0))];
        return flows;
    }
}
