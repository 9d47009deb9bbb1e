using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Planning;
using StartupPlanner.Web.Pages.Shared;
using StartupPlanner.Web.Pipeline;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>Cash as it is received and paid, as a chart, with the months in which there is less than there is to be.</summary>
internal sealed class CashBudgetFigures(PlanForecasts forecasts, TimeProvider clock) : IFigures
{
    public IReadOnlyList<string> Groups => ["cash-budget"];

    public IEnumerable<KeyValuePair<string, string>> Of(Plan plan, Texts texts, Display display)
    {
        var cash = CashOf(plan);
        foreach (var figure in ChartOf(plan, cash, texts, display).Figures) yield return figure;
        yield return new("cash-budget.warnings", WarningsOf(plan, texts, display));
        for (var month = 1; month <= cash?.Closing.Count; month++) yield return new($"cash-budget.low.{month}", Mark(plan, cash.Closing[month - 1], texts));
    }

    /// <summary>The cash month by month; null where there is no forecast.</summary>
    public CashBudget? CashOf(Plan plan) => forecasts.Of(plan) is { Failure: null } made ? CashBudget.Of(plan, made.Value) : null;

    public string WarningsOf(Plan plan, Texts texts, Display display) =>
        forecasts.Of(plan) is { Failure: null } made ? new FinanceWords(plan, texts, display).Warnings(made.Value, clock.GetUtcNow()) : texts["Finance.Unknown"];

    /// <summary>What stands under the cash of a month that is too low.</summary>
    public static string Mark(Plan plan, decimal cash, Texts texts) => Warnings.IsTooLow(plan, cash) ? texts["Finance.CashBudget.TooLow"] : "";

    public Chart ChartOf(Plan plan, CashBudget? cash, Texts texts, Display display)
    {
        var made = forecasts.Of(plan);
        if (cash is null) return new("cash-budget.chart", texts["Finance.Unknown"], texts["Shared.Month"], [], []);
        var (forecast, words) = (made.Value, new FinanceWords(plan, texts, display));
        var title = forecast.Figures is { LowestCash: { } lowest, LowestCashMonth: { } month }
            ? texts["Finance.CashBudget.Chart", words.Money(lowest), display.Month(forecast.MonthOf(month)), words.Money(cash.Closing[^1]), display.Month(forecast.MonthOf(forecast.Months))]
            : texts["Finance.Unknown"];
        return new("cash-budget.chart", title, texts["Shared.Month"], forecast.MonthNames(display),
        [
            Bars("FromCustomers", CashSide.FromCustomers),
            Bars("FromInvestors", CashSide.FromInvestors),
            Bars("ToPeople", CashSide.ToPeople),
            Bars("ToSuppliers", CashSide.ToSuppliers),
            Bars("Others", CashSide.ToTaxOffice, CashSide.ForAssets, CashSide.ToInvestors),
            new(texts["Finance.CashBudget.Closing"], [.. cash.Closing.Select(amount => (decimal?)decimal.Round(amount, 2))], ChartShape.Line, Unit: words.Unit),
        ]);

        ChartSeries Bars(string name, params CashSide[] sides) => new(
            texts[$"Finance.CashSide.{name}"], [.. Enumerable.Range(0, forecast.Months).Select(number => (decimal?)decimal.Round(sides.Sum(side => cash.Flows[side][number]), 2))], ChartShape.Bars, "cash", Unit: words.Unit);
    }
}
