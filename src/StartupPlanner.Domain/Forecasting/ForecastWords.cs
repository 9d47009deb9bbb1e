using System.Globalization;
using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Finance.Functions;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>A forecast in the words of one reader: the names of its lines, its amounts, months, verdicts and key figures.</summary>
/// <param name="forecast">The forecast.</param>
/// <param name="culture">The reader's language.</param>
public sealed class ForecastWords(PlanForecast forecast, CultureInfo culture)
{
    private LineNames names = forecast.Forecast.Names.For(culture);

    /// <summary>The sentences.</summary>
    public DomainText Text { get; } = new(culture);

    /// <summary>By whose words lines are called; by those of the reader's language unless given.</summary>
    public AccountingStandard Standard { init => names = forecast.Forecast.Names.In(value); }

    /// <summary>How a month is written; 2027-03 unless given.</summary>
    public Func<Month, string> MonthFormat { get; init; } = month => month.ToString();

    /// <summary>How money is written; with whole units of the currency unless given.</summary>
    public Func<decimal, string>? MoneyFormat { get; init; }

    /// <summary>The name of a line.</summary>
    public string NameOf(Line line) => names[line];

    /// <summary>What the item is called to which a line belongs; its whole name where it belongs to no item.</summary>
    public string ItemNameOf(Line line) => names.ItemNameOf(line);

    /// <summary>What a line measures of its item; its whole name where it belongs to no item.</summary>
    public string TermOf(Line line) => names.TermOf(line);

    /// <summary>The name of an input.</summary>
    public string NameOf(Input input) => names[input];

    /// <summary>The name of what is a line or an input.</summary>
    public string NameOf(Formula figure) => figure is Input input ? names[input] : names[(Line)figure];

    /// <summary>The name of a group of lines.</summary>
    public string SectionName(string section) => names.Section(section);

    /// <summary>A month by its number.</summary>
    public string Month(int number) => MonthFormat(forecast.MonthOf(number));

    /// <summary>An amount by its unit; a dash where it is undefined.</summary>
    public string Amount(decimal? amount, Unit unit) => amount is not { } value ? Text["Nothing"]
        : unit.IsPercentage ? Percent(value)
        : unit == Unit.Money ? Money(value)
        : value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "#,0.##", Text.Culture);

    /// <summary>A drawn amount; one beyond what a decimal holds by its power of ten.</summary>
    public string Drawn(double? amount, Unit unit) =>
        amount is { } value && Math.Abs(value) > (double)decimal.MaxValue / 1000 ? value.ToString("0.00e+0", Text.Culture) : Amount((decimal?)amount, unit);

    /// <summary>The formula of a figure with the names of lines and inputs; null for what was entered.</summary>
    public string? Formula(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return trace.FormulaIn(word => Text[$"Trace.{word}"], NameOf);
    }

    /// <summary>What the plan comes to, a sentence each: whether cash lasts, when there is a profit, what the project is worth. One alone where an amount is too large to be computed.</summary>
    public IEnumerable<string> Verdicts()
    {
        if (TooLarge is { } tooLarge) return [tooLarge];
        return [CashVerdict(), ProfitVerdict(), .. WorthVerdicts(), .. ComparedOnly()];
    }

    /// <summary>Which amount is too large to be computed, and when; null where there is none.</summary>
    public string? TooLarge => forecast.TooLarge is var (line, beyond) ? Text[ForecastErrors.TooLarge, NameOf(line), MonthFormat(beyond)] : null;

    /// <summary>Whether cash lasts, and what is left or missing at the lowest point.</summary>
    public string CashVerdict()
    {
        var figures = forecast.Figures;
        var lowestMonth = Month(figures.LowestCashMonth!.Value);
        return figures.CashOutMonth is { } month
            ? Text["Forecast.CashOut", Month(month), Money(figures.FundingNeed!.Value), lowestMonth, figures.RunwayMonths!.Value]
            : Text["Forecast.CashLasts", Money(figures.LowestCash!.Value), lowestMonth];
    }

    /// <summary>From when on there is a profit.</summary>
    public string ProfitVerdict() => forecast.Figures.BreakEvenMonth is { } even ? Text["Forecast.BreakEven", Month(even)] : Text["Forecast.NoBreakEven"];

    /// <summary>What operations and investments are worth, and at which rates of return.</summary>
    public IEnumerable<string> WorthVerdicts()
    {
        if (forecast.Figures.NetPresentValue is { } worth) yield return Text["Forecast.Worth", Money(worth), Amount(forecast.Forecast.DiscountRate, Unit.Percentage)];
        var rates = RatesOf(forecast.Figures.InternalRateOfReturn).Where(double.IsFinite).Select(Percent).ToList();
        if (rates.Count > 0) yield return Text[rates.Count == 1 ? "Forecast.RateOfReturn" : "Forecast.RatesOfReturn", string.Join(", ", rates)];
    }

    /// <summary>Which lines are compared with their actual amounts only, although the forecast goes on from these.</summary>
    public IEnumerable<string> ComparedOnly()
    {
        var compared = forecast.IsRolling ? forecast.Forecast.Actuals.Where(actual => actual.Line.Actual is null).Select(actual => NameOf(actual.Line)).ToList() : [];
        return compared.Count > 0 ? [Text["Forecast.ComparedOnly", string.Join(", ", compared)]] : [];
    }

    /// <summary>A finding as a sentence.</summary>
    public string Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Text[finding.Key, [.. finding.Args.Select(arg => arg switch { Month month => MonthFormat(month), decimal amount => Money(amount), _ => arg })]];
    }

    /// <summary>What a key figure is called.</summary>
    public string NameOf(KeyFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Text[$"KeyFigure.{figure.Key}"];
    }

    /// <summary>The value of a key figure; a dash where it is never reached or not known.</summary>
    public string ValueOf(KeyFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Of(forecast.Figures) is not { } value ? Text["Nothing"] : figure.Kind switch
        {
            KeyFigureKind.Money => Money(value),
            KeyFigureKind.MonthNumber => Month((int)value),
            KeyFigureKind.Rate => Amount(value, Unit.Percentage),
            KeyFigureKind.Months => Amount(value, Unit.Months),
            _ => Amount(value, Unit.Ratio),
        };
    }

    /// <summary>The rates of an answer: one, none or several.</summary>
    public static IReadOnlyList<double> RatesOf(Answer answer) => answer switch
    {
        Answer.Value one => [one.Number],
        Answer.Several several => several.Numbers,
        _ => [],
    };

    private string Money(decimal amount) => MoneyFormat?.Invoke(amount) ?? amount.ToString("#,0", Text.Culture);

    private string Percent(decimal fraction) => (fraction * 100).ToString("#,0.0", Text.Culture) + "%";

    private string Percent(double fraction) => (fraction * 100).ToString("#,0.0", Text.Culture) + "%";
}
