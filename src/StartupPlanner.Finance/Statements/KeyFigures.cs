using StartupPlanner.Finance.Functions;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>What a forecast comes to. Months are numbers in the model, 1 for the first; null is never within the plan, or not known because amounts are undefined.</summary>
/// <param name="LowestCash">The lowest balance of cash at the end of a month.</param>
/// <param name="LowestCashMonth">When that is.</param>
/// <param name="FundingNeed">What is missing at the lowest point; 0 where nothing is.</param>
/// <param name="CashOutMonth">The first month that ends with less than nothing.</param>
/// <param name="RunwayMonths">Months that end with cash, counted from the first, until one does not; null where all do.</param>
/// <param name="BreakEvenMonth">The first month with a profit before tax that is followed by no month with a loss.</param>
/// <param name="CashPositiveMonth">The first month with cash from operations that is followed by no month without.</param>
/// <param name="PaybackMonth">The first month in which what operations and investments brought in covers what they took.</param>
/// <param name="LowestDscr">The lowest debt-service cover of a month with debt service.</param>
/// <param name="NetPresentValue">
/// What operations and investments bring in, less what they take, worth at the beginning of the first month: Σ flow ÷ (1 + rate)^(month ÷ 12). Nothing is assumed after
/// the last month. Null where there is no rate.
/// </param>
/// <param name="InternalRateOfReturn">The yearly rates, fractions, at which that is 0: one, none or several.</param>
public sealed record KeyFigures(
    decimal? LowestCash, int? LowestCashMonth, decimal? FundingNeed, int? CashOutMonth, int? RunwayMonths, int? BreakEvenMonth, int? CashPositiveMonth, int? PaybackMonth, decimal? LowestDscr,
    decimal? NetPresentValue, Answer InternalRateOfReturn)
{
    private const double MonthsOfYear = 12;

    /// <summary>Reads them off an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="income">Its profit and loss.</param>
    /// <param name="cash">Its cash flow.</param>
    /// <param name="metrics">Its metrics.</param>
    /// <param name="discountRate">Rate a year at which flows are discounted, a fraction above −1; null for none.</param>
    public static KeyFigures Of(Evaluation evaluation, IncomeStatement income, CashFlow cash, Metrics metrics, decimal? discountRate)
    {
        var balances = Amounts(evaluation, cash.ClosingCash);
        var outMonth = FirstMonth(balances, balance => balance < 0);
        var free = Amounts(evaluation, cash.Operating).Zip(Amounts(evaluation, cash.Investing), (operating, investing) => operating + investing).ToArray();
        var payback = Payback(free);
        // Where an amount is too large to be computed, nothing is known of the whole.
        if (balances.Length < evaluation[cash.ClosingCash].Count) return new(null, null, null, outMonth, outMonth - 1, null, null, payback, null, null, new Answer.None(NoAnswer.TooLarge));
        var lowest = balances.Min();
        return new(
            lowest, Array.IndexOf(balances, lowest) + 1, Math.Max(0, -lowest), outMonth, outMonth - 1, LastingFrom(Amounts(evaluation, income.ProfitBeforeTax)), LastingFrom(Amounts(evaluation, cash.Operating)), payback,
            evaluation[metrics.Dscr].Min(), discountRate is { } rate ? Worth(free, rate) : null, Rates(free));
    }

    /// <summary>The number of the first month from which on all amounts are above 0; null where the last one is not.</summary>
    internal static int? LastingFrom(decimal[] amounts)
    {
        var last = Array.FindLastIndex(amounts, amount => amount <= 0);
        return last == amounts.Length - 1 ? null : last + 2;
    }

    private static int? Payback(decimal[] flows)
    {
        decimal sum = 0;
        var wasDown = false;
        for (var index = 0; index < flows.Length; index++)
        {
            sum += flows[index];
            if (sum < 0) wasDown = true;
            else if (wasDown) return index + 1;
        }
        return null;
    }

    private static decimal? Worth(decimal[] flows, decimal rate) =>
        CashFlows.SpreadsheetNetPresentValue(Math.Pow(1 + (double)rate, 1 / MonthsOfYear) - 1, Doubles(flows)).Unique is { } worth ? decimal.Round((decimal)worth, 2) : null;

    private static Answer Rates(decimal[] flows) => RatesOfReturn.InternalRateOfReturn(Doubles(flows)) switch
    {
        Answer.Value monthly => new Answer.Value(OfYear(monthly.Number)),
        Answer.Several monthly => new Answer.Several([.. monthly.Numbers.Select(OfYear)]),
        var none => none,
    };

    private static double OfYear(double monthly) => Math.Pow(1 + monthly, MonthsOfYear) - 1;

    private static double[] Doubles(decimal[] flows) => [.. flows.Select(flow => (double)flow)];

    private static int? FirstMonth(decimal[] amounts, Predicate<decimal> condition) => Array.FindIndex(amounts, condition) is >= 0 and var index ? index + 1 : null;

    // As far as they can be computed.
    private static decimal[] Amounts(Evaluation evaluation, Line line) => [.. evaluation[line].TakeWhile(amount => amount is not null).Select(amount => amount!.Value)];
}
