using StartupPlanner.Finance.Functions;

namespace StartupPlanner.Cli.Functions;

/// <summary>Every function that <c>planner fn</c> knows, in the order in which they are listed.</summary>
internal static class FunctionList
{
    public static IReadOnlyList<Function> All { get; } =
    [
        new("FV", "rate nper pmt [pv] [type]", TimeValue.FutureValue),
        new("PV", "rate nper pmt [fv] [type]", TimeValue.PresentValue),
        new("PMT", "rate nper pv [fv] [type]", TimeValue.Payment),
        new("IPMT", "rate per nper pv [fv] [type]", Loans.InterestPayment),
        new("PPMT", "rate per nper pv [fv] [type]", Loans.PrincipalPayment),
        new("CUMIPMT", "rate nper pv start_period end_period type", Loans.CumulativeInterest),
        new("CUMPRINC", "rate nper pv start_period end_period type", Loans.CumulativePrincipal),
        new("NPER", "rate pmt pv [fv] [type]", TimeValue.NumberOfPeriods),
        new("RATE", "nper pmt pv [fv] [type] [guess]", InterestRate),
        new("NPV", "rate values…", CashFlows.SpreadsheetNetPresentValue),
        new("NPV0", "rate values…", CashFlows.NetPresentValue),
        new("XNPV", "rate values dates…", CashFlows.NetPresentValueOnDates),
        new("IRR", "values… [guess]", InternalRateOfReturn),
        new("XIRR", "values dates… [guess]", InternalRateOfReturnOnDates),
        new("MIRR", "values… finance_rate reinvest_rate", RatesOfReturn.ModifiedInternalRateOfReturn),
        new("SLN", "cost salvage life", Depreciation.StraightLine),
        new("SYD", "cost salvage life per", Depreciation.SumOfYearsDigits),
        new("DB", "cost salvage life period [month]", Depreciation.FixedDecliningBalance),
        new("DDB", "cost salvage life period [factor]", Depreciation.DoubleDecliningBalance),
        new("VDB", "cost salvage life start_period end_period [factor] [no_switch]", Depreciation.VariableDecliningBalance),
        new("MRR", "previous new expansion reactivation contraction churned", RecurringRevenue.Monthly),
        new("ARR", "mrr", RecurringRevenue.Annual),
        new("NRR", "start expansion contraction churned", RecurringRevenue.NetRetention),
        new("GRR", "start contraction churned", RecurringRevenue.GrossRetention),
        new("QUICKRATIO", "new expansion churned contraction", RecurringRevenue.QuickRatio),
        new("CHURN", "lost customers", CustomerEconomics.Churn),
        new("CAC", "sales_and_marketing new_customers", CustomerEconomics.AcquisitionCost),
        new("LTV", "arpa gross_margin churn", CustomerEconomics.LifetimeValue),
        new("LTVCAC", "ltv cac", CustomerEconomics.ValueToCost),
        new("CACPAYBACK", "cac arpa gross_margin", CustomerEconomics.AcquisitionPayback),
        new("CACPAYBACKREVENUE", "cac arpa", CustomerEconomics.AcquisitionPaybackOnRevenue),
        new("MAGICNUMBER", "revenue previous_revenue previous_sales_and_marketing", GrowthEfficiency.MagicNumber),
        new("MAGICNUMBERARR", "net_new_arr sales_and_marketing", GrowthEfficiency.MagicNumberOnRecurringRevenue),
        new("BURNMULTIPLE", "net_burn net_new_arr", GrowthEfficiency.BurnMultiple),
        new("RULE40", "growth profit_margin", GrowthEfficiency.RuleOfForty),
        new("GROSSMARGIN", "revenue cost_of_sales", Margins.GrossMargin),
        new("CONTRIBUTIONMARGIN", "revenue variable_costs", Margins.ContributionMargin),
        new("BREAKEVEN", "fixed_costs price variable_cost", Margins.BreakEvenVolume),
        new("GROSSBURN", "payments…", CashPosition.GrossBurn),
        new("NETBURN", "gross_burn receipts", CashPosition.NetBurn),
        new("RUNWAY", "cash net_burn", CashPosition.Runway),
        new("DSCR", "operating_income debt_service", CashPosition.DebtServiceCoverage),
        new("PAYBACK", "values…", CashPosition.Payback),
    ];

    public static Function? Named(string name) => All.FirstOrDefault(function => function.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // Spreadsheets need a guess to begin with. It is read, so that their formulas can be typed as they are, and not needed.
    private static Answer InterestRate(double periods, double payment, double presentValue, double futureValue = 0, PaymentTiming timing = PaymentTiming.End, double guess = 0.1) =>
        RatesOfReturn.InterestRate(periods, payment, presentValue, futureValue, timing);

    private static Answer InternalRateOfReturn(IReadOnlyList<double> flows, double guess = 0.1) => RatesOfReturn.InternalRateOfReturn(flows);

    private static Answer InternalRateOfReturnOnDates(IReadOnlyList<double> flows, IReadOnlyList<DateOnly> dates, double guess = 0.1) =>
        RatesOfReturn.InternalRateOfReturnOnDates(flows, dates);
}
