using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What a key figure measures.</summary>
public enum KeyFigureKind
{
    /// <summary>An amount in the plan's currency.</summary>
    Money,

    /// <summary>How many months.</summary>
    Months,

    /// <summary>The number of a month in the model, 1 for the first.</summary>
    MonthNumber,

    /// <summary>A number without a unit.</summary>
    Ratio,

    /// <summary>A rate a year; a fraction.</summary>
    Rate,
}

/// <summary>A figure that is read off the whole forecast, not off a month.</summary>
/// <param name="Key">Names it to readers of both languages, such as runway-months.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Of">Its value; null where it is never reached or not known.</param>
public sealed record KeyFigure(string Key, KeyFigureKind Kind, Func<KeyFigures, decimal?> Of)
{
    private const double MostRate = 1e9;

    /// <summary>All of them, in the order in which they are read.</summary>
    public static IReadOnlyList<KeyFigure> All { get; } =
    [
        new("runway-months", KeyFigureKind.Months, figures => figures.RunwayMonths),
        new("lowest-cash", KeyFigureKind.Money, figures => figures.LowestCash),
        new("funding-need", KeyFigureKind.Money, figures => figures.FundingNeed),
        new("break-even-month", KeyFigureKind.MonthNumber, figures => figures.BreakEvenMonth),
        new("cash-positive-month", KeyFigureKind.MonthNumber, figures => figures.CashPositiveMonth),
        new("payback-month", KeyFigureKind.MonthNumber, figures => figures.PaybackMonth),
        new("lowest-dscr", KeyFigureKind.Ratio, figures => figures.LowestDscr),
        new("net-present-value", KeyFigureKind.Money, figures => figures.NetPresentValue),
        new("internal-rate-of-return", KeyFigureKind.Rate, figures => figures.InternalRateOfReturn.Unique is { } rate && Math.Abs(rate) < MostRate ? (decimal)rate : null),
    ];

    /// <summary>The one with a key; null where there is none.</summary>
    public static KeyFigure? Find(string key) => All.FirstOrDefault(figure => figure.Key == key);

    /// <summary>What is compared with a target: cash that never runs out lasts as long as the forecast.</summary>
    internal decimal? Sought(KeyFigures figures, Model model) => Of(figures) ?? (Kind == KeyFigureKind.Months ? model.Months : null);
}
