using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Costs;

/// <summary>What the company spends beside salaries, what it owns, how it is taxed; what else could be (scenarios), and what has been (actuals).</summary>
public sealed class Finances
{
    /// <summary>How many months a forecast covers where the plan does not say.</summary>
    public const int DefaultMonths = 60;

    /// <summary>The longest note on a budget, in UTF-16 code units.</summary>
    public const int LongestNote = 300;

    /// <summary>How many months the forecast covers, 12 to 120.</summary>
    public decimal? Months { get; private set; }

    /// <summary>The month of the calendar year in which the fiscal year starts; January where nothing is said.</summary>
    public decimal? FiscalYearStart { get; private set; }

    /// <summary>Cash before the first month.</summary>
    public decimal? OpeningCash { get; private set; }

    /// <summary>What customers owe before the first month; it comes in then.</summary>
    public decimal? OpeningReceivables { get; private set; }

    /// <summary>What suppliers are owed before the first month; it is paid then.</summary>
    public decimal? OpeningPayables { get; private set; }

    /// <summary>By whose words the statements name their lines.</summary>
    public AccountingStandard? Standard { get; private set; }

    /// <summary>Taxes by the rules of a country.</summary>
    public TaxPreset? TaxPreset { get; private set; }

    /// <summary>Income tax, where it is not the preset's; a fraction.</summary>
    public decimal? IncomeTax { get; private set; }

    /// <summary>Value added tax, where it is not the preset's; a fraction.</summary>
    public decimal? SalesTax { get; private set; }

    /// <summary>The share of research and development that is capitalised; a fraction.</summary>
    public decimal? CapitalisedShare { get; private set; }

    /// <summary>Months over which it is written off.</summary>
    public decimal? CapitalisedLife { get; private set; }

    /// <summary>Rate a year at which the project's flows are discounted; a fraction.</summary>
    public decimal? DiscountRate { get; private set; }

    /// <summary>The least cash that there is to be at the end of any month.</summary>
    public decimal? LeastCash { get; private set; }

    /// <summary>For how many months the cash is to last at least.</summary>
    public decimal? LeastRunway { get; private set; }

    /// <summary>By how much a class of costs may be over its budget before it is warned of; a fraction.</summary>
    public decimal? MostOverBudget { get; private set; }

    /// <summary>The month in which the first quarter of the budget begins.</summary>
    public Month? BudgetFrom { get; private set; }

    /// <summary>The day on which the budget was taken over from the forecast.</summary>
    public DateOnly? BudgetTaken { get; private set; }

    /// <summary>Who agreed to the budget, and on what it rests.</summary>
    public string BudgetNote { get; private set; } = "";

    /// <summary>What each class of costs may cost.</summary>
    public FixedRows<ClassBudget> Budget { get; } = new(ClassBudget.Keys);

    /// <summary>What is judged before it is bought.</summary>
    public RowList<Investment> Investments { get; } = [];

    /// <summary>What is spent beside salaries.</summary>
    public RowList<Cost> Costs { get; } = [];

    /// <summary>What is bought to last.</summary>
    public RowList<Asset> Assets { get; } = [];

    /// <summary>Rates of exchange.</summary>
    public RowList<ExchangeRate> Rates { get; } = [];

    /// <summary>What else could be.</summary>
    public RowList<Scenario> Scenarios { get; } = [];

    /// <summary>What is different in a scenario.</summary>
    public RowList<ScenarioOverride> Overrides { get; } = [];

    /// <summary>What has been.</summary>
    public RowList<ActualLine> Actuals { get; } = [];

    /// <summary>Which lines of the books of account become which lines of the forecast.</summary>
    public RowList<ActualSource> ActualSources { get; } = [];

    /// <summary>How estimates are distributed that are not by PERT.</summary>
    public RowList<Uncertainty> Uncertainties { get; } = [];

    /// <summary>Which estimates move together.</summary>
    public RowList<JointUncertainty> Correlations { get; } = [];

    /// <summary>The section's fields and questions. What its other lists hold comes with a plan file.</summary>
    public static Section Section { get; } = new(
        Map(),
        ask =>
        [
            ask.Ask("costs") with { Importance = 3, MovesMoney = true },
            ask.Ask("assets") with { MovesMoney = true },
            ask.Ask("basis", "opening-cash", "opening-receivables", "opening-payables", "months", "fiscal-year-start", "standard") with { MovesMoney = true },
            ask.Ask("taxes", "tax-preset", "income-tax", "sales-tax", "capitalised-share", "capitalised-life") with { MovesMoney = true },
            // Whoever has one currency has nothing to answer.
            ask.Ask("currencies", "rates") with { Importance = 1, MovesMoney = true, AppliesTo = plan => plan.Finance.Rates.Count > 0 || ForeignCurrencies.In(plan).Any() },
            ask.Ask("budget", "most-over-budget", "budget-from", "budget-taken", "budget-note", "budget") with { Importance = 1 },
            ask.Ask("cash-budget", "least-cash", "least-runway"),
            ask.Ask("investments", "discount-rate", "investments") with { Importance = 1 },
        ]);

    private static SectionMap Map() => WithoutQuestions(SectionMap.Of("finance")
        .Own<Finances>(plan => plan.Finance, fields => fields
            .Number(finance => finance.Months, "months", min: 12, max: 120, decimals: 0, required: false)
            .Number(finance => finance.FiscalYearStart, min: 1, max: 12, decimals: 0, required: false)
            .Money(finance => finance.OpeningCash)
            .Money(finance => finance.OpeningReceivables, required: false)
            .Money(finance => finance.OpeningPayables, required: false)
            .Choice(finance => finance.Standard, required: false)
            .Choice(finance => finance.TaxPreset)
            .Percentage(finance => finance.IncomeTax, required: false)
            .Percentage(finance => finance.SalesTax, required: false)
            .Percentage(finance => finance.CapitalisedShare, required: false)
            .Number(finance => finance.CapitalisedLife, "months", min: 1, max: 240, decimals: 0, required: false)
            .Percentage(finance => finance.DiscountRate)
            .Money(finance => finance.LeastCash)
            .Number(finance => finance.LeastRunway, "months", max: 120, decimals: 0)
            .Percentage(finance => finance.MostOverBudget, max: 10)
            .Month(finance => finance.BudgetFrom, required: false)
            .Date(finance => finance.BudgetTaken, required: false)
            .ShortText(finance => finance.BudgetNote, LongestNote, required: false))
        .Rows<Cost>("costs", plan => plan.Finance.Costs, maxRows: 100, Cost.Declare)
        .Rows<Asset>("assets", plan => plan.Finance.Assets, maxRows: 50, fields => fields
            .ShortText(asset => asset.Name, 80)
            .Estimate(asset => asset.Price, FieldSet<Asset>.CurrencyUnit)
            .Estimate(asset => asset.Quantity, "units", required: false)
            .Currency(asset => asset.Currency)
            .Month(asset => asset.Month)
            .Number(asset => asset.Life, "months", min: 1, max: 600, decimals: 0)
            .Estimate(asset => asset.Salvage, FieldSet<Asset>.PercentUnit, max: 100, required: false)
            .Choice(asset => asset.Method, required: false)
            .Percentage(asset => asset.SalesTax, required: false))
        .Rows<ExchangeRate>("rates", plan => plan.Finance.Rates, maxRows: 200, fields => fields
            .Currency(rate => rate.Currency)
            .Month(rate => rate.From, required: false)
            .Number(rate => rate.Rate, min: 0.00000001m, max: 1_000_000, decimals: 8))
        .Fixed<ClassBudget>("budget", plan => plan.Finance.Budget, ClassBudget.Keys, fields => fields
            .Series(budget => budget.Amounts, FieldSet<ClassBudget>.CurrencyUnit, required: true, over: SeriesOver.Quarters))
        .Rows<Investment>("investments", plan => plan.Finance.Investments, maxRows: 30, Investment.Declare));

    // No questions ask for these yet.
    private static SectionMap WithoutQuestions(SectionMap map) => map
        .Rows<Scenario>("scenarios", plan => plan.Finance.Scenarios, maxRows: 20, fields => fields
            .ShortText(scenario => scenario.Name, 80)
            .Reference(scenario => scenario.BasedOn, required: false, targets: ["finance/scenarios"]))
        .Children<ScenarioOverride>("overrides", plan => plan.Finance.Overrides, change => change.Scenario, maxRows: 400, fields => fields
            .Reference(change => change.Scenario, targets: ["finance/scenarios"])
            .ShortText(change => change.At, 200)
            .ShortText(change => change.Value, 2000, required: false))
        .Rows<ActualLine>("actuals", plan => plan.Finance.Actuals, maxRows: 600, fields => fields
            .ShortText(actual => actual.Line, 200)
            .Series(actual => actual.Amounts, min: -1_000_000_000_000m))
        .Rows<ActualSource>("actual-sources", plan => plan.Finance.ActualSources, maxRows: 600, fields => fields
            .ShortText(source => source.Label, 200)
            .ShortText(source => source.Line, 200, required: false)
            .Number(source => source.Factor, min: -1_000_000, max: 1_000_000, decimals: 6, required: false))
        .Rows<Uncertainty>("uncertainties", plan => plan.Finance.Uncertainties, maxRows: 200, fields => fields
            .ShortText(uncertainty => uncertainty.At, 200)
            .Choice(uncertainty => uncertainty.Shape))
        .Rows<JointUncertainty>("correlations", plan => plan.Finance.Correlations, maxRows: 200, fields => fields
            .ShortText(pair => pair.First, 200)
            .ShortText(pair => pair.Second, 200)
            .Number(pair => pair.Coefficient, min: -1, max: 1, decimals: 4));
}

/// <summary>Accounting standards whose names of lines are known.</summary>
public enum AccountingStandard
{
    /// <summary>US GAAP.</summary>
    Gaap,

    /// <summary>IFRS.</summary>
    Ifrs,

    /// <summary>Chinese accounting standards (中国会计准则), in Chinese.</summary>
    Cas,
}

/// <summary>Tax rules that are known.</summary>
public enum TaxPreset
{
    /// <summary>No taxes.</summary>
    None,

    /// <summary>China, general taxpayer.</summary>
    ChinaGeneral,

    /// <summary>China, small-scale taxpayer and small low-profit enterprise.</summary>
    ChinaSmallScale,

    /// <summary>China, recognised high-tech enterprise.</summary>
    ChinaHighTech,

    /// <summary>United States, federal.</summary>
    Us,

    /// <summary>European Union, by the example of Germany.</summary>
    Eu,

    /// <summary>United Kingdom.</summary>
    Uk,
}
