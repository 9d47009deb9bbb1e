using FsCheck;
using FsCheck.Fluent;
using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Finance.Tests.Functions;

public sealed class AnAnswer
{
    private static readonly DateOnly Day = new(2027, 1, 1);

    private static readonly Gen<double> Hostile = Gen.Elements(0, -0.0, 1, -1, 0.5, 12, 360, -5, 1e-300, -1e-300, 1e9, 1e15, 1e300, -1e300, double.MaxValue, double.MinValue,
        double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.9999999999999999, 0.1, -0.1);

    [Fact]
    public void Is_given_whatever_the_arguments_and_is_never_infinite() => Prop.ForAll(Arb.From(Hostile.ArrayOf(7)), Arb.From(Gen.Choose(-1, 2)), (a, type) =>
    {
        var timing = (PaymentTiming)type;
        DateOnly[] dates = [Day, Day, Day.AddDays(-40), DateOnly.MinValue, DateOnly.MaxValue, Day.AddDays(1), Day.AddYears(5)];
        Answer[] answers =
        [
            TimeValue.FutureValue(a[0], a[1], a[2], a[3], timing), TimeValue.PresentValue(a[0], a[1], a[2], a[3], timing), TimeValue.Payment(a[0], a[1], a[2], a[3], timing),
            TimeValue.NumberOfPeriods(a[0], a[1], a[2], a[3], timing), RatesOfReturn.InterestRate(a[0], a[1], a[2], a[3], timing),
            Loans.InterestPayment(a[0], a[1], a[2], a[3], a[4], timing), Loans.PrincipalPayment(a[0], a[1], a[2], a[3], a[4], timing),
            Loans.CumulativeInterest(a[0], a[1], a[2], a[3], a[4], timing), Loans.CumulativePrincipal(a[0], a[1], a[2], a[3], a[4], timing),
            CashFlows.NetPresentValue(a[0], a), CashFlows.SpreadsheetNetPresentValue(a[0], a), CashFlows.NetPresentValueOnDates(a[0], a, dates),
            RatesOfReturn.InternalRateOfReturn(a), RatesOfReturn.InternalRateOfReturnOnDates(a, dates), RatesOfReturn.ModifiedInternalRateOfReturn(a, a[1], a[2]),
            Depreciation.StraightLine(a[0], a[1], a[2]), Depreciation.SumOfYearsDigits(a[0], a[1], a[2], a[3]), Depreciation.FixedDecliningBalance(a[0], a[1], a[2], a[3], a[4]),
            Depreciation.DoubleDecliningBalance(a[0], a[1], a[2], a[3], a[4]), Depreciation.VariableDecliningBalance(a[0], a[1], a[2], a[3], a[4], a[5], a[6] > 0),
        ];
        Assert.All(answers, answer => Assert.True(answer switch
        {
            Answer.Value value => double.IsFinite(value.Number),
            Answer.Several several => several.Numbers.Count > 1 && several.Numbers.All(double.IsFinite),
            Answer.Invalid invalid => invalid.Mistakes.Count > 0 && invalid.Mistakes.Distinct().Count() == invalid.Mistakes.Count,
            _ => true,
        }));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void Names_every_mistake_at_once()
    {
        Assert.Equal([new("rate", MistakeKind.NotAbove, -1), new("periods", MistakeKind.Zero), new("presentValue", MistakeKind.NotFinite), new("timing", MistakeKind.NotATiming)],
            Mistakes(TimeValue.Payment(-1, 0, double.NaN, 0, (PaymentTiming)2)));
        Assert.Equal([new("start", MistakeKind.NotWhole), new("end", MistakeKind.TooSmall, 2.5)], Mistakes(Loans.CumulativeInterest(0.01, 12, 100, 2.5, 2, PaymentTiming.End)));
        Assert.Equal([new("period", MistakeKind.TooLarge, 12)], Mistakes(Loans.InterestPayment(0.01, 13, 12, 100)));
        Assert.Equal([new("period", MistakeKind.NotFinite)], Mistakes(Loans.InterestPayment(0.01, double.PositiveInfinity, 12, 100)));
        Assert.Equal([new("salvage", MistakeKind.TooLarge, 10), new("life", MistakeKind.NotAbove, 0), new("end", MistakeKind.TooSmall, 3), new("end", MistakeKind.TooLarge, 0)],
            Mistakes(Depreciation.VariableDecliningBalance(10, 20, 0, 3, 1)));
        Assert.Equal([new("flows", MistakeKind.Empty), new("dates", MistakeKind.OtherLength, 0)], Mistakes(RatesOfReturn.InternalRateOfReturnOnDates([], [Day])));
        Assert.Equal([new("flows", MistakeKind.TooManyChanges, 400_000)], Mistakes(RatesOfReturn.InternalRateOfReturn([.. Enumerable.Range(0, 5000).Select(i => i % 2 == 0 ? -1.0 : 1.1)])));
    }

    [Fact]
    public void Says_why_there_is_no_rate()
    {
        Assert.Equal(NoAnswer.NoSignChange, Why(RatesOfReturn.InternalRateOfReturn([1, 2, 3])));
        Assert.Equal(NoAnswer.NoSignChange, Why(RatesOfReturn.InternalRateOfReturn([-1])));
        Assert.Equal(NoAnswer.AlwaysBalances, Why(RatesOfReturn.InternalRateOfReturn([0, 0, 0])));
        Assert.Equal(NoAnswer.NeverBalances, Why(RatesOfReturn.InternalRateOfReturn([10, -10, 10])));
        Assert.Equal(NoAnswer.AlwaysBalances, Why(RatesOfReturn.InternalRateOfReturnOnDates([-0.3, 0.1, 0.2], [Day, Day, Day])));
        Assert.Equal(NoAnswer.NoSignChange, Why(RatesOfReturn.InternalRateOfReturnOnDates([-1, 2], [Day, Day])));
        Assert.Equal(NoAnswer.TooLarge, Why(RatesOfReturn.InternalRateOfReturnOnDates([-1, 1000], [Day, Day.AddDays(1)])));
        Assert.Equal(NoAnswer.NoSignChange, Why(RatesOfReturn.ModifiedInternalRateOfReturn([39000, 30000], 0.1, 0.12)));
        Assert.Equal(NoAnswer.NoSignChange, Why(RatesOfReturn.InterestRate(12, 400, 10000, 5000)));
        Assert.Equal(NoAnswer.NeverBalances, Why(RatesOfReturn.InterestRate(2, -1, 10, 10)));
        Assert.Equal(NoAnswer.AlwaysBalances, Why(RatesOfReturn.InterestRate(12, 0, 0)));
        Assert.Equal(NoAnswer.NeverBalances, Why(TimeValue.NumberOfPeriods(0.1, -5, 100)));
        Assert.Equal(NoAnswer.NeverBalances, Why(TimeValue.NumberOfPeriods(0.1, -10, 100)));
        Assert.Equal(NoAnswer.NeverBalances, Why(TimeValue.NumberOfPeriods(0, 0, 1000)));
        Assert.Equal(NoAnswer.AlwaysBalances, Why(TimeValue.NumberOfPeriods(0.1, -10, 100, -100)));
        Assert.Equal(NoAnswer.TooLarge, Why(TimeValue.FutureValue(10, 400, -1)));
    }

    [Fact]
    public void Is_found_at_both_ends_of_the_rates()
    {
        Assert.Equal(-0.9999999990596069, Number(RatesOfReturn.InternalRateOfReturn([-3000, 2.3926932267015667e-07, 4.1672087103345505e-16])), 1e-9);
        Assert.Equal(Math.Pow(0.05, 365 / 182.0) - 1, Number(RatesOfReturn.InternalRateOfReturnOnDates([-1000, 50], [Day, Day.AddDays(182)])), 1e-14);
        Assert.InRange(Number(RatesOfReturn.InternalRateOfReturnOnDates([-1000, 1], [Day, Day.AddDays(30)])), Math.BitIncrement(-1.0), -0.999999);
        Assert.Equal(1, Number(RatesOfReturn.InternalRateOfReturnOnDates([-1, 2], [Day, Day.AddDays(1)])) / (Math.Pow(2, 365) - 1), 1e-9);
        Assert.Equal(999, Number(RatesOfReturn.InternalRateOfReturn([-1, 1000])), 1e-9);
    }

    [Fact]
    public void Does_not_mind_leading_zeros_order_or_repeated_days()
    {
        Assert.Equal(0.1, Number(RatesOfReturn.InternalRateOfReturn([0, 0, -100, 110, 0])), 1e-15);
        DateOnly[] dates = [Day.AddDays(365), Day, Day, Day.AddDays(10)];
        Assert.Equal(0.1, Number(RatesOfReturn.InternalRateOfReturnOnDates([110, -60, -40, 0], dates)), 1e-14);
        Assert.Equal(120 - 100 * 1.1, Number(CashFlows.NetPresentValueOnDates(0.1, [120, -60, -40, 0], dates)), 1e-12);
    }

    [Fact]
    public void Is_plain_zero_where_it_is_zero()
    {
        Assert.Equal(0, Number(RatesOfReturn.InterestRate(48, -200, 9600)), 0.0);
        Assert.Equal(0, Number(RatesOfReturn.InterestRate(12, 0, 100, -100)), 0.0);
        Assert.False(double.IsNegative(Number(TimeValue.FutureValue(0.1, 1, 0))));
    }

    [Fact]
    public void Is_good_to_fourteen_digits()
    {
        Assert.Equal(0.1, Number(RatesOfReturn.InternalRateOfReturn([-100, 110])), 2e-15);
        Assert.Equal(0.01, Number(RatesOfReturn.InternalRateOfReturn([-1000, .. Enumerable.Repeat(10.0, 200), 1010])), 1e-15);
        Assert.Equal(5, Number(RatesOfReturn.InternalRateOfReturn([-1e6, 0, 36e6])), 1e-14 * 5);
    }

    [Fact]
    public void Is_one_value_where_the_signs_change_often_but_the_curve_crosses_zero_once() =>
        Assert.Equal(0, Number(CashFlows.NetPresentValue(Number(RatesOfReturn.InternalRateOfReturn([-100, 20, -5, 60, -2, 90])), [-100, 20, -5, 60, -2, 90])), 1e-12);

    [Fact]
    public void Stays_exact_where_the_rate_is_tiny_or_the_loan_long()
    {
        Assert.Equal(10 * (1 + 4.5e-13), Number(TimeValue.FutureValue(1e-13, 10, -1)), 1e-14);
        Assert.Equal(10, Number(TimeValue.FutureValue(1e-17, 10, -1)), 1e-14);
        Assert.Equal(1e-9, Number(RatesOfReturn.InterestRate(360, Number(TimeValue.Payment(1e-9, 360, 1e6)), 1e6)), 1e-15);
        Assert.Equal(-0.5e6, Number(Loans.InterestPayment(0.5, 1, 400, 1e6)), 1e-6);
        Assert.Equal(1, Number(Loans.PrincipalPayment(0.5, 1, 400, 1e6)) / (-0.5e6 * Math.Pow(1.5, -400)), 1e-9);
        Assert.Equal(-1e6, Number(Loans.CumulativePrincipal(0, 4, 1e6, 1, 4, PaymentTiming.Beginning)), 1e-6);
    }

    private static IReadOnlyList<Mistake> Mistakes(Answer answer) => Assert.IsType<Answer.Invalid>(answer).Mistakes;

    private static NoAnswer Why(Answer answer) => Assert.IsType<Answer.None>(answer).Reason;

    private static double Number(Answer answer) => Assert.IsType<Answer.Value>(answer).Number;
}
