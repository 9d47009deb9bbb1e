using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Functions;
using StartupPlanner.Web.Localization;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>What the section computes, in the words of one reader.</summary>
internal sealed class FinanceWords(Plan plan, Texts texts, Display display)
{
    public string Unit => Display.Symbol(plan.Currency).Trim();

    public string Money(decimal amount) => display.Money(decimal.Round(amount), plan.Currency);

    /// <summary>Without the currency's sign, for tables that say it once.</summary>
    public string Amount(decimal amount) => display.Number(decimal.Round(amount));

    public string Class(CostArea area) => texts[$"Finance.CostArea.{area}"];

    public string Quarter(BudgetQuarter quarter) => texts[quarter.IsCalendar ? "Finance.Quarter" : "Finance.FiscalQuarter", quarter.Number, quarter.Year];

    public static string Year(BudgetQuarter quarter) => quarter.IsCalendar ? $"{quarter.Year}" : $"FY{quarter.Year}";

    /// <summary>What a cost amounts to, in its own currency and with its range.</summary>
    public string Amount(Cost cost)
    {
        var (range, unit) = cost.Kind == CostKind.PercentOfLine ? (cost.Share, "%") : (cost.Amount, "");
        if (range is null) return "";
        string[] shown = [.. ((decimal[])[range.Low, range.Likely, range.High]).Select(amount => unit.Length > 0 ? display.Number(amount) : display.Money(amount, cost.Currency ?? plan.Currency))];
        return (range.Low == range.High ? shown[1] : texts["Shared.Estimate", [.. shown]]) + unit;
    }

    /// <summary>The difference with F where it is favourable and U where it is not; empty where there is no budget.</summary>
    public string Variance(BudgetedCost cost) => cost.Variance switch
    {
        null => "",
        var none when decimal.Round(none.Value) == 0 => "0",
        > 0 and var more => texts["Finance.Budget.Unfavourable", "+" + Amount(more)],
        var less => texts["Finance.Budget.Favourable", "−" + Amount(-less.Value)],
    };

    public string Of(Warning warning) => warning switch
    {
        Warning.CashTooLow low => texts["Finance.Warning.CashTooLow", display.Month(low.From), Money(low.Least), Money(low.Lowest), display.Month(low.LowestMonth), low.Months],
        Warning.RunwayTooShort runway => texts["Finance.Warning.RunwayTooShort", runway.Months, display.Month(runway.Until), runway.Least],
        Warning.OverBudget { Cost: { Budget: { } budget, Variance: { } over } cost } many => texts[
            many.Quarters == 1 ? "Finance.Warning.OverBudget" : "Finance.Warning.OverBudgetOften",
            Class(cost.Area), Money(over), budget == 0 ? "–" : display.Percent(over / budget), Quarter(cost.Quarter), many.Quarters - 1],
        _ => throw new ArgumentOutOfRangeException(nameof(warning), warning, "Unknown warning."),
    };

    /// <summary>All warnings, a line each; that there are none, where there are none.</summary>
    public string Warnings(PlanForecast forecast) =>
        Domain.Forecasting.Warnings.Of(plan, forecast) is { Count: > 0 } all ? string.Join('\n', all.Select(Of)) : texts["Finance.Warning.None"];

    public string Rates(Answer rates) => rates switch
    {
        Answer.Value one => Rate(one.Number),
        Answer.Several several => texts["Finance.Investments.SeveralRates", texts.List(several.Numbers.Select(Rate))],
        _ => texts["Finance.Investments.NoRateOfReturn"],
    };

    public string Payback(JudgedInvestment judged) => judged.Payback is { } years ? texts["Finance.Investments.Years", display.Number(decimal.Round(years, 1))] : texts["Finance.Investments.NoPayback"];

    public string Verdict(JudgedInvestment judged) => texts[$"Finance.Investments.Verdict.{judged.Verdict}"];

    /// <summary>Beyond a rate that anybody would believe, that it is beyond it.</summary>
    private string Rate(double rate) => Math.Abs(rate) < 100 ? display.Percent((decimal)rate, 1) : "> 10,000%";
}
