namespace StartupPlanner.Finance.Functions;

/// <summary>How much of the payments of a loan, or of a savings plan, is interest and how much is principal.</summary>
/// <remarks>
/// Signs, units and errors are those of <see cref="TimeValue"/>; interest plus principal is the payment. A payment at the beginning of the first period carries no
/// interest (Microsoft, IPMT function; LibreOffice help, IPMT).
/// </remarks>
public static class Loans
{
    /// <summary>The interest in the payment of one period; IPMT in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1.</param>
    /// <param name="period">Of the payment, from 1 for the first to <paramref name="periods"/>.</param>
    /// <param name="periods">How many in all, at least 1.</param>
    /// <param name="presentValue">At the beginning; positive for a loan received.</param>
    /// <param name="futureValue">At the end; negative where something is still to be paid.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    public static Answer InterestPayment(double rate, double period, double periods, double presentValue, double futureValue = 0, PaymentTiming timing = PaymentTiming.End) =>
        Check(rate, period, periods, presentValue, futureValue, timing).Then(() => Interest(rate, period, periods, presentValue, futureValue, timing));

    /// <summary>The principal in the payment of one period; PPMT in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1.</param>
    /// <param name="period">Of the payment, from 1 for the first to <paramref name="periods"/>.</param>
    /// <param name="periods">How many in all, at least 1.</param>
    /// <param name="presentValue">At the beginning; positive for a loan received.</param>
    /// <param name="futureValue">At the end; negative where something is still to be paid.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    public static Answer PrincipalPayment(double rate, double period, double periods, double presentValue, double futureValue = 0, PaymentTiming timing = PaymentTiming.End) =>
        Check(rate, period, periods, presentValue, futureValue, timing).Then(() => Principal(rate, period, 1, periods, presentValue + futureValue, timing)
            + (period == 1 ? InterestSpared(rate, presentValue, timing) : 0));

    /// <summary>The interest in the payments of several periods in a row; CUMIPMT in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1. Spreadsheets want it above 0.</param>
    /// <param name="periods">How many in all, at least 1.</param>
    /// <param name="presentValue">Of the loan; spreadsheets want it above 0.</param>
    /// <param name="start">The first period, whole, from 1.</param>
    /// <param name="end">The last period, whole, from <paramref name="start"/> to <paramref name="periods"/>.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    public static Answer CumulativeInterest(double rate, double periods, double presentValue, double start, double end, PaymentTiming timing) =>
        CheckStretch(rate, periods, presentValue, start, end, timing).Then(() =>
        {
            // Few payments are added up one by one; of very many the principal is taken off the payments.
            if (end - start <= MostAdded) return Enumerable.Range(0, (int)(end - start) + 1).Sum(step => Interest(rate, start + step, periods, presentValue, 0, timing));
            return (end - start + 1) * TimeValue.LevelPayment(rate, periods, presentValue, 0, timing) - Repaid(rate, periods, presentValue, start, end, timing);
        });

    /// <summary>The principal in the payments of several periods in a row; CUMPRINC in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1. Spreadsheets want it above 0.</param>
    /// <param name="periods">How many in all, at least 1.</param>
    /// <param name="presentValue">Of the loan; spreadsheets want it above 0.</param>
    /// <param name="start">The first period, whole, from 1.</param>
    /// <param name="end">The last period, whole, from <paramref name="start"/> to <paramref name="periods"/>.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    public static Answer CumulativePrincipal(double rate, double periods, double presentValue, double start, double end, PaymentTiming timing) =>
        CheckStretch(rate, periods, presentValue, start, end, timing).Then(() => Repaid(rate, periods, presentValue, start, end, timing));

    private const int MostAdded = 100_000;

    private static Checks Check(double rate, double period, double periods, double presentValue, double futureValue, PaymentTiming timing) =>
        new Checks().Rate(rate).AtLeast(period, 1).AtMost(period, periods).AtLeast(periods, 1).Finite(presentValue).Finite(futureValue).Timing(timing);

    private static Checks CheckStretch(double rate, double periods, double presentValue, double start, double end, PaymentTiming timing) => new Checks()
        .Rate(rate).AtLeast(periods, 1).Finite(presentValue)
        .AtLeast(start, 1).Whole(start).AtLeast(end, 1).If(end < start && end >= 1, nameof(end), MistakeKind.TooSmall, start).AtMost(end, periods).Whole(end).Timing(timing);

    private static double Interest(double rate, double period, double periods, double presentValue, double futureValue, PaymentTiming timing)
    {
        if (rate == 0 || timing == PaymentTiming.Beginning && period == 1) return 0;
        // The balance before the payment is what the payments still to come are worth; seen from the start where interest is negative, because then those powers shrink.
        var payment = TimeValue.LevelPayment(rate, periods, presentValue, futureValue, PaymentTiming.End);
        var balance = period == 1 ? presentValue
            : rate > 0
            ? TimeValue.WorthAtBeginning(rate, periods - period + 1, payment, futureValue, PaymentTiming.End)
            : presentValue * Growth.Factor(rate, period - 1) + payment * Growth.ValueAtEnd(rate, period - 1);
        return -rate * balance / Growth.Due(rate, timing);
    }

    /// <summary>Principal grows by the rate from period to period, so of several periods it is a geometric sum.</summary>
    private static double Principal(double rate, double first, double count, double periods, double change, PaymentTiming timing)
    {
        var share = periods * Growth.LogOnePlus(rate) > 0
            ? Growth.Factor(rate, first - 1 - periods + count) * Growth.ValueAtBeginning(rate, count) / Growth.ValueAtBeginning(rate, periods)
            : Growth.Factor(rate, first - 1) * Growth.ValueAtEnd(rate, count) / Growth.ValueAtEnd(rate, periods);
        return -change * share / Growth.Due(rate, timing);
    }

    private static double Repaid(double rate, double periods, double presentValue, double start, double end, PaymentTiming timing) =>
        Principal(rate, start, end - start + 1, periods, presentValue, timing) + (start == 1 ? InterestSpared(rate, presentValue, timing) : 0);

    /// <summary>What the first payment repays because it bears no interest yet.</summary>
    private static double InterestSpared(double rate, double presentValue, PaymentTiming timing) =>
        timing == PaymentTiming.End ? 0 : -rate * presentValue / (1 + rate);
}
