using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Costs;

/// <summary>What the company spends beside salaries, what it owns, how it is taxed; what else could be (scenarios), and what has been (actuals).</summary>
public sealed class Finances
{
    /// <summary>How many months a forecast covers where the plan does not say.</summary>
    public const int DefaultMonths = 60;

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

    /// <summary>The section's fields. No questions ask for them yet.</summary>
    public static Section Section { get; } = new(
        SectionMap.Of("finance")
            .Own<Finances>(plan => plan.Finance, fields => fields
                .Number(finance => finance.Months, "months", min: 12, max: 120, decimals: 0, required: false)
                .Number(finance => finance.FiscalYearStart, min: 1, max: 12, decimals: 0, required: false)
                .Money(finance => finance.OpeningCash, required: false)
                .Money(finance => finance.OpeningReceivables, required: false)
                .Money(finance => finance.OpeningPayables, required: false)
                .Choice(finance => finance.Standard, required: false)
                .Choice(finance => finance.TaxPreset, required: false)
                .Percentage(finance => finance.IncomeTax, required: false)
                .Percentage(finance => finance.SalesTax, required: false)
                .Percentage(finance => finance.CapitalisedShare, required: false)
                .Number(finance => finance.CapitalisedLife, "months", min: 1, max: 240, decimals: 0, required: false)
                .Percentage(finance => finance.DiscountRate, required: false))
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
            .Rows<Scenario>("scenarios", plan => plan.Finance.Scenarios, maxRows: 20, fields => fields
                .ShortText(scenario => scenario.Name, 80)
                .ShortText(scenario => scenario.BasedOn, 100, required: false))
            .Rows<ScenarioOverride>("overrides", plan => plan.Finance.Overrides, maxRows: 400, fields => fields
                .ShortText(change => change.Scenario, 100)
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
                .Number(pair => pair.Coefficient, min: -1, max: 1, decimals: 4)),
        _ => []);
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

/// <summary>How a cost comes about.</summary>
public enum CostKind
{
    /// <summary>An amount each month, or for each unit of a quantity (rented machines, seats).</summary>
    Fixed,

    /// <summary>An amount once, or every so many months.</summary>
    OneOff,

    /// <summary>Per cent of a line of the forecast; of revenue, all or that of one stream, where no line is named.</summary>
    PercentOfLine,

    /// <summary>An amount for each customer, or each unit used, of one stream.</summary>
    PerUnit,

    /// <summary>An amount for each of the people employed.</summary>
    PerHead,

    /// <summary>Marketing that brings leads.</summary>
    Marketing,

    /// <summary>Training runs: GPU hours at a price.</summary>
    Training,

    /// <summary>Models run for customers on own or hired machines: tokens at a price for a million.</summary>
    Inference,

    /// <summary>Models that others run: tokens at a price for a million.</summary>
    Api,

    /// <summary>Storage: terabytes at a price for a month.</summary>
    Storage,

    /// <summary>Money left with others that comes back in the last month.</summary>
    Deposit,
}

/// <summary>Something on which money is spent.</summary>
public sealed class Cost : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it counts as; general where nothing is chosen.</summary>
    public CostArea? Area { get; private set; }

    /// <summary>How it comes about; a cost without counts nothing.</summary>
    public CostKind? Kind { get; private set; }

    /// <summary>The first month; the plan's where none is named.</summary>
    public Month? Start { get; private set; }

    /// <summary>The last month.</summary>
    public Month? End { get; private set; }

    /// <summary>In a month, once, for each; or the price of a GPU hour, of a million tokens, of a terabyte in a month.</summary>
    public Estimate? Amount { get; private set; }

    /// <summary>Currency of the amounts; the plan's where none is chosen.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>Per cent of the line.</summary>
    public Estimate? Share { get; private set; }

    /// <summary>Key or name of the line of the forecast of which it is a share, such as gross-profit; it must be money.</summary>
    public string Line { get; private set; } = "";

    /// <summary>How many a fixed cost pays for; GPU hours of a run, tokens for each customer in a month or each unit used, terabytes in the first month.</summary>
    public Estimate? Quantity { get; private set; }

    /// <summary>How much more that is each month, in per cent.</summary>
    public Estimate? MonthlyGrowth { get; private set; }

    /// <summary>Every so many months.</summary>
    public decimal? Every { get; private set; }

    /// <summary>Rise of the amount each year, in per cent.</summary>
    public Estimate? Rise { get; private set; }

    /// <summary>Address of the stream by which it is measured, or to which its leads go.</summary>
    public string Stream { get; private set; } = "";

    /// <summary>What one lead costs.</summary>
    public Estimate? CostPerLead { get; private set; }

    /// <summary>Days until it is paid.</summary>
    public decimal? PaymentDays { get; private set; }

    /// <summary>Value added tax on it, where it is not the plan's; a fraction. Where it cannot be reclaimed it adds to the cost.</summary>
    public decimal? SalesTax { get; private set; }

    internal static void Declare(FieldSet<Cost> fields) => fields
        .ShortText(cost => cost.Name, 80)
        .Choice(cost => cost.Area)
        .Choice(cost => cost.Kind)
        .Month(cost => cost.Start, required: false)
        .Month(cost => cost.End, required: false)
        .Estimate(cost => cost.Amount, FieldSet<Cost>.CurrencyUnit, decimals: 8, required: false)
        .Currency(cost => cost.Currency)
        .Estimate(cost => cost.Share, FieldSet<Cost>.PercentUnit, max: 1000, required: false)
        .ShortText(cost => cost.Line, 200, required: false)
        .Estimate(cost => cost.Quantity, "units", required: false)
        .Estimate(cost => cost.MonthlyGrowth, FieldSet<Cost>.PercentUnit, min: -100, max: 1000, required: false)
        .Number(cost => cost.Every, "months", min: 1, max: 120, decimals: 0, required: false)
        .Estimate(cost => cost.Rise, FieldSet<Cost>.PercentUnit, min: -90, max: 500, required: false)
        .ShortText(cost => cost.Stream, 100, required: false)
        .Estimate(cost => cost.CostPerLead, FieldSet<Cost>.CurrencyUnit, required: false)
        .Number(cost => cost.PaymentDays, "days", max: 720, decimals: 0, required: false)
        .Percentage(cost => cost.SalesTax, required: false);
}

/// <summary>Something bought to last.</summary>
public sealed class Asset : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What one of it costs, without tax.</summary>
    public Estimate? Price { get; private set; }

    /// <summary>How many are bought; one where nothing is said.</summary>
    public Estimate? Quantity { get; private set; }

    /// <summary>Currency of the price; the plan's where none is chosen.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>When it is bought; an asset without counts nothing.</summary>
    public Month? Month { get; private set; }

    /// <summary>Months for which it serves; 36 where nothing is said.</summary>
    public decimal? Life { get; private set; }

    /// <summary>What is left at the end, in per cent of the price.</summary>
    public Estimate? Salvage { get; private set; }

    /// <summary>How it is written off; in equal parts where nothing is chosen.</summary>
    public DepreciationMethod? Method { get; private set; }

    /// <summary>Value added tax on it, where it is not the plan's; a fraction. Where it cannot be reclaimed it adds to the cost.</summary>
    public decimal? SalesTax { get; private set; }
}

/// <summary>What one unit of another currency is worth in the plan's, from a month on.</summary>
public sealed class ExchangeRate : Row
{
    /// <summary>The other currency.</summary>
    public CurrencyCode? Currency { get; private set; }

    /// <summary>From when on, until the next rate; from the beginning where nothing is said.</summary>
    public Month? From { get; private set; }

    /// <summary>What one unit of it costs in the plan's currency.</summary>
    public decimal? Rate { get; private set; }
}

/// <summary>What else could be: the plan with some values changed.</summary>
public sealed class Scenario : Row
{
    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Address of the scenario on which it builds; empty for the plan itself.</summary>
    public string BasedOn { get; private set; } = "";
}

/// <summary>A value that is different in a scenario.</summary>
public sealed class ScenarioOverride : Row
{
    /// <summary>Address of the scenario.</summary>
    public string Scenario { get; private set; } = "";

    /// <summary>Address of the field.</summary>
    public string At { get; private set; } = "";

    /// <summary>Its value there, as it would be typed.</summary>
    public string Value { get; private set; } = "";
}

/// <summary>What a line of the forecast really was, from the first month on.</summary>
public sealed class ActualLine : Row
{
    /// <summary>The line, by its key or name.</summary>
    public string Line { get; private set; } = "";

    /// <summary>Its amounts month by month.</summary>
    public IReadOnlyList<decimal> Amounts { get; private set; } = [];
}

/// <summary>A line of an imported file and the line of the forecast that it counts towards; remembered for the next import.</summary>
public sealed class ActualSource : Row
{
    /// <summary>What the line is called in the file.</summary>
    public string Label { get; private set; } = "";

    /// <summary>The line of the forecast, by its key or name; empty for a line that is passed over.</summary>
    public string Line { get; private set; } = "";

    /// <summary>By what its amounts are multiplied: −1 where costs are negative in the file, 1,000 where it counts in thousands; 1 where nothing is said.</summary>
    public decimal? Factor { get; private set; }
}

/// <summary>How the values between low and high of an estimate are distributed in a simulation.</summary>
public enum UncertaintyShape
{
    /// <summary>PERT, a beta distribution around the likely value.</summary>
    Pert,

    /// <summary>Rising straight to the likely value and falling straight from it.</summary>
    Triangular,

    /// <summary>Each value as likely as any other; the likely value counts nothing.</summary>
    Uniform,

    /// <summary>Normal around the likely value, with low and high as 5th and 95th percentiles by their distance.</summary>
    Normal,

    /// <summary>Its logarithm normal, with low and high as 5th and 95th percentiles; the likely value counts nothing.</summary>
    Lognormal,

    /// <summary>Low, likely or high and nothing between, with weights of 30, 40 and 30 per cent (R. Swanson's rule).</summary>
    Discrete,
}

/// <summary>An estimate that is not distributed by PERT.</summary>
public sealed class Uncertainty : Row
{
    /// <summary>Address of the estimate.</summary>
    public string At { get; private set; } = "";

    /// <summary>Its distribution.</summary>
    public UncertaintyShape? Shape { get; private set; }
}

/// <summary>Two estimates that move together.</summary>
public sealed class JointUncertainty : Row
{
    /// <summary>Address of one estimate.</summary>
    public string First { get; private set; } = "";

    /// <summary>Address of the other.</summary>
    public string Second { get; private set; } = "";

    /// <summary>Correlation of their normal scores, −1 to 1.</summary>
    public decimal? Coefficient { get; private set; }
}
