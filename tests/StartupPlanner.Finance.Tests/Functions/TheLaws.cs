using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Finance.Tests.Functions;

/// <summary>What holds between the functions, whatever the numbers.</summary>
public sealed class TheLaws
{
    private static readonly Gen<double> Rate = Gen.OneOf(Gen.Constant(0.0), Gen.Choose(-900, 3000).Select(rate => rate / 1000.0), Gen.Choose(-100, 100).Select(rate => rate / 1e9));
    private static readonly Gen<double> Amount = Gen.Choose(-1_000_000, 1_000_000).Select(cents => cents / 100.0);
    private static readonly Gen<PaymentTiming> Timing = Gen.Elements(PaymentTiming.End, PaymentTiming.Beginning);

    private sealed record Loan(double Rate, int Periods, double PresentValue, double FutureValue, PaymentTiming Timing);

    private static readonly Arbitrary<Loan> AnyLoans = Arb.From(
        from rate in Rate
        from periods in Gen.Choose(1, 60)
        from presentValue in Amount
        from futureValue in Amount
        from timing in Timing
        select new Loan(rate, periods, presentValue, futureValue, timing));

    [Fact]
    public void Payment_present_value_and_future_value_agree() => Prop.ForAll(AnyLoans, loan =>
    {
        var payment = Number(TimeValue.Payment(loan.Rate, loan.Periods, loan.PresentValue, loan.FutureValue, loan.Timing));
        var size = Math.Abs(loan.PresentValue) + Math.Abs(loan.FutureValue) + Math.Abs(payment) * loan.Periods;
        var factor = Math.Pow(1 + loan.Rate, loan.Periods);
        Same(loan.FutureValue, Number(TimeValue.FutureValue(loan.Rate, loan.Periods, payment, loan.PresentValue, loan.Timing)), size * Math.Max(1, factor) * 4);
        Same(loan.PresentValue, Number(TimeValue.PresentValue(loan.Rate, loan.Periods, payment, loan.FutureValue, loan.Timing)), size * Math.Max(1, 1 / factor) * 10);
    }).QuickCheckThrowOnFailure();

    // ln(future value ÷ what was there) ÷ ln(1 + rate), by the definition.
    [Theory, InlineData(0.1, 1e12, -289.9062951371614), InlineData(0.1, 1e15, -362.3828689214518), InlineData(-0.5, 1e17, 56.47277761308516), InlineData(0.05, 1e9, -424.7426953715789)]
    public void Without_payments_the_number_of_periods_is_a_quotient_of_logarithms(double rate, double owed, double periods) =>
        Assert.Equal(1, Number(TimeValue.NumberOfPeriods(rate, 0, -owed, 1)) / periods, 1e-12);

    [Fact]
    public void The_first_interest_is_on_the_whole_loan() => Assert.Equal(0.106572 * 0.2144, Number(Loans.InterestPayment(0.2144, 1, 1, -0.106572, 119502048599)), 1e-15);

    [Fact]
    public void Interest_and_principal_are_the_payment_and_together_they_repay() => Prop.ForAll(AnyLoans, loan =>
    {
        var payment = Number(TimeValue.Payment(loan.Rate, loan.Periods, loan.PresentValue, loan.FutureValue, loan.Timing));
        var balance = loan.PresentValue;
        var size = Math.Abs(loan.PresentValue) + Math.Abs(loan.FutureValue) + Math.Abs(payment);
        for (var period = 1; period <= loan.Periods; period++)
        {
            var interest = Number(Loans.InterestPayment(loan.Rate, period, loan.Periods, loan.PresentValue, loan.FutureValue, loan.Timing));
            var principal = Number(Loans.PrincipalPayment(loan.Rate, period, loan.Periods, loan.PresentValue, loan.FutureValue, loan.Timing));
            Same(payment, interest + principal, size * 10);
            balance += principal;
        }
        // A last payment at the beginning of its period leaves a balance that still bears interest to the end.
        Same(-loan.FutureValue, balance * (loan.Timing == PaymentTiming.Beginning ? 1 + loan.Rate : 1), size * 100 * (1 + Math.Abs(loan.Rate)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cumulative_sums_are_sums_and_all_principal_is_the_loan() => Prop.ForAll(AnyLoans, Arb.From(Gen.Choose(1, 60)), (loan, from) =>
    {
        var start = Math.Min(from, loan.Periods);
        var size = Math.Abs(loan.PresentValue) * 100 * Math.Max(1, Math.Abs(loan.Rate) * loan.Periods) / Math.Min(1, 1 + loan.Rate);
        var periods = Enumerable.Range(start, loan.Periods - start + 1).ToArray();
        Same(periods.Sum(period => Number(Loans.InterestPayment(loan.Rate, period, loan.Periods, loan.PresentValue, 0, loan.Timing))),
            Number(Loans.CumulativeInterest(loan.Rate, loan.Periods, loan.PresentValue, start, loan.Periods, loan.Timing)), size);
        Same(periods.Sum(period => Number(Loans.PrincipalPayment(loan.Rate, period, loan.Periods, loan.PresentValue, 0, loan.Timing))),
            Number(Loans.CumulativePrincipal(loan.Rate, loan.Periods, loan.PresentValue, start, loan.Periods, loan.Timing)), size);
        Same(-loan.PresentValue, Number(Loans.CumulativePrincipal(loan.Rate, loan.Periods, loan.PresentValue, 1, loan.Periods, loan.Timing)), size);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_number_of_periods_and_the_rate_lead_back_to_the_payment() => Prop.ForAll(AnyLoans, loan =>
    {
        var payment = Number(TimeValue.Payment(loan.Rate, loan.Periods, loan.PresentValue, loan.FutureValue, loan.Timing));
        var rates = RatesOfReturn.InterestRate(loan.Periods, payment, loan.PresentValue, loan.FutureValue, loan.Timing) switch
        {
            Answer.Value one => [one.Number],
            Answer.Several several => several.Numbers,
            _ => [],
        };
        if (loan.PresentValue == 0 && loan.FutureValue == 0) return;
        Assert.Contains(rates, rate => Math.Abs(rate - loan.Rate) <= 1e-6 * (1 + Math.Abs(loan.Rate)));
        if (TimeValue.NumberOfPeriods(loan.Rate, payment, loan.PresentValue, loan.FutureValue, loan.Timing).Unique is { } periods && Math.Pow(1 + loan.Rate, loan.Periods) is > 1e-5 and < 1e5)
            Assert.Equal(loan.Periods, periods, 1e-6 * loan.Periods);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void At_every_internal_rate_nothing_is_gained() => Prop.ForAll(Arb.From(Amount.NonEmptyListOf()), flows =>
    {
        var answer = RatesOfReturn.InternalRateOfReturn([.. flows]);
        foreach (var rate in answer is Answer.Several several ? several.Numbers : answer is Answer.Value one ? [one.Number] : [])
        {
            var terms = flows.Select((flow, period) => Math.Abs(flow) / Math.Pow(1 + rate, period)).ToArray();
            if (rate > -0.999999) Same(0, Number(CashFlows.NetPresentValue(rate, [.. flows])), terms.Sum() * (1 + flows.Count));
        }
        var ends = flows.SkipWhile(flow => flow == 0).Reverse().SkipWhile(flow => flow == 0).ToArray();
        // Between first and last flows of opposite signs the curve must cross zero.
        if (ends.Length > 0 && ends[0] * ends[^1] < 0) Assert.False(answer is Answer.None);
        if (flows.All(flow => flow >= 0)) Assert.IsType<Answer.None>(answer);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_two_net_present_values_differ_by_one_period() => Prop.ForAll(Arb.From(Amount.NonEmptyListOf()), Arb.From(Rate), (flows, rate) =>
        Same(Number(CashFlows.NetPresentValue(rate, [.. flows])), Number(CashFlows.SpreadsheetNetPresentValue(rate, [.. flows])) * (1 + rate),
            flows.Select((flow, period) => Math.Abs(flow) / Math.Pow(1 + rate, period)).Sum() * flows.Count)).QuickCheckThrowOnFailure();

    private static double Number(Answer answer) => Assert.IsType<Answer.Value>(answer).Number;

    private static void Same(double expected, double actual, double size) => Assert.Equal(expected, actual, 1e-14 * size + 1e-300);
}
