using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Forecasting;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Functions;
using StartupPlanner.Finance.Values;
using StartupPlanner.Web.Localization;
using StartupPlanner.Web.Pages.Shared;

namespace StartupPlanner.Web.Pages.Finance;

/// <summary>What the section computes, in the words of one reader.</summary>
internal sealed class FinanceWords(Plan plan, Texts texts, Display display)
{
    public string Unit => Display.Symbol(plan.Currency).Trim();

    public string Money(decimal amount) => display.Money(decimal.Round(amount), plan.Currency);

    /// <summary>Without the currency's sign, for tables that say it once.</summary>
    public string Amount(decimal amount) => display.Number(decimal.Round(amount));

    public string Class(CostArea area) => texts[$"Finance.CostArea.{area}"];

    /// <summary>A quarter of the fiscal year by its number; three months that are none by their names.</summary>
    public string Quarter(BudgetQuarter quarter) => !quarter.IsOfYear ? Months(quarter, quarter)
        : texts[quarter.IsCalendar ? "Finance.Quarter" : "Finance.FiscalQuarter", quarter.Number, quarter.Year];

    /// <summary>The quarters of a fiscal year; by their months where these are no quarters of it.</summary>
    public string Year(IEnumerable<BudgetQuarter> quarters)
    {
        var (first, last) = (quarters.First(), quarters.Last());
        return !first.IsOfYear ? Months(first, last) : Year($"{first.Year}", first.IsCalendar);
    }

    public string Year(Period period) => PeriodWords.Head(period, texts);

    private string Year(string number, bool isCalendar) => isCalendar ? number : texts["Shared.FiscalYear", number];

    private string Months(BudgetQuarter first, BudgetQuarter last) => texts["Finance.QuarterOfMonths", display.Month(first.First), display.Month(last.Last)];

    /// <summary>What a cost amounts to, in its own currency and with its range.</summary>
    public string Amount(Cost cost) => cost.Kind == CostKind.PercentOfLine ? Range(cost.Share, amount => display.Number(amount) + "%") : Money(cost.Amount, cost);

    /// <summary>What it most likely amounts to.</summary>
    public string Likely(Cost cost) => Shown(cost, range => range.Likely);

    /// <summary>Between which amounts it lies; empty where it is known.</summary>
    public string Spread(Cost cost) => (cost.Kind == CostKind.PercentOfLine ? cost.Share : cost.Amount) is { } range && range.Low != range.High
        ? texts["Finance.Spread", Shown(cost, each => each.Low), Shown(cost, each => each.High)] : "";

    private string Shown(Cost cost, Func<Estimate, decimal> of) => cost.Kind == CostKind.PercentOfLine
        ? cost.Share is null ? "" : display.Number(of(cost.Share)) + "%"
        : cost.Amount is null ? "" : display.Money(of(cost.Amount), cost.Currency ?? plan.Currency);

    /// <summary>A field of a cost as it stands beside its amount.</summary>
    public string Fact(Field field, Cost cost) => field.Segment == "cost-per-lead" ? Money(cost.CostPerLead, cost)
        : display.Value(field, field.Read(cost), plan, cost) + (field is { Type: FieldType.Number, Unit: not null } ? " " + texts.Unit(field) : "");

    private string Money(Estimate? range, Cost cost) => Range(range, amount => display.Money(amount, cost.Currency ?? plan.Currency));

    private string Range(Estimate? range, Func<decimal, string> shown) => range is null ? ""
        : range.Low == range.High ? shown(range.Likely)
        : texts["Shared.Estimate", shown(range.Low), shown(range.Likely), shown(range.High)];

    /// <summary>The difference with F where it is favourable and U where it is not; empty where there is no budget.</summary>
    public string Variance(BudgetedCost cost) => cost.Variance switch
    {
        null => "",
        var none when decimal.Round(none.Value) == 0 => "0",
        > 0 and var more => texts["Finance.Budget.Unfavourable", "+" + Amount(more)],
        var less => texts["Finance.Budget.Favourable", Amount(less.Value)],
    };

    public string Of(Warning warning) => warning switch
    {
        Warning.CashTooLow low => texts["Finance.Warning.CashTooLow", display.Month(low.From), Money(low.Least), Money(low.Lowest), display.Month(low.LowestMonth), low.Months],
        Warning.RunwayTooShort runway => texts["Finance.Warning.RunwayTooShort", runway.Months, display.Month(runway.Until), runway.Least, display.Month(runway.From)],
        Warning.OverBudget { Cost: { Budget: { } budget, Variance: { } over } cost } many => texts[
            many.Quarters == 1 ? "Finance.Warning.OverBudget" : "Finance.Warning.OverBudgetOften",
            Class(cost.Area), Money(over), budget == 0 ? "–" : display.Percent(over / budget), Quarter(cost.Quarter), many.Quarters - 1],
        _ => throw new ArgumentOutOfRangeException(nameof(warning), warning, "Unknown warning."),
    };

    /// <summary>All warnings, a line each; that there are none, where there are none.</summary>
    public string Warnings(PlanForecast forecast, DateTimeOffset now, BudgetComparison? budget = null) =>
        All(forecast, now, budget) is { Count: > 0 } all ? string.Join('\n', all.Select(Of)) : texts["Finance.Warning.None"];

    /// <summary>All warnings as of a moment.</summary>
    public IReadOnlyList<Warning> All(PlanForecast forecast, DateTimeOffset now, BudgetComparison? budget = null) =>
        Domain.Forecasting.Warnings.Of(plan, forecast, Month.Of(display.Day(now)), budget);

    public string Rates(Answer rates) => rates switch
    {
        Answer.Value one => Rate(one.Number),
        Answer.Several several => texts["Finance.Investments.SeveralRates", texts.List(several.Numbers.Select(Rate))],
        _ => texts["Finance.Investments.NoRateOfReturn"],
    };

    public string Payback(JudgedInvestment judged) => judged.Payback is { } years ? texts["Finance.Investments.Years", display.Number(decimal.Round(years, 1))] : texts["Finance.Investments.NoPayback"];

    public string Verdict(JudgedInvestment judged) => texts[$"Finance.Investments.Verdict.{judged.Verdict}"];

    /// <summary>Beyond a rate that anybody would believe, that it is beyond it.</summary>
    private string Rate(double rate) => rate switch
    {
        double.NaN => texts["Finance.Investments.NoRateOfReturn"],
        >= 100 => texts["Finance.Investments.RateAbove"],
        <= -100 => texts["Finance.Investments.RateBelow"],
        _ => display.Percent((decimal)rate, 1),
    };
}
