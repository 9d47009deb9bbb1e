namespace StartupPlanner.Finance.Functions;

/// <summary>How much of an asset's cost is written off in a period.</summary>
/// <remarks>
/// Amounts are in one unit; life and periods in one unit of time, years or months. Broken lives and periods are taken as spreadsheets take them. Arguments out of range
/// are answered by <see cref="Answer.Invalid"/>; nothing is thrown. Sources: Microsoft, SLN, SYD, DB, DDB and VDB functions; OpenDocument 1.2 part 2, 6.12.
/// </remarks>
public static class Depreciation
{
    private const double MostPeriods = 1_000_000;

    // What is left of a sum of doubles that comes to 0.
    private const double RoundingError = 1e-15;

    /// <summary>The same in each period, (cost − salvage) ÷ life; SLN in spreadsheets.</summary>
    /// <param name="cost">Of the asset.</param>
    /// <param name="salvage">What it is worth at the end of its life.</param>
    /// <param name="life">Number of periods, above 0.</param>
    public static Answer StraightLine(double cost, double salvage, double life) =>
        new Checks().Finite(cost).Finite(salvage).Above(life, 0).Then(() => (cost - salvage) / life);

    /// <summary>Less by the same amount each period, (cost − salvage) (life − period + 1) · 2 ÷ (life (life + 1)); SYD in spreadsheets.</summary>
    /// <param name="cost">Of the asset.</param>
    /// <param name="salvage">What it is worth at the end of its life, at least 0.</param>
    /// <param name="life">Number of periods, above 0.</param>
    /// <param name="period">From 1 to <paramref name="life"/>.</param>
    public static Answer SumOfYearsDigits(double cost, double salvage, double life, double period) =>
        new Checks().Finite(cost).AtLeast(salvage, 0).Above(life, 0).AtLeast(period, 1).AtMost(period, life)
            .Then(() => (cost - salvage) * ((life - period + 1) / life) * (2 / (life + 1)));

    /// <summary>A fixed share of what is left each period; DB in spreadsheets.</summary>
    /// <param name="cost">Of the asset, at least 0.</param>
    /// <param name="salvage">What it is worth at the end of its life, from 0 to <paramref name="cost"/>.</param>
    /// <param name="life">Number of years, above 0.</param>
    /// <param name="period">The year, from 1; a broken one counts as the year that it lies in. To <paramref name="life"/>, or a year more where the first was short.</param>
    /// <param name="firstYearMonths">Months of the first year, whole, 1 to 12. The year after the life has the others.</param>
    /// <remarks>The share is 1 − (salvage ÷ cost)^(1 ÷ life), rounded to three decimals, halves up.</remarks>
    public static Answer FixedDecliningBalance(double cost, double salvage, double life, double period, double firstYearMonths = 12) => new Checks()
        .AtLeast(cost, 0).AtLeast(salvage, 0).AtMost(salvage, cost).Above(life, 0).AtLeast(period, 1).AtMost(period, firstYearMonths < 12 ? life + 1 : life)
        .AtLeast(firstYearMonths, 1).AtMost(firstYearMonths, 12).Whole(firstYearMonths)
        .Then(() =>
        {
            if (cost == 0) return 0;
            var share = Math.Floor((1 - Math.Pow(salvage / cost, 1 / life)) * 1000 + 0.5) / 1000;
            var first = cost * share * (firstYearMonths / 12);
            if (period < 2) return first;
            var whole = Math.Floor(period);
            var year = (cost - first) * Math.Pow(1 - share, whole - 2) * share;
            return period > life ? year * (12 - firstYearMonths) / 12 : year;
        });

    /// <summary>A multiple of the straight line's share of what is left each period, but never below the salvage value; DDB in spreadsheets.</summary>
    /// <param name="cost">Of the asset, at least 0.</param>
    /// <param name="salvage">What it is worth at the end of its life, from 0 to <paramref name="cost"/>.</param>
    /// <param name="life">Number of periods, above 0.</param>
    /// <param name="period">From 1 to <paramref name="life"/>; may be broken, and is then a power that is broken.</param>
    /// <param name="factor">The multiple, above 0; 2 is double declining.</param>
    public static Answer DoubleDecliningBalance(double cost, double salvage, double life, double period, double factor = 2) => new Checks()
        .AtLeast(cost, 0).AtLeast(salvage, 0).AtMost(salvage, cost).Above(life, 0).AtLeast(period, 1).AtMost(period, life).Above(factor, 0)
        .Then(() => Declining(cost, salvage, Math.Min(factor / life, 1), period));

    /// <summary>Declining balance over any stretch of time, with a switch to the straight line once that writes off more; VDB in spreadsheets.</summary>
    /// <param name="cost">Of the asset, at least 0.</param>
    /// <param name="salvage">What it is worth at the end of its life, from 0 to <paramref name="cost"/>.</param>
    /// <param name="life">Number of periods, above 0 and at most a million.</param>
    /// <param name="start">Where the stretch begins, from 0 at the beginning of the first period.</param>
    /// <param name="end">Where it ends, from <paramref name="start"/> to <paramref name="life"/>. Of a period that is cut the part counts evenly.</param>
    /// <param name="factor">The multiple of the straight line's share, above 0; 2 is double declining.</param>
    /// <param name="withoutSwitch">Whether the balance declines to the end, without a switch.</param>
    public static Answer VariableDecliningBalance(double cost, double salvage, double life, double start, double end, double factor = 2, bool withoutSwitch = false) => new Checks()
        .AtLeast(cost, 0).AtLeast(salvage, 0).AtMost(salvage, cost).Above(life, 0).AtMost(life, MostPeriods)
        .AtLeast(start, 0).AtLeast(end, 0).If(end < start && end >= 0, nameof(end), MistakeKind.TooSmall, start).AtMost(end, life).Above(factor, 0)
        .Then(() =>
        {
            var share = Math.Min(factor / life, 1);
            double writtenOff = 0, inStretch = 0;
            for (var period = 1; period - 1 < end; period++)
            {
                var inPeriod = Declining(cost, salvage, share, period);
                // Once the straight line writes off more it does so to the end: it stays as it is, and the declining balance falls.
                var rest = cost - writtenOff - salvage;
                if (!withoutSwitch && rest > cost * RoundingError) inPeriod = Math.Max(inPeriod, rest / (life - (period - 1)));
                inStretch += inPeriod * Math.Max(0, Math.Min(end, period) - Math.Max(start, period - 1));
                writtenOff += inPeriod;
            }
            return inStretch;
        });

    private static double Declining(double cost, double salvage, double share, double period)
    {
        var before = cost * Math.Pow(1 - share, period - 1);
        var after = Math.Max(before * (1 - share), salvage);
        return Math.Max(0, before - after);
    }
}
