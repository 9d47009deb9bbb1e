using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>
/// The company's books as lines of a model. Whatever happens is posted once, from one account to another, with its monthly amount;
/// the statements are sums over the postings, and so balance by construction.
/// </summary>
/// <remarks>Double entry: L. Pacioli, Summa de arithmetica, 1494.</remarks>
/// <param name="model">Where the lines are written down.</param>
/// <param name="actual">What a line of an item really was, by its key and unit; null where that is not known. Asked only for lines that can be told.</param>
public sealed class Books(ModelBuilder model, Func<string, Unit, Input?>? actual = null)
{
    /// <summary>Days of a month where delays are given in days.</summary>
    public const decimal DaysPerMonth = 30m;

    // What can be told of an item: all else follows from these, or stocks would not agree with what moves them.
    private static readonly HashSet<string> LinesThatAcceptActuals =
    [
        "Revenue", "Collected", "Customers", "NewCustomers", "Units", "Used", "Impressions", "Turnover", "LicencesSold", "CostToServe", "CostOfUnits", "Purchases", "OutputTax", "InputTax",
        "Heads", "Salaries", "Bonus", "BonusPaid", "Recruiting", "LeadsBought", "Spending", "Paid", "PaidIn", "CostsOfIssue", "Interest", "Repaid", "PaidToShareholders",
    ];

    private readonly Dictionary<string, Input?> actuals = [];
    private readonly List<(Account Debit, Account Credit, Formula Amount)> postings = [];
    private readonly List<(Account Debit, Account Credit, Formula Amount)> openings = [];
    private readonly Dictionary<Role, List<Line>> roles = [];
    private readonly Dictionary<string, Line> lines = [];

    /// <summary>Where the lines are written down.</summary>
    public ModelBuilder Model { get; } = model;

    /// <summary>Their keys, and the items to which they belong.</summary>
    public Naming Names { get; } = new();

    /// <summary>Begins a group of lines.</summary>
    public void Section(string term) => Model.Section(term);

    /// <summary>Each line by its key: the term for a line of the whole company, the item's address and the term for a line of an item.</summary>
    public IReadOnlyDictionary<string, Line> Lines => lines;

    /// <summary>A line of the whole company whose formula follows.</summary>
    public Line Declare(string term, Unit unit, Aggregation aggregation) => Declared(term, unit, aggregation);

    /// <summary>A line of one item whose formula follows.</summary>
    public Line Declare(Item item, string term, Unit unit, Aggregation aggregation)
    {
        var line = Declared(Names[item, term], unit, aggregation);
        line.Actual = Actual(item, term, unit);
        return line;
    }

    private Line Declared(string key, Unit unit, Aggregation aggregation) => lines[key] = Model.Line(key, unit, aggregation);

    /// <summary>What a line of an item really was in the first months; null where that is not known, or follows from other lines.</summary>
    public Input? Actual(Item item, string term, Unit unit)
    {
        if (actual is null || !LinesThatAcceptActuals.Contains(term)) return null;
        var key = Names[item, term];
        return actuals.TryGetValue(key, out var known) ? known : actuals[key] = actual(key, unit);
    }

    /// <summary>A line of the whole company.</summary>
    public Line Line(string term, Unit unit, Aggregation aggregation, Formula formula)
    {
        var line = Declare(term, unit, aggregation);
        line.Formula = formula;
        return line;
    }

    /// <summary>A line of one item.</summary>
    public Line Line(Item item, string term, Unit unit, Aggregation aggregation, Formula formula) => Line(item, term, unit, aggregation, _ => formula);

    /// <summary>A line of one item that looks back at itself.</summary>
    public Line Line(Item item, string term, Unit unit, Aggregation aggregation, Func<Line, Formula> formula)
    {
        var line = Declare(item, term, unit, aggregation);
        line.Formula = formula(line);
        return line;
    }

    /// <summary>Money that flows each month for one item.</summary>
    public Line Flow(Item item, string term, Formula formula) => Line(item, term, Unit.Money, Aggregation.Flow, formula);

    /// <summary>Money that flows each month for one item, by a formula that looks back at it.</summary>
    public Line Flow(Item item, string term, Func<Line, Formula> formula) => Line(item, term, Unit.Money, Aggregation.Flow, formula);

    /// <summary>Posts a monthly amount.</summary>
    /// <param name="debit">The account that it enters.</param>
    /// <param name="credit">The account that it leaves.</param>
    /// <param name="amount">Money; may be negative.</param>
    public void Post(Account debit, Account credit, Formula amount) => postings.Add((debit, credit, amount));

    /// <summary>Posts what was there before the first month.</summary>
    /// <param name="debit">The account that it enters.</param>
    /// <param name="credit">The account that it leaves.</param>
    /// <param name="amount">Money.</param>
    public void Open(Account debit, Account credit, Formula amount) => openings.Add((debit, credit, amount));

    /// <summary>Debits less credits of an account before the first month; 0 where nothing was there.</summary>
    public Formula Opening(Account account) => Net(openings, account, isCredit: false);

    /// <summary>Credits less debits of an account before the first month; 0 where nothing was there.</summary>
    public Formula CreditOpening(Account account) => Net(openings, account, isCredit: true);

    /// <summary>Debits less credits of an account in a month; 0 where nothing was posted.</summary>
    public Formula Movement(Account account) => Net(postings, account, isCredit: false);

    /// <summary>Credits less debits of an account in a month; 0 where nothing was posted.</summary>
    public Formula CreditMovement(Account account) => Net(postings, account, isCredit: true);

    private static Formula Net(List<(Account Debit, Account Credit, Formula Amount)> entries, Account account, bool isCredit)
    {
        Formula net = 0;
        foreach (var (debit, credit, amount) in entries)
        {
            if ((isCredit ? credit : debit) == account) net += amount;
            if ((isCredit ? debit : credit) == account) net -= amount;
        }
        return net;
    }

    /// <summary>Counts a line towards one of the company's figures.</summary>
    public Line As(Role role, Line line)
    {
        if (!roles.TryGetValue(role, out var lines)) roles[role] = lines = [];
        lines.Add(line);
        return line;
    }

    /// <summary>The sum of the lines that count towards a figure; 0 where there are none.</summary>
    public Formula Sum(Role role) => roles.TryGetValue(role, out var lines) ? lines.Aggregate((Formula)0, (sum, line) => sum + line) : 0;

    /// <summary>What the lines that count towards a figure were together before the first month; null for nothing.</summary>
    public Formula? OpeningOf(Role role) => roles.GetValueOrDefault(role)?.Select(line => line.Opening).Aggregate((Formula?)null, (sum, opening) => sum is null ? opening : opening is null ? sum : sum + opening);

    /// <summary>Customers are invoiced as a line says and pay so many days later; what was invoiced ahead is deferred.</summary>
    /// <param name="item">The stream.</param>
    /// <param name="revenue">Earned, without tax.</param>
    /// <param name="billings">Invoiced, without tax; null where that is what was earned.</param>
    /// <param name="tax">Rate of value added tax; null for none.</param>
    /// <param name="days">Days until the customers pay; at least 0.</param>
    public void Sell(Item item, Line revenue, Line? billings, Formula? tax, decimal days)
    {
        As(Role.Revenue, revenue);
        var billed = billings ?? revenue;
        Post(Account.Receivables, billings is null ? Account.Revenue : Account.DeferredRevenue, billed);
        if (billings is not null) Post(Account.DeferredRevenue, Account.Revenue, revenue);
        var invoiced = billed;
        if (tax is not null)
        {
            var charged = Flow(item, "OutputTax", billed * tax);
            Post(Account.Receivables, Account.ValueAddedTax, charged);
            invoiced = Flow(item, "Invoiced", billed + charged);
        }
        Post(Account.Cash, Account.Receivables, As(Role.Receipts, Settled(item, "Collected", "Overdue", Delayed(invoiced, days))));
    }

    /// <summary>Something is bought, and paid so many days later.</summary>
    /// <param name="item">The cost.</param>
    /// <param name="account">What it counts as.</param>
    /// <param name="cost">Without tax.</param>
    /// <param name="tax">Rate of value added tax that can be reclaimed; null for none.</param>
    /// <param name="days">Days until it is paid; at least 0.</param>
    public void Buy(Item item, Account account, Line cost, Formula? tax, decimal days)
    {
        Post(account, Account.Payables, cost);
        var owed = cost;
        if (tax is not null)
        {
            var reclaimed = Flow(item, "InputTax", cost * tax);
            Post(Account.ValueAddedTax, Account.Payables, reclaimed);
            owed = Flow(item, "Owed", cost + reclaimed);
        }
        if (days == 0) Post(Account.Payables, Account.Cash, owed);
        else Post(Account.Payables, Account.Cash, Settled(item, "Paid", "Unpaid", Delayed(owed, days)));
    }

    // Where less was really paid than was due, the rest is paid in the first month that is not known.
    private Line Settled(Item item, string term, string rest, Formula due)
    {
        if (Actual(item, term, Unit.Money) is null) return Flow(item, term, due);
        var open = Declare(item, rest, Unit.Money, Aggregation.Stock);
        var paid = Flow(item, term, due + open.Previous);
        open.Formula = open.Previous + due - paid;
        return paid;
    }

    /// <summary>A line so many days later. Part of a month is shared out between the months on both sides of it.</summary>
    public static Formula Delayed(Line line, decimal days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var whole = (int)(days / DaysPerMonth);
        var rest = days / DaysPerMonth - whole;
        Formula sooner = whole == 0 ? line : line.Lag(whole);
        return rest == 0 ? sooner : sooner * (1 - rest) + line.Lag(whole + 1) * rest;
    }
}
