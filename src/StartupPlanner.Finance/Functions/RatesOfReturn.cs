namespace StartupPlanner.Finance.Functions;

/// <summary>The rates at which payments balance. All of them are found, from −100 % up, however many; none is picked.</summary>
/// <remarks>
/// Rates are fractions for one period, or for a year of 365 days where flows have dates, above −1. Money received is positive, money paid negative. Solved without a
/// guess: <see cref="ExponentialSum"/>. Roots that are equal up to the rounding of double arithmetic count once. Arguments out of range are answered by
/// <see cref="Answer.Invalid"/>; nothing is thrown.
/// </remarks>
public static class RatesOfReturn
{
    internal const double DaysPerYear = 365;

    /// <summary>Entries times changes of sign up to which a search takes less than a few seconds.</summary>
    internal const double MostWork = 400_000;

    private const double MostPeriods = 1e9;
    private const double Rounding = 2.220446049250313e-16;

    /// <summary>The rates at which flows at even intervals have a net present value of zero; IRR in spreadsheets, which show one of them.</summary>
    /// <param name="flows">One for each period, the first now; at least one.</param>
    public static Answer InternalRateOfReturn(IReadOnlyList<double> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        return new Checks().Flows(flows).ThenAnswer(() => Balancing(nameof(flows), flows.Select((flow, period) => (flow, (double)period))));
    }

    /// <summary>The yearly rates at which flows on given days have a net present value of zero; XIRR in spreadsheets, which show one of them.</summary>
    /// <param name="flows">At least one.</param>
    /// <param name="dates">One for each flow, in any order; flows of one day are added up.</param>
    public static Answer InternalRateOfReturnOnDates(IReadOnlyList<double> flows, IReadOnlyList<DateOnly> dates)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(dates);
        return new Checks().Flows(flows).SameLength(dates.Count, flows.Count, nameof(dates))
            .ThenAnswer(() =>
            {
                var earliest = dates.Min().DayNumber;
                return Balancing(nameof(flows), flows.Zip(dates, (flow, date) => (flow, (date.DayNumber - earliest) / DaysPerYear)));
            });
    }

    /// <summary>The rate at which the outflows, discounted at one rate, grow to the inflows, compounded at another; MIRR in spreadsheets.</summary>
    /// <param name="flows">One for each period, the first now; at least one.</param>
    /// <param name="financeRate">At which outflows are discounted to the first period, a fraction above −1.</param>
    /// <param name="reinvestRate">At which inflows are compounded to the last period, a fraction above −1.</param>
    /// <returns>(future value of the inflows ÷ −present value of the outflows)^(1 ÷ periods) − 1; none unless there are both inflows and outflows.</returns>
    public static Answer ModifiedInternalRateOfReturn(IReadOnlyList<double> flows, double financeRate, double reinvestRate)
    {
        ArgumentNullException.ThrowIfNull(flows);
        return new Checks().Flows(flows).Rate(financeRate).Rate(reinvestRate).ThenAnswer(() =>
        {
            if (!flows.Any(flow => flow > 0) || !flows.Any(flow => flow < 0)) return new Answer.None(NoAnswer.NoSignChange);
            var last = flows.Count - 1;
            var received = flows.Select((flow, period) => flow > 0 ? flow * Growth.Factor(reinvestRate, last - period) : 0).Sum();
            var paid = flows.Select((flow, period) => flow < 0 ? flow * Growth.Factor(financeRate, -period) : 0).Sum();
            return Checks.Of(Growth.ExpMinusOne((Math.Log(received) - Math.Log(-paid)) / last));
        });
    }

    /// <summary>The rates of interest at which level payments take the present value to the future value; RATE in spreadsheets, which show one of them.</summary>
    /// <param name="periods">How many, above 0 and at most a thousand million.</param>
    /// <param name="payment">In each period; negative where it is paid.</param>
    /// <param name="presentValue">At the beginning; positive for a loan received.</param>
    /// <param name="futureValue">At the end; negative where something is still to be paid.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    public static Answer InterestRate(double periods, double payment, double presentValue, double futureValue = 0, PaymentTiming timing = PaymentTiming.End) =>
        new Checks().Above(periods, 0).AtMost(periods, MostPeriods).Finite(payment).Finite(presentValue).Finite(futureValue).Timing(timing)
            .ThenAnswer(() => OfAnnuity(periods, payment, presentValue, futureValue, timing));

    private static Answer Balancing(string argument, IEnumerable<(double Amount, double Time)> flows)
    {
        var sum = ExponentialSum.Of(flows);
        if (sum.Count == 0) return new Answer.None(NoAnswer.AlwaysBalances);
        if (sum.SignChanges == 0) return new Answer.None(NoAnswer.NoSignChange);
        if ((double)sum.Count * sum.SignChanges > MostWork) return new Answer.Invalid([new(argument, MistakeKind.TooManyChanges, MostWork)]);
        return Rates(sum.Roots());
    }

    private static Answer OfAnnuity(double periods, double payment, double presentValue, double futureValue, PaymentTiming timing)
    {
        var scale = ExponentialSum.Scale([payment, presentValue, futureValue]);
        (payment, presentValue, futureValue) = (payment * scale, presentValue * scale, futureValue * scale);
        // The equation times the rate, in powers of 1 + rate: four terms, also for broken periods, and one root more, at rate 0.
        var (begins, ends) = timing == PaymentTiming.Beginning ? (payment, 0.0) : (0.0, payment);
        var sum = ExponentialSum.Of([(presentValue + begins, -periods - 1), (ends - presentValue, -periods), (futureValue - begins, -1), (-ends - futureValue, 0)]);
        if (sum.Count == 0) return new Answer.None(NoAnswer.AlwaysBalances);
        var points = sum.TurningPoints();
        // A root that rounding cannot tell from 0 is 0.
        var roots = RootSearch.Between(points, SignAt, -sum.SignAt(-Far).Sign, sum.SignAt(Far).Sign).ConvertAll(x => SignAt(0).Certain || SignAt(x / 2).Certain ? x : 0);
        return roots.Count == 0 && !Opposed(payment, presentValue, futureValue) ? new Answer.None(NoAnswer.NoSignChange) : Rates(roots);

        (int Sign, bool Certain) SignAt(double x)
        {
            if (Math.Abs(x) > 1)
            {
                var (sign, certain) = sum.SignAt(x);
                return (sign * Math.Sign(x), certain);
            }
            // Near rate 0 the extra root would blur the sign, so there the equation itself is asked, in the form whose powers shrink.
            var factor = Math.Exp(-periods * Math.Abs(x));
            var annuity = payment * (timing == PaymentTiming.Beginning ? Math.Exp(x) : 1)
                * (x == 0 ? periods : Growth.ExpMinusOne(-periods * Math.Abs(x)) / Growth.ExpMinusOne(x) * -Math.Sign(x));
            var (now, later) = x > 0 ? (presentValue, futureValue * factor) : (presentValue * factor, futureValue);
            var value = now + annuity + later;
            return (Math.Sign(value), Math.Abs(value) > 8 * Rounding * (Math.Abs(now) + Math.Abs(annuity) + Math.Abs(later)));
        }
    }

    // Beyond any root: 1 + rate is 10^304 here.
    private const double Far = 700;

    private static bool Opposed(params double[] amounts) => amounts.Any(amount => amount > 0) && amounts.Any(amount => amount < 0);

    private static Answer Rates(List<double> logarithms)
    {
        // At the lower end the nearest number above −1 stands for rates that round to −1.
        var rates = logarithms.Select(x => Math.Max(Growth.ExpMinusOne(x), Math.BitIncrement(-1.0))).Where(double.IsFinite).Distinct().ToArray();
        return rates switch
        {
            [] => new Answer.None(logarithms.Count == 0 ? NoAnswer.NeverBalances : NoAnswer.TooLarge),
            [var rate] => Checks.Of(rate),
            _ => new Answer.Several(rates),
        };
    }
}
