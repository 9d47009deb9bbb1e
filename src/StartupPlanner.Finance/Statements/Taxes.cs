using StartupPlanner.Finance.Modeling;

namespace StartupPlanner.Finance.Statements;

/// <summary>How income and sales are taxed.</summary>
/// <param name="IncomeTax">Rate on the year's profit.</param>
/// <param name="LossAllowance">Up to this profit a year losses of earlier years are taken off in full.</param>
/// <param name="LossShare">Of the profit above that, this share can be taken off.</param>
/// <param name="LossYears">For so many fiscal years after that of a loss it can be taken off; 0 without end.</param>
/// <param name="Refunds">Whether value added tax that suppliers charged beyond what customers paid is paid back; else it is carried on.</param>
/// <param name="SalesTaxMonths">Every so many months value added tax is paid: 1 or 3.</param>
/// <param name="IncomeTaxMonths">Every so many months income tax is paid: 1 or 3.</param>
/// <param name="YearStart">The month of the calendar year in which the fiscal year starts, 1 to 12.</param>
public sealed record TaxTerms(Formula IncomeTax, Formula LossAllowance, Formula LossShare, int LossYears, bool Refunds, int SalesTaxMonths, int IncomeTaxMonths, int YearStart);

/// <summary>Taxes on sales and on profit.</summary>
public static class Taxes
{
    /// <summary>1 in the months in which taxes are paid: the month after the end of each tax period.</summary>
    private static Formula Due(TaxTerms terms, int months)
    {
        if (months <= 1) return 1;
        Formula due = 0;
        for (var month = 0; month < 12; month += months) due += IsMonth((terms.YearStart - 1 + month) % 12 + 1);
        return due;
    }

    /// <summary>Value added tax is paid after its period; what suppliers charged too much is carried on, or paid back likewise.</summary>
    public static void RemitSalesTax(Books books, TaxTerms terms)
    {
        var owed = books.Declare("SalesTaxOwed", Unit.Money, Aggregation.Stock);
        var remitted = books.Line("SalesTaxPaid", Unit.Money, Aggregation.Flow, Due(terms, terms.SalesTaxMonths) * (terms.Refunds ? owed.Previous : Formula.Max(0, owed.Previous)));
        owed.Formula = owed.Previous - books.Movement(Account.ValueAddedTax) - remitted;
        books.Post(Account.ValueAddedTax, Account.Cash, remitted);
    }

    /// <summary>Income tax on the profit of the fiscal year so far, less losses of earlier years; what a later loss takes back lowers it again.</summary>
    /// <param name="books">The books.</param>
    /// <param name="profit">Profit before tax.</param>
    /// <param name="terms">The rates.</param>
    public static void OnIncome(Books books, Line profit, TaxTerms terms)
    {
        var isNew = IsMonth(terms.YearStart);
        var soFar = books.Declare("ProfitSoFar", Unit.Money, Aggregation.Stock);
        soFar.Formula = Formula.If(isNew, 0, soFar.Previous) + profit;
        var losses = books.Declare("LossesBroughtForward", Unit.Money, Aggregation.Stock);
        var used = books.Declare("LossesUsed", Unit.Money, Aggregation.Stock);
        var ofYear = Formula.If(isNew, Formula.Max(0, -soFar.Previous), 0);
        if (terms.LossYears == 0) losses.Formula = losses.Previous + ofYear - Formula.If(isNew, used.Previous, 0);
        else
        {
            var made = books.Declare("LossesMade", Unit.Money, Aggregation.Stock);
            made.Formula = made.Previous + ofYear;
            // The oldest are used first: when a year starts, those made before the years that count are gone, used or not.
            var gone = books.Declare("LossesGone", Unit.Money, Aggregation.Stock);
            gone.Formula = Formula.If(isNew, Formula.Max(gone.Previous + used.Previous, made.Lag(12 * terms.LossYears)), gone.Previous);
            losses.Formula = made - gone;
        }
        var gain = books.Line("GainSoFar", Unit.Money, Aggregation.Stock, Formula.Max(0, soFar));
        used.Formula = Formula.Min(losses, Formula.Min(gain, terms.LossAllowance) + Formula.Max(0, gain - terms.LossAllowance) * terms.LossShare);
        var taxSoFar = books.Line("TaxSoFar", Unit.Money, Aggregation.Stock, (gain - used) * terms.IncomeTax);
        var before = Formula.If(isNew, 0, taxSoFar.Previous);
        var tax = books.Line("IncomeTaxOfMonth", Unit.Money, Aggregation.Flow, taxSoFar - before);
        books.Post(Account.IncomeTax, Account.IncomeTaxPayable, tax);
        var owed = books.Declare("IncomeTaxOwed", Unit.Money, Aggregation.Stock);
        // What was paid too much is paid back likewise.
        var paid = books.Line("IncomeTaxPaid", Unit.Money, Aggregation.Flow, Due(terms, terms.IncomeTaxMonths) * owed.Previous);
        owed.Formula = owed.Previous + tax - paid;
        books.Post(Account.IncomeTaxPayable, Account.Cash, paid);
    }

    private static Formula IsMonth(int number) => (Formula.MonthOfYear >= number) * (Formula.MonthOfYear <= number);
}
