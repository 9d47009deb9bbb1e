using System.Globalization;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>The forecast in the words of a reader of the statements: negative amounts have a true minus sign, money has cents only where one figure is explained.</summary>
internal sealed class StatementWords(PlanForecast forecast, Texts texts, Display display, AccountingStandard standard)
{
    private const string Minus = "−";

    public ForecastWords Forecast { get; } = new(forecast, texts.Culture)
    {
        Standard = standard,
        MonthFormat = display.Month,
        MoneyFormat = amount => Signed(amount, "#,0.##", texts.Culture),
    };

    /// <summary>What stands beside an amount in a chart.</summary>
    public string SignOf(Unit unit) => unit.IsPercentage ? "%" : unit == Unit.Money ? Display.Symbol(forecast.Plan.Currency).Trim() : "";

    /// <summary>The name of a group of lines.</summary>
    public string TitleOf(Statement statement) => Forecast.SectionName(statement.Section);

    public string ItemNameOf(Line line) => Forecast.ItemNameOf(line);

    public string TermOf(Line line) => Forecast.TermOf(line);

    public string NameOf(Formula figure) => Forecast.NameOf(figure);

    public string Month(int number) => display.Month(forecast.MonthOf(number));

    public string WhenOf(Period period) => period.IsMonth ? Month(period.From)
        : period.Name.Contains('~', StringComparison.Ordinal) ? texts["Statements.Span", Month(period.From), Month(period.To)]
        : period.Name;

    public string? Formula(Trace trace) => Forecast.Formula(trace);

    public string? Working(Trace trace) => trace.WorkingIn(word => Forecast.Text[$"Trace.{word}"], Bracketed);

    /// <summary>An amount within a formula, where a minus after a minus is not read.</summary>
    public string Bracketed(decimal? amount, Unit unit) => amount < 0 ? $"({Amount(amount, unit)})" : Amount(amount, unit);

    /// <summary>An amount in full; a dash where it is undefined.</summary>
    public string Amount(decimal? amount, Unit unit) => amount is not { } value ? Forecast.Text["Nothing"]
        : unit.IsPercentage ? Signed(value * 100, "#,0.##", texts.Culture) + "%"
        : Signed(value, unit == Unit.Money ? "#,0.00" : "#,0.####", texts.Culture);

    /// <summary>An amount as a table of many shows it: money in whole units.</summary>
    public string Short(decimal? amount, Unit unit) => amount is not { } value ? Forecast.Text["Nothing"]
        : unit.IsPercentage ? Signed(value * 100, "#,0.0", texts.Culture) + "%"
        : Signed(value, unit == Unit.Money || Math.Abs(value) >= 1000 ? "#,0" : "#,0.##", texts.Culture);

    private static string Signed(decimal value, string format, CultureInfo culture)
    {
        var size = Math.Abs(value).ToString(format, culture);
        // What is rounded to nothing has no sign.
        return value < 0 && size.AsSpan().ContainsAnyInRange('1', '9') ? Minus + size : size;
    }
}
