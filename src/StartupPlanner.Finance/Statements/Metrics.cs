using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>What founders and investors read off a model. Each is defined in the glossary; where its divisor is not above 0 it is undefined, never 0.</summary>
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
        customers.Opening = books.OpeningOf(Role.Customers);
        var won = Flow("AllNewCustomers", books.Sum(Role.NewCustomers), Unit.Count);
        var lost = Flow("AllLostCustomers", books.Sum(Role.LostCustomers), Unit.Count);
        var opening = Opening("CustomersBefore", customers);
        var there = Somebody(opening);
        var keptCustomers = Kept("CustomersKept", 1 - lost / there, there);
        Share("CustomerChurn", 1 - keptCustomers);
        var recurring = Level("Mrr", books.Sum(Role.RecurringRevenue), Unit.Money);
        recurring.Opening = books.OpeningOf(Role.RecurringRevenue);
        var before = Opening("MrrBefore", recurring);
        // Less than half a cent is what a division leaves.
        var earned = Formula.If(before > Formula.Amount(0.005m, Unit.Money), before, 0);
        var added = Flow("NewMrr", books.Sum(Role.NewRecurring), Unit.Money);
        var expanded = Flow("ExpansionMrr", books.Sum(Role.ExpandedRecurring), Unit.Money);
        var contracted = Flow("ContractionMrr", books.Sum(Role.ContractedRecurring), Unit.Money);
        var churned = Flow("ChurnedMrr", books.Sum(Role.ChurnedRecurring), Unit.Money);
        var annual = Level("Arr", recurring * 12, Unit.Money);
        annual.Opening = recurring.OpeningTimes(12);
        var retained = Share("Nrr", Kept("NetKept", (before + expanded - contracted - churned) / earned, earned));
        Share("Grr", Kept("GrossKept", (before - contracted - churned) / earned, earned));
        Share("RevenueChurn", 1 - retained);
        Figure("QuickRatio", (added + expanded) / Positive(churned + contracted), Unit.Ratio);
        // Over a year: how many there were in each month.
        var monthsOfCustomers = Positive(Flow("CustomerMonths", customers, Unit.Count));
        var perCustomer = Figure("Arpa", Flow("RevenueFromCustomers", books.Sum(Role.FromCustomers), Unit.Money) / monthsOfCustomers, Unit.Money.Per(Unit.Count));
        var revenue = Positive(income.Revenue);
        var margin = Share("GrossMargin", income.GrossProfit / revenue);
        var campaigns = Flow("Campaigns", books.Sum(Role.Campaigns), Unit.Money);
        Share("ContributionMargin", (income.GrossProfit - campaigns) / revenue);
        Share("EbitdaMargin", income.Ebitda / revenue);
        var acquisition = Figure("Cac", income.Marketing / Somebody(won), Unit.Money.Per(Unit.Count));
        var paid = Flow("AllWonByCampaigns", books.Sum(Role.WonByCampaigns), Unit.Count);
        Figure("PaidCac", Flow("CampaignsForLeads", books.Sum(Role.CampaignsForLeads), Unit.Money) / Somebody(paid), Unit.Money.Per(Unit.Count));
        var lifetime = Figure("Ltv", perCustomer * margin / (1 - Formula.Pow(keptCustomers, month / period)), Unit.Money.Per(Unit.Count));
        Figure("LtvToCac", lifetime / Positive(acquisition), Unit.Ratio);
        Figure("CacPayback", acquisition / Positive(perCustomer * margin) * month, Unit.Months);
        var free = Flow("FreeCashFlow", cash.Operating + cash.Investing, Unit.Money);
        var net = Figure("NetBurn", Formula.Max(0, -free), Unit.Money);
        Flow("GrossBurn", books.Sum(Role.Receipts) - cash.Operating - cash.Investing, Unit.Money);
        Figure("Runway", Formula.Max(0, cash.ClosingCash) / (Formula.Max(0, -free.Last(3)) / Formula.Min(Formula.Month, Formula.Amount(3, Unit.Months))), Unit.Months);
        Figure("BurnMultiple", Formula.Max(0, -free.Last(12)) / Positive((annual - annual.Lag(12))), Unit.Ratio);
        var year = Level("RevenueOfYear", income.Revenue.Last(12), Unit.Money);
        var ebitda = Level("EbitdaOfYear", income.Ebitda.Last(12), Unit.Money);
        // Growth is of a whole year over a whole year, and of a quarter over a quarter.
        Share("RuleOf40", year / Since(24, year.Lag(12)) - 1 + ebitda / Positive(year));
        var quarter = Level("RevenueOfQuarter", income.Revenue.Last(3), Unit.Money);
        var selling = Level("MarketingOfQuarter", income.Marketing.Last(3), Unit.Money);
        Level("MagicNumber", (quarter - quarter.Lag(3)) * 4 / Since(6, selling.Lag(3)), Unit.Ratio);
        Figure("BreakEvenCustomers", Formula.Max(0, income.Research + income.Marketing + income.General + income.Depreciation) / Positive(perCustomer * margin) * month / period, Unit.Count);
        var service = Flow("DebtService", books.Sum(Role.DebtService), Unit.Money);
        var cover = Figure("Dscr", (cash.Operating + income.Interest - books.Movement(Account.ConvertibleInterest) + books.Sum(Role.InterestOfNotes)) / service, Unit.Ratio);
        Level("AllHeads", books.Sum(Role.Heads), Unit.Count);
        var inference = Flow("AllInference", books.Sum(Role.Inference), Unit.Money);
        Share("MarginAfterInference", (income.Revenue - inference) / revenue);
        var tasks = Flow("Tasks", books.Sum(Role.Tasks), Unit.Count);
        Figure("CostPerTask", inference / tasks, Unit.Money.Per(Unit.Count));
        Share("ProviderShare", Flow("Provider", books.Sum(Role.Provider), Unit.Money) / Flow("AllCompute", books.Sum(Role.Compute), Unit.Money));
        return new(lines, recurring, customers, net, cover);

        Line Flow(string term, Formula formula, Unit unit) => Keep(books.Line(term, unit, Aggregation.Flow, formula));

        Line Level(string term, Formula formula, Unit unit) => Keep(books.Line(term, unit, Aggregation.Stock, formula));

        Line Figure(string term, Formula formula, Unit unit) => Keep(books.Line(term, unit, Aggregation.Ratio, formula));

        Line Share(string term, Formula formula) => Figure(term, formula, Unit.Percentage);

        // What is kept of a month's beginning. Over a year it is what is left of those who were there when it began, at the pace of each month: who came since does not count.
        Formula Kept(string term, Formula monthly, Formula before)
        {
            var kept = Keep(books.Declare(term, Unit.Percentage, Aggregation.Stock));
            // While nobody is there nothing changes: who has left has not come back.
            kept.Formula = Formula.If(before > 0, Base(kept) * Formula.If(monthly > Nothing, monthly, 0), kept.Previous);
            return kept / Base(kept) * (before / before);
        }

        // Where nothing is left, or so little that a decimal has no digits for it, it begins anew.
        static Formula Base(Line kept) => Formula.If(kept.Previous > 1e-20m, kept.Previous, 1);

        // Over a year, “before” is what the year began with.
        Line Opening(string term, Line line) => Keep(books.Line(term, line.Unit, Aggregation.Ratio, line.Previous));

        Line Keep(Line line)
        {
            lines.Add(line);
            return line;
        }
    }

    // Below this share of what was there nothing is left: where all leaves, floating point may leave a rest.
    private const decimal Nothing = 1e-9m;

    // An amount as a divisor: before a month the quotient is undefined.
    private static Formula Since(int month, Formula amount) => Formula.If(Formula.Month >= Formula.Amount(month, Unit.Months), Positive(amount), 0);

    // The end of a curve wins less than a millionth of a customer: nobody, by whom nothing can be divided.
    private static Formula Somebody(Formula customers) => Formula.If(customers > Formula.Amount(0.000001m, Unit.Count), customers, 0);

    private static Formula Positive(Formula amount) => Formula.If(amount > 0, amount, 0);
}
