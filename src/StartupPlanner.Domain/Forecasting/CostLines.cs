using StartupPlanner.Domain.Costs;
using StartupPlanner.Domain.Revenue;
using StartupPlanner.Domain.Team;
using StartupPlanner.Finance.Modeling;
using StartupPlanner.Finance.Statements;

namespace StartupPlanner.Domain.Forecasting;

/// <summary>Writes down people and costs.</summary>
/// <param name="entered">The plan's inputs.</param>
/// <param name="salesTax">The plan's rate of value added tax; null for none.</param>
/// <param name="reclaims">Whether what suppliers charge is taken off.</param>
internal sealed class CostLines(PlanInputs entered, Formula? salesTax, bool reclaims)
{
    private readonly Books books = entered.Books;
    private readonly List<Action<IReadOnlyDictionary<string, Line>>> shares = [];

    /// <summary>The account of an area of costs.</summary>
    public static Account AccountOf(CostArea? area) => area switch
    {
        CostArea.CostOfSales => Account.CostOfSales,
        CostArea.Research => Account.Research,
        CostArea.Marketing => Account.Marketing,
        _ => Account.General,
    };

    /// <summary>Writes down a role, and gives how many people it has.</summary>
    public Line Employ(Hire hire, Formula onCost)
    {
        var item = ForecastRows.ItemOf(hire);
        var heads = hire.Heads is null ? Formula.Amount(1, Unit.Count) : entered.Amount(item, hire.Heads, Unit.Count);
        Spending.Employ(books, item, AccountOf(hire.Area), entered.SpanOf(item, hire.Start, hire.End), new(
            heads, entered.Money(item, hire.Salary, hire.Currency, Unit.Count), onCost, entered.Share(item, hire.Raise), entered.Share(item, hire.Bonus),
            entered.Money(item, hire.Recruiting, hire.Currency, Unit.Count)), (entered.Plan.FirstMonth!.Value.Number + 10) % 12 + 1);
        return books.Lines[$"{item.Address}/Heads"];
    }

    /// <summary>Writes down what people learn.</summary>
    public void Train(Training training)
    {
        var item = ForecastRows.ItemOf(training);
        var span = entered.SpanOf(item, training.Month, training.Month);
        var spent = books.Declare(item, "Spending", Unit.Money, Aggregation.Flow);
        spent.Formula = Spending.Repeated(span, entered.Money(item, training.Cost, null), null, entered.Months);
        books.Buy(item, Account.General, spent, null, 0);
    }

    /// <summary>Writes down a campaign, and gives the leads that it brings; null where it brings none that are counted.</summary>
    public (string Stream, Formula Leads)? Campaign(Cost cost)
    {
        var item = ForecastRows.ItemOf(cost);
        var spent = Spend(cost, item, Spending.Monthly(entered.SpanOf(item, cost.Start, cost.End), entered.Money(item, cost.Amount, cost.Currency), entered.Share(item, cost.Rise)), AccountOf(cost.Class));
        books.As(Role.Campaigns, spent);
        if (cost.CostPerLead is null || entered.Plan.Revenue.Streams.At(cost.Stream) is not { } stream) return null;
        books.As(Role.CampaignsForLeads, spent);
        if (stream.Growth is not (null or GrowthKind.Funnel) || stream is { Growth: null, Conversion: null }) entered.Refuse(item, nameof(cost.Stream), ForecastErrors.NoFunnel, stream.Name);
        // Where a lead costs nothing, money brings none.
        var leads = books.Line(item, "LeadsBought", Unit.Count, Aggregation.Flow, Formula.OrElse(spent / entered.TaxBorne(item, cost.SalesTax, reclaims) / entered.Money(item, cost.CostPerLead, cost.Currency, Unit.Count), 0));
        return ($"revenue/streams/{stream.Key}", leads);
    }

    /// <summary>How many of what a fixed cost pays for there are; null where it pays for no number.</summary>
    public Line? Rent(Cost cost)
    {
        if (cost is not { Kind: CostKind.Fixed, Quantity: not null }) return null;
        var item = ForecastRows.ItemOf(cost);
        var span = entered.SpanOf(item, cost.Start, cost.End);
        return books.Line(item, "UnitsInUse", Unit.Count, Aggregation.Stock, span.Active * Used(cost, item, span, Unit.Count));
    }

    /// <summary>Writes down what is a share of lines that were not there before.</summary>
    /// <param name="lines">All lines, by their keys in the forecast.</param>
    public void Close(IReadOnlyDictionary<string, Line> lines)
    {
        foreach (var share in shares) share(lines);
    }

    /// <summary>Writes down any other cost.</summary>
    /// <param name="cost">The cost.</param>
    /// <param name="streams">The streams of revenue, by address.</param>
    public void Write(Cost cost, IReadOnlyDictionary<string, StreamLines> streams)
    {
        var item = ForecastRows.ItemOf(cost);
        var span = entered.SpanOf(item, cost.Start, cost.End);
        var stream = StreamOf(cost, streams);
        if (cost.Kind == CostKind.Deposit)
        {
            Assets.Deposit(books, item, span, entered.MoneyIn(cost.Start ?? entered.Plan.FirstMonth!.Value, item, cost.Amount, cost.Currency));
            return;
        }
        if (cost is { Kind: CostKind.PercentOfLine, Line.Length: > 0 })
        {
            PayShare(cost, item, span);
            return;
        }
        var rise = entered.Share(item, cost.Rise);
        (Formula amount, Role? role) = cost.Kind switch
        {
            CostKind.OneOff => (Spending.Repeated(span, Risen(entered.Money(item, cost.Amount, cost.Currency)), (int?)cost.Every, entered.Months), (Role?)null),
            CostKind.PercentOfLine => (span.Active * (cost.Stream is null ? books.Sum(Role.Revenue) : stream?.Revenue ?? Formula.Amount(0, Unit.Money)) * entered.Share(item, cost.Share), null),
            CostKind.PerUnit => (Spending.Monthly(span, entered.Money(item, cost.Amount, cost.Currency, Unit.Count), rise) * Volume(cost, stream), null),
            CostKind.PerHead => (Spending.Monthly(span, entered.Money(item, cost.Amount, cost.Currency, Unit.Count), rise) * books.Sum(Role.Heads), null),
            CostKind.Training => (Spending.Repeated(span, Used(cost, item, span, Unit.Hours) * Risen(entered.Money(item, cost.Amount, cost.Currency, Unit.Hours)), (int?)cost.Every, entered.Months), Role.Compute),
            CostKind.Storage => (Spending.Monthly(span, entered.Money(item, cost.Amount, cost.Currency, Unit.Bytes), rise) * Used(cost, item, span, Unit.Bytes), Role.Compute),
            CostKind.Inference or CostKind.Api =>
                (Spending.Monthly(span, entered.Money(item, cost.Amount, cost.Currency, Unit.Tokens), rise) * Used(cost, item, span, Unit.Tokens.Per(Unit.Count)) * Volume(cost, stream) / 1_000_000, Role.Inference),
            CostKind.Fixed when cost.Quantity is not null => (Spending.Monthly(span, entered.Money(item, cost.Amount, cost.Currency, Unit.Count), rise) * books.Lines[$"{item.Address}/UnitsInUse"], null),
            _ => (Spending.Monthly(span, entered.Money(item, cost.Amount, cost.Currency), rise), null),
        };
        var spent = Spend(cost, item, amount, AccountOf(cost.Class));
        if (role is null) return;
        books.As(Role.Compute, spent);
        if (role == Role.Inference) books.As(Role.Inference, spent);
        if (cost.Kind == CostKind.Api) books.As(Role.Provider, spent);

        Formula Risen(Formula price) => cost.Rise is null ? price : price * Formula.Pow(1 + rise, span.Years);
    }

    // The line may be one that this cost enters: how it is computed is said once all lines are there.
    private void PayShare(Cost cost, Item item, Span span)
    {
        var spent = Spend(cost, item, null, AccountOf(cost.Class));
        shares.Add(lines =>
        {
            Formula line = Formula.Amount(0, Unit.Money);
            if (entered.NamesSoFar.Find(lines, cost.Line) is not { } found) entered.Refuse(item, nameof(cost.Line), ForecastErrors.NoSuchLine, cost.Line);
            else if (found.Unit != Unit.Money) entered.Refuse(item, nameof(cost.Line), ForecastErrors.NotMoney, cost.Line);
            else line = found;
            // Of a loss there is no share.
            spent.Formula = span.Active * Formula.Max(0, line) * entered.Share(item, cost.Share) * entered.TaxBorne(item, cost.SalesTax, reclaims);
        });
    }

    // Where the amount is null the formula follows.
    private Line Spend(Cost cost, Item item, Formula? amount, Account account)
    {
        var spent = books.Declare(item, "Spending", Unit.Money, Aggregation.Flow);
        if (amount is not null) spent.Formula = amount * entered.TaxBorne(item, cost.SalesTax, reclaims);
        books.Buy(item, account, spent, reclaims ? entered.SalesTax(item, cost.SalesTax, salesTax) : null, cost.PaymentDays ?? 0);
        return spent;
    }

    private static StreamLines? StreamOf(Cost cost, IReadOnlyDictionary<string, StreamLines> streams) =>
        cost.Stream is { } stream ? streams.GetValueOrDefault($"revenue/streams/{stream}") : null;

    // Measured by one stream, which may have nothing to measure by, or by all customers where none is named.
    private Formula Volume(Cost cost, StreamLines? stream) => cost.Stream is null ? books.Sum(Role.Customers) : stream?.Volume ?? Formula.Amount(0, Unit.Count);

    private Formula Used(Cost cost, Item item, Span span, Unit unit)
    {
        var quantity = entered.Amount(item, cost.Quantity, unit);
        return cost.MonthlyGrowth is null ? quantity : quantity * Formula.Pow(1 + entered.Share(item, cost.MonthlyGrowth), span.Elapsed);
    }
}
