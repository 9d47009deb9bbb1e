using StartupPlanner.Domain.Common;
using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Funding;
using StartupPlanner.Domain.Plans;
using StartupPlanner.Domain.Plans.Fields;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;
using StartupPlanner.Finance.Values;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>What a plan comes to in money: its model, with the statements over it.</summary>
/// <param name="Model">The lines, month by month.</param>
/// <param name="Income">Profit and loss.</param>
/// <param name="Balance">What there is and what is owed.</param>
/// <param name="Cash">Where the cash came from and went.</param>
/// <param name="Metrics">What is read off the rest.</param>
/// <param name="Lines">Each line by its key, such as net-income or revenue/streams/ID/revenue.</param>
/// <param name="Actuals">What some of the lines really were, from the first month on.</param>
/// <param name="DiscountRate">Rate a year at which the flows of the project are discounted, a fraction; null where none is entered.</param>
public sealed record Forecast(
    Model Model, IncomeStatement Income, BalanceSheet Balance, CashFlow Cash, Metrics Metrics, IReadOnlyDictionary<string, Line> Lines, IReadOnlyList<(Line Line, IReadOnlyList<decimal> Amounts)> Actuals, decimal? DiscountRate)
{
    private readonly Dictionary<Line, string> keys = Lines.ToDictionary(line => line.Value, line => line.Key, (IEqualityComparer<Line>)ReferenceEqualityComparer.Instance);

    /// <summary>The key of a line.</summary>
    public string KeyOf(Line line) => keys[line];

    /// <summary>The sections of the statements and of the metrics, which readers look for first.</summary>
    public IReadOnlyList<string> Statements { get; } = [Income.Revenue.Section, Balance.Assets.Section, Cash.NetCashFlow.Section, Metrics.Customers.Section];

    /// <summary>Computes it with each estimate at its likeliest value.</summary>
    public Evaluation Evaluate() => Evaluation.Of(Model);

    /// <summary>What it comes to.</summary>
    public KeyFigures KeyFiguresOf(Evaluation evaluation) => KeyFigures.Of(evaluation, Income, Cash, Metrics, DiscountRate);

    /// <summary>The first amount that is too large to be computed, so that the cash is not known from its month on; null where there is none.</summary>
    public (Line Line, Month Month)? TooLargeIn(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        for (var month = 1; month <= Model.Months; month++)
            if (evaluation[Cash.ClosingCash, month] is null)
                return (Model.Lines.FirstOrDefault(line => line.Aggregation != Aggregation.Ratio && evaluation[line, month] is null) ?? Cash.ClosingCash, Model.First.PlusMonths(month - 1));
        return null;
    }

    /// <summary>The line with a key or a name; null where there is none.</summary>
    public Line? Find(string keyOrName) => Find(Lines, keyOrName)?.Line;

    /// <summary>The smallest and the largest value that the field of an input allows, in the input's own unit; null where it has none.</summary>
    public static (decimal? Least, decimal? Most) LimitsOf(Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (field, scale) = FieldOf(input);
        return (field?.Min / scale, field?.Max / scale);
    }

    /// <summary>A value of an input as its field holds it, where per cent are no fraction.</summary>
    public static decimal AsEntered(Input input, decimal value) => value * FieldOf(input).Scale;

    /// <summary>The smallest difference between two values of an input that its field can hold, in the input's own unit; null where it has no such.</summary>
    public static decimal? GrainOf(Input input)
    {
        var (field, scale) = FieldOf(input);
        if (field?.Decimals is not { } decimals) return null;
        // A fraction is typed as per cent.
        var places = field.Type == FieldType.Percentage ? decimals + 2 : decimals;
        return new decimal(1, 0, 0, false, (byte)places) / scale;
    }

    private static (Field? Field, decimal Scale) FieldOf(Input input)
    {
        var field = Address.Read(input.Address)?.Field;
        return (field, field is { Type: FieldType.Estimate } && input.Unit.IsPercentage ? 100m : 1m);
    }

    /// <summary>Makes the forecast of a plan.</summary>
    /// <param name="plan">The plan. What it does not say counts nothing.</param>
    /// <param name="standard">By whose words the lines are named; the plan's own where it is null.</param>
    /// <returns>The forecast, or <see cref="Failure.Invalid"/> with everything that cannot be, each with its address.</returns>
    /// <param name="rolling">Whether lines of items for which actual amounts are entered take these, as far as they go, and the forecast goes on from there.</param>
    public static Outcome<Forecast> Of(Plan plan, AccountingStandard? standard = null, bool rolling = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var first = plan.FirstMonth ?? throw new ArgumentException("A plan has a first month.", nameof(plan));
        var months = (int)(plan.Finance.Months ?? Finances.DefaultMonths);
        var words = standard ?? plan.Finance.Standard ?? (plan.Language == PlanLanguage.Zh ? AccountingStandard.Cas : AccountingStandard.Gaap);
        var model = new ModelBuilder(first, months);
        var books = new Books(model, new Naming(key => Terms.Of(key, words)), rolling ? ActualOf : null);
        var entered = new Entered(plan, books, first, months);
        try
        {
            var forecast = Write(entered);
            return entered.Problems.Count > 0 ? new Failure.Invalid(entered.Problems) : forecast;
        }
        catch (ModelException circle) when (entered.Problems.Count > 0 || circle.IsCircle)
        {
            return new Failure.Invalid([.. entered.Problems, .. circle.Problems.Select(problem => new FieldError("finance", ForecastErrors.Circle, problem))]);
        }

        Input? ActualOf(string key, string name, Unit unit) =>
            plan.Finance.Actuals.FirstOrDefault(actual => actual.Amounts.Count > 0 && (Is(actual, KeyOf(key)) || Is(actual, name))) is { } known
                ? model.Series(name, unit, $"finance/actuals/{known.Key}/amounts", [.. known.Amounts.Take(months)]) : null;

        static bool Is(ActualLine actual, string keyOrName) => actual.Line.Equals(keyOrName, StringComparison.OrdinalIgnoreCase);
    }

    private static Forecast Write(Entered entered)
    {
        var (plan, books) = (entered.Plan, entered.Books);
        var company = new Item(books.Names["Company"], "finance");
        var rules = TaxRules.Of(plan.Finance.TaxPreset ?? TaxPreset.None);
        var salesTax = SalesTax(entered, company, rules);
        var reclaims = rules.Reclaims || plan.Finance.SalesTax is not null && plan.Finance.TaxPreset is null or TaxPreset.None;
        var costs = new CostLines(entered, salesTax, reclaims);

        books.Section("PeopleSection");
        var onCost = OnCost(entered);
        var serving = new Serving();
        foreach (var hire in plan.Team.Hires) serving.Add(ForecastRows.ItemOf(hire).Address, hire.Role, costs.Employ(hire, onCost), arePeople: true);

        books.Section("CostsSection");
        var leads = new Dictionary<string, Formula>();
        foreach (var cost in plan.Finance.Costs.Where(cost => cost.Kind == CostKind.Marketing))
            if (costs.Campaign(cost) is var (stream, brought)) leads[stream] = leads.TryGetValue(stream, out var others) ? others + brought : brought;

        foreach (var cost in plan.Finance.Costs)
            if (costs.Rent(cost) is { } rented) serving.Add(ForecastRows.ItemOf(cost).Address, cost.Name, rented, arePeople: false);
        books.Section("AssetsSection");
        foreach (var asset in plan.Finance.Assets)
            if (Use(entered, asset) is { } used) serving.Add(ForecastRows.ItemOf(asset).Address, asset.Name, used, arePeople: false);

        books.Section("RevenueSection");
        var revenue = new RevenueLines(entered, serving, leads, salesTax, reclaims);
        var streams = new Dictionary<string, StreamLines>();
        foreach (var stream in plan.Revenue.Streams)
            if (revenue.Of(stream) is { } lines) streams[$"revenue/streams/{stream.Key}"] = lines;
        Prices.Check(entered);
        foreach (var milestone in plan.Revenue.Milestones.Where(milestone => milestone.Stream.Length > 0)) RevenueLines.Check(entered, milestone);

        books.Section("CostsSection");
        foreach (var cost in plan.Finance.Costs.Where(cost => cost.Kind is not (null or CostKind.Marketing))) costs.Write(cost, streams);

        books.Section("AssetsSection");
        foreach (var asset in plan.Finance.Assets) Own(entered, asset, salesTax, reclaims);
        if (plan.Finance.CapitalisedShare is > 0 and { } share)
            Assets.Capitalise(books, entered.Known(company, share, Unit.Percentage, "CapitalisedShare"), (int)(plan.Finance.CapitalisedLife ?? 36));

        books.Section("FundingSection");
        foreach (var instrument in plan.Funding.Instruments) Finance(entered, instrument);
        new EquityLines(entered).Write();

        var opening = plan.Finance.OpeningCash is { } cash ? entered.Known(company, cash, Unit.Money, "OpeningCash") : Formula.Amount(0, Unit.Money);
        Settle(books, new(books.Names["OpeningBalance"], company.Address), entered, plan.Finance);
        return Close(entered, company, rules, opening, costs);
    }

    // What customers owe from before the first month comes in then, and what suppliers are owed is paid.
    private static void Settle(Books books, Item item, Entered entered, Finances finance)
    {
        if (finance.OpeningReceivables is { } owed)
        {
            var amount = entered.Known(item, owed, Unit.Money, nameof(finance.OpeningReceivables));
            books.Open(Account.Receivables, Account.PaidInCapital, amount);
            books.Post(Account.Cash, Account.Receivables, books.As(Role.Receipts, books.Flow(item, "Collected", Span.At(1) * amount)));
        }
        if (finance.OpeningPayables is { } owing)
        {
            var amount = entered.Known(item, owing, Unit.Money, nameof(finance.OpeningPayables));
            books.Open(Account.PaidInCapital, Account.Payables, amount);
            books.Post(Account.Payables, Account.Cash, books.Flow(item, "Paid", Span.At(1) * amount));
        }
    }

    private static Forecast Close(Entered entered, Item company, TaxRules rules, Formula opening, CostLines costs)
    {
        var books = entered.Books;
        var finance = entered.Plan.Finance;
        var terms = new TaxTerms(
            entered.Known(company, finance.IncomeTax ?? rules.IncomeTax, Unit.Percentage, "IncomeTax", "IncomeTaxRate"), Formula.Amount(rules.LossAllowance, Unit.Money), rules.LossShare, rules.LossYears, rules.Refunds, rules.SalesTaxMonths, rules.IncomeTaxMonths, (int)(finance.FiscalYearStart ?? 1));
        books.Section("TaxSection");
        Taxes.RemitSalesTax(books, terms);
        var income = IncomeStatement.BeforeTax(books);
        books.Section("TaxSection");
        Taxes.OnIncome(books, income.ProfitBeforeTax, terms);
        income.AfterTax(books);
        var cashFlow = CashFlow.Of(books, income, opening);
        var balance = BalanceSheet.Of(books, income, cashFlow, opening);
        var metrics = Metrics.Of(books, income, cashFlow);
        costs.Close();
        var lines = KeyedLines(books);
        var actuals = Actual(entered, lines).ToList();
        return new(books.Model.Build(), income, balance, cashFlow, metrics, lines, actuals, finance.DiscountRate);
    }

    private static IEnumerable<(Line, IReadOnlyList<decimal>)> Actual(Entered entered, Dictionary<string, Line> lines)
    {
        var known = new HashSet<Line>(ReferenceEqualityComparer.Instance);
        foreach (var actual in entered.Plan.Finance.Actuals.Where(actual => actual.Amounts.Count > 0))
        {
            var item = Entered.ItemOf("finance/actuals", actual, actual.Line);
            if (Find(lines, actual.Line) is not var (_, line))
            {
                entered.Refuse(item, nameof(actual.Line), ForecastErrors.NoSuchLine, actual.Line);
                continue;
            }
            if (!known.Add(line)) entered.Refuse(item, nameof(actual.Line), ForecastErrors.SameName, actual.Line);
            if (line.Unit == Unit.Count && actual.Amounts.Any(amount => amount < 0)) entered.Refuse(item, nameof(actual.Amounts), ForecastErrors.NegativeCount, line.Name);
            IReadOnlyList<decimal> amounts = [.. actual.Amounts.Take(entered.Months)];
            yield return (line, amounts);
        }
    }

    /// <summary>A line of the books by its key in the forecast, or by its name; null where there is none.</summary>
    internal static Line? Find(Books books, string keyOrName) => Find(KeyedLines(books), keyOrName)?.Line;

    private static Dictionary<string, Line> KeyedLines(Books books) => books.Lines.ToDictionary(line => KeyOf(line.Key), line => line.Value, StringComparer.OrdinalIgnoreCase);

    private static (string Key, Line Line)? Find(IReadOnlyDictionary<string, Line> lines, string keyOrName)
    {
        if (lines.TryGetValue(keyOrName, out var known)) return (keyOrName, known);
        foreach (var (key, line) in lines)
            if (line.Name.Equals(keyOrName, StringComparison.OrdinalIgnoreCase)) return (key, line);
        return null;
    }

    // revenue/streams/ID/NewCustomers is …/new-customers.
    private static string KeyOf(string key) => key.LastIndexOf('/') is >= 0 and var slash ? key[..(slash + 1)] + Names.Kebab(key[(slash + 1)..]) : Names.Kebab(key);

    private static Formula? SalesTax(Entered entered, Item company, TaxRules rules)
    {
        var rate = entered.Plan.Finance.SalesTax ?? rules.SalesTax;
        return rate == 0 ? null : entered.Known(company, rate, Unit.Percentage, "SalesTax", "SalesTaxRate");
    }

    private static Formula OnCost(Entered entered)
    {
        var team = entered.Plan.Team;
        var rate = team.OnCost ?? (team.OnCostPreset is { } preset ? OnCostRules.Of(preset).Rate : 0);
        return rate == 0 ? 0 : entered.Known(new Item(entered.Books.Names["PeopleSection"], "team"), rate, Unit.Percentage, "OnCost");
    }

    // How many of an asset there are, from the month in which they are bought to the end of their life; null where that is not said.
    private static Line? Use(Entered entered, Asset asset)
    {
        if (asset.Month is not { } month || asset.Quantity is null) return null;
        var (item, number) = (ForecastRows.ItemOf(asset), entered.NumberOf(month));
        return entered.Books.Line(item, "UnitsInUse", Unit.Count, Aggregation.Stock, new Span(number, number + LifeOf(asset) - 1).Active * entered.Amount(item, asset.Quantity, Unit.Count));
    }

    private static int LifeOf(Asset asset) => (int)(asset.Life ?? 36);

    private static void Own(Entered entered, Asset asset, Formula? salesTax, bool reclaims)
    {
        if (asset.Month is not { } month || asset.Price is null) return;
        var item = ForecastRows.ItemOf(asset);
        var units = asset.Quantity is null ? Formula.Amount(1, Unit.Count) : entered.Amount(item, asset.Quantity, Unit.Count);
        Assets.Own(entered.Books, item, entered.NumberOf(month), entered.MoneyIn(month, item, asset.Price, asset.Currency, Unit.Count) * units * entered.TaxBorne(item, asset.SalesTax, reclaims), entered.Share(item, asset.Salvage), (asset.Salvage?.Likely ?? 0) / 100, LifeOf(asset), asset.Method ?? DepreciationMethod.StraightLine, reclaims ? entered.SalesTax(item, asset.SalesTax, salesTax) : null);
    }

    private static void Finance(Entered entered, Instrument instrument)
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
