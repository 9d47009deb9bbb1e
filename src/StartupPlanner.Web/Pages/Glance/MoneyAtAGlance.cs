using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;

namespace StartupPlanner.Web.Pages.Glance;

/// <summary>What a plan comes to in money, for whoever opens it first: a verdict, the headlines, where cash comes from and where it goes.</summary>
/// <param name="forecast">The plan's forecast.</param>
/// <param name="outlook">How it may come out instead; null where no estimate has a range.</param>
/// <param name="today">The month in which it is read: the next twelve months begin with it.</param>
internal sealed class MoneyAtAGlance(PlanForecast forecast, Outlook? outlook, Month today, Texts texts, Display display)
{
    private const int MonthsOfYear = 12;
    private const int MostDrivers = 6;

    private readonly ForecastWords words = forecast.WordsFor(texts, display);

    /// <summary>Whether cash lasts and when there is a profit, in words.</summary>
    public string Verdict => words.TooLarge ?? $"{words.CashVerdict()}{(texts.IsChinese ? "" : " ")}{words.ProfitVerdict()}";

    /// <summary>The figures with which a plan is judged, in the order in which they are read.</summary>
    public IReadOnlyList<Headline> Headlines => forecast.Figures.LowestCash is null ? [] : [Runway, LowestCash, FundingNeed, BreakEven, NextRevenue, GrossMargin, BurnMultiple, People];

    /// <summary>Cash at the end of each month, with the months in which investors and lenders pay in.</summary>
    public Chart Cash => new(
        "glance.cash", outlook is null ? texts["Glance.Cash"] : texts["Glance.Cash.Odds", MonthAt(forecast.Months), display.Percent((decimal)outlook.Lasting)], texts["Shared.Month"], forecast.MonthNames(display),
        [
            new(texts["Glance.Cash.Series"], Rounded(CashLine), outlook is null ? ChartShape.Area : ChartShape.Line, Unit: Sign),
            .. outlook is null ? [] : (ChartSeries[])[Band("Half", outlook, 1, 3), Band("FourFifths", outlook, 0, 4)],
        ]) { Marks = [.. Rounds()] };

    /// <summary>The estimates that move cash most, each with how much it does, −1 to 1, and the place where it is entered.</summary>
    public IEnumerable<(string Address, string Name, double Correlation)> Drivers =>
        outlook?.Drivers.Take(MostDrivers).Select(driver => (driver.Input.Address, words.NameOf(driver.Input), driver.Correlation)) ?? [];

    /// <summary>Revenue of each quarter, by stream.</summary>
    public Chart Revenue => Quarterly(
        "glance.revenue", texts["Glance.Revenue"],
        forecast.Plan.Revenue.Streams.Select(stream => (stream.Name, Line: forecast.Forecast.Lines.GetValueOrDefault($"revenue/streams/{stream.Key}/revenue"))));

    /// <summary>What each quarter costs, by class, and what is invested.</summary>
    public Chart Spending => Quarterly(
        "glance.spending", texts["Glance.Spending"],
        from line in (Line[])[Income.CostOfSales, Income.Research, Income.Marketing, Income.General] select (words.NameOf(line), (Line?)line));

    private IncomeStatement Income => forecast.Forecast.Income;

    private Line CashLine => forecast.Forecast.Cash.ClosingCash;

    private Headline Runway => new(
        "runway", forecast.Figures.RunwayMonths is { } months ? texts[months == 1 ? "Glance.OneMonth" : "Glance.Months", months] : texts["Glance.CashLasts"],
        forecast.Figures.CashOutMonth is { } empty ? texts["Glance.CashOut", MonthAt(empty)] : texts["Glance.To", MonthAt(forecast.Months)], Trend(CashLine), "runway-months");

    private Headline LowestCash => new("lowest-cash", Money(forecast.Figures.LowestCash!.Value), MonthAt(forecast.Figures.LowestCashMonth!.Value), Trend(CashLine), "lowest-cash");

    private Headline FundingNeed => forecast.Figures.FundingNeed is > 0 and { } need
        ? new("funding-need", Money(need), texts["Glance.From", MonthAt(forecast.Figures.CashOutMonth!.Value)], Trend(CashLine), "funding-need")
        : new("funding-need", texts["Glance.NothingMissing"], texts["Glance.To", MonthAt(forecast.Months)], Trend(CashLine), "funding-need");

    private Headline BreakEven => new(
        "break-even", forecast.Figures.BreakEvenMonth is { } even ? MonthAt(even) : texts["Glance.NotYet"],
        forecast.Figures.BreakEvenMonth is { } month ? texts["Glance.AfterMonths", month] : texts["Glance.To", MonthAt(forecast.Months)], Trend(Income.ProfitBeforeTax), "break-even-month");

    private Headline NextRevenue => Over("next-revenue", Income.Revenue, amount => Money(amount));

    private Headline GrossMargin => Over("gross-margin", forecast.Forecast.Lines["gross-margin"], amount => display.Percent(decimal.Round(amount, 3), 1));

    private Headline BurnMultiple
    {
        get
        {
            var line = forecast.Forecast.Lines["burn-multiple"];
            return forecast.Evaluation[line, To] is { } multiple
                ? new("burn-multiple", display.Number(decimal.Round(multiple, 1)), texts[$"Glance.Burn.{Band(multiple)}"], Trend(line), Traced("burn-multiple", To))
                : new("burn-multiple", texts["Glance.Undefined"], texts["Glance.Burn.NoGrowth"], Trend(line), Traced("burn-multiple", To));
        }
    }

    private Headline People
    {
        get
        {
            var heads = forecast.Forecast.Lines["all-heads"];
            return new("people", display.Number(forecast.Evaluation[heads, To] ?? 0), texts["Glance.In", MonthAt(To)], Trend(heads), Traced("all-heads", To));
        }
    }

    // The next twelve months, or the last twelve of a plan that ends before.
    private int From => Math.Clamp(today.MonthsSince(forecast.MonthOf(1)) + 1, 1, Math.Max(1, forecast.Months - MonthsOfYear + 1));

    private int To => Math.Min(forecast.Months, From + MonthsOfYear - 1);

    private Headline Over(string key, Line line, Func<decimal, string> text) => new(
        key, forecast.Evaluation.Total(line, From, To) is { } amount ? text(amount) : texts["Glance.Undefined"], texts["Glance.Span", MonthAt(From), MonthAt(To)], Trend(line),
        $"{forecast.Forecast.KeyOf(line)}?month={Period.Between(forecast.Forecast, From, To).Name}");

    // Each band holds its lower edge (D. Sacks).
    private static string Band(decimal multiple) => multiple switch { < 1 => "Amazing", < 1.5m => "Great", < 2 => "Good", < 3 => "Suspect", _ => "Bad" };

    private static string Traced(string line, int month) => $"{line}?month={month}";

    private Chart Quarterly(string name, string title, IEnumerable<(string Name, Line? Line)> lines)
    {
        var quarters = Period.Of(forecast.Forecast, PeriodLength.Quarter);
        return new(name, title, texts["Glance.Quarter"], [.. quarters.Select(quarter => quarter.Name)],
        [
            .. from each in lines
               where each.Line is not null
               select new ChartSeries(each.Name, [.. quarters.Select(quarter => quarter.Of(forecast.Evaluation, each.Line) is { } amount ? decimal.Round(amount, 2) : (decimal?)null)], ChartShape.Bars, name, Unit: Sign),
        ]);
    }

    private ChartSeries Band(string name, Outlook of, int low, int high) =>
        new(texts[$"Glance.Cash.{name}"], [.. of.Bands.Select(band => Amount(band[high]))], ChartShape.Band, Unit: Sign) { From = [.. of.Bands.Select(band => Amount(band[low]))] };

    private static decimal? Amount(double? drawn) => drawn is { } value && Math.Abs(value) < (double)decimal.MaxValue ? decimal.Round((decimal)value) : null;

    private IEnumerable<ChartMark> Rounds()
    {
        var brought = forecast.Raised;
        return from month in Enumerable.Range(1, forecast.Months) where brought[month - 1] > 0 select new ChartMark(month - 1, $"+{Money(brought[month - 1])}");
    }

    private string Sign => Display.Symbol(forecast.Plan.Currency).Trim();

    private Sparkline Trend(Line line) => Sparkline.Of(Amounts(line), line.Aggregation == Aggregation.Flow);

    private IReadOnlyList<decimal?> Amounts(Line line) => forecast.Evaluation[line];

    private List<decimal?> Rounded(Line line) => [.. Amounts(line).Select(amount => amount is { } value ? decimal.Round(value, 2) : (decimal?)null)];

    private string Money(decimal amount) => display.Money(decimal.Round(amount), forecast.Plan.Currency);

    private string MonthAt(int number) => display.Month(forecast.MonthOf(number));
}
