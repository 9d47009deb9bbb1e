using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>What founders and investors read off a model. Each is defined in the glossary; where its divisor is 0 it is undefined, never 0.</summary>
/// <param name="Lines">The lines in order.</param>
/// <param name="RecurringRevenue">Monthly recurring revenue.</param>
/// <param name="Customers">Customers at the end of the month.</param>
/// <param name="NetBurn">What operations and investments take from cash; 0 where they add to it.</param>
/// <param name="Dscr">Debt-service cover: cash from operations before interest ÷ interest and repayments; undefined without debt service.</param>
public sealed record Metrics(IReadOnlyList<Line> Lines, Line RecurringRevenue, Line Customers, Line NetBurn, Line Dscr)
{
    /// <summary>Writes down the metrics.</summary>
    public static Metrics Of(Books books, IncomeStatement income, CashFlow cash)
    {
        books.Section("Metrics");
        var lines = new List<Line>();
        // Over a quarter it is three: what is said by the month stays so.
        var period = Flow("MonthsOfPeriod", Formula.Amount(1, Unit.Months), Unit.Months);
        var month = Formula.Amount(1, Unit.Months);
        var customers = Level("AllCustomers", books.Sum(Role.Customers), Unit.Count);
        var won = Flow("AllNewCustomers", books.Sum(Role.NewCustomers), Unit.Count);
        var lost = Flow("AllLostCustomers", books.Sum(Role.LostCustomers), Unit.Count);
        var opening = Opening("CustomersBefore", customers);
        Share("CustomerChurn", lost / opening);
        var recurring = Level("Mrr", books.Sum(Role.RecurringRevenue), Unit.Money);
        var before = Opening("MrrBefore", recurring);
        var added = Flow("NewMrr", books.Sum(Role.NewRecurring), Unit.Money);
        var expanded = Flow("ExpansionMrr", books.Sum(Role.ExpandedRecurring), Unit.Money);
        var contracted = Flow("ContractionMrr", books.Sum(Role.ContractedRecurring), Unit.Money);
        var churned = Flow("ChurnedMrr", books.Sum(Role.ChurnedRecurring), Unit.Money);
        var annual = Level("Arr", recurring * 12, Unit.Money);
        Share("RevenueChurn", (churned + contracted - expanded) / before);
        Share("Nrr", (before + expanded - contracted - churned) / before);
        Share("Grr", (before - contracted - churned) / before);
        Figure("QuickRatio", (added + expanded) / (churned + contracted), Unit.Ratio);
        var perCustomer = Figure("Arpa", income.Revenue / customers * month / period, Unit.Money.Per(Unit.Count));
        var margin = Share("GrossMargin", income.GrossProfit / income.Revenue);
        var campaigns = Flow("Campaigns", books.Sum(Role.Campaigns), Unit.Money);
        Share("ContributionMargin", (income.GrossProfit - campaigns) / income.Revenue);
        Share("EbitdaMargin", income.Ebitda / income.Revenue);
        var acquisition = Figure("Cac", income.Marketing / won, Unit.Money.Per(Unit.Count));
        Figure("PaidCac", campaigns / won, Unit.Money.Per(Unit.Count));
        var lifetime = Figure("Ltv", perCustomer * margin / (lost / opening * month / period), Unit.Money.Per(Unit.Count));
        Figure("LtvToCac", lifetime / acquisition, Unit.Ratio);
        Figure("CacPayback", acquisition / (perCustomer * margin) * month, Unit.Months);
        var net = Flow("NetBurn", Formula.Max(0, -(cash.Operating + cash.Investing)), Unit.Money);
        Flow("GrossBurn", books.Sum(Role.Receipts) - cash.Operating - cash.Investing, Unit.Money);
        Figure("Runway", Formula.Max(0, cash.ClosingCash) / (net.Last(3) / Formula.Min(Formula.Month, Formula.Amount(3, Unit.Months))), Unit.Months);
        Figure("BurnMultiple", net.Last(12) / Positive((annual - annual.Lag(12))), Unit.Ratio);
        var year = Level("RevenueOfYear", income.Revenue.Last(12), Unit.Money);
        var ebitda = Level("EbitdaOfYear", income.Ebitda.Last(12), Unit.Money);
        Share("RuleOf40", year / year.Lag(12) - 1 + ebitda / year);
        var quarter = Level("RevenueOfQuarter", income.Revenue.Last(3), Unit.Money);
        var selling = Level("MarketingOfQuarter", income.Marketing.Last(3), Unit.Money);
        Figure("MagicNumber", (quarter - quarter.Lag(3)) * 4 / selling.Lag(3), Unit.Ratio);
        Figure("BreakEvenCustomers", (income.Research + income.Marketing + income.General + income.Depreciation) / (income.GrossProfit / customers), Unit.Count);
        var service = Flow("DebtService", books.Sum(Role.DebtService), Unit.Money);
        var cover = Figure("Dscr", (cash.Operating + income.Interest - books.Movement(Account.ConvertibleInterest)) / service, Unit.Ratio);
        Level("AllHeads", books.Sum(Role.Heads), Unit.Count);
        var inference = Flow("AllInference", books.Sum(Role.Inference), Unit.Money);
        Share("MarginAfterInference", (income.Revenue - inference) / income.Revenue);
        var tasks = Flow("Tasks", books.Sum(Role.Tasks), Unit.Count);
        Figure("CostPerTask", inference / tasks, Unit.Money.Per(Unit.Count));
        Share("ProviderShare", Flow("Provider", books.Sum(Role.Provider), Unit.Money) / Flow("AllCompute", books.Sum(Role.Compute), Unit.Money));
        return new(lines, recurring, customers, net, cover);

        Line Flow(string term, Formula formula, Unit unit) => Keep(books.Line(term, unit, Aggregation.Flow, formula));

        Line Level(string term, Formula formula, Unit unit) => Keep(books.Line(term, unit, Aggregation.Stock, formula));

        Line Figure(string term, Formula formula, Unit unit) => Keep(books.Line(term, unit, Aggregation.Ratio, formula));

        Line Share(string term, Formula formula) => Figure(term, formula, Unit.Percentage);

        // Over a year, “before” is what the year began with.
        Line Opening(string term, Line line) => Keep(books.Line(term, line.Unit, Aggregation.Ratio, line.Previous));

        Line Keep(Line line)
        {
            lines.Add(line);
            return line;
        }
    }

    private static Formula Positive(Formula amount) => Formula.If(amount > 0, amount, 0);
}
