using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>Profit and loss of each month.</summary>
/// <param name="Revenue">Earned.</param>
/// <param name="CostOfSales">Of what was sold.</param>
/// <param name="GrossProfit">Revenue − cost of sales.</param>
/// <param name="Research">Research and development.</param>
/// <param name="Marketing">Sales and marketing.</param>
/// <param name="General">General and administrative.</param>
/// <param name="OtherIncome">Grants and the like.</param>
/// <param name="Ebitda">Earnings before interest, tax, depreciation and amortisation.</param>
/// <param name="Depreciation">Depreciation and amortisation.</param>
/// <param name="Ebit">Earnings before interest and tax.</param>
/// <param name="Interest">Paid, and added to what converts.</param>
/// <param name="ProfitBeforeTax">EBIT − interest.</param>
public sealed record IncomeStatement(
    Line Revenue, Line CostOfSales, Line GrossProfit, Line Research, Line Marketing, Line General, Line OtherIncome, Line Ebitda, Line Depreciation, Line Ebit, Line Interest, Line ProfitBeforeTax)
{
    /// <summary>Income tax.</summary>
    public Line IncomeTax { get; private set; } = null!;

    /// <summary>Net income.</summary>
    public Line NetIncome { get; private set; } = null!;

    /// <summary>Writes down the statement as far as profit before tax.</summary>
    public static IncomeStatement BeforeTax(Books books)
    {
        books.Section("IncomeStatement");
        var revenue = Flow(books, "Revenue", books.CreditMovement(Account.Revenue));
        var sales = Flow(books, "CostOfSales", books.Movement(Account.CostOfSales));
        var gross = Flow(books, "GrossProfit", revenue - sales);
        var research = Flow(books, "Research", books.Movement(Account.Research));
        var marketing = Flow(books, "Marketing", books.Movement(Account.Marketing));
        var general = Flow(books, "General", books.Movement(Account.General));
        var other = Flow(books, "OtherIncome", books.CreditMovement(Account.OtherIncome));
        var ebitda = Flow(books, "Ebitda", gross - research - marketing - general + other);
        var depreciation = Flow(books, "Depreciation", books.Movement(Account.Depreciation) + books.Movement(Account.Amortisation));
        var ebit = Flow(books, "Ebit", ebitda - depreciation);
        var interest = Flow(books, "InterestExpense", books.Movement(Account.Interest) + books.Movement(Account.ConvertibleInterest));
        return new(revenue, sales, gross, research, marketing, general, other, ebitda, depreciation, ebit, interest, Flow(books, "ProfitBeforeTax", ebit - interest));
    }

    /// <summary>Writes down the rest, once income tax is posted.</summary>
    public void AfterTax(Books books)
    {
        books.Section("IncomeStatement");
        IncomeTax = Flow(books, "IncomeTax", books.Movement(Account.IncomeTax));
        NetIncome = Flow(books, "NetIncome", ProfitBeforeTax - IncomeTax);
    }

    internal static Line Flow(Books books, string term, Formula formula) => books.Line(term, Unit.Money, Aggregation.Flow, formula);
}

/// <summary>Where the cash of each month came from and went, by the indirect method (IAS 7, ASC 230).</summary>
/// <param name="Operating">Net income, with what is no cash taken out.</param>
/// <param name="Investing">For what lasts.</param>
/// <param name="Financing">From and to those who finance the company.</param>
/// <param name="NetCashFlow">All three.</param>
/// <param name="ClosingCash">Cash at the end of the month.</param>
public sealed record CashFlow(Line Operating, Line Investing, Line Financing, Line NetCashFlow, Line ClosingCash)
{
    /// <summary>Writes down the statement.</summary>
    /// <param name="books">The books, with everything posted.</param>
    /// <param name="income">The income statement, whole.</param>
    /// <param name="openingCash">Cash before the first month.</param>
    public static CashFlow Of(Books books, IncomeStatement income, Formula openingCash)
    {
        books.Section("CashFlow");
        Formula operating = Stated("NetIncomeOfCashFlow", income.NetIncome) + Stated("AddedBackDepreciation", income.Depreciation)
            + Stated("AddedBackInterest", books.Movement(Account.ConvertibleInterest) - books.Sum(Role.InterestOfNotes));
        foreach (var (term, account) in ((string, Account)[])[("ReceivablesChange", Account.Receivables), ("InventoryChange", Account.Inventory), ("DepositsChange", Account.Deposits), ("PayablesChange", Account.Payables),
            ("AccrualsChange", Account.Accruals), ("DeferredRevenueChange", Account.DeferredRevenue), ("SalesTaxChange", Account.ValueAddedTax), ("IncomeTaxChange", Account.IncomeTaxPayable)])
            operating += Stated(term, books.CreditMovement(account));
        var fromOperating = Stated("OperatingCashFlow", operating);
        var investing = Stated("InvestingCashFlow", Stated("SpentOnFixedAssets", books.CreditMovement(Account.FixedAssets)) + Stated("SpentOnDevelopment", books.CreditMovement(Account.Intangibles)));
        var financing = Stated("FinancingCashFlow", Stated("FromShareholders", books.CreditMovement(Account.PaidInCapital))
            + Stated("FromConvertibles", books.CreditMovement(Account.Convertibles) + books.CreditMovement(Account.ConvertibleInterest) + books.CreditMovement(Account.ConvertedCapital) + books.Sum(Role.InterestOfNotes))
            + Stated("FromLoans", books.CreditMovement(Account.Loans)) + Stated("FromFounders", books.CreditMovement(Account.FounderLoans)));
        var net = Stated("NetCashFlow", fromOperating + investing + financing);
        var closing = books.Declare("ClosingCash", Unit.Money, Aggregation.Stock);
        closing.Formula = closing.Lag(1, openingCash) + net;
        return new(fromOperating, investing, financing, net, closing);

        Line Stated(string term, Formula formula) => IncomeStatement.Flow(books, term, formula);
    }
}

/// <summary>What the company has and owes at the end of each month.</summary>
/// <param name="Assets">All that it has.</param>
/// <param name="Liabilities">All that it owes.</param>
/// <param name="Equity">What belongs to the shareholders.</param>
/// <param name="Difference">Assets − liabilities − equity: 0, or the model is wrong.</param>
/// <param name="Lines">The lines in order, by account or total.</param>
public sealed record BalanceSheet(Line Assets, Line Liabilities, Line Equity, Line Difference, IReadOnlyList<Line> Lines)
{
    /// <summary>Writes down the statement. Cash comes from the cash-flow statement, all else from the accounts: so the difference proves both.</summary>
    public static BalanceSheet Of(Books books, IncomeStatement income, CashFlow cash, Formula openingCash)
    {
        books.Section("BalanceSheet");
        var lines = new List<Line>();
        var holdings = Keep("Cash", cash.ClosingCash);
        var current = Keep("CurrentAssets", holdings + Debit("Receivables", Account.Receivables) + Debit("InventoryHeld", Account.Inventory) + Debit("Deposits", Account.Deposits));
        var fixedAssets = Keep("FixedAssets", Debit("FixedAssetsAtCost", Account.FixedAssets) + Debit("AccumulatedDepreciation", Account.AccumulatedDepreciation));
        var intangibles = Keep("Intangibles", Debit("DevelopmentAtCost", Account.Intangibles) + Debit("AccumulatedAmortisation", Account.AccumulatedAmortisation));
        var assets = Keep("Assets", current + fixedAssets + intangibles);
        var owed = Keep("CurrentLiabilities", Credit("Payables", Account.Payables) + Credit("Accruals", Account.Accruals) + Credit("DeferredRevenue", Account.DeferredRevenue)
            + Credit("SalesTaxPayable", Account.ValueAddedTax) + Credit("IncomeTaxPayable", Account.IncomeTaxPayable));
        var borrowed = Keep("Borrowings", Credit("Loans", Account.Loans) + Credit("FounderLoans", Account.FounderLoans) + Credit("Convertibles", Account.Convertibles));
        var liabilities = Keep("Liabilities", owed + borrowed);
        // What there was before the first month less what was owed; where more was owed, it had been lost.
        var before = openingCash + books.CreditOpening(Account.PaidInCapital);
        var paidIn = Kept("PaidInCapital", books.CreditMovement(Account.PaidInCapital) + books.CreditMovement(Account.ConvertedCapital), Formula.Max(0, before));
        var retained = Kept("RetainedEarnings", income.NetIncome, Formula.Min(0, before));
        var equity = Keep("Equity", paidIn + retained);
        Keep("LiabilitiesAndEquity", liabilities + equity);
        return new(assets, liabilities, equity, Keep("Difference", assets - liabilities - equity), lines);

        Line Debit(string term, Account account) => Kept(term, books.Movement(account), books.Opening(account));

        Line Credit(string term, Account account) => Kept(term, books.CreditMovement(account), books.CreditOpening(account));

        Line Keep(string term, Formula formula)
        {
            var line = books.Line(term, Unit.Money, Aggregation.Stock, formula);
            lines.Add(line);
            return line;
        }

        Line Kept(string term, Formula movement, Formula before)
        {
            var line = books.Declare(term, Unit.Money, Aggregation.Stock);
            line.Formula = line.Lag(1, before) + movement;
            lines.Add(line);
            return line;
        }
    }
}
