namespace StartupPlanner.Finance.Functions;

/// <summary>Level payments at a constant rate of interest: any of future value, present value, payment and number of periods from the others.</summary>
/// <remarks>
/// All satisfy the equation of the spreadsheets, pv (1 + r)^n + pmt (1 + r · type) ((1 + r)^n − 1) / r + fv = 0, and pv + pmt · n + fv = 0 at r = 0
/// (OpenDocument 1.2 part 2, 6.12; Microsoft, PV function). Money received is positive, money paid negative. A rate is a fraction for one period: 1 % a month is 0.01
/// where periods are months, and above −1. Periods may be broken and, where a spreadsheet takes them so, negative. Whatever is beyond 1.8e308 is answered by
/// <see cref="NoAnswer.TooLarge"/>, arguments out of range by <see cref="Answer.Invalid"/>; nothing is thrown.
/// </remarks>
public static class TimeValue
{
    /// <summary>What is there at the end; FV in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1.</param>
    /// <param name="periods">How many.</param>
    /// <param name="payment">In each period; negative where it is paid.</param>
    /// <param name="presentValue">At the beginning; negative where it is paid in.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    /// <returns>An amount of the unit of the payments.</returns>
    public static Answer FutureValue(double rate, double periods, double payment, double presentValue = 0, PaymentTiming timing = PaymentTiming.End) =>
        new Checks().Rate(rate).Finite(periods).Finite(payment).Finite(presentValue).Timing(timing)
            .Then(() => -(Product(presentValue, Growth.Factor(rate, periods)) + Product(payment, Growth.Due(rate, timing) * Growth.ValueAtEnd(rate, periods))));

    /// <summary>What all payments and the future value are worth at the beginning; PV in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1.</param>
    /// <param name="periods">How many.</param>
    /// <param name="payment">In each period; negative where it is paid.</param>
    /// <param name="futureValue">At the end; negative where it is paid.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    /// <returns>An amount of the unit of the payments.</returns>
    public static Answer PresentValue(double rate, double periods, double payment, double futureValue = 0, PaymentTiming timing = PaymentTiming.End) =>
        new Checks().Rate(rate).Finite(periods).Finite(payment).Finite(futureValue).Timing(timing)
            .Then(() => WorthAtBeginning(rate, periods, payment, futureValue, timing));

    /// <summary>The level payment that takes the present value to the future value; PMT in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1.</param>
    /// <param name="periods">How many; not 0.</param>
    /// <param name="presentValue">At the beginning; positive for a loan received.</param>
    /// <param name="futureValue">At the end; negative where something is still to be paid.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    /// <returns>An amount of the unit of the values; negative where it is paid.</returns>
    public static Answer Payment(double rate, double periods, double presentValue, double futureValue = 0, PaymentTiming timing = PaymentTiming.End) =>
        new Checks().Rate(rate).NotZero(periods).Finite(presentValue).Finite(futureValue).Timing(timing)
            .Then(() => LevelPayment(rate, periods, presentValue, futureValue, timing));

    /// <summary>How many level payments take the present value to the future value; NPER in spreadsheets.</summary>
    /// <param name="rate">Of interest for one period, a fraction above −1.</param>
    /// <param name="payment">In each period; negative where it is paid.</param>
    /// <param name="presentValue">At the beginning; positive for a loan received.</param>
    /// <param name="futureValue">At the end; negative where something is still to be paid.</param>
    /// <param name="timing">When in a period the payment is due.</param>
    /// <returns>
    /// A number of periods, mostly broken; negative where the balance lies in the past. The equation has at most one such number. None where the payment does not
    /// outweigh the interest; <see cref="NoAnswer.AlwaysBalances"/> where it just carries the interest and the two values are the same.
    /// </returns>
    public static Answer NumberOfPeriods(double rate, double payment, double presentValue, double futureValue = 0, PaymentTiming timing = PaymentTiming.End) =>
        new Checks().Rate(rate).Finite(payment).Finite(presentValue).Finite(futureValue).Timing(timing)
            .ThenAnswer(() => Periods(rate, payment, presentValue, futureValue, timing));

    internal static double LevelPayment(double rate, double periods, double presentValue, double futureValue, PaymentTiming timing)
    {
        // Of the two forms of the equation the one whose powers shrink.
        var exponent = periods * Growth.LogOnePlus(rate);
        var paid = exponent > 0
            ? (presentValue + futureValue * Math.Exp(-exponent)) / Growth.ValueAtBeginning(rate, periods)
            : (presentValue * Math.Exp(exponent) + futureValue) / Growth.ValueAtEnd(rate, periods);
        return -paid / Growth.Due(rate, timing);
    }

    internal static double WorthAtBeginning(double rate, double periods, double payment, double futureValue, PaymentTiming timing) =>
        -(Product(futureValue, Growth.Factor(rate, -periods)) + Product(payment, Growth.Due(rate, timing) * Growth.ValueAtBeginning(rate, periods)));

    private static Answer Periods(double rate, double payment, double presentValue, double futureValue, PaymentTiming timing)
    {
        var change = presentValue + futureValue;
        // What is paid beyond the interest of the first period.
        var beyond = payment * Growth.Due(rate, timing) + presentValue * rate;
        if (beyond == 0) return new Answer.None(change == 0 ? NoAnswer.AlwaysBalances : NoAnswer.NeverBalances);
        if (rate == 0) return Checks.Of(-change / payment);
        var growth = -change * rate / beyond;
        // Near −1 the growth has lost the digits of what is left; there the quotient is taken as it stands.
        var left = (payment * Growth.Due(rate, timing) - futureValue * rate) / beyond;
        if (left <= 0) return new Answer.None(NoAnswer.NeverBalances);
        return Checks.Of((growth < -0.5 ? Math.Log(left) : Growth.LogOnePlus(growth)) / Growth.LogOnePlus(rate));
    }

    // Nothing stays nothing, however large the other factor.
    private static double Product(double amount, double factor) => amount == 0 ? 0 : amount * factor;
}
