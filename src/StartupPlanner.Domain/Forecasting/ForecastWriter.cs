using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Writes down the lines of a plan's forecast, in their order.</summary>
internal static class ForecastWriter
{
    /// <summary>The forecast; what cannot be is noted among what is entered.</summary>
    public static Forecast Write(PlanInputs entered)
    {
        var (plan, books) = (entered.Plan, entered.Books);
        var company = new Item("", "finance", "Company");
        var rules = TaxRules.Of(plan.Finance.TaxPreset ?? TaxPreset.None);
        var salesTax = SalesTax(entered, company, rules);
        var reclaims = rules.Reclaims || plan.Finance.SalesTax is not null && plan.Finance.TaxPreset is null or TaxPreset.None;
        var costs = new CostLines(entered, salesTax, reclaims);

        books.Section("PeopleSection");
        var onCost = OnCost(entered);
        var serving = new Serving();
        foreach (var hire in plan.Team.Hires) serving.Add(hire, costs.Employ(hire, onCost), arePeople: true);
        foreach (var training in plan.Team.Training.Where(training => training is { Cost: not null, Month: not null })) costs.Train(training);

        books.Section("CostsSection");
        var leads = new Dictionary<string, Formula>();
        foreach (var cost in plan.Finance.Costs.Where(cost => cost.Kind == CostKind.Marketing))
            if (costs.Campaign(cost) is var (stream, brought)) leads[stream] = leads.TryGetValue(stream, out var others) ? others + brought : brought;

        foreach (var cost in plan.Finance.Costs)
            if (costs.Rent(cost) is { } rented) serving.Add(cost, rented, arePeople: false);
        books.Section("AssetsSection");
        foreach (var asset in plan.Finance.Assets)
            if (Use(entered, asset) is { } used) serving.Add(asset, used, arePeople: false);

        books.Section("RevenueSection");
        var revenue = new RevenueLines(entered, serving, leads, salesTax, reclaims);
        var streams = new Dictionary<string, StreamLines>();
        foreach (var stream in plan.Revenue.Streams)
            if (revenue.Of(stream) is { } lines) streams[$"revenue/streams/{stream.Key}"] = lines;
        Prices.Check(entered);
        foreach (var milestone in plan.Revenue.Milestones.Where(milestone => milestone.Stream is not null)) RevenueLines.Check(entered, milestone);

        books.Section("CostsSection");
        foreach (var cost in plan.Finance.Costs.Where(cost => cost.Kind is not (null or CostKind.Marketing))) costs.Write(cost, streams);

        books.Section("AssetsSection");
        foreach (var asset in plan.Finance.Assets) Own(entered, asset, salesTax, reclaims);
        if (plan.Finance.CapitalisedShare is > 0 and { } share)
            Assets.Capitalise(books, entered.Certain(company, share, Unit.Percentage, "CapitalisedShare"), (int)(plan.Finance.CapitalisedLife ?? 36));

        books.Section("FundingSection");
        foreach (var instrument in plan.Funding.Instruments) Finance(entered, instrument);
        new EquityLines(entered).Write();

        var opening = plan.Finance.OpeningCash is { } cash ? entered.Certain(company, cash, Unit.Money, "OpeningCash") : Formula.Amount(0, Unit.Money);
        Settle(books, new("", company.Address, "OpeningBalance"), entered, plan.Finance);
        return Close(entered, company, rules, opening, costs);
    }

    // What customers owe from before the first month comes in then, and what suppliers are owed is paid.
    private static void Settle(Books books, Item item, PlanInputs entered, Finances finance)
    {
        if (finance.OpeningReceivables is { } owed)
        {
            var amount = entered.Certain(item, owed, Unit.Money, nameof(finance.OpeningReceivables));
            books.Open(Account.Receivables, Account.PaidInCapital, amount);
            books.Post(Account.Cash, Account.Receivables, books.As(Role.Receipts, books.Flow(item, "Collected", Span.At(1) * amount)));
        }
        if (finance.OpeningPayables is { } owing)
        {
            var amount = entered.Certain(item, owing, Unit.Money, nameof(finance.OpeningPayables));
            books.Open(Account.PaidInCapital, Account.Payables, amount);
            books.Post(Account.Payables, Account.Cash, books.Flow(item, "Paid", Span.At(1) * amount));
        }
    }

    private static Forecast Close(PlanInputs entered, Item company, TaxRules rules, Formula opening, CostLines costs)
    {
        var books = entered.Books;
        var finance = entered.Plan.Finance;
        var terms = new TaxTerms(
            entered.Certain(company, finance.IncomeTax ?? rules.IncomeTax, Unit.Percentage, "IncomeTax", "IncomeTaxRate"), Formula.Amount(rules.LossAllowance, Unit.Money), rules.LossShare, rules.LossYears, rules.Refunds, rules.SalesTaxMonths, rules.IncomeTaxMonths, entered.FirstMonthOfYear);
        books.Section("TaxSection");
        Taxes.RemitSalesTax(books, terms);
        var income = IncomeStatement.BeforeTax(books);
        books.Section("TaxSection");
        Taxes.OnIncome(books, income.ProfitBeforeTax, terms);
        income.AfterTax(books);
        var cashFlow = CashFlow.Of(books, income, opening);
        var balance = BalanceSheet.Of(books, income, cashFlow, opening);
        var metrics = Metrics.Of(books, income, cashFlow);
        var lines = Forecast.KeyedLines(books);
        costs.Close(lines);
        var actuals = Actual(entered, lines).ToList();
        return new(books.Model.Build(), income, balance, cashFlow, metrics, lines, entered.NamesSoFar, actuals, finance.DiscountRate, entered.FirstMonthOfYear);
    }

    private static IEnumerable<(Line, IReadOnlyList<decimal>)> Actual(PlanInputs entered, IReadOnlyDictionary<string, Line> lines)
    {
        var known = new HashSet<Line>(ReferenceEqualityComparer.Instance);
        foreach (var actual in entered.Plan.Finance.Actuals.Where(actual => actual.Amounts.Count > 0))
        {
            var item = PlanInputs.ItemOf("finance/actuals", actual, actual.Line);
            if (entered.NamesSoFar.Find(lines, actual.Line) is not { } line)
            {
                entered.Refuse(item, nameof(actual.Line), ForecastErrors.NoSuchLine, actual.Line);
                continue;
            }
            if (!known.Add(line)) entered.Refuse(item, nameof(actual.Line), ForecastErrors.SameName, actual.Line);
            if (line.Unit == Unit.Count && actual.Amounts.Any(amount => amount < 0)) entered.Refuse(item, nameof(actual.Amounts), ForecastErrors.NegativeCount, new NamedLines(entered.NamesSoFar, line));
            IReadOnlyList<decimal> amounts = [.. actual.Amounts.Take(entered.Months)];
            yield return (line, amounts);
        }
    }

    private static Formula? SalesTax(PlanInputs entered, Item company, TaxRules rules)
    {
        var rate = entered.Plan.Finance.SalesTax ?? rules.SalesTax;
        return rate == 0 ? null : entered.Certain(company, rate, Unit.Percentage, "SalesTax", "SalesTaxRate");
    }

    private static Formula OnCost(PlanInputs entered)
    {
        var team = entered.Plan.Team;
        var rate = team.OnCost ?? (team.OnCostPreset is { } preset ? OnCostRules.Of(preset).Rate : 0);
        return rate == 0 ? 0 : entered.Certain(new Item("", "team", "PeopleSection"), rate, Unit.Percentage, "OnCost");
    }

    // How many of an asset there are, from the month in which they are bought to the end of their life; one where nothing is said.
    private static Line? Use(PlanInputs entered, Asset asset)
    {
        if (asset.Month is not { } month || asset.Quantity is null && !IsServing(entered.Plan, asset)) return null;
        var (item, number) = (ForecastRows.ItemOf(asset), entered.NumberOf(month));
        return entered.Books.Line(item, "UnitsInUse", Unit.Count, Aggregation.Stock, new Span(number, number + LifeOf(asset) - 1).Active * CountOf(entered, item, asset));
    }

    private static Formula CountOf(PlanInputs entered, Item item, Asset asset) => asset.Quantity is null ? Formula.Amount(1, Unit.Count) : entered.Amount(item, asset.Quantity, Unit.Count);

    private static bool IsServing(Plan plan, Asset asset) => plan.Revenue.Streams.Any(stream => stream.ServedBy.Contains(asset.Id));

    private static int LifeOf(Asset asset) => (int)(asset.Life ?? 36);

    private static void Own(PlanInputs entered, Asset asset, Formula? salesTax, bool reclaims)
    {
        if (asset.Month is not { } month || asset.Price is null) return;
        var item = ForecastRows.ItemOf(asset);
        Assets.Own(entered.Books, item, entered.NumberOf(month), entered.MoneyIn(month, item, asset.Price, asset.Currency, Unit.Count) * CountOf(entered, item, asset) * entered.TaxBorne(item, asset.SalesTax, reclaims), entered.Share(item, asset.Salvage), (asset.Salvage?.Likely ?? 0) / 100, LifeOf(asset), asset.Method ?? DepreciationMethod.StraightLine, reclaims ? entered.SalesTax(item, asset.SalesTax, salesTax) : null);
    }

    private static void Finance(PlanInputs entered, Instrument instrument)
    {
        if (instrument.Month is not { } month || instrument.Kind is not { } kind || instrument.Amount is null) return;
        var (books, item) = (entered.Books, ForecastRows.ItemOf(instrument));
        var number = entered.NumberOf(month);
        var amount = entered.MoneyIn(month, item, instrument.Amount, instrument.Currency);
        switch (kind)
        {
            // What shareholders paid before the first month is part of the opening cash.
            case InstrumentKind.Equity when number < 1:
                break;
            case InstrumentKind.Equity:
                Financing.Equity(books, item, number, amount, entered.MoneyIn(month, item, instrument.CostsOfIssue, instrument.Currency));
                break;
            case InstrumentKind.Safe or InstrumentKind.Note:
                if (instrument.Conversion < month) entered.Refuse(item, nameof(instrument.Conversion), ForecastErrors.EndBeforeStart);
                int? end = instrument.Conversion is { } conversion ? entered.NumberOf(conversion) : null;
                if (end < 1) break;
                var monthly = kind == InstrumentKind.Note && instrument.InterestRate is not null ? entered.Share(item, instrument.InterestRate) / 12 : null;
                Financing.Convertible(books, item, number, amount, monthly is null ? null : new Span(number + 1, end).Active * monthly, monthly is null ? 0 : monthly * Math.Max(0, -number), end);
                break;
            case InstrumentKind.Grant:
                Financing.Grant(books, item, number, amount, (int)(instrument.Term ?? 1), instrument.Area is { } area ? CostLines.AccountOf(area) : Account.OtherIncome);
                break;
            default:
                var (term, grace) = ((int)(instrument.Term ?? 36), (int)(instrument.Grace ?? 0));
                if (grace >= term) entered.Refuse(item, nameof(instrument.Grace), ForecastErrors.GraceTooLong);
                else Financing.Loan(books, item, kind == InstrumentKind.Loan ? Account.Loans : Account.FounderLoans, number, amount,
                    new(entered.Share(item, instrument.InterestRate), term, grace, instrument.Repayment ?? Repayment.Annuity));
                break;
        }
    }
}
