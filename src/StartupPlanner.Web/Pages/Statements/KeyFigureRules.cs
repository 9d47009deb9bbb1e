using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Web.Pages.Statements;

/// <summary>Which line and month a key figure is read off.</summary>
internal static class KeyFigureRules
{
    /// <summary>The lines, each with the month at which to look first.</summary>
    public static IReadOnlyList<(Line Line, int Month)> LinesOf(string key, PlanForecast forecast)
    {
        var (made, figures) = (forecast.Forecast, forecast.Figures);
        var (closing, free) = (made.Cash.ClosingCash, made.Lines["free-cash-flow"]);
        return key switch
        {
            "runway-months" => [At(closing, figures.CashOutMonth)],
            "lowest-cash" or "funding-need" => [At(closing, figures.LowestCashMonth)],
            "break-even-month" => [At(made.Income.ProfitBeforeTax, figures.BreakEvenMonth)],
            "cash-positive-month" => [At(made.Cash.Operating, figures.CashPositiveMonth)],
            "payback-month" => [At(free, figures.PaybackMonth)],
            "lowest-dscr" => [At(made.Metrics.Dscr, LowestOf(made.Metrics.Dscr))],
            _ => [At(free, null)],
        };

        (Line, int) At(Line line, int? month) => (line, month ?? forecast.Months);

        int? LowestOf(Line line) => figures.LowestDscr is { } lowest ? Enumerable.Range(1, forecast.Months).FirstOrDefault(month => forecast.Evaluation[line, month] == lowest) : null;
    }
}
