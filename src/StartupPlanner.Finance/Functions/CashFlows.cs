namespace StartupPlanner.Finance.Functions;

/// <summary>What cash flows are worth today.</summary>
/// <remarks>
/// Money received is positive, money paid negative. Rates are fractions above −1 for one period, or for a year of 365 days where flows have dates. Two conventions for
/// the first flow are in use, which differ by a factor of 1 + rate; each has its own name here. Nothing is thrown for arguments out of range: <see cref="Answer.Invalid"/>.
/// </remarks>
public static class CashFlows
{
    /// <summary>Worth at the time of the first flow, which is therefore not discounted: the textbooks' net present value, Σ flow ÷ (1 + rate)^i from i = 0.</summary>
    /// <param name="rate">Of discount for one period, a fraction above −1.</param>
    /// <param name="flows">One for each period, the first now; at least one.</param>
    /// <remarks>The convention of numpy-financial's npv.</remarks>
    public static Answer NetPresentValue(double rate, IReadOnlyList<double> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        return new Checks().Rate(rate).Flows(flows).Then(() => Worth(rate, flows.Select((flow, period) => (flow, (double)period))));
    }

    /// <summary>Worth one period before the first flow: what spreadsheets call NPV, Σ flow ÷ (1 + rate)^i from i = 1.</summary>
    /// <param name="rate">Of discount for one period, a fraction above −1.</param>
    /// <param name="flows">One for each period, the first a period from now; at least one.</param>
    /// <remarks>Microsoft, NPV function; LibreOffice help, NPV.</remarks>
    public static Answer SpreadsheetNetPresentValue(double rate, IReadOnlyList<double> flows)
    {
        ArgumentNullException.ThrowIfNull(flows);
        return new Checks().Rate(rate).Flows(flows).Then(() => Worth(rate, flows.Select((flow, period) => (flow, period + 1.0))));
    }

    /// <summary>Worth on the first date that is given, of flows on any days; XNPV in spreadsheets.</summary>
    /// <param name="rate">Of discount for a year of 365 days, a fraction above −1.</param>
    /// <param name="flows">At least one.</param>
    /// <param name="dates">One for each flow, in any order; those before the first date are compounded instead of discounted.</param>
    /// <remarks>Microsoft, XNPV function, which refuses dates before the first; LibreOffice computes them so.</remarks>
    public static Answer NetPresentValueOnDates(double rate, IReadOnlyList<double> flows, IReadOnlyList<DateOnly> dates)
    {
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(dates);
        return new Checks().Rate(rate).Flows(flows).SameLength(dates.Count, flows.Count, nameof(dates))
            .Then(() => Worth(rate, flows.Zip(dates, (flow, date) => (flow, (date.DayNumber - dates[0].DayNumber) / RatesOfReturn.DaysPerYear))));
    }

    private static double Worth(double rate, IEnumerable<(double Flow, double Time)> flows) =>
        flows.Where(flow => flow.Flow != 0).Sum(flow => flow.Flow * Growth.Factor(rate, -flow.Time));
}
